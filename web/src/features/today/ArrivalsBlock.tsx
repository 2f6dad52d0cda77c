import { useQuery } from "@tanstack/react-query";
import { type Schemas, api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { showDay } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { weekdaysAfter } from "../../lib/weekdays";
import { showPeriod } from "../deliveries/period";
import { useMay } from "../session/session";
import { Block, Rest, shownMost } from "./Block";

type Arrival = Schemas["Arrivals"]["arrivals"][number];
const weekdaysAhead = 10;

// What should be here and is not, the longest first; then what is due soon.
export function dueNow({ today, arrivals }: Schemas["Arrivals"]): Arrival[] {
  const soon = weekdaysAfter(today, weekdaysAhead);
  return arrivals.filter((each) => each.state === "missing" || (each.state === "not_yet_due" && each.due <= soon)).sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

export function ArrivalsBlock() {
  const words = useWords();
  const { word, language } = words;
  const { address } = usePlace();
  const { data, error } = useQuery({ queryKey: ["arrivals", "today", language], queryFn: () => take(api.GET("/api/deliveries/calendar")) });
  const due = data ? dueNow(data) : [];
  const unset = data?.arrivals.length === 0;
  const may = useMay();
  const add = unset && may("manage_agreements");
  const all = address("/deliveries");
  return (
    <Block id="arrivals" title={word("today.arrivals")} to={add ? address("/deliveries/agreements") : all} link={word(add ? "today.first_agreement" : "page.deliveries")} count={due.length} error={error} waiting={!data}
      unset={unset} calm={word(unset ? "today.arrivals_unknown" : "today.arrivals_none")}>
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
