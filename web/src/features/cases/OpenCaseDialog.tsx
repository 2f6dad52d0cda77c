// A new case about the employer whose page is open. A second visit in the year is warned of before anything is sent.
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../api/client";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { FaultNotice } from "../../components/notices";
import { dayInVietnam, parseDay, showDay } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { type Case, useCaseLimit, useOpenCase } from "./answers";

const kinds = ["inspection", "check"] as const;
type Props = { employer: { id: string; name: string }; inspectors: Schemas["Cases"]["inspectors"]; onClose: () => void };

export function OpenCaseDialog({ employer, inspectors, onClose }: Props) {
  const { word, wordOf } = useWords();
  const open = useOpenCase();
  const [facts, setFacts] = useState({
    kind: "check" as Case["kind"], decision_number: "", decision_day: showDay(dayInVietnam(new Date())), legal_basis: "", content: word("case.content_usual"), due: "", sign: "",
    inspector: inspectors[0]?.login ?? "",
  });
  const day = parseDay(facts.decision_day);
  const due = facts.due.trim() ? parseDay(facts.due) : undefined;
  const noDue = due === null || (due !== undefined && day !== null && due < day);
  const limit = useCaseLimit(employer.id, facts.kind, day, facts.content.trim());
  const set = (name: keyof typeof facts) => (event: { target: { value: string } }) => setFacts({ ...facts, [name]: event.target.value });
  const beyond = limit.data?.allowed === false;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!day || noDue) return;
    const { sign, due: _typed, ...rest } = facts;
    open.mutate({
      ...rest, employer: employer.id, decision_number: facts.decision_number.trim(), legal_basis: facts.legal_basis.trim(), content: facts.content.trim(), decision_day: day, ...(due ? { due } : {}),
      ...(beyond && sign.trim() ? { sign: sign.trim() } : {}),
    }, { onSuccess: onClose });
  };
  const field = (name: keyof typeof facts, label: string, more: Record<string, unknown> = {}) => (
    <div className="field">
      <label htmlFor={`case-${name}`}>{label}</label>
      <input id={`case-${name}`} className="input" value={facts[name]} onChange={set(name)} {...more} />
    </div>
  );
  return (
    <Dialog kind="side" title={word("case.open")} onClose={onClose}>
      <p><b>{employer.name || employer.id}</b></p>
      {open.error && <FaultNotice error={open.error} />}
      <form className="form" onSubmit={send}>
        <div className="form-row">
          {field("decision_number", word("case.number"), { required: true, maxLength: 80, autoFocus: true, placeholder: word("case.number_hint") })}
          {field("decision_day", word("case.day"), { required: true, inputMode: "numeric", placeholder: "dd/mm/yyyy", "aria-invalid": !day })}
        </div>
        {!day && <p className="input-fault" role="alert">{word("case.no_day")}</p>}
        <div className="field">
          <label htmlFor="case-kind">{word("case.kind")}</label>
          <select id="case-kind" className="input" value={facts.kind} onChange={set("kind")}>{kinds.map((each) => <option key={each} value={each}>{wordOf("case.kind", each)}</option>)}</select>
        </div>
        {field("due", word("case.due"), { inputMode: "numeric", placeholder: `dd/mm/yyyy. ${word("case.due_hint")}`, "aria-invalid": noDue })}
        {noDue && <p className="input-fault" role="alert">{word("case.no_due")}</p>}
        {field("content", word("case.content"), { required: true, maxLength: 300 })}
        {field("legal_basis", word("case.basis"), { required: true, maxLength: 300, placeholder: word("case.basis_hint") })}
        <div className="field">
          <label htmlFor="case-inspector">{word("case.inspector")}</label>
          <select id="case-inspector" className="input" value={facts.inspector} onChange={set("inspector")}>
            {inspectors.map((each) => <option key={each.login} value={each.login}>{each.full_name} ({each.login}), {each.agency_name}</option>)}
          </select>
        </div>
        {beyond && limit.data && (
          <div className="notice risk" role="alert">
            <Icon name="at_risk" />
            <div>
              <p><b>{word("case.limit_reached")}</b> {limit.data.citations.map((each) => `${each.law}${each.article === "whole" ? "" : `, ${each.article}`}`).join("; ")}</p>
              <ul>{limit.data.earlier.map((each) => <li key={`${each.agency_name} ${each.decision_number}`}>{wordOf("case.kind", each.kind)} {each.decision_number}, {showDay(each.decision_day)}, {each.agency_name}</li>)}</ul>
              <p>{word("case.limit_do")}</p>
            </div>
          </div>
        )}
        {beyond && field("sign", word("case.sign"), { maxLength: 300, placeholder: word("case.sign_hint") })}
        <div><button className="button first" disabled={open.isPending || !facts.inspector}><Icon name="plus" />{word(open.isPending ? "action.sending" : "case.open")}</button></div>
      </form>
    </Dialog>
  );
}
