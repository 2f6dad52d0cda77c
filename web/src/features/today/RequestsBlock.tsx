import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { dayInVietnam, showDay } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { RequestState } from "../requests/RequestState";
import { useRequests, waitsForReader } from "../requests/answers";
import { Block, Rest, shownMost } from "./Block";
import { readUrgency, requestsOf, urgencyOf } from "./queue";

// Asked of the reader, or answered to him.
export function RequestsBlock() {
  const { word } = useWords();
  const { address, search } = usePlace();
  const { data, error } = useRequests();
  const only = readUrgency(search.get("queue"));
  const today = dayInVietnam(new Date());
  const mine = requestsOf(data?.requests ?? []).filter((each) => !only || urgencyOf(each, today) === only);
  const all = address("/requests");
  return (
    <Block id="requests" title={word("request.title")} to={all} link={word("today.all")} count={mine.length} error={error} waiting={!data} calm={word(only ? "queue.none_of_these" : "today.requests_none")}>
      <table className="data">
        <thead>
          <tr><th scope="col">{word("request.about")}</th><th scope="col">{word("user.state")}</th><th scope="col">{word("request.due")}</th><th scope="col" className="not-on-phone">{word("today.to_do")}</th></tr>
        </thead>
        <tbody>
          {mine.slice(0, shownMost).map((each) => (
            <tr key={each.id}>
              <th scope="row"><Link to={address("/requests", { id: String(each.id) })}>{each.unit_name ?? each.agency_name}</Link></th>
              <td><RequestState request={each} /></td>
              <td className="nowrap">{showDay(each.due)}</td>
              <td className="not-on-phone">{word(waitsForReader(each) === "answer" ? "today.to_answer" : "today.to_look")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={mine.length - shownMost} to={all} />
    </Block>
  );
}
