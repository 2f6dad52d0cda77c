import { Link } from "../lib/router";
import { Empty } from "../components/notices";
import { useWords } from "../lib/words";

export function NotFound() {
  const { word } = useWords();
  return (
    <>
      <div className="page-head"><h1>{word("notice.no_page")}</h1></div>
      <div className="panel">
        <Empty title={word("notice.no_page_why")}>
          <Link to="/">{word("notice.no_page_do")}</Link>
        </Empty>
      </div>
    </>
  );
}
