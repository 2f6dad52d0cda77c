import { Link } from "../lib/router";
import { Empty } from "../components/notices";
import { useWords } from "../lib/words";

export function NotFound() {
  const { word } = useWords();
  return (
    <div className="panel">
      <Empty title={word("notice.no_page")}>
        <Link to="/">{word("notice.no_page_do")}</Link>
      </Empty>
    </div>
  );
}
