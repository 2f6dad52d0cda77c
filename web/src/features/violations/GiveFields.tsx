// To whom, by when, and what one has to say to it.
import { dayInVietnam, parseDay, showDay } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { weekdaysAfter } from "../../lib/weekdays";
import type { Holder } from "./answers";

export type Given = { holder: string; due: string; remark: string };

const daysToMend = 10; // Proposed; whoever gives says how long.

export function proposed(holders: Holder[], holder?: string): Given {
  return { holder: holder ?? holders[0]?.login ?? "", due: showDay(weekdaysAfter(dayInVietnam(new Date()), daysToMend)), remark: "" };
}

// The day, where it is one from today on.
export function dueOf({ due }: Given): string | null {
  const day = parseDay(due);
  return day && day >= dayInVietnam(new Date()) ? day : null;
}

export function GiveFields({ id, holders, value, onChange }: { id: string; holders: Holder[]; value: Given; onChange: (value: Given) => void }) {
  const { word } = useWords();
  const wrong = dueOf(value) === null;
  return (
    <>
      <div className="form-row">
        <div className="field">
          <label htmlFor={`${id}-to`}>{word("violation.to")}</label>
          <select id={`${id}-to`} className="input" value={value.holder} onChange={(event) => onChange({ ...value, holder: event.target.value })}>
            {holders.map((each) => <option key={each.login} value={each.login}>{each.full_name} ({each.agency_name})</option>)}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-due`}>{word("violation.due")}</label>
          <input id={`${id}-due`} className="input" inputMode="numeric" required value={value.due} placeholder="dd/mm/yyyy" aria-invalid={wrong} aria-describedby={wrong ? `${id}-due-fault` : undefined}
            onChange={(event) => onChange({ ...value, due: event.target.value })} />
        </div>
      </div>
      {wrong && <p id={`${id}-due-fault`} className="input-fault" role="alert">{word("violation.no_due")}</p>}
      <div className="field">
        <label htmlFor={`${id}-remark`}>{word("violation.remark")}</label>
        <textarea id={`${id}-remark`} className="input" rows={2} maxLength={1000} value={value.remark} placeholder={word("violation.remark_hint")} onChange={(event) => onChange({ ...value, remark: event.target.value })} />
      </div>
    </>
  );
}
