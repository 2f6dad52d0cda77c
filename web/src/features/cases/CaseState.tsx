import { Icon } from "../../components/Icon";
import { useWords } from "../../lib/words";
import type { Case } from "./answers";

// A visit beyond the limit of the year is marked by word and shape, too.
export function CaseState({ of }: { of: Case }) {
  const { wordOf, word } = useWords();
  return (
    <span className="case-state">
      <span className={`state ${of.state === "open" ? "watch" : "on_track"}`}><Icon name={of.state === "open" ? "watch" : "on_track"} />{wordOf("case.state", of.state)}</span>
      {of.beyond_limit && <span className="state at_risk" title={word("case.beyond_why")}><Icon name="at_risk" />{word("case.beyond")}</span>}
    </span>
  );
}
