// A commune within a unit: nobody counts figures there, but who lives there and may join voluntarily is told to
// whoever visits them.
import { Link, Redirect } from "../../lib/router";
import { usePlace } from "../../app/place";
import { Empty } from "../../components/notices";
import { useWords } from "../../lib/words";
import { PurposeForm, usePurpose } from "../session/purpose";
import { useMay, useSession } from "../session/session";
import { PersonsTable } from "./PersonsTable";

export function ProspectsPage({ code }: { code: string }) {
  const { word } = useWords();
  const { units, scheme, unitName, address } = usePlace();
  const may = useMay();
  if (scheme !== "voluntary") return <Redirect to={address(`/units/${code}`, { scheme: "voluntary" })} replace />;
  const [province] = units;
  const above = units.find((each) => each.code === code)?.parent;
  return (
    <>
      {may("see_figures") && (
        <nav aria-label={word("shell.crumbs")}>
          <ol className="crumbs">
            <li><Link to={address("/", { view: "province" })}>{province?.name}</Link></li>
            {above && above !== province?.code && <li><Link to={address(`/units/${above}`)}>{unitName(above)}</Link></li>}
            <li aria-current="page">{unitName(code)}</li>
          </ol>
        </nav>
      )}
      <div className="page-head">
        <h1>{unitName(code)}</h1>
        <p className="page-meta">{word("prospects.meta")}</p>
      </div>
      <section className="panel" aria-labelledby="prospects-head">
        <div className="panel-head"><h2 id="prospects-head">{word("prospects.title")}</h2></div>
        <Prospects code={code} />
      </section>
    </>
  );
}

function Prospects({ code }: { code: string }) {
  const { word } = useWords();
  const may = useMay();
  const { purposes } = useSession();
  const { purpose, choose, forget } = usePurpose();
  if (!may("see_persons") || purposes.length === 0) return <Empty title={word("prospects.not_told")}><p>{word("prospects.not_told_do")}</p></Empty>;
  if (!purpose) return <PurposeForm onChoose={choose} />;
  return <PersonsTable wish={{ unit: code }} purpose={purpose} onPurpose={forget} />;
}
