// How much waits for the reader: overdue, due soon, new; a press leaves only that below.
import { usePlace } from "../../app/place";
import { Icon, type IconName } from "../../components/Icon";
import { dayInVietnam } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { useRequests } from "../requests/answers";
import { useMay } from "../session/session";
import { useWaitingCount } from "../approvals/answers";
import { useCases } from "../cases/answers";
import { useViolations } from "../violations/answers";
import { useArrivals, useOpenPairs, useUploads } from "./asked";
import { type Urgency, casesOf, counted, dueNow, needOf, readUrgency, requestsOf, urgencies, violationsOf } from "./queue";

const icons: Record<Urgency, IconName> = { overdue: "at_risk", due: "watch", new: "remark" };

export function QueueLine() {
  const { word } = useWords();
  const { search, change } = usePlace();
  const may = useMay();
  const requests = useRequests();
  const arrivals = useArrivals(may("see_deliveries"));
  const uploads = useUploads(may("send_deliveries"));
  const violations = useViolations({ state: "open" }, may("see_deliveries"));
  const cases = useCases({ state: "open", of: "me" }, may("see_cases"));
  const pairs = useOpenPairs(may("decide_links"));
  const approvals = useWaitingCount();
  const wanted = [[true, requests], [may("see_deliveries"), arrivals], [may("see_deliveries"), violations], [may("send_deliveries"), uploads], [may("see_cases"), cases], [may("decide_links"), pairs]] as const;
  const asked = wanted.flatMap(([mine, each]) => (mine ? [each] : []));
  // A count without one of its parts would be too low.
  if (!asked.every((each) => each.data)) return null;
  const counts = counted({
    requests: requestsOf(requests.data?.requests ?? []),
    violations: violationsOf(violations.data?.violations ?? []),
    cases: casesOf(cases.data?.cases ?? []),
    pairs: pairs.data ? pairs.data.persons + pairs.data.employers : 0,
    approvals,
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
