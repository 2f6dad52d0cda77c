// S2 Bức tranh tỉnh: the three schemes, the units with those at risk first and why, and the map.
import { Link, Redirect } from "../../lib/router";
import { homeOf } from "../../app/entries";
import { page } from "../../app/page";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showMonth } from "../../lib/dates";
import { capital, useWords } from "../../lib/words";
import { ownPlaces, useMay, useOwnPlaces } from "../session/session";
import { SchemesTable } from "./SchemesTable";
import { UnitsTable } from "./UnitsTable";
import { useGapByUnit, useSchemes } from "./answers";

// Below what is seen first.
const TileMap = page(async () => (await import("./TileMap")).TileMap);

export function HomePage() {
  const may = useMay();
  const { own, several } = useOwnPlaces();
  if (may("see_figures")) return <Home />;
  const visited = may("see_persons") && (several ? ownPlaces : own[0]);
  return <Redirect to={visited ? `/units/${visited}?scheme=voluntary` : homeOf(may)} replace />;
}

// Who has a unit begins there; the province is a step up from it.
function Home() {
  const { own, everywhere } = useOwnPlaces();
  const { search, address } = usePlace();
  if (own.length === 1 && !everywhere && search.get("view") !== "province") return <Redirect to={address(`/units/${own[0]}`)} replace />;
  return <Province />;
}

function Province() {
  const { word, wordOf } = useWords();
  const { run, scheme, units, address } = usePlace();
  const schemes = useSchemes();
  const gap = useGapByUnit();
  const fault = schemes.error ?? gap.error;
  const unitsHead = <h2 id="units-head">{word("home.units", { scheme: capital(wordOf("scheme", scheme)) })}</h2>;
  return (
    <>
      <div className="page-head">
        <h1>{word("page.province")}</h1>
        <p className="page-meta">{word("home.meta", { unit: units[0]?.name ?? "", month: showMonth(run.month) })}</p>
        <span className="end no-print"><Link className="button" to={address("/brief")}><Icon name="print" />{word("home.brief")}</Link></span>
      </div>
      {fault && <FaultNotice error={fault} />}
      {(schemes.data || !fault) && <section className="panel" aria-labelledby="schemes-head">
        <h2 id="schemes-head" className="visually-hidden">{word("home.schemes")}</h2>
        {schemes.data ? <SchemesTable schemes={schemes.data.schemes} /> : <Skeleton lines={4} />}
      </section>}
      {(gap.data || !fault) && <div className="columns home-columns">
        <section className="panel" aria-labelledby="units-head">
          {gap.data ? <UnitsTable gap={gap.data} head={unitsHead} />
            : <><div className="panel-head">{unitsHead}</div><Skeleton lines={11} /></>}
        </section>
        <section className="panel" aria-labelledby="map-head">
          <div className="panel-head"><h2 id="map-head">{word("home.map")}</h2></div>
          {gap.data ? <TileMap gap={gap.data} /> : <Skeleton lines={8} />}
        </section>
      </div>}
    </>
  );
}
