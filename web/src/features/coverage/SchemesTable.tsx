// The three schemes as bullet bars, those at risk first. The chosen scheme is marked; a press chooses another.
import { usePlace } from "../../app/place";
import { BulletBar } from "../../components/bars";
import { Explain } from "../../components/Explain";
import { State } from "../../components/State";
import { showMonth } from "../../lib/dates";
import { count, percent, signed } from "../../lib/numbers";
import { capital, useWords } from "../../lib/words";
import type { SchemeStatus } from "./answers";
import { riskOrder } from "./risk";

export function SchemesTable({ schemes }: { schemes: SchemeStatus[] }) {
  const { word, wordOf, language } = useWords();
  const { scheme, change } = usePlace();
  const year = schemes[0]?.plan.year;
  const month = schemes.map((each) => each.gap.year_before?.month).find(Boolean);
  const rows = [...schemes].sort((a, b) => riskOrder(b.state) - riskOrder(a.state));
  const bullet = (row: SchemeStatus) => (
    <BulletBar value={row.gap.participating} target={row.plan.target} whole={row.gap.eligible} pace={row.expected} state={row.state} height={20}
      label={[word("coverage.bullet_label", {
        participating: count(row.gap.participating, language), target: count(row.plan.target, language), eligible: count(row.gap.eligible, language),
      }), ...(row.expected === null ? [] : [`${word("coverage.pace_mark")} ${count(row.expected, language)}`])].join("; ")} />
  );
  const rounded = rows[0]?.gap.rounded_to;
  return (
    <>
      <div className="table-scroll" role="group" tabIndex={0}>
        <table className="data schemes-table">
          <thead>
            <tr>
              <th scope="col" className="pinned">{word("coverage.scheme")}</th>
              <th scope="col" className="not-on-phone"><span className="head-cell">{word("coverage.state")}<Explain topic="state" /></span></th>
              <th scope="col" className="bullet-column not-on-phone"><span className="head-cell">{word("coverage.to_target")}<Explain topic="pace" /></span></th>
              <th scope="col" className="number"><span className="head-cell">{word("coverage.participating")}<Explain topic="participating" /></span></th>
              {month && <th scope="col" className="number not-on-phone"><span className="head-cell">{word("coverage.year_change")}<Explain topic="year_before" /></span></th>}
              <th scope="col" className="number"><span className="head-cell">{word("coverage.target_of", { year: year ?? "" })}<Explain topic="target" /></span></th>
              <th scope="col" className="number not-on-phone"><span className="head-cell">{word("coverage.eligible")}<Explain topic="eligible" /></span></th>
              <th scope="col" className="number not-on-phone"><span className="head-cell">{word("coverage.rate")}<Explain topic="rate" /></span></th>
              <th scope="col" className="number not-on-phone"><span className="head-cell">{word("coverage.needed")}<Explain topic="pace" /></span></th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.scheme} className={row.scheme === scheme ? "current" : undefined}>
                <th scope="row" className="pinned">
                  <button type="button" className="row-link" aria-pressed={row.scheme === scheme} onClick={() => change({ scheme: row.scheme })}>
                    {capital(wordOf("scheme", row.scheme))}
                  </button>
                  <span className="on-phone"><State state={row.state} />{bullet(row)}</span>
                </th>
                <td className="not-on-phone"><State state={row.state} /></td>
                <td className="bullet-column not-on-phone">{bullet(row)}</td>
                <td className="number"><b>{count(row.gap.participating, language)}</b></td>
                {month && (
                  <td className="number not-on-phone" title={row.gap.year_before ? word("coverage.year_before_was", { month: showMonth(month), persons: count(row.gap.year_before.persons, language) }) : undefined}>
                    {signed(row.gap.year_before?.change ?? null, language)}
                  </td>
                )}
                <td className="number">{count(row.plan.target, language)}</td>
                <td className="number not-on-phone">{count(row.gap.eligible, language)}</td>
                <td className="number not-on-phone">{percent(row.gap.participating, row.gap.eligible, language)}</td>
                <td className="number not-on-phone">
                  {row.needed_per_month === null ? "–" : word("coverage.per_month", { persons: count(row.needed_per_month, language) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="legend bullet-legend" aria-label={word("coverage.legend")}>
        <li><span className="swatch legend-value" />{word("coverage.participating")}</li>
        <li><span className="swatch legend-range" />{word("coverage.eligible")}</li>
        <li><span className="legend-target" />{word("coverage.target")}</li>
        <li><span className="legend-pace" />{word("coverage.pace_mark")}</li>
        {rounded && <li>{word("coverage.rounded", { to: rounded })}</li>}
      </ul>
    </>
  );
}
