import type { Schemas } from "../../api/client";
import { Icon } from "../../components/Icon";
import { useWords } from "../../lib/words";

// Whether a decision counts: in the figures, not yet, or not any more.
export function DecisionState({ decision }: { decision: Schemas["Decision"] }) {
  const { word } = useWords();
  if (decision.taken_back) return <span className="state cannot_judge"><Icon name="undo" />{word("links.state_taken_back")}</span>;
  if (decision.withdraws !== null) return <span className="quiet">–</span>;
  return decision.in_figures
    ? <span className="state on_track"><Icon name="on_track" />{word("links.state_in")}</span>
    : <span className="state watch"><Icon name="watch" />{word("links.state_out")}</span>;
}
