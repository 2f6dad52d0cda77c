// How many proposals wait for one's approval, beside the entry that leads to them.
import { useWaitingCount } from "../features/approvals/answers";
import { useWords } from "../lib/words";

export const approvals = "/office/approvals";

export function WaitingCount() {
  const { word } = useWords();
  const waiting = useWaitingCount();
  if (waiting === 0) return null;
  return <span className="waiting-count"><span aria-hidden="true">{waiting}</span><span className="visually-hidden">{word("page.approvals_waiting", { count: waiting })}</span></span>;
}
