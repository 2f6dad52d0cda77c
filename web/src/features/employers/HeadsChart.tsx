// Heads by month: whom the tax register tells against whom the SI lists hold. A month of which a register
// tells nothing is a break in its line, never a zero.
import type { Schemas } from "../../api/client";
import { showMonth } from "../../lib/dates";
import { fromFirstTold, niceTop } from "../../lib/chart";
import { count, signed } from "../../lib/numbers";
import { useWords } from "../../lib/words";

type Month = Schemas["EmployerAnswer"]["months"][number];

const width = 520;
const height = 190;
const box = { left: 46, right: 10, top: 10, bottom: 24 };

export function HeadsChart({ months: all }: { months: Month[] }) {
  const months = fromFirstTold(all, (each) => each.si !== null || each.tax !== null);
  const { word, language } = useWords();
  const top = niceTop(Math.max(1, ...months.flatMap((each) => [each.si ?? 0, each.tax ?? 0])));
  const x = (index: number) => box.left + (months.length < 2 ? 0 : (index / (months.length - 1)) * (width - box.left - box.right));
  const y = (heads: number) => height - box.bottom - (heads / top) * (height - box.top - box.bottom);
  const every = Math.max(1, Math.ceil(months.length / 6));
  const last = months[months.length - 1];
  const both = [...months].reverse().find((each) => each.tax !== null && each.si !== null);
  return (
    <>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img"
        aria-label={word("employer.chart", { month: showMonth(last?.month), tax: count(last?.tax, language), si: count(last?.si, language) })}>
        {[0, top / 2, top].map((heads) => (
          <g key={heads}>
            <line className={heads === 0 ? "axis" : "grid"} x1={box.left} x2={width - box.right} y1={y(heads)} y2={y(heads)} />
            <text x={box.left - 6} y={y(heads) + 4} textAnchor="end">{count(heads, language)}</text>
          </g>
        ))}
        {months.map((each, index) => index % every === 0 && (
          <text key={each.month} x={x(index)} y={height - 6} textAnchor={index === 0 ? "start" : "middle"}>{showMonth(each.month).replace("/20", "/")}</text>
        ))}
        {months.slice(1).map((each, index) => {
          const before = months[index];
          if (!before || each.tax === null || each.si === null || before.tax === null || before.si === null) return null;
          return <path key={each.month} className="difference" d={`M${x(index)} ${y(before.tax)}L${x(index + 1)} ${y(each.tax)}L${x(index + 1)} ${y(each.si)}L${x(index)} ${y(before.si)}z`} />;
        })}
        <Series months={months} pick={(each) => each.tax} name="b" x={x} y={y} />
        <Series months={months} pick={(each) => each.si} name="a" x={x} y={y} />
      </svg>
      {both && both.tax !== null && both.si !== null && <p><b>{word("employer.chart_difference", { month: showMonth(both.month), difference: signed(both.tax - both.si, language) })}</b></p>}
      <ul className="legend">
        <li><svg width="26" height="10" className="chart legend-line" aria-hidden="true"><line className="line-b" x1="0" x2="26" y1="5" y2="5" /></svg>{word("employer.heads_tax")}</li>
        <li><svg width="26" height="10" className="chart legend-line" aria-hidden="true"><line className="line-a" x1="0" x2="26" y1="5" y2="5" /></svg>{word("employer.heads_si")}</li>
      </ul>
    </>
  );
}

type SeriesProps = { months: Month[]; pick: (month: Month) => number | null; name: "a" | "b"; x: (index: number) => number; y: (heads: number) => number };

function Series({ months, pick, name, x, y }: SeriesProps) {
  const told = months.map((each, index) => ({ month: each.month, heads: pick(each), index }));
  const path = told.map(({ heads, index }) => {
    if (heads === null) return "";
    const begins = index === 0 || told[index - 1]?.heads === null;
    return `${begins ? "M" : "L"}${x(index).toFixed(1)} ${y(heads).toFixed(1)}`;
  }).join("");
  return (
    <g>
      <path className={`line-${name}`} d={path} />
      {told.map(({ month, heads, index }) => heads !== null && (
        <circle key={month} className={`dot-${name}`} cx={x(index)} cy={y(heads)} r="3"><title>{`${showMonth(month)}: ${heads}`}</title></circle>
      ))}
    </g>
  );
}
