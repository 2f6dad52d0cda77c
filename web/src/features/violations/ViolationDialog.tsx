// One rule that was given: what it is, what was said to it, and what may be done with it now.
import { type FormEvent, useState } from "react";
import { Dialog } from "../../components/Dialog";
import { FaultNotice } from "../../components/notices";
import { showDay, showInstant } from "../../lib/dates";
import { count } from "../../lib/numbers";
import { Link } from "../../lib/router";
import { useWords } from "../../lib/words";
import { showPeriod } from "../deliveries/period";
import { HistoryPanel } from "../history/History";
import { GiveFields, dueOf, proposed } from "./GiveFields";
import { ViolationState } from "./ViolationState";
import { type Holder, type Violation, columnOf, useStep } from "./answers";

type Props = { of: Violation; holders: Holder[]; onClose: () => void };

export function ViolationDialog({ of, holders, onClose }: Props) {
  const words = useWords();
  const { word, language } = words;
  return (
    <Dialog kind="side" title={word("violation.title", { code: of.code, column: columnOf(of, words) })} onClose={onClose}>
      <p><ViolationState of={of} /></p>
      <p><b>{of.title}</b> {of.action}</p>
      <dl className="facts">
        <dt>{word("violation.file")}</dt><dd><Link to={`/deliveries/${of.sha256}`}>{of.file_name}</Link></dd>
        <dt>{word("delivery.dataset")}</dt><dd>{of.dataset_title}, {showPeriod(of.period, words)}</dd>
        <dt>{word("violation.sender")}</dt><dd>{of.sender_name}</dd>
        <dt>{word("violation.rows")}</dt><dd>{count(of.rows, language)}</dd>
        <dt>{word("violation.holder")}</dt><dd>{of.holder_name}, {of.holder_agency_name}</dd>
        <dt>{word("violation.due")}</dt><dd>{showDay(of.due)}</dd>
        <dt>{word("violation.given_by")}</dt><dd>{of.given_by}, {showInstant(of.given_at)}</dd>
        {of.remark && <><dt>{word("violation.remark")}</dt><dd className="letter">{of.remark}</dd></>}
        {of.done_with && <><dt>{word("violation.done_with")}</dt><dd><Link to={`/deliveries/${of.done_with}`}>{word("violation.open_file")}</Link>, {showInstant(of.done_at)}</dd></>}
        {of.closing_reason && <><dt>{word("violation.closed")}</dt><dd>{of.done_by}, {showInstant(of.done_at)}: {of.closing_reason}</dd></>}
      </dl>
      {of.answer && <div><h3>{word("violation.answer")}</h3><p className="letter">{of.answer}</p><p className="quiet small">{showInstant(of.answered_at)}</p></div>}
      <Steps of={of} holders={holders} />
      <HistoryPanel of="violation" id={String(of.id)} />
    </Dialog>
  );
}

function Steps({ of, holders }: { of: Violation; holders: Holder[] }) {
  const { wordOf } = useWords();
  const step = useStep();
  const [given, setGiven] = useState(() => proposed(holders, of.holder));
  const due = dueOf(given);
  const may = (each: Violation["steps"][number]) => of.steps.includes(each);
  const again = (event: FormEvent) => {
    event.preventDefault();
    if (due) step.mutate({ id: of.id, step: "give", seen: of.version, holder: given.holder, due, text: given.remark.trim() });
  };
  return (
    <>
      {step.error && <FaultNotice error={step.error} />}
      {may("answer") && <TextStep id="violation-answer" label="violation.your_answer" button={wordOf("violation.step", "answer")} first busy={step.isPending}
        onSend={(text) => step.mutate({ id: of.id, step: "answer", seen: of.version, text })} />}
      {may("give") && holders.length > 0 && (
        <form className="form" onSubmit={again}>
          <GiveFields id="again" holders={holders} value={given} onChange={setGiven} />
          <div><button className="button" disabled={step.isPending || !due}>{wordOf("violation.step", "give")}</button></div>
        </form>
      )}
      {may("close") && <TextStep id="violation-close" label="violation.closing_reason" button={wordOf("violation.step", "close")} first={of.state === "answered" && !may("answer")} busy={step.isPending}
        onSend={(text) => step.mutate({ id: of.id, step: "close", seen: of.version, text })} />}
    </>
  );
}

type TextProps = { id: string; label: "violation.your_answer" | "violation.closing_reason"; button: string; first: boolean; busy: boolean; onSend: (text: string) => void };

function TextStep({ id, label, button, first, busy, onSend }: TextProps) {
  const { word } = useWords();
  const [text, setText] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend(text.trim());
  };
  return (
    <form className="form" onSubmit={send}>
      <div className="field">
        <label htmlFor={id}>{word(label)}</label>
        <textarea id={id} className="input" rows={2} required maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <div><button className={`button${first ? " first" : ""}`} disabled={busy || text.trim() === ""}>{button}</button></div>
    </form>
  );
}
