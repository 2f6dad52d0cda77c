import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { dayInVietnam, showDay } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { useCases } from "../cases/answers";
import { Block, Rest, shownMost } from "./Block";
import { casesOf, readUrgency, urgencyOfCase, weekdaysLate } from "./queue";

// The reader's own cases, by the day on which they are to be concluded.
export function CasesBlock() {
  const { word } = useWords();
  const { address, search } = usePlace();
  const { data, error } = useCases({ state: "open", of: "me" });
  const only = readUrgency(search.get("queue"));
  const today = dayInVietnam(new Date());
  const mine = casesOf(data?.cases ?? []).filter((each) => !only || urgencyOfCase(each, today) === only);
  const all = address("/cases");
  return (
    <Block id="own-cases" title={word("today.cases")} to={all} link={word("page.cases")} count={mine.length} error={error} waiting={!data} calm={word(only ? "queue.none_of_these" : "today.cases_none")}>
      <table className="data">
        <thead><tr><th scope="col">{word("case.number")}</th><th scope="col">{word("coverage.employer")}</th><th scope="col">{word("case.due")}</th></tr></thead>
        <tbody>
          {mine.slice(0, shownMost).map((each) => (
            <tr key={each.id}>
              <th scope="row"><Link to={address("/cases", { id: String(each.id) })}>{each.decision_number}</Link></th>
              <td>{each.employer_name || each.employer}</td>
              <td>
                <span className="nowrap">{showDay(each.due)}</span>{" "}
                {each.due && each.due < today && <span className="state at_risk"><Icon name="at_risk" />{word("today.late_weekdays", { days: weekdaysLate(each.due, today) })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={mine.length - shownMost} to={all} />
    </Block>
  );
}
