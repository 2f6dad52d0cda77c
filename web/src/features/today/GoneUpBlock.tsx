import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { dayInVietnam, showDay } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { useRequests } from "../requests/answers";
import { Block, Rest, shownMost } from "./Block";
import { goneUp, weekdaysLate } from "./queue";

// What others owe an answer to and is overdue: it goes up to who may ask.
export function GoneUpBlock() {
  const { word } = useWords();
  const { address } = usePlace();
  const { data, error } = useRequests();
  const late = goneUp(data?.requests ?? []);
  const today = dayInVietnam(new Date());
  const all = address("/requests");
  return (
    <Block id="gone-up" title={word("today.gone_up")} to={all} link={word("today.all")} count={late.length} error={error} waiting={!data} calm={word("today.gone_up_none")}>
      <table className="data">
        <thead>
          <tr><th scope="col">{word("request.about")}</th><th scope="col">{word("request.due")}</th><th scope="col" className="not-on-phone">{word("request.asked_by")}</th></tr>
        </thead>
        <tbody>
          {late.slice(0, shownMost).map((each) => (
            <tr key={each.id}>
              <th scope="row"><Link to={address("/requests", { id: String(each.id) })}>{each.unit_name ?? each.agency_name}</Link></th>
              <td>
                <span className="nowrap">{showDay(each.due)}</span>{" "}
                <span className="state at_risk"><Icon name="at_risk" />{word("today.late_weekdays", { days: weekdaysLate(each.due, today) })}</span>
              </td>
              <td className="not-on-phone">{each.asked_by}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={late.length - shownMost} to={all} />
    </Block>
  );
}
