// What who has no right to a page sees of it, such as behind a link that a colleague sent: that it is not broken, whom
// it is not for, and where his own work is.
import { Empty } from "../components/notices";
import { useMay, useSession } from "../features/session/session";
import { Link, useLocation } from "../lib/router";
import { useWords } from "../lib/words";
import { homeOf, railFor } from "./entries";

export function RefusedPage() {
  const { word, wordOf } = useWords();
  const { roles } = useSession();
  const may = useMay();
  const { pathname } = useLocation();
  const told = { roles: [...new Set(roles.map((each) => wordOf("role", each.role)))].join(", ") };
  const home = railFor(may).find((each) => each.path === homeOf(may));
  return (
    <>
      <div className="page-head"><h1>{word("refused.title")}</h1></div>
      <section className="panel refused-page">
        <Empty title={word(may("see_figures") || pathname.startsWith("/office") ? "refused.page" : "refused.figures", told)}>
          <p>{word("refused.do")}</p>
          {home && <p><Link to={home.path}>{word("refused.home", { page: word(home.word) })}</Link></p>}
        </Empty>
      </section>
    </>
  );
}
