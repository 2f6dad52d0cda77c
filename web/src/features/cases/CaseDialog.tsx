// One case: what it is, what became of it, and what may be done with it now.
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../api/client";
import { usePlace } from "../../app/place";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showDay, showInstant } from "../../lib/dates";
import { Link, useNavigate } from "../../lib/router";
import { useWords } from "../../lib/words";
import { usePurpose } from "../session/purpose";
import { useSession } from "../session/session";
import { CaseState } from "./CaseState";
import { type Case, useCase, useChangeCase } from "./answers";

type Inspectors = Schemas["Cases"]["inspectors"];
type Props = { of: Case; inspectors: Inspectors; onClose: () => void };

export function CaseDialog({ of, inspectors, onClose }: Props) {
  const { word, wordOf } = useWords();
  const { address } = usePlace();
  return (
    <Dialog title={word("case.title", { number: of.decision_number })} kind="side" onClose={onClose}>
      <p><CaseState of={of} /></p>
      <dl className="facts">
        <dt>{word("coverage.employer")}</dt><dd><Link to={address(`/employers/${encodeURIComponent(of.employer)}`)}>{of.employer_name || of.employer}</Link></dd>
        {of.tax_code && <><dt>{word("employer.tax_code")}</dt><dd>{of.tax_code}</dd></>}
        <dt>{word("case.kind")}</dt><dd>{wordOf("case.kind", of.kind)}</dd>
        <dt>{word("case.day")}</dt><dd>{showDay(of.decision_day)}</dd>
        <dt>{word("case.basis")}</dt><dd>{of.legal_basis}</dd>
        <dt>{word("case.content")}</dt><dd>{of.content}</dd>
        {of.due && <><dt>{word("case.due")}</dt><dd>{showDay(of.due)}</dd></>}
        {of.sign && <><dt>{word("case.sign")}</dt><dd>{of.sign}</dd></>}
        <dt>{word("case.inspector")}</dt><dd>{of.inspector_name}, {of.agency_name}</dd>
        <dt>{word("case.opened")}</dt><dd>{of.opened_by}, {showInstant(of.opened_at)}</dd>
        {of.closed_by && <><dt>{word("case.closed")}</dt><dd>{of.closed_by}, {showInstant(of.closed_at)}</dd><dt>{word("case.closing_reason")}</dt><dd>{of.closing_reason}</dd></>}
      </dl>
      {of.mine && of.state === "open" && <WorkWithin of={of} />}
      {of.may_change && <Steps key={of.version} of={of} inspectors={inspectors.filter((each) => each.agency === of.agency && each.login !== of.inspector)} />}
      <History of={of} />
    </Dialog>
  );
}

// Its inspector goes from here to the persons that he may read.
function WorkWithin({ of }: { of: Case }) {
  const { word } = useWords();
  const { address } = usePlace();
  const { purposes } = useSession();
  const { choose } = usePurpose();
  const navigate = useNavigate();
  const purpose = purposes.find((each) => each.needs_case);
  if (!purpose) return null;
  const go = () => {
    choose(purpose.id, of.decision_number);
    navigate(address(`/employers/${encodeURIComponent(of.employer)}`));
  };
  return <div><button type="button" className="button first" onClick={go}><Icon name="people" />{word("case.work_within")}</button></div>;
}

function Steps({ of, inspectors }: { of: Case; inspectors: Inspectors }) {
  const { word } = useWords();
  const step = useChangeCase();
  const [inspector, setInspector] = useState(inspectors[0]?.login ?? "");
  const [reason, setReason] = useState("");
  const assign = (event: FormEvent) => {
    event.preventDefault();
    step.mutate({ id: of.id, step: "assign", seen: of.version, inspector });
  };
  const close = (event: FormEvent) => {
    event.preventDefault();
    step.mutate({ id: of.id, step: "close", seen: of.version, reason: reason.trim() });
  };
  return (
    <>
      {step.error && <FaultNotice error={step.error} />}
      {inspectors.length > 0 && (
        <form className="form" onSubmit={assign}>
          <div className="field">
            <label htmlFor="case-inspector">{word("case.assign_to")}</label>
            <select id="case-inspector" className="input" value={inspector} onChange={(event) => setInspector(event.target.value)}>
              {inspectors.map((each) => <option key={each.login} value={each.login}>{each.full_name} ({each.login})</option>)}
            </select>
          </div>
          <div><button className="button" disabled={step.isPending}>{word("case.assign")}</button></div>
        </form>
      )}
      <form className="form" onSubmit={close}>
        <div className="field">
          <label htmlFor="case-reason">{word("case.closing_reason")}</label>
          <input id="case-reason" className="input" required maxLength={300} value={reason} placeholder={word("case.closing_hint")} onChange={(event) => setReason(event.target.value)} />
        </div>
        <div><button className="button" disabled={step.isPending || reason.trim() === ""}>{word("case.close")}</button></div>
      </form>
    </>
  );
}

function History({ of }: { of: Case }) {
  const { word, wordOf } = useWords();
  const answer = useCase(of.id);
  const value = (field: string, text: string | null) => (text === null ? "–" : field === "state" ? wordOf("case.state", text) : text);
  // When and by whom it was closed stands above, and beside each line.
  const changes = (answer.data?.changes ?? []).filter(({ field }) => field === "inspector" || field === "state");
  return (
    <section aria-labelledby="case-history">
      <h3 id="case-history">{word("case.history")}</h3>
      {answer.error && <FaultNotice error={answer.error} />}
      {answer.isPending && <Skeleton lines={2} />}
      {answer.data && (
        <ol className="case-history">
          <li><span className="nowrap quiet">{showInstant(of.opened_at)}</span> {of.opened_by}: {word("case.was_opened")}</li>
          {changes.map((each) => (
            <li key={`${each.at}-${each.field}`}>
              <span className="nowrap quiet">{showInstant(each.at)}</span> {each.by}: {wordOf("case.field", each.field)} {value(each.field, each.old)} → <b>{value(each.field, each.new)}</b>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
