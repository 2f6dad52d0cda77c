// S20, requests for explanation: the open ones first, and what may be done with each.
import { type FormEvent, useMemo, useState } from "react";
import { Link } from "../../lib/router";
import { PageTabs } from "../../app/PageTabs";
import { usePlace } from "../../app/place";
import { type Column, DataTable } from "../../components/DataTable";
import { Dialog } from "../../components/Dialog";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { parseDay, showDay, showInstant } from "../../lib/dates";
import { useDraftText } from "../../lib/drafts";
import { useWords } from "../../lib/words";
import { HistoryPanel } from "../history/History";
import { useSession } from "../session/session";
import { RequestState } from "./RequestState";
import { type Request, type Step, isOpen, markOf, useRequests, useStep } from "./answers";
import "../../styles/work.css";

export function RequestsPage() {
  const { word } = useWords();
  const { search, change } = usePlace();
  const answer = useRequests();
  const shown = search.get("show") === "all" ? "all" : "open";
  const all = answer.data?.requests ?? [];
  const chosen = all.find((each) => String(each.id) === search.get("id"));
  const rows = useMemo(() => (shown === "all" ? all : all.filter(isOpen)), [shown, all]);
  return (
    <>
      <div className="page-head">
        <h1>{word("page.today")}</h1>
        <PageTabs page="today" label={word("page.today")} />
        <span className="segments no-print" role="group" aria-label={word("request.which")}>
          {(["open", "all"] as const).map((each) => (
            <button key={each} type="button" aria-pressed={each === shown} onClick={() => change({ show: each === "open" ? null : each })}>{word(`request.${each}`)}</button>
          ))}
        </span>
      </div>
      <section className="panel table-panel" aria-label={word("request.title")}>
        {answer.error && <FaultNotice error={answer.error} />}
        {answer.isPending && <Skeleton lines={8} />}
        {answer.data && rows.length === 0 && <Empty title={word(shown === "open" ? "request.none_open" : "request.none")}><p>{word("request.none_do")}</p></Empty>}
        {rows.length > 0 && <RequestsTable rows={rows} current={chosen} />}
      </section>
      {chosen && <RequestDialog key={chosen.version} request={chosen} onClose={() => change({ id: null })} />}
    </>
  );
}

function RequestsTable({ rows, current }: { rows: Request[]; current: Request | undefined }) {
  const { word, wordOf } = useWords();
  const { search, change } = usePlace();
  const [filter, setFilter] = useState("");
  const columns = useMemo<Column<Request>[]>(() => [
    {
      id: "about", head: word("request.about"), text: (row) => row.unit_name ?? row.agency_name, value: (row) => row.unit_name ?? row.agency_name,
      cell: (row) => <button type="button" className="row-link" onClick={() => change({ id: String(row.id) })}>{row.unit_name ?? row.agency_name}</button>,
    },
    { id: "state", head: word("user.state"), text: (row) => wordOf("request.state", markOf(row).name), cell: (row) => <RequestState request={row} /> },
    { id: "due", head: word("request.due"), value: (row) => row.due, text: (row) => showDay(row.due), cell: (row) => <span className="nowrap">{showDay(row.due)}</span> },
    { id: "question", head: word("request.question"), clip: true, phone: false, text: (row) => row.question, cell: (row) => <span title={row.question}>{row.question}</span> },
    { id: "to", head: word("request.to"), phone: false, text: (row) => row.agency_name, value: (row) => row.agency_name, cell: (row) => row.agency_name },
    { id: "by", head: word("request.asked_by"), phone: false, text: (row) => row.asked_by, cell: (row) => row.asked_by },
    { id: "at", head: word("request.asked_at"), phone: false, value: (row) => row.asked_at, text: (row) => showInstant(row.asked_at), cell: (row) => <span className="nowrap">{showInstant(row.asked_at)}</span> },
  ], [word, wordOf, change]);
  return (
    <DataTable id="requests" label={word("request.title")} columns={columns} rows={rows} rowKey={(row) => String(row.id)} {...(current ? { currentKey: String(current.id) } : {})}
      sort={search.get("sort") ?? ""} onSort={(sort) => change({ sort })} filter={{ value: filter, onChange: setFilter, hint: word("table.filter") }} />
  );
}

function RequestDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const { word } = useWords();
  return (
    <Dialog title={request.unit_name ?? request.agency_name} kind="side" onClose={onClose}>
      <p><RequestState request={request} /></p>
      <dl className="facts">
        <dt>{word("request.to")}</dt><dd>{request.agency_name}</dd>
        <dt>{word("request.due")}</dt><dd>{showDay(request.due)}</dd>
        <dt>{word("request.asked_by")}</dt><dd>{request.asked_by}, {showInstant(request.asked_at)}</dd>
        <dt>{word("request.figure")}</dt><dd><Link to={request.figure}>{word("request.open_figure")}</Link></dd>
      </dl>
      <div>
        <h3>{word("request.question")}</h3>
        <p className="letter">{request.question}</p>
      </div>
      {request.answer && (
        <div>
          <h3>{word("request.answer")}</h3>
          <p className="letter">{request.answer}</p>
          <p className="quiet small">{request.answered_by}, {showInstant(request.answered_at)}</p>
        </div>
      )}
      <Steps request={request} />
      <HistoryPanel of="request" id={String(request.id)} />
    </Dialog>
  );
}

// Accepting takes a press; an answer and what is missing take words.
function Steps({ request }: { request: Request }) {
  const { word, wordOf } = useWords();
  const step = useStep();
  const { user } = useSession();
  const [text, setText] = useDraftText(`${user}/step/${request.id}/${request.version}`);
  const [due, setDue] = useState(showDay(request.due));
  const may = (each: Step) => request.steps.includes(each);
  if (request.steps.length === 0) return null;
  const go = (each: Step) => {
    const day = parseDay(due);
    step.mutate({ id: request.id, step: each, seen: request.version, ...(text.trim() ? { text: text.trim() } : {}), ...(each === "send_back" && day ? { due: day } : {}) }, { onSuccess: () => setText("") });
  };
  const wordsWanted = may("answer") || may("send_back");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(may("answer") ? "answer" : "send_back");
  };
  return (
    <form className="form" onSubmit={submit}>
      {step.error && <FaultNotice error={step.error} />}
      {wordsWanted && (
        <div className="field">
          <label htmlFor="step-text">{word(may("answer") ? "request.your_answer" : "request.what_is_missing")}</label>
          <textarea id="step-text" className="input" rows={6} required maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
        </div>
      )}
      {may("send_back") && (
        <div className="field">
          <label htmlFor="step-due">{word("request.new_due")}</label>
          <input id="step-due" className="input" inputMode="numeric" value={due} aria-invalid={!parseDay(due)} onChange={(event) => setDue(event.target.value)} />
        </div>
      )}
      <div className="button-row">
        {may("accept") && <button type="button" className="button first" disabled={step.isPending} onClick={() => go("accept")}>{wordOf("request.step", "accept")}</button>}
        {wordsWanted && <button className={`button${may("answer") ? " first" : ""}`} disabled={step.isPending}>{wordOf("request.step", may("answer") ? "answer" : "send_back")}</button>}
        {may("withdraw") && <button type="button" className="button" disabled={step.isPending} onClick={() => go("withdraw")}>{wordOf("request.step", "withdraw")}</button>}
      </div>
    </form>
  );
}
