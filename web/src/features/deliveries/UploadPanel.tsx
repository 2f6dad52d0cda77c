// What came of one upload: how it goes now, or the summary of what was read, or why all of it was refused.
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Link } from "../../lib/router";
import { type Schemas, api, download, take } from "../../api/client";
import { type Job, useCancelJob } from "../../app/office";
import { partDone } from "../../app/office_line";
import { Explain } from "../../components/Explain";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { count, percent } from "../../lib/numbers";
import { type WordKey, useWords } from "../../lib/words";
import { useMay } from "../session/session";
import { UploadState } from "./UploadState";
import type { InHand } from "./in_hand";
import { parsePeriod, showPeriod } from "./period";
import type { Upload } from "./send_file";
import { isUnderWay, useDropUpload, useJobOf, useReading, useUpload } from "./upload_answers";

type Result = Schemas["IntakeResult"];

export function UploadPanel({ id, inHand, onGone }: { id: string; inHand: InHand | undefined; onGone: () => void }) {
  const { word } = useWords();
  const asked = useUpload(id);
  const upload = inHand?.upload ?? asked.data;
  const drop = useDropUpload();
  const job = useJobOf(upload);
  // Below the list where there is no room beside it.
  const panel = useRef<HTMLElement>(null);
  const there = upload !== undefined;
  useEffect(() => {
    if (there && window.matchMedia("(max-width: 1180px)").matches) panel.current?.scrollIntoView({ block: "start" });
  }, [there]);
  if (asked.error && !upload) return <section className="panel"><FaultNotice error={asked.error} action={<button type="button" className="button" onClick={onGone}>{word("action.close")}</button>} /></section>;
  if (!upload) return <section className="panel"><Skeleton lines={8} /></section>;
  return (
    <section ref={panel} className="panel upload-panel" aria-labelledby="upload-head" aria-busy={isUnderWay(upload)}>
      <div className="panel-head">
        <h2 id="upload-head" className="upload-name" title={upload.file_name}>{upload.file_name}</h2>
        <span className="end">
          {!inHand && <span role="status"><UploadState upload={upload} /></span>}
          {!isUnderWay(upload) && !inHand && (
            <button type="button" className="button plain no-print" disabled={drop.isPending} title={word("check.drop_hint")}
              onClick={() => drop.mutate(id, { onSuccess: onGone })}>{word("check.drop_upload")}</button>
          )}
        </span>
      </div>
      {drop.error && <FaultNotice error={drop.error} />}
      {inHand && <Going label={word(inHand.state === "lost" ? "check.lost" : "check.sending")} part={upload.offset / Math.max(1, upload.bytes)} />}
      {!inHand && upload.state === "receiving" && <p className="panel-body">{word("check.stopped_do")}</p>}
      {isUnderWay(upload) && <Reading job={job} />}
      {upload.state === "cancelled" && <div className="panel-body"><p>{word("check.cancelled")}</p><Again upload={upload} first /></div>}
      {upload.state === "refused" && <RefusedWhole upload={upload} />}
      {upload.result && !isUnderWay(upload) && <Summary upload={upload} result={upload.result} />}
    </section>
  );
}

function Going({ label, part }: { label: string; part: number | undefined }) {
  const { language } = useWords();
  return (
    <div className="panel-body going">
      <p role="status">{label}{part !== undefined && <span className="quiet"> {percent(Math.round(part * 1000), 1000, language, 0)}</span>}</p>
      <progress value={part} aria-label={label} />
    </div>
  );
}

function Reading({ job }: { job: Job | undefined }) {
  const { word } = useWords();
  const cancel = useCancelJob();
  const label = job?.state === "running" && job.step ? word("check.step", { step: job.step, number: job.step_number, steps: job.steps }) : word(job?.state === "waiting" ? "check.waiting" : "check.reading");
  return (
    <>
      <Going label={label} part={job?.state === "running" ? partDone(job) : undefined} />
      {job?.may_cancel && <div className="panel-body"><button type="button" className="button" disabled={cancel.isPending} onClick={() => cancel.mutate(job.id)}>{word("jobs.cancel")}</button></div>}
      {cancel.error && <FaultNotice error={cancel.error} />}
    </>
  );
}

function Summary({ upload, result }: { upload: Upload; result: Result }) {
  const words = useWords();
  const { word, language } = words;
  return (
    <div className="panel-body upload-summary">
      <Verdict upload={upload} result={result} />
      <dl className="strip">
        <div><dt>{word("delivery.read")} <Explain topic="rows" /></dt><dd>{count(result.read, language)}</dd></div>
        <div className="equals-sign"><dt>{word("delivery.accepted")}</dt><dd>{count(result.accepted, language)}</dd></div>
        <div className="plus-sign"><dt>{word("delivery.refused")}</dt><dd className={result.refused > 0 ? "watch-figure" : undefined}>{count(result.refused, language)}</dd></div>
      </dl>
      <dl className="facts">
        <dt>{word("delivery.dataset")}</dt><dd>{result.dataset_title}</dd>
        <dt>{word("delivery.period")}</dt><dd>{showPeriod(result.period, words)}</dd>
        {result.repaired > 0 && <><dt>{word("check.repaired")}</dt><dd>{word("check.repaired_cells", { count: count(result.repaired, language) })}</dd></>}
        {result.supplements && <><dt>{word("check.supplements")}</dt><dd><Link to={`/deliveries/${result.supplements}`}>{word("check.supplements_link")}</Link></dd></>}
        {result.supersedes && <><dt>{word("check.supersedes")}</dt><dd><Supersedes change={result.supersedes} /></dd></>}
      </dl>
      {result.first_refused.length > 0 && <FirstRefused result={result} />}
    </div>
  );
}

// In one sentence what it means, and what one does next.
function Verdict({ upload, result }: { upload: Upload; result: Result }) {
  const { word, language } = useWords();
  const key: WordKey = upload.state === "looked_at" ? "check.looked_at" : upload.state === "known_before" ? "check.known_before" : result.refused > 0 ? "check.taken_some" : "check.taken_all";
  const reading = useReading(upload);
  const known = upload.state !== "looked_at";
  const may = useMay();
  return (
    <>
      <p>{word(key, { refused: count(result.refused, language) })}</p>
      <div className="button-row no-print">
        {result.refused > 0 && <Workbook address={known ? `/api/deliveries/${result.sha256}/returned.xlsx` : `/api/uploads/${upload.id}/returned.xlsx`} name={upload.file_name} first={known} />}
        {!known && <button type="button" className="button first" disabled={reading.isPending} onClick={() => reading.mutate({ look_only: false })}>{word("check.take_in")}</button>}
        {known && <Link className="button" to={`/deliveries/${result.sha256}`}>{word("check.receipt")}</Link>}
        {known && result.refused > 0 && may("give_violations") && <Link className="button" to={`/deliveries/${result.sha256}?give=all`}>{word("violation.give")}</Link>}
      </div>
      {reading.error && <FaultNotice error={reading.error} />}
    </>
  );
}

export function Workbook({ address, name, first = false }: { address: string; name: string; first?: boolean }) {
  const { word } = useWords();
  const taken = useMutation({ mutationFn: () => download(address, `${name.replace(/\.\w+$/, "")}-tra-lai.xlsx`) });
  return (
    <>
      <button type="button" className={first ? "button first" : "button"} disabled={taken.isPending} onClick={() => taken.mutate()} title={word("check.workbook_hint")}>
        <Icon name="download" />{word("check.workbook")}
      </button>
      {taken.error && <FaultNotice error={taken.error} />}
    </>
  );
}

function Supersedes({ change }: { change: NonNullable<Result["supersedes"]> }) {
  const { word, language } = useWords();
  const told = (figure: number) => count(figure, language);
  return (
    <>
      {change.file_name}
      <span className="quiet block">{word("check.difference", { added: told(change.added), gone: told(change.gone), changed: told(change.changed), equal: told(change.equal) })}</span>
    </>
  );
}

function FirstRefused({ result }: { result: Result }) {
  const { word, language } = useWords();
  const rows = new Set(result.first_refused.map((each) => each.row)).size;
  return (
    <div>
      <h3 id="refused-head">{rows < result.refused ? word("check.first_refused", { count: count(rows, language), all: count(result.refused, language) }) : word("check.all_refused")}</h3>
      <div className="table-scroll refused-rows" role="group" tabIndex={0} aria-labelledby="refused-head">
        <table className="data">
          <thead>
            <tr>
              <th scope="col" className="number">{word("check.row_number")}</th><th scope="col">{word("check.column")}</th><th scope="col">{word("check.value")}</th>
              <th scope="col">{word("check.wrong")}</th><th scope="col">{word("notice.do")}</th>
            </tr>
          </thead>
          <tbody>
            {result.first_refused.map((each, index) => (
              <tr key={`${each.row}/${each.header}/${index}`}>
                <th scope="row" className="number">{count(each.row, language)}</th>
                <td>{each.header || <span className="quiet">{word("check.whole_row")}</span>}</td>
                <td className="value-cell">{each.value || <span className="quiet">{word("check.empty_cell")}</span>}</td>
                <td title={each.code}>{each.title}</td>
                <td>{each.action}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

// Faults that end when somebody says of which kind, or of which period, the file is.
const kindWanted = ["BP-204", "BP-205", "BP-208", "BP-222"];
const periodWanted = ["BP-207", "BP-221"];

function RefusedWhole({ upload }: { upload: Upload }) {
  const { word } = useWords();
  const { fault } = upload;
  const code = fault?.code ?? "";
  const kind = kindWanted.includes(code);
  const period = periodWanted.includes(code);
  return (
    <div className="panel-body upload-summary">
      <div className="notice risk fault">
        <div>
          <h3>{fault?.title ?? word("upload.state.refused")}</h3>
          {fault && (
            <dl>
              <dt>{word("notice.why")}</dt><dd>{fault.detail}</dd>
              <dt>{word("notice.do")}</dt><dd>{kind ? word("check.say_kind") : period ? word("check.say_period") : fault.action}</dd>
              <dt>{word("notice.code")}</dt><dd>{fault.code}</dd>
            </dl>
          )}
        </div>
      </div>
      {kind || period ? <StatementForm upload={upload} kind={kind} /> : <Again upload={upload} />}
    </div>
  );
}

function Again({ upload, first = false }: { upload: Upload; first?: boolean }) {
  const { word } = useWords();
  const reading = useReading(upload);
  return (
    <div className="button-row">
      <button type="button" className={first ? "button first" : "button"} disabled={reading.isPending} onClick={() => reading.mutate({ look_only: upload.look_only })}>{word("check.read_again")}</button>
      {reading.error && <FaultNotice error={reading.error} />}
    </div>
  );
}

function StatementForm({ upload, kind }: { upload: Upload; kind: boolean }) {
  const { word, language } = useWords();
  const reading = useReading(upload);
  const [dataset, setDataset] = useState(upload.stated_dataset ?? "");
  const [typed, setTyped] = useState(upload.stated_period ?? "");
  const agreed = useQuery({ queryKey: ["agreements", language], queryFn: () => take(api.GET("/api/agreements")) });
  const period = typed.trim() === "" ? undefined : (parsePeriod(typed) ?? undefined);
  const wrong = typed.trim() !== "" && !period;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) reading.mutate({ look_only: upload.look_only, ...(dataset ? { dataset } : {}), ...(period ? { period } : {}) });
  };
  return (
    <form className="form" onSubmit={submit}>
      {reading.error && <FaultNotice error={reading.error} />}
      {agreed.error && <FaultNotice error={agreed.error} />}
      <div className="form-row">
        <div className="field">
          <label htmlFor="upload-dataset">{word("delivery.dataset")}</label>
          <select id="upload-dataset" className="input" required={kind} value={dataset} onChange={(event) => setDataset(event.target.value)}>
            <option value="">{word(kind ? "check.choose_kind" : "check.as_recognised")}</option>
            {agreed.data?.datasets.map((each) => <option key={each.id} value={each.id}>{each.title}</option>)}
          </select>
        </div>
        <div className="field">
          <label htmlFor="upload-period">{word("delivery.period")}</label>
          <input id="upload-period" className="input" required={!kind} value={typed} aria-invalid={wrong} aria-describedby="upload-period-hint" onChange={(event) => setTyped(event.target.value)} />
        </div>
      </div>
      <p id="upload-period-hint" className={wrong ? "input-fault" : "quiet small"}>{word(wrong ? "check.period_wrong" : "check.period_hint")}</p>
      <div><button className="button first" disabled={reading.isPending || wrong}>{word("check.read_again")}</button></div>
    </form>
  );
}
