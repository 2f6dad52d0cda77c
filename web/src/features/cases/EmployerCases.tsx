// The cases about one employer, and the way to open another.
import { useState } from "react";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showDay } from "../../lib/dates";
import { Link } from "../../lib/router";
import { useWords } from "../../lib/words";
import { useMay } from "../session/session";
import { CaseState } from "./CaseState";
import { OpenCaseDialog } from "./OpenCaseDialog";
import { useCases } from "./answers";
import "../../styles/cases.css";

export function EmployerCases({ employer }: { employer: { id: string; name: string } }) {
  const { word, wordOf } = useWords();
  const may = useMay();
  const { address } = usePlace();
  const [opening, setOpening] = useState(false);
  const answer = useCases({ employer: employer.id }, may("see_cases"));
  if (!may("see_cases")) return null;
  const cases = answer.data?.cases ?? [];
  const inspectors = answer.data?.inspectors ?? [];
  const nobody = answer.data && inspectors.length === 0;
  return (
    <section className="panel employer-cases" aria-labelledby="cases-head">
      <div className="panel-head">
        <h2 id="cases-head">{word("page.cases")}</h2>
        {may("manage_cases") && (
          <span className="end">
            <button type="button" className="button" disabled={!answer.data || nobody} title={nobody ? word("case.nobody") : undefined} onClick={() => setOpening(true)}><Icon name="plus" />{word("case.open")}</button>
          </span>
        )}
      </div>
      {answer.error && <FaultNotice error={answer.error} />}
      {answer.isPending && <Skeleton lines={2} />}
      {answer.data && cases.length === 0 && <p className="table-note">{word(nobody && may("manage_cases") ? "case.nobody" : "case.none_of_employer")}</p>}
      {cases.length > 0 && (
        <ul className="case-list">
          {cases.map((each) => (
            <li key={each.id}>
              <Link to={address("/cases", { show: "all", id: String(each.id) })}>{each.decision_number}</Link>
              <span>{wordOf("case.kind", each.kind)}, {showDay(each.decision_day)}</span>
              <span>{each.inspector_name}</span>
              <CaseState of={each} />
            </li>
          ))}
        </ul>
      )}
      {opening && <OpenCaseDialog employer={employer} inspectors={inspectors} onClose={() => setOpening(false)} />}
    </section>
  );
}
