// S22: what the administrator looks at in the morning: space, the office store, the chain of the audit, backups,
// runs kept.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { type Schemas, api, take } from "../../api/client";
import { useOffice } from "../../app/office";
import { isOver } from "../../app/office_line";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showDay, showInstant, showMonth } from "../../lib/dates";
import { bytesText, count } from "../../lib/numbers";
import { Link } from "../../lib/router";
import { useWords } from "../../lib/words";
import { useMay } from "../session/session";
import "../../styles/deliveries.css";

type Health = Schemas["OfficeHealth"];
const littleSpace = 10 * 1024 ** 3;
const freshFor = 7 * 86_400_000;  // Milliseconds that a backup is young enough.

export function HealthPage() {
  const { word } = useWords();
  const health = useQuery({ queryKey: ["health"], queryFn: () => take(api.GET("/api/office/health")), refetchInterval: 60_000 });
  return (
    <>
      <div className="page-head"><h1>{word("page.health")}</h1></div>
      {health.error && <FaultNotice error={health.error} />}
      {health.isPending && <section className="panel"><Skeleton lines={8} /></section>}
      {health.data && <div className="columns health-columns"><State health={health.data} /><Runs runs={health.data.runs} /></div>}
    </>
  );
}

function Mark({ fine, children }: { fine: boolean; children: ReactNode }) {
  return <span className={`state ${fine ? "on_track" : "at_risk"}`}><Icon name={fine ? "on_track" : "at_risk"} />{children}</span>;
}

function State({ health }: { health: Health }) {
  const { word, language } = useWords();
  const { audit } = health;
  const lines: [string, boolean, string, ReactNode][] = [
    [word("health.space"), health.free_bytes >= littleSpace, word(health.free_bytes >= littleSpace ? "health.enough" : "health.little"),
      word("health.space_told", { free: bytesText(health.free_bytes, language), used: bytesText(health.workspace_bytes, language) })],
    [word("health.store"), health.store_problems.length === 0, word(health.store_problems.length === 0 ? "health.whole" : "health.problems"),
      health.store_problems.length === 0 ? word("health.store_fine") : <ul>{health.store_problems.map((each) => <li key={each}>{each}</li>)}</ul>],
    [word("health.audit"), audit.whole, word(audit.whole ? "health.whole" : "health.broken"),
      word("health.audit_told", { lines: count(audit.lines, language), day: audit.last_head ? showDay(audit.last_head) : word("health.no_head") })],
    [word("health.rows"), audit.rows_differing_count === 0, word(audit.rows_differing_count === 0 ? "health.whole" : "health.rows_differ"), <RowsTold audit={audit} />],
  ];
  return (
    <section className="panel" aria-labelledby="health-head">
      <div className="panel-head"><h2 id="health-head">{word("health.state")}</h2></div>
      <div className="table-scroll">
        <table className="data">
          <thead><tr><th scope="col">{word("health.what")}</th><th scope="col">{word("user.state")}</th><th scope="col">{word("health.told")}</th></tr></thead>
          <tbody>
            {lines.map(([what, fine, state, told]) => <tr key={what}><th scope="row">{what}</th><td><Mark fine={fine}>{state}</Mark></td><td>{told}</td></tr>)}
            <Backups backups={health.backups} />
            <tr><th scope="row">{word("health.program")}</th><td>{health.version}</td><td>{word("health.since", { at: showInstant(health.started_at) })}</td></tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

// What the store holds against what the audit and the history tell of it.
function RowsTold({ audit }: { audit: Health["audit"] }) {
  const { word, wordOf, language } = useWords();
  const more = audit.rows_differing_count - audit.rows_differing.length;
  return (
    <>
      {audit.rows_differing_count === 0 && <p>{word("health.rows_fine")}</p>}
      {audit.rows_differing.length > 0 && (
        <ul>
          {audit.rows_differing.map((row) => (
            <li key={`${row.table} ${row.id} ${row.what} ${row.column}`}>
              <code className="record-key">{row.table} {row.id}</code> {wordOf("health.row", row.what)}{row.column && <> · <code className="record-key">{row.column}</code></>}
            </li>
          ))}
          {more > 0 && <li>{word("health.rows_more", { count: count(more, language) })}</li>}
        </ul>
      )}
      {audit.rows_not_bound > 0 && <p>{word("health.rows_not_bound", { count: count(audit.rows_not_bound, language) })}</p>}
    </>
  );
}

function Backups({ backups }: { backups: Health["backups"] }) {
  const { word, language } = useWords();
  const queries = useQueryClient();
  const { jobs, learn } = useOffice();
  const make = useMutation({ mutationFn: () => take(api.POST("/api/office/backups")), onSuccess: (job) => learn([job]) });
  const ours = jobs.filter((job) => job.kind === "backup");
  const runs = ours.some((job) => !isOver(job));
  const failed = ours[0]?.fault;
  useEffect(() => {
    if (!runs) void queries.invalidateQueries({ queryKey: ["health"] });
  }, [runs, queries]);
  const [last] = backups ?? [];
  const fresh = last !== undefined && Date.now() - Date.parse(last.made_at) < freshFor;
  return (
    <tr>
      <th scope="row">{word("health.backup")}</th>
      <td><Mark fine={fresh}>{word(fresh ? "health.backup_fresh" : last ? "health.backup_old" : "health.backup_none")}</Mark></td>
      <td>
        {backups === null && word("health.backup_nowhere")}
        {backups !== null && <p>{last ? word("health.backup_told", { at: showInstant(last.made_at), files: count(last.files, language), bytes: bytesText(last.bytes, language), count: count(backups.length, language) }) : word("health.backup_empty")}</p>}
        {backups !== null && <button type="button" className="button" disabled={runs || make.isPending} onClick={() => make.mutate()}><Icon name="download" />{word(runs ? "health.backup_runs" : "health.backup_now")}</button>}
        {make.error && <FaultNotice error={make.error} />}
        {failed && !runs && <p role="alert">{failed.title} <span className="quiet">{failed.action} ({failed.code})</span></p>}
      </td>
    </tr>
  );
}

function Runs({ runs }: { runs: Health["runs"] }) {
  const { word, language } = useWords();
  const may = useMay();
  return (
    <section className="panel" aria-labelledby="runs-head">
      <div className="panel-head"><h2 id="runs-head">{word("health.runs", { count: count(runs.length, language) })}</h2></div>
      {runs.length === 0 && <p className="panel-body">{word("health.no_runs")}</p>}
      {runs.length > 0 && (
        <div className="table-scroll" role="group" tabIndex={0} aria-labelledby="runs-head">
          <table className="data">
            <thead><tr><th scope="col">{word("run.month")}</th><th scope="col">{word("run.made_at")}</th><th scope="col">{word("run.known_on")}</th><th scope="col">{word("run.id")}</th></tr></thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.id}>
                  <th scope="row">{may("see_figures") ? <Link to={`/?view=province&run=${run.id}`}>{showMonth(run.month)}</Link> : showMonth(run.month)}</th>
                  <td className="nowrap">{showInstant(run.made_at)}</td><td className="nowrap">{run.as_known_on ? showDay(run.as_known_on) : showInstant(run.made_at)}</td><td><code className="record-key">{run.id}</code></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
