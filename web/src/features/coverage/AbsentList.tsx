// The list behind a part of the gap: persons if one may read them, and employers.
import { Icon } from "../../components/Icon";
import { usePlace } from "../../app/place";
import { capital, useWords } from "../../lib/words";
import { PurposeForm, usePurpose } from "../session/purpose";
import { useMay, useSession } from "../session/session";
import { EmployersTable } from "./EmployersTable";
import { PersonsTable } from "./PersonsTable";

type Props = { unit?: string; within?: "own"; employer?: string; reason: string | undefined; onReason: (reason: string | null) => void };

const kinds = ["missing", "to_check", "lawful", "potential"];

export function AbsentList({ unit, within, employer, reason, onReason }: Props) {
  const { word, wordOf } = useWords();
  const { search, change } = usePlace();
  const may = useMay();
  const { purposes } = useSession();
  const { purpose, choose, forget } = usePurpose();
  const lists = [
    ...(may("see_persons") && purposes.length > 0 ? ["persons" as const] : []),
    ...(may("see_employers") && !employer ? ["employers" as const] : []),
  ];
  const wanted = search.get("list");
  const list = lists.find((each) => each === wanted) ?? lists[0];
  if (!list) return null;
  const name = reason ? capital(wordOf(kinds.includes(reason) ? "reason.kind" : "reason", reason)) : "";
  return (
    <section className="panel" aria-labelledby="list-head">
      <div className="panel-head">
        <h2 id="list-head">{list === "persons" ? word("list.persons") : word("list.employers")}</h2>
        {lists.length > 1 && (
          <span className="segments no-print" role="group" aria-label={word("list.which")}>
            {lists.map((each) => (
              <button key={each} type="button" aria-pressed={each === list} onClick={() => change({ list: each, sort: null })}>{word(`list.tab_${each}`)}</button>
            ))}
          </span>
        )}
        {reason
          ? (
            <button type="button" className="button chip" onClick={() => onReason(null)} title={word("list.all")}>
              {name}
              <Icon name="close" />
              <span className="visually-hidden">{word("list.all")}</span>
            </button>
          )
          : <span className="quiet">{word("list.every_reason")}</span>}
      </div>
      {list === "persons" && !purpose && <PurposeForm onChoose={choose} />}
      {list === "persons" && purpose && <PersonsTable wish={{ unit, within, employer, reason }} purpose={purpose} onPurpose={forget} />}
      {list === "employers" && <EmployersTable wish={{ unit, within, reason }} />}
    </section>
  );
}
