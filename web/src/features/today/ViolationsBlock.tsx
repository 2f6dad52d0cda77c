import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { dayInVietnam, showDay } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { ViolationState } from "../violations/ViolationState";
import { columnOf, useViolations } from "../violations/answers";
import { Block, Rest, shownMost } from "./Block";
import { readUrgency, urgencyOfViolation, violationsOf } from "./queue";

// Rules that were given to the reader, or that others answered and he may close.
export function ViolationsBlock() {
  const words = useWords();
  const { word } = words;
  const { search } = usePlace();
  const { data, error } = useViolations({ state: "open" });
  const only = readUrgency(search.get("queue"));
  const today = dayInVietnam(new Date());
  const mine = violationsOf(data?.violations ?? []).filter((each) => !only || urgencyOfViolation(each, today) === only);
  const all = "/deliveries/violations";
  return (
    <Block id="violations" title={word("today.violations")} to={all} link={word("today.all")} count={mine.length} error={error} waiting={!data} calm={word(only ? "queue.none_of_these" : "today.violations_none")}>
      <table className="data">
        <thead><tr><th scope="col">{word("violation.rule")}</th><th scope="col">{word("user.state")}</th><th scope="col">{word("violation.due")}</th><th scope="col" className="not-on-phone">{word("violation.file")}</th></tr></thead>
        <tbody>
          {mine.slice(0, shownMost).map((each) => (
            <tr key={each.id}>
              <th scope="row"><Link to={`${all}?id=${each.id}`}>{columnOf(each, words)}</Link><span className="quiet small block">{each.title}</span></th>
              <td className="nowrap"><ViolationState of={each} /></td>
              <td className="nowrap">{showDay(each.due)}</td>
              <td className="not-on-phone file-name">{each.file_name}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={mine.length - shownMost} to={all} />
    </Block>
  );
}
