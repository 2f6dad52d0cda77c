// For what persons' rows are read: chosen once in a session, shown over every list of persons, sent with
// every request. Where a role has one purpose there is nothing to choose. A purpose that wants a case is one of an
// open case of the reader's own.
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { FaultError } from "../../api/client";
import { FaultNotice, Skeleton } from "../../components/notices";
import { useWords } from "../../lib/words";
import { byNumber, useCases } from "../cases/answers";
import { useSession } from "./session";

export type Purpose = { id: string; title: string; case: string | null };
type Kept = { user: string; id: string; case: string };
const place = "baophu.purpose";

// What is kept is told to whoever shows it: the search chooses over a page whose list waits for it.
const listeners = new Set<() => void>();
const text = () => sessionStorage.getItem(place);
function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readKept(written: string | null, user: string): Kept | null {
  try {
    const value = JSON.parse(written ?? "null") as Kept | null;
    return value?.user === user ? value : null;
  } catch {
    return null;
  }
}

export function usePurpose(): { purpose: Purpose | null; choose: (id: string, caseNumber: string) => void; forget: () => void } {
  const { purposes, user } = useSession();
  const choice = readKept(useSyncExternalStore(listen, text), user);
  const only = purposes.length === 1 && !purposes[0]?.needs_case ? purposes[0] : undefined;
  const chosen = purposes.find((each) => each.id === choice?.id) ?? only;
  const keep = (next: Kept | null) => {
    if (next) sessionStorage.setItem(place, JSON.stringify(next));
    else sessionStorage.removeItem(place);
    for (const listener of listeners) listener();
  };
  return {
    purpose: chosen ? { id: chosen.id, title: chosen.title, case: choice?.case || null } : null,
    choose: (id, caseNumber) => keep({ user, id, case: caseNumber }),
    forget: () => keep(null),
  };
}

export function PurposeForm({ onChoose }: { onChoose: (id: string, caseNumber: string) => void }) {
  const { purposes } = useSession();
  const { word } = useWords();
  const [id, setId] = useState(purposes[0]?.id ?? "");
  const [wanted, setCase] = useState<string | null>(null);
  const withCase = purposes.find((each) => each.id === id)?.needs_case ?? false;
  const cases = useCases({ of: "me", state: "open" }, withCase);
  const offered = byNumber(cases.data?.cases ?? []);
  const caseNumber = withCase ? wanted ?? offered[0]?.number ?? "" : "";
  return (
    <form className="empty form no-print" onSubmit={(event) => { event.preventDefault(); onChoose(id, caseNumber); }}>
      <fieldset className="form">
        <legend><b>{word("purpose.ask")}</b></legend>
        <p>{word("purpose.why")}</p>
        {purposes.map((each) => (
          <label key={each.id} className="check">
            <input type="radio" name="purpose" value={each.id} checked={each.id === id} onChange={() => setId(each.id)} />
            {each.title}
          </label>
        ))}
      </fieldset>
      {withCase && cases.error && <FaultNotice error={cases.error} />}
      {withCase && cases.isPending && <Skeleton lines={2} />}
      {withCase && cases.data && offered.length === 0 && <p role="status"><b>{word("purpose.no_case")}</b> {word("purpose.no_case_do")}</p>}
      {withCase && offered.length > 0 && (
        <div className="field">
          <label htmlFor="case">{word("purpose.case")}</label>
          <select id="case" className="input" value={caseNumber} onChange={(event) => setCase(event.target.value)}>
            {offered.map(({ number, employers }) => <option key={number} value={number}>{number} · {employers.join(", ")}</option>)}
          </select>
        </div>
      )}
      <div><button className="button first" disabled={withCase && caseNumber === ""}>{word("purpose.go")}</button></div>
    </form>
  );
}

export function PurposeLine({ purpose, onChange }: { purpose: Purpose; onChange?: () => void }) {
  const { word } = useWords();
  const { purposes } = useSession();
  return (
    <p className="table-note">
      {word("purpose.line", { purpose: purpose.title })}
      {purpose.case ? ` · ${word("purpose.case_line", { number: purpose.case })}` : ""}
      {(purposes.length > 1 || purpose.case) && onChange && (
        <button type="button" className="button plain no-print" onClick={onChange}>{word(purpose.case ? "purpose.change_case" : "purpose.change")}</button>
      )}
    </p>
  );
}

// Who is told that his case is not open, or is about another employer, chooses another one.
export function PurposeFault({ error, onChange, action }: { error: unknown; onChange: () => void; action?: ReactNode }) {
  const { word } = useWords();
  const notOpen = error instanceof FaultError && error.fault.code === "BP-872";
  return (
    <FaultNotice error={error} action={(
      <>
        {notOpen && <button type="button" className="button no-print" onClick={onChange}>{word("purpose.change_case")}</button>}
        {action}
      </>
    )} />
  );
}
