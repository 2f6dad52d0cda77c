import { Icon } from "../../components/Icon";
import { useWords } from "../../lib/words";
import { type Violation, markOf } from "./answers";

export function ViolationState({ of }: { of: Violation }) {
  const { wordOf } = useWords();
  const { name, icon, look } = markOf(of);
  return <span className={`state ${look}`}><Icon name={icon} />{wordOf("violation.state", name)}</span>;
}
