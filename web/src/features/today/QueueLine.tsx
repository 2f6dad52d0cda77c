// How much waits for the reader: overdue, due soon, new; a press leaves only that below.
import { usePlace } from "../../app/place";
import { Icon, type IconName } from "../../components/Icon";
import { dayInVietnam } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { useRequests } from "../requests/answers";
import { useMay } from "../session/session";
import { useArrivals, useUploads } from "./asked";
import { type Urgency, counted, dueNow, needOf, readUrgency, requestsOf, urgencies } from "./queue";

const icons: Record<Urgency, IconName> = { overdue: "at_risk", due: "watch", new: "remark" };

export function QueueLine() {
  const { word } = useWords();
  const { search, change } = usePlace();
  const may = useMay();
  const requests = useRequests();
  const arrivals = useArrivals(may("see_deliveries"));
  const uploads = useUploads(may("send_deliveries"));
  const asked = [requests, ...(may("see_deliveries") ? [arrivals] : []), ...(may("send_deliveries") ? [uploads] : [])];
  // A count without one of its parts would be too low.
  if (!asked.every((each) => each.data)) return null;
  const counts = counted({
    requests: requestsOf(requests.data?.requests ?? []),
    arrivals: arrivals.data ? dueNow(arrivals.data) : [],
    uploads: (uploads.data?.uploads ?? []).filter((each) => needOf(each) !== null),
  }, dayInVietnam(new Date()));
  const shown = readUrgency(search.get("queue"));
  return (
    <div className="queue no-print" role="group" aria-label={word("queue.title")}>
      {urgencies.map((each) => (
        <button key={each} type="button" className={`queue-part ${counts[each] > 0 ? each : "none"}`} aria-pressed={each === shown}
          onClick={() => change({ queue: each === shown ? null : each })}>
          <Icon name={counts[each] > 0 ? icons[each] : "on_track"} />
          <b>{counts[each]}</b>
          <span>{word(`queue.${each}`)}</span>
        </button>
      ))}
      {shown && <button type="button" className="row-link" onClick={() => change({ queue: null })}>{word("queue.all")}</button>}
    </div>
  );
}
