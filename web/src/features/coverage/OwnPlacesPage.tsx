// Who has several places has one list over all of them. Figures are of one place each: its name leads to them.
import { Link, Redirect } from "../../lib/router";
import { isWithinUnit, usePlace } from "../../app/place";
import { Empty } from "../../components/notices";
import { useWords } from "../../lib/words";
import { ownPlaces, useMay, useSession } from "../session/session";
import { AbsentList } from "./AbsentList";

export function OwnPlacesPage({ places }: { places: string[] }) {
  const { word } = useWords();
  const { units, scheme, search, change, unitName, address } = usePlace();
  const { purposes } = useSession();
  const may = useMay();
  const told = may("see_employers") || (may("see_persons") && purposes.length > 0);
  // Communes within units have prospects alone.
  if (scheme !== "voluntary" && places.every((each) => isWithinUnit(units, each)))
    return <Redirect to={address(`/units/${ownPlaces}`, { scheme: "voluntary" })} replace />;
  return (
    <>
      <div className="page-head">
        <h1>{word("bar.own")}</h1>
        <ul className="page-meta own-places">
          {places.map((each) => <li key={each}><Link to={address(`/units/${each}`)}>{unitName(each)}</Link></li>)}
        </ul>
      </div>
      {told ? <AbsentList within={ownPlaces} reason={search.get("reason") ?? undefined} onReason={(reason) => change({ reason })} />
        : <section className="panel"><Empty title={word("prospects.not_told")} /></section>}
    </>
  );
}
