import type { Schemas } from "../../api/client";
import { Icon, type IconName } from "../../components/Icon";
import { type Words, type WordKey, useWords } from "../../lib/words";

type Decision = Schemas["Decision"];

// Whether a decision counts: in the figures, not yet, or not any more. What takes one back counts by itself for nothing.
function stateOf(decision: Decision): { key: WordKey; icon: IconName; colour: string } | null {
  if (decision.taken_back) return { key: "links.state_taken_back", icon: "undo", colour: "cannot_judge" };
  if (decision.withdraws !== null) return null;
  return decision.in_figures ? { key: "links.state_in", icon: "on_track", colour: "on_track" } : { key: "links.state_out", icon: "watch", colour: "watch" };
}

export function stateWord(decision: Decision, word: Words["word"]): string {
  const state = stateOf(decision);
  return state ? word(state.key) : "–";
}

export function DecisionState({ decision }: { decision: Decision }) {
  const { word } = useWords();
  const state = stateOf(decision);
  if (!state) return <span className="quiet">–</span>;
  return <span className={`state ${state.colour}`}><Icon name={state.icon} />{word(state.key)}</span>;
}
