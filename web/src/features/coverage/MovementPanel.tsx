// Who came and who went, month by month: bars up for new and returned, down for left, and the same as a table.
import { FaultError, type Schemas } from "../../api/client";
import { Explain } from "../../components/Explain";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showMonth } from "../../lib/dates";
import { niceTop } from "../../lib/chart";
import { count, signed } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import { useMovement } from "./answers";

type Month = Schemas["MovementAnswer"]["months"][number];

export function MovementPanel({ unit }: { unit?: string }) {
  const { word } = useWords();
  const answer = useMovement(unit, true);
  const months = answer.data?.months ?? [];
  // Who came and who went is told where one sees the heads of employers; elsewhere there is nothing to look at.
  if (answer.error instanceof FaultError && answer.error.fault.status === 403) return null;
  return (
    <section className="panel" aria-labelledby="movement-head">
      <div className="panel-head">
        <h2 id="movement-head">{word("movement.title")}</h2>
        <Explain topic="movement" />
      </div>
      {answer.error && <FaultNotice error={answer.error} />}
      {answer.isPending && <Skeleton lines={5} />}
      {answer.data && (
        <div className="panel-body">
          <MovementChart months={months.filter((each) => each.opening !== null)} />
          <ul className="legend">
            <li><span className="swatch up-swatch" />{word("movement.column.joined")}</li>
            <li><span className="swatch up-2-swatch" />{word("movement.column.returned")}</li>
            <li><span className="swatch down-swatch" />{word("movement.column.left")}</li>
          </ul>
          <details className="movement-table" open={false}>
            <summary>{word("movement.table")}</summary>
            <MovementTable months={months} />
          </details>
        </div>
      )}
    </section>
  );
}

const width = 420;
const height = 210;
const foot = 20;
const head = 8;
const side = 48;  // Where the numbers of the lines stand.

function MovementChart({ months }: { months: Month[] }) {
  const { word, language } = useWords();
  if (months.length === 0) return <p className="quiet">{word("movement.none")}</p>;
  const up = niceTop(Math.max(1, ...months.map((each) => (each.joined ?? 0) + (each.returned ?? 0))));
  const down = niceTop(Math.max(1, ...months.map((each) => each.left ?? 0)));
  const scale = (height - foot - head) / (up + down);
  const zero = head + up * scale;
  const step = (width - side) / months.length;
  const bar = Math.min(22, step * 0.62);
  const last = months[months.length - 1];
  const netOf = (each: Month) => (each.joined ?? 0) + (each.returned ?? 0) - (each.left ?? 0);
  return (
    <>
    {last && <p className="movement-net quiet">{word("movement.net", { month: showMonth(last.month), net: signed(netOf(last), language), joined: count(last.joined, language), returned: count(last.returned, language), left: count(last.left, language) })}</p>}
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img"
      aria-label={word("movement.chart", { from: showMonth(months[0]?.month), to: showMonth(last?.month), closing: count(last?.closing, language) })}>
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
          <g key={each.month}>
            <title>{`${showMonth(each.month)}: +${count(each.joined, language)} +${count(each.returned, language)} −${count(each.left, language)} = ${signed(netOf(each), language)}`}</title>
            <rect className="up" x={x} y={zero - joined} width={bar} height={joined} />
            <rect className="up-2" x={x} y={zero - joined - returned} width={bar} height={returned} />
            <rect className="down" x={x} y={zero} width={bar} height={left} />
            {(index % 3 === months.length % 3 || months.length <= 6) && (
              <text x={x + bar / 2} y={height - 4} textAnchor="middle">{showMonth(each.month).replace("/20", "/")}</text>
            )}
          </g>
        );
      })}
    </svg>
    </>
  );
}

function MovementTable({ months }: { months: Month[] }) {
  const { word, language } = useWords();
  return (
    <div className="table-scroll" role="group" tabIndex={0}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{word("run.month")}</th>
            {(["opening", "joined", "returned", "left", "closing"] as const).map((each) => <th key={each} scope="col" className="number">{word(`movement.column.${each}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {months.map((each) => (
            <tr key={each.month}>
              <th scope="row">{showMonth(each.month)}</th>
              <td className="number">{count(each.opening, language)}</td>
              <td className="number">{signed(each.joined, language)}</td>
              <td className="number">{signed(each.returned, language)}</td>
              <td className="number">{each.left === null ? "–" : signed(-each.left, language)}</td>
              <td className="number">{count(each.closing, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
