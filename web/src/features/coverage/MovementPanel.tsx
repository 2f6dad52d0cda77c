// Who came and who went, by month, quarter, half-year or year, or from the first of the year on: bars up for new and
// returned, down for left, and the same as a table.
import { useMemo } from "react";
import { FaultError } from "../../api/client";
import { usePlace } from "../../app/place";
import { type Column, DataTable } from "../../components/DataTable";
import { Explain } from "../../components/Explain";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showMonth } from "../../lib/dates";
import { niceTop } from "../../lib/chart";
import { count, signed } from "../../lib/numbers";
import { type Words, useWords } from "../../lib/words";
import { showPeriod } from "../deliveries/period";
import { useMovement } from "./answers";
import { type Period, type Span, inPeriods, spanOf, spans } from "./periods";

// "quý 4/2018"; of one of which not all months are known "quý 4/2018 (2/3 tháng)".
function periodName({ period, months, of }: Period, span: Span, { word }: Pick<Words, "word">): string {
  const name = span === "to_date" ? word("movement.to_month", { month: showMonth(period) }) : showPeriod(period, { word });
  return months === of ? name : word("movement.part", { period: name, months, of });
}

export function MovementPanel({ unit }: { unit?: string }) {
  const { word } = useWords();
  const { search, change } = usePlace();
  const answer = useMovement(unit, true);
  const span = spanOf(search.get("span"));
  const told = answer.data?.months;
  const periods = useMemo(() => inPeriods(told ?? [], span), [told, span]);
  // Who came and who went is told where one sees the heads of employers; elsewhere there is nothing to look at.
  if (answer.error instanceof FaultError && answer.error.fault.status === 403) return null;
  return (
    <section className="panel" aria-labelledby="movement-head">
      <div className="panel-head">
        <h2 id="movement-head">{word("movement.title")}</h2>
        <Explain topic="movement" />
        <span className="segments end no-print" role="group" aria-label={word("movement.span")}>
          {spans.map((each) => (
            <button key={each} type="button" aria-pressed={each === span} onClick={() => change({ span: each === "month" ? null : each })}>{word(`movement.span.${each}`)}</button>
          ))}
        </span>
      </div>
      {answer.error && <FaultNotice error={answer.error} />}
      {answer.isPending && <Skeleton lines={5} />}
      {answer.data && (
        <div className="panel-body">
          <MovementChart periods={periods.filter((each) => each.opening !== null)} span={span} />
          <ul className="legend">
            <li><span className="swatch up-swatch" />{word("movement.column.joined")}</li>
            <li><span className="swatch up-2-swatch" />{word("movement.column.returned")}</li>
            <li><span className="swatch down-swatch" />{word("movement.column.left")}</li>
          </ul>
          <details className="movement-table" open={false}>
            <summary>{word("movement.table")}</summary>
            <MovementTable periods={periods} span={span} />
          </details>
        </div>
      )}
    </section>
  );
}

// As short as it can be told below a bar.
function axisName({ period }: Period, words: Words): string {
  return /^\d{4}-\d{2}$/.test(period) ? showMonth(period).replace("/20", "/") : showPeriod(period, words);
}

const width = 420;
const height = 210;
const foot = 20;
const head = 8;
const side = 48;  // Where the numbers of the lines stand.

function MovementChart({ periods: months, span }: { periods: Period[]; span: Span }) {
  const words = useWords();
  const { word, language } = words;
  const name = (each: Period) => periodName(each, span, words);
  if (months.length === 0) return <p className="quiet">{word("movement.none")}</p>;
  const up = niceTop(Math.max(1, ...months.map((each) => (each.joined ?? 0) + (each.returned ?? 0))));
  const down = niceTop(Math.max(1, ...months.map((each) => each.left ?? 0)));
  const scale = (height - foot - head) / (up + down);
  const zero = head + up * scale;
  const step = (width - side) / months.length;
  const bar = Math.min(22, step * 0.62);
  const last = months[months.length - 1];
  const netOf = (each: Period) => (each.joined ?? 0) + (each.returned ?? 0) - (each.left ?? 0);
  return (
    <>
    {last && <p className="movement-net quiet">{word("movement.net", { period: name(last), net: signed(netOf(last), language), joined: count(last.joined, language), returned: count(last.returned, language), left: count(last.left, language) })}</p>}
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img"
      aria-label={word("movement.chart", { from: months[0] ? name(months[0]) : "–", to: last ? name(last) : "–", closing: count(last?.closing, language) })}>
      {[up, 0, -down].map((persons) => (
        <g key={persons}>
          <line className={persons === 0 ? "axis" : "grid"} x1={side} x2={width} y1={zero - persons * scale} y2={zero - persons * scale} />
          <text x={side - 6} y={zero - persons * scale + 4} textAnchor="end">{signed(persons, language)}</text>
        </g>
      ))}
      {months.map((each, index) => {
        const x = side + index * step + (step - bar) / 2;
        const joined = (each.joined ?? 0) * scale;
        const returned = (each.returned ?? 0) * scale;
        const left = (each.left ?? 0) * scale;
        return (
          <g key={each.period}>
            <title>{`${name(each)}: +${count(each.joined, language)} +${count(each.returned, language)} −${count(each.left, language)} = ${signed(netOf(each), language)}`}</title>
            <rect className="up" x={x} y={zero - joined} width={bar} height={joined} />
            <rect className="up-2" x={x} y={zero - joined - returned} width={bar} height={returned} />
            <rect className="down" x={x} y={zero} width={bar} height={left} />
            {(index % 3 === months.length % 3 || months.length <= 6) && (
              <text x={x + bar / 2} y={height - 4} textAnchor="middle">{axisName(each, words)}</text>
            )}
          </g>
        );
      })}
    </svg>
    </>
  );
}

function MovementTable({ periods, span }: { periods: Period[]; span: Span }) {
  const words = useWords();
  const { word, language } = words;
  const name = (each: Period) => periodName(each, span, words);
  const columns = useMemo<Column<Period>[]>(() => {
    const number = (id: "opening" | "joined" | "returned" | "left" | "closing", text: (each: Period) => string): Column<Period> =>
      ({ id, head: word(`movement.column.${id}`), number: true, value: (each) => each[id] ?? -1, text, cell: text });
    return [
      { id: "period", head: word("movement.period"), value: (each) => each.period, text: (each) => periodName(each, span, { word }), cell: (each) => periodName(each, span, { word }) },
      number("opening", (each) => count(each.opening, language)),
      number("joined", (each) => signed(each.joined, language)),
      number("returned", (each) => signed(each.returned, language)),
      number("left", (each) => (each.left === null ? "–" : signed(-each.left, language))),
      number("closing", (each) => count(each.closing, language)),
    ];
  }, [word, language, span]);
  return <DataTable id="movement" label={word("movement.title")} columns={columns} rows={periods} rowKey={name} />;
}
