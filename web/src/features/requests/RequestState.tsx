import { Icon } from "../../components/Icon";
import { useWords } from "../../lib/words";
import { type Request, markOf } from "./answers";

export function RequestState({ request }: { request: Request }) {
  const { wordOf } = useWords();
  const { name, icon, look } = markOf(request);
  return <span className={`state ${look}`}><Icon name={icon} />{wordOf("request.state", name)}</span>;
}
