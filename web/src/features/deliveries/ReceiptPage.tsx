// S7: the receipt of one delivery: counts, what was wrong by kind of fault, whether the figures stand on it.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import { PageTabs } from "../../app/PageTabs";
import { Dialog } from "../../components/Dialog";
import { Explain } from "../../components/Explain";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showDay, showInstant } from "../../lib/dates";
import { bytesText, count } from "../../lib/numbers";
import { Link, useNavigate, useParams, useSearchParams } from "../../lib/router";
import { useWords } from "../../lib/words";
import { useMay, useSession } from "../session/session";
import { GiveDialog } from "../violations/GiveDialog";
import { ViolationState } from "../violations/ViolationState";
import { type Violation, columnOf } from "../violations/answers";
import { Workbook } from "./UploadPanel";
import { showPeriod } from "./period";
import { useSenderName } from "./senders";
import "../../styles/deliveries.css";

type Receipt = Schemas["Receipt"];

export function ReceiptPage() {
  const { sha256 = "" } = useParams<{ sha256: string }>();
  const { word, language } = useWords();
  const answer = useQuery({
    queryKey: ["deliveries", "one", sha256, language],
    queryFn: () => take(api.GET("/api/deliveries/{sha256}", { params: { path: { sha256 } } })),
  });
  return (
    <>
      <div className="page-head"><h1>{word("page.deliveries")}</h1><PageTabs page="deliveries" label={word("page.deliveries")} /></div>
      <p className="crumbs"><Link to="/deliveries"><Icon name="back" /> {word("delivery.list")}</Link></p>
      {answer.error && <FaultNotice error={answer.error} />}
      {answer.isPending && <section className="panel"><Skeleton lines={8} /></section>}
      {answer.data && <Told receipt={answer.data} />}
    </>
  );
}

function Told({ receipt }: { receipt: Receipt }) {
  const words = useWords();
  const { word, language } = words;
  const senderName = useSenderName();
  const { delivery } = receipt;
  return (
    <>
      <section className="panel" aria-labelledby="receipt-head">
        <div className="panel-head">
          <h2 id="receipt-head" className="upload-name">{delivery.file_name}</h2>
          <span className={`state ${receipt.in_run ? "on_track" : "watch"}`}>
            <Icon name={receipt.in_run ? "on_track" : "watch"} />{word(receipt.in_run ? "receipt.in_run" : "receipt.not_in_run")}
          </span>
          <Actions receipt={receipt} />
        </div>
        <div className="panel-body upload-summary">
          <dl className="strip">
            <div><dt>{word("delivery.read")} <Explain topic="rows" /></dt><dd>{count(delivery.rows_read, language)}</dd></div>
            <div className="equals-sign"><dt>{word("delivery.accepted")}</dt><dd>{count(delivery.rows_accepted, language)}</dd></div>
            <div className="plus-sign"><dt>{word("delivery.refused")}</dt><dd className={delivery.rows_refused > 0 ? "watch-figure" : undefined}>{count(delivery.rows_refused, language)}</dd></div>
          </dl>
          <dl className="facts">
            <dt>{word("delivery.dataset")}</dt><dd>{receipt.dataset_title}</dd>
            <dt>{word("delivery.period")}</dt><dd>{showPeriod(delivery.period, words)}</dd>
            <dt>{word("delivery.sender")}</dt><dd>{senderName(delivery.sender)}</dd>
            <dt>{word("delivery.received")}</dt><dd>{word("receipt.by", { at: showInstant(delivery.received_at), who: delivery.taken_by })}</dd>
            <dt>{word("receipt.size")}</dt><dd>{bytesText(delivery.bytes, language)}</dd>
            <dt>SHA-256</dt><dd><code className="record-key">{delivery.sha256}</code></dd>
          </dl>
        </div>
      </section>
      <section className="panel" aria-labelledby="faults-head">
        <div className="panel-head"><h2 id="faults-head">{word("receipt.faults")}</h2></div>
        {receipt.faults.length === 0 && <p className="panel-body">{word("receipt.no_faults")}</p>}
        {receipt.faults.length > 0 && <Faults receipt={receipt} />}
      </section>
    </>
  );
}

// Whoever may give rules to somebody ticks those that nobody has, and gives them together.
function Faults({ receipt: { faults, holders, delivery } }: { receipt: Receipt }) {
  const words = useWords();
  const { word, language } = words;
  const may = useMay();
  const { view_as } = useSession();
  const [search] = useSearchParams();
  const keyOf = (each: Receipt["faults"][number]) => `${each.code}/${each.header}`;
  const [ticked, setTicked] = useState<string[]>(() => (search.get("give") === "all" ? faults.map(keyOf) : []));
  const [giving, setGiving] = useState(false);
  const gives = may("give_violations") && !view_as;
  const free = faults.filter((each) => each.violation === null || each.violation.state === "done");
  const chosen = free.filter((each) => ticked.includes(keyOf(each)));
  return (
    <>
      {gives && free.length > 0 && (
        <div className="rules-tools no-print">
          <label className="check"><input type="checkbox" checked={chosen.length === free.length} onChange={(event) => setTicked(event.target.checked ? free.map(keyOf) : [])} /><span>{word("violation.choose_all")}</span></label>
          <button type="button" className="button first" disabled={chosen.length === 0} onClick={() => setGiving(true)}>{chosen.length > 0 ? word("violation.give_some", { count: chosen.length }) : word("violation.give")}</button>
        </div>
      )}
      <div className="table-scroll" role="group" tabIndex={0} aria-labelledby="faults-head">
        <table className="data stacked">
          <thead>
            <tr>
              {gives && <th scope="col"><span className="visually-hidden">{word("violation.give")}</span></th>}
              <th scope="col">{word("check.column")}</th><th scope="col">{word("check.wrong")}</th><th scope="col">{word("notice.do")}</th>
              <th scope="col" className="number">{word("receipt.rows")}</th><th scope="col">{word("notice.code")}</th><th scope="col">{word("violation.given_to")}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((each) => (
              <tr key={keyOf(each)}>
                {gives && (
                  <td data-label={word("violation.give")}>
                    {free.includes(each)
                      ? <input type="checkbox" aria-label={word("violation.choose", { code: each.code, column: columnOf(each, words) })} checked={ticked.includes(keyOf(each))}
                          onChange={(event) => setTicked(event.target.checked ? [...ticked, keyOf(each)] : ticked.filter((key) => key !== keyOf(each)))} />
                      : <span className="quiet">–</span>}
                  </td>
                )}
                <th scope="row" data-label={word("check.column")}>{each.header || <span className="quiet">{word("check.whole_row")}</span>}</th>
                <td data-label={word("check.wrong")}>{each.title}</td><td data-label={word("notice.do")}>{each.action}</td>
                <td className="number" data-label={word("receipt.rows")}>{count(each.rows, language)}</td><td className="nowrap" data-label={word("notice.code")}>{each.code}</td>
                <td data-label={word("violation.given_to")}>{each.violation ? <GivenTo violation={each.violation} /> : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {giving && <GiveDialog sha256={delivery.sha256} rules={chosen} holders={holders} onClose={() => { setGiving(false); setTicked([]); }} />}
    </>
  );
}

function GivenTo({ violation }: { violation: Violation }) {
  return (
    <span className="given-to">
      <Link to={`/deliveries/violations?show=all&id=${violation.id}`}>{violation.holder_name}</Link>
      <span className="nowrap">{showDay(violation.due)}</span>
      <ViolationState of={violation} />
    </span>
  );
}

function Actions({ receipt: { delivery, may_withdraw } }: { receipt: Receipt }) {
  const { word } = useWords();
  const may = useMay();
  const [withdrawing, setWithdrawing] = useState(false);
  if (!may("send_deliveries")) return null;
  return (
    <span className="end">
      {delivery.rows_refused > 0 && <Workbook address={`/api/deliveries/${delivery.sha256}/returned.xlsx`} name={delivery.file_name} first />}
      {may_withdraw && <button type="button" className="button" onClick={() => setWithdrawing(true)}>{word("receipt.withdraw")}</button>}
      {withdrawing && <Withdraw delivery={delivery} onClose={() => setWithdrawing(false)} />}
    </span>
  );
}

function Withdraw({ delivery, onClose }: { delivery: Schemas["Delivery"]; onClose: () => void }) {
  const { word } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const withdraw = useMutation({
    mutationFn: () => take(api.POST("/api/deliveries/{sha256}/withdrawal", { params: { path: { sha256: delivery.sha256 } }, body: { reason } })),
    // The list asks again when it is shown; this page must not, for its delivery is no more.
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["deliveries"], refetchType: "none" });
      navigate("/deliveries");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withdraw.mutate();
  };
  return (
    <Dialog kind="side" title={word("receipt.withdraw")} onClose={onClose}>
      {withdraw.error && <FaultNotice error={withdraw.error} />}
      <form className="form" onSubmit={submit}>
        <p>{word("receipt.withdraw_what", { file: delivery.file_name })}</p>
        <div className="field">
          <label htmlFor="withdraw-reason">{word("receipt.reason")}</label>
          <textarea id="withdraw-reason" className="input" rows={3} required maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
        <div className="button-row">
          <button className="button first" disabled={withdraw.isPending || reason.trim() === ""}>{word("receipt.withdraw")}</button>
          <button type="button" className="button" onClick={onClose}>{word("receipt.keep")}</button>
        </div>
      </form>
    </Dialog>
  );
}
