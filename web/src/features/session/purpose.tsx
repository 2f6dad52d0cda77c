// For what persons' rows are read: chosen once in a session, shown over every list of persons, sent with
// every request. Where a role has one purpose there is nothing to choose.
import { useState, useSyncExternalStore } from "react";
import { useWords } from "../../lib/words";
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
  const [caseNumber, setCase] = useState("");
  const offered = purposes.find((each) => each.id === id);
  return (
    <form className="empty form no-print" onSubmit={(event) => { event.preventDefault(); onChoose(id, caseNumber.trim()); }}>
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
      {offered?.needs_case && (
        <div className="field">
          <label htmlFor="case">{word("purpose.case")}</label>
          <input id="case" className="input" required value={caseNumber} onChange={(event) => setCase(event.target.value)} />
        </div>
      )}
      <div><button className="button first">{word("purpose.go")}</button></div>
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
      {purposes.length > 1 && onChange && (
        <button type="button" className="button plain no-print" onClick={onChange}>{word("purpose.change")}</button>
      )}
    </p>
  );
}
