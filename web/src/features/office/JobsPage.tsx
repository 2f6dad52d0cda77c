// What the server does now and did lately: runs, and files that are read. Who may, starts a run or ends a job.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, take } from "../../api/client";
import { type Job, useCancelJob, useOffice, useStartRun } from "../../app/office";
import { isOver, partDone } from "../../app/office_line";
import { type Column, DataTable } from "../../components/DataTable";
import { Icon, type IconName } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showInstant, showSoon } from "../../lib/dates";
import { count, duration } from "../../lib/numbers";
import { Link } from "../../lib/router";
import { useWords } from "../../lib/words";
import { useMay } from "../session/session";
import "../../styles/deliveries.css";

const looks: Record<Job["state"], { icon: IconName; colour: string }> = {
  waiting: { icon: "watch", colour: "cannot_judge" },
  running: { icon: "refresh", colour: "cannot_judge" },
  done: { icon: "on_track", colour: "on_track" },
  failed: { icon: "at_risk", colour: "at_risk" },
  cancelled: { icon: "cannot_judge", colour: "cannot_judge" },
};

export function JobsPage() {
  const { word, language } = useWords();
  const may = useMay();
  const { jobs, learn } = useOffice();
  const start = useStartRun();
  const asked = useQuery({
    queryKey: ["jobs", language],
    queryFn: async () => {
      const answer = await take(api.GET("/api/jobs"));
      learn(answer.jobs);
      return answer;
    },
    staleTime: 0,
  });
  const columns = useColumns();
  return (
    <>
      <div className="page-head">
        <h1>{word("page.jobs")}</h1>
        <p className="page-meta">{word("jobs.meta")}</p>
        {may("start_runs") && (
          <span className="end"><button type="button" className="button first" disabled={start.isPending} onClick={() => start.mutate()}><Icon name="refresh" />{word("office.run_now")}</button></span>
        )}
      </div>
      {start.error && <FaultNotice error={start.error} />}
      <NextRun />
      <section className="panel table-panel" aria-label={word("page.jobs")}>
        {asked.error && <FaultNotice error={asked.error} />}
        {asked.isLoading && jobs.length === 0 && <Skeleton lines={6} />}
        {!asked.isLoading && jobs.length === 0 && <Empty title={word("jobs.none")}><p>{word("jobs.none_do")}</p></Empty>}
        {jobs.length > 0 && <DataTable id="jobs" label={word("page.jobs")} columns={columns} rows={jobs} rowKey={(row) => row.id} height="fill" />}
      </section>
    </>
  );
}

function NextRun() {
  const { word, language } = useWords();
  const { state } = useOffice();
  if (!state) return null;
  const { decisions, deliveries } = state.lacking;
  const text = decisions + deliveries === 0 ? word("jobs.nothing_lacking")
    : word("jobs.lacking", { decisions: count(decisions, language), deliveries: count(deliveries, language) }) + (state.next_run ? ` · ${word("office.next", { at: showSoon(state.next_run, new Date()) })}` : "");
  return <p className="office-line">{text}</p>;
}

function useColumns(): Column<Job>[] {
  const { word, wordOf, language } = useWords();
  const cancel = useCancelJob();
  const { mutate, isPending, variables, error } = cancel;
  return useMemo(() => {
    const lasted = (row: Job) => (row.started_at ? Date.parse(row.ended_at ?? new Date().toISOString()) - Date.parse(row.started_at) : -1);
    const took = (row: Job) => (row.started_at ? duration(lasted(row)) : "–");
    const state = (row: Job) => word(`jobs.state.${row.state}`);
    return [
      { id: "kind", head: word("jobs.kind"), value: (row) => wordOf("jobs.kind", row.kind), text: (row) => wordOf("jobs.kind", row.kind), cell: (row) => <span className="nowrap">{wordOf("jobs.kind", row.kind)} <span className="quiet">{row.id}</span></span> },
      { id: "state", head: word("jobs.state"), value: state, text: state, cell: (row) => <span className={`state ${looks[row.state].colour}`}><Icon name={looks[row.state].icon} />{state(row)}</span> },
      { id: "progress", head: word("jobs.progress"), text: (row) => row.step ?? row.fault?.title ?? "", cell: (row) => <Progress job={row} />, width: 300 },
      { id: "created", head: word("jobs.created"), value: (row) => row.created_at, text: (row) => showInstant(row.created_at), cell: (row) => <span className="nowrap">{showInstant(row.created_at)}</span> },
      { id: "took", head: word("jobs.took"), number: true, value: lasted, text: took, cell: took },
      {
        id: "result", head: word("jobs.result"), text: (row) => row.run ?? row.file_name ?? row.upload ?? "", clip: true,
        cell: (row) => row.upload ? <Link to={`/deliveries/check?upload=${row.upload}`} title={row.file_name ?? undefined}>{row.file_name ?? word("jobs.see_upload")}</Link> : row.run ? <code className="record-key">{row.run}</code> : "–",
      },
      {
        id: "cancel", head: word("jobs.cancel_head"), act: true, text: () => "",
        cell: (row) => row.may_cancel && !isOver(row) ? (
          <>
            <button type="button" className="button" disabled={isPending && variables === row.id} onClick={() => mutate(row.id)} aria-label={word("jobs.cancel_of", { id: row.id })}>{word("jobs.cancel")}</button>
            {error && variables === row.id && <FaultNotice error={error} />}
          </>
        ) : "",
      },
    ];
  }, [word, wordOf, language, mutate, isPending, variables, error]);
}

function Progress({ job }: { job: Job }) {
  const { word } = useWords();
  if (job.state === "running") {
    return (
      <span className="job-progress">
        <span>{job.step ? word("check.step", { step: job.step, number: job.step_number, steps: job.steps }) : word("jobs.state.running")}</span>
        <progress className="slim-progress" value={partDone(job)} aria-label={word("office.progress")} />
      </span>
    );
  }
  if (job.fault) return <span title={job.fault.detail}>{job.fault.title} <span className="quiet">{job.fault.action} ({job.fault.code})</span></span>;
  return <span className="quiet">–</span>;
}
