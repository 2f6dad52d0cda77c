import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { showDay } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { showPeriod } from "../deliveries/period";
import { useMay } from "../session/session";
import { Block, Rest, shownMost } from "./Block";
import { useArrivals } from "./asked";
import { dueNow, readUrgency, urgencyOfArrival } from "./queue";

export function ArrivalsBlock() {
  const words = useWords();
  const { word } = words;
  const { address, search } = usePlace();
  const { data, error } = useArrivals();
  const only = readUrgency(search.get("queue"));
  const due = data ? dueNow(data).filter((each) => !only || urgencyOfArrival(each) === only) : [];
  const unset = data?.arrivals.length === 0;
  const may = useMay();
  const add = unset && may("manage_agreements");
  const all = address("/deliveries");
  return (
    <Block id="arrivals" title={word("today.arrivals")} to={add ? address("/deliveries/agreements") : all} link={word(add ? "today.first_agreement" : "page.deliveries")} count={due.length} error={error} waiting={!data}
      unset={unset} calm={word(unset ? "today.arrivals_unknown" : only ? "queue.none_of_these" : "today.arrivals_none")}>
      <table className="data">
        <thead>
          <tr><th scope="col">{word("delivery.dataset")}</th><th scope="col" className="not-on-phone">{word("delivery.sender")}</th><th scope="col">{word("delivery.period")}</th><th scope="col">{word("request.due")}</th></tr>
        </thead>
        <tbody>
          {due.slice(0, shownMost).map((each) => (
            <tr key={`${each.agreement} ${each.period}`}>
              <th scope="row">{each.dataset_title}<span className="on-phone quiet small"><br />{each.sender_name}</span></th>
              <td className="not-on-phone">{each.sender_name}</td>
              <td className="nowrap">{showPeriod(each.period, words)}</td>
              <td>
                <span className="nowrap">{showDay(each.due)}</span>{" "}
                {each.state === "missing" && <span className="state at_risk"><Icon name="at_risk" />{word("today.late", { days: each.days })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={due.length - shownMost} to={all} />
    </Block>
  );
}
