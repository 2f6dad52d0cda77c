// One A4 page for a leader: the three schemes against the plan, who will miss and why, what changed in the month,
// what the figures do not know. It is a page on the screen, too, so that what is printed is what is seen.
import { useQueries } from "@tanstack/react-query";
import { api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { BulletBar, largestReason, shareWord } from "../../components/bars";
import { Icon } from "../../components/Icon";
import { State } from "../../components/State";
import { FaultNotice, Skeleton } from "../../components/notices";
import { dayInVietnam, showDay, showInstant, showMonth } from "../../lib/dates";
import { printPage } from "../../lib/paper";
import { count, percent, signed } from "../../lib/numbers";
import { type Scheme, schemes } from "../../lib/url_state";
import { capital, useWords } from "../../lib/words";
import { type SchemeStatus, useSchemes } from "../coverage/answers";
import { riskOrder, shortOf } from "../coverage/risk";
import { useMay, useSession } from "../session/session";
import { fitUnits, linesFor, redUnits } from "./red_units";
import "../../styles/brief.css";


export function BriefPage() {
  const { word, language } = useWords();
  const { run, units } = usePlace();
  const may = useMay();
  const { agency_name, full_name } = useSession();
  const status = useSchemes();
  const gaps = useGaps();
  const red = redUnits(schemes.map((scheme, index) => ({ scheme, lines: gaps[index]?.data?.lines ?? [] })));
  const movements = useMovements(may("see_movement"));
  const fault = status.error ?? gaps.find((each) => each.error)?.error;
  return (
    <>
      <div className="page-head no-print">
        <p className="page-meta">{word("brief.meta")}</p>
        <span className="end"><button type="button" className="button first" onClick={() => void printPage()}><Icon name="print" />{word("brief.print")}</button></span>
      </div>
      {fault && <FaultNotice error={fault} />}
      {!fault && (!status.data || gaps.some((each) => !each.data)) && <div className="panel"><Skeleton lines={12} /></div>}
      {!fault && status.data && gaps.every((each) => each.data) && (
        <article className="brief" aria-labelledby="brief-head" tabIndex={0}>
          <header>
            <h1 id="brief-head">{word("brief.head", { unit: units[0]?.name ?? "" })}</h1>
            <p>{word("brief.run", { month: showMonth(run.month), at: showInstant(run.made_at), run: run.id })}</p>
          </header>
          <Schemes rows={status.data.schemes} />
          <RedUnits lines={fitUnits(red, linesFor(red.length))} />
          {movements.length > 0 && <Changes rows={movements.flatMap(({ data }) => (data ? [data] : []))} />}
          <Lacking />
          <footer>{word("brief.sources", { deliveries: count(run.deliveries, language), law: `${run.citation.law}, ${run.citation.article}`, user: full_name, agency: agency_name, day: showDay(dayInVietnam(new Date())) })}</footer>
        </article>
      )}
    </>
  );
}

function useGaps() {
  const { run } = usePlace();
  const { language } = useWords();
  return useQueries({
    queries: schemes.map((scheme) => ({
      queryKey: ["gap", "unit", run.id, scheme, language],
      queryFn: () => take(api.GET("/api/coverage/gap", { params: { query: { run: run.id, scheme, by: "unit" as const, limit: 500 } } })),
    })),
  });
}

function useMovements(may: boolean) {
  const { run } = usePlace();
  return useQueries({
    queries: (may ? (["compulsory", "unemployment"] as const) : []).map((scheme) => ({
      queryKey: ["movement", run.id, scheme, undefined],
      queryFn: () => take(api.GET("/api/coverage/movement", { params: { query: { run: run.id, scheme } } })),
    })),
  });
}

function Schemes({ rows }: { rows: SchemeStatus[] }) {
  const { word, wordOf, language } = useWords();
  const sorted = [...rows].sort((a, b) => riskOrder(b.state) - riskOrder(a.state));
  return (
    <section aria-labelledby="brief-schemes">
      <h2 id="brief-schemes">{word("brief.schemes", { year: rows[0]?.plan.year ?? "" })}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{word("coverage.scheme")}</th><th scope="col">{word("coverage.state")}</th><th scope="col" className="brief-bar">{word("coverage.bullet")}</th>
            <th scope="col" className="number">{word("coverage.participating")}</th><th scope="col" className="number">{word("coverage.target")}</th>
            <th scope="col" className="number">{word("coverage.rate")}</th><th scope="col" className="number">{word("brief.needed")}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.scheme}>
              <th scope="row">{capital(wordOf("scheme", row.scheme))}</th>
              <td><State state={row.state} /></td>
              <td className="brief-bar">
                <BulletBar value={row.gap.participating} target={row.plan.target} whole={row.gap.eligible} state={row.state} height={13}
                  label={word("coverage.bullet_label", { participating: count(row.gap.participating, language), target: count(row.plan.target, language), eligible: count(row.gap.eligible, language) })} />
              </td>
              <td className="number"><b>{count(row.gap.participating, language)}</b></td>
              <td className="number">{count(row.plan.target, language)}</td>
              <td className="number">{percent(row.gap.participating, row.gap.eligible, language)}</td>
              <td className="number">{count(row.needed_per_month, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RedUnits({ lines }: { lines: ReturnType<typeof fitUnits> }) {
  const { word, wordOf, language } = useWords();
  if (lines.length === 0) return <section><h2>{word("brief.red")}</h2><p>{word("brief.red_none")}</p></section>;
  return (
    <section aria-labelledby="brief-red">
      <h2 id="brief-red">{word("brief.red")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{word("coverage.unit")}</th><th scope="col" className="number">{word("coverage.participating")}</th><th scope="col" className="number">{word("coverage.target")}</th>
            <th scope="col" className="number">{word("today.short")}</th><th scope="col" className="number">{word("brief.needed")}</th><th scope="col">{word("today.why")}</th>
          </tr>
        </thead>
        {lines.map(({ scheme, shown, left }) => (
          <tbody key={scheme}>
            <tr className="brief-group"><th scope="rowgroup" colSpan={6}>{capital(wordOf("scheme", scheme))}</th></tr>
            {shown.map((line) => {
              const main = largestReason(line.reasons);
              return (
                <tr key={line.key}>
                  <th scope="row"><span className="state at_risk"><Icon name="at_risk" />{line.name}</span></th>
                  <td className="number">{count(line.participating, language)}</td>
                  <td className="number">{count(line.plan?.target, language)}</td>
                  <td className="number">{count(shortOf(line), language)}</td>
                  <td className="number">{count(line.plan?.needed_per_month, language)}</td>
                  <td>{main ? `${wordOf("reason.short", main.reason)}: ${count(main.persons, language)} (${shareWord(main.persons, line.absent, language)})` : "–"}</td>
                </tr>
              );
            })}
            {left > 0 && <tr><td colSpan={6}>{word("brief.more_units", { count: left })}</td></tr>}
          </tbody>
        ))}
      </table>
    </section>
  );
}

type Movement = { scheme: Scheme; months: { month: string; opening: number | null; joined: number | null; returned: number | null; left: number | null; closing: number | null }[] };

function Changes({ rows }: { rows: Movement[] }) {
  const { word, wordOf, language } = useWords();
  const last = rows.flatMap(({ scheme, months }) => {
    const month = months[months.length - 1];
    return month ? [{ scheme, month }] : [];
  });
  if (last.length === 0) return null;
  return (
    <section aria-labelledby="brief-changes">
      <h2 id="brief-changes">{word("brief.changes", { month: showMonth(last[0]?.month.month) })}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{word("coverage.scheme")}</th><th scope="col" className="number">{word("movement.column.opening")}</th><th scope="col" className="number">{word("movement.column.joined")}</th>
            <th scope="col" className="number">{word("movement.column.returned")}</th><th scope="col" className="number">{word("movement.column.left")}</th><th scope="col" className="number">{word("movement.column.closing")}</th><th scope="col" className="number">{word("brief.net")}</th>
          </tr>
        </thead>
        <tbody>
          {last.map(({ scheme, month }) => (
            <tr key={scheme}>
              <th scope="row">{capital(wordOf("scheme", scheme))}</th>
              <td className="number">{count(month.opening, language)}</td>
              <td className="number">{count(month.joined, language)}</td>
              <td className="number">{count(month.returned, language)}</td>
              <td className="number">{count(month.left, language)}</td>
              <td className="number">{count(month.closing, language)}</td>
              <td className="number">{month.opening === null || month.closing === null ? "–" : signed(month.closing - month.opening, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Lacking() {
  const { word } = useWords();
  const { run } = usePlace();
  const { decisions, deliveries } = run.lacking;
  return (
    <section aria-labelledby="brief-lacking">
      <h2 id="brief-lacking">{word("brief.lacking")}</h2>
      <ul>
        <li>{word(decisions + deliveries > 0 ? "brief.lacking_some" : "brief.lacking_none", { decisions, deliveries })}</li>
        <li>{word("brief.lists", { months: run.si_months, year: run.tax_year, known: run.as_known_on ? showDay(run.as_known_on) : showInstant(run.made_at) })}</li>
        <li>{word("brief.signals")}</li>
      </ul>
    </section>
  );
}
