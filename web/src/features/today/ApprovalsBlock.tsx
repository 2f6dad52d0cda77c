import { usePlace } from "../../app/place";
import { useWords } from "../../lib/words";
import { useWaitingCount } from "../approvals/answers";
import { Block } from "./Block";
import { readUrgency } from "./queue";

// What others proposed and the reader may approve.
export function ApprovalsBlock() {
  const { word } = useWords();
  const { search } = usePlace();
  const waiting = useWaitingCount();
  const only = readUrgency(search.get("queue"));
  const shown = only === null || only === "new";
  return (
    <Block id="approvals" title={word("today.approvals")} to="/office/approvals" link={word("page.approvals")} count={shown ? waiting : 0} error={null} waiting={false} calm={word(shown ? "today.approvals_none" : "queue.none_of_these")}>
      <p className="today-line">{word("today.approvals_some", { count: waiting })}</p>
    </Block>
  );
}
