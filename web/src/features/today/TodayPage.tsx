// S1 Hôm nay: what waits for the reader, put together from what the other screens ask. Which blocks there are
// follows from one's rights; a block in which nothing waits says so in a line.
import { PageTabs } from "../../app/PageTabs";
import { isWithinUnit, usePlace } from "../../app/place";
import { Link } from "../../lib/router";
import { dayInVietnam, showDay } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { ownPlaces, useMay, useOwnPlaces, useSession } from "../session/session";
import { ApprovalsBlock } from "./ApprovalsBlock";
import { ArrivalsBlock } from "./ArrivalsBlock";
import { CasesBlock } from "./CasesBlock";
import { GoneUpBlock } from "./GoneUpBlock";
import { LackingBlock } from "./LackingBlock";
import { LinksBlock } from "./LinksBlock";
import { PaceBlock } from "./PaceBlock";
import { QueueLine } from "./QueueLine";
import { RedUnitsBlock } from "./RedUnitsBlock";
import { RequestsBlock } from "./RequestsBlock";
import { UploadsBlock } from "./UploadsBlock";
import { ViolationsBlock } from "./ViolationsBlock";
import "../../styles/work.css";

export function TodayPage() {
  const { word } = useWords();
  const { full_name, agency_name } = useSession();
  const { own, everywhere, several } = useOwnPlaces();
  const may = useMay();
  const { units } = usePlace();
  return (
    <>
      <div className="page-head">
        <h1>{word("page.today")}</h1>
        <PageTabs page="today" label={word("page.today")} />
        <p className="page-meta">{showDay(dayInVietnam(new Date()))} · {full_name}, {agency_name}</p>
      </div>
      <QueueLine />
      {several && <OwnPlacesBlock />}
      {own.map((unit) => (isWithinUnit(units, unit) ? <ProspectsBlock key={unit} unit={unit} /> : <PaceBlock key={unit} unit={unit} />))}
      <div className="columns today-columns">
        <div className="today-column">
          {everywhere && <RedUnitsBlock />}
          <RequestsBlock />
          {may("see_cases") && <CasesBlock />}
          {(may("set_targets") || may("manage_users")) && <ApprovalsBlock />}
          {may("ask_explanations") && <GoneUpBlock />}
          {may("decide_links") && <LinksBlock />}
        </div>
        <div className="today-column">
          {may("send_deliveries") && <UploadsBlock />}
          {may("see_deliveries") && <ViolationsBlock />}
          {may("see_deliveries") && <ArrivalsBlock />}
          <LackingBlock />
        </div>
      </div>
    </>
  );
}

// Of several places there is one list, too.
function OwnPlacesBlock() {
  const { word } = useWords();
  const { address } = usePlace();
  return (
    <section className="panel today-block" aria-labelledby="own-places">
      <div className="panel-head">
        <h2 id="own-places">{word("bar.own")}</h2>
        <span className="end"><Link to={address(`/units/${ownPlaces}`)}>{word("today.own_open")}</Link></span>
      </div>
    </section>
  );
}

// Of a commune within a unit there is whom to visit, and no pace.
function ProspectsBlock({ unit }: { unit: string }) {
  const { word } = useWords();
  const { unitName, address } = usePlace();
  return (
    <section className="panel today-block" aria-labelledby={`prospects-${unit}`}>
      <div className="panel-head">
        <h2 id={`prospects-${unit}`}>{unitName(unit)}</h2>
        <span className="end"><Link to={address(`/units/${unit}`, { scheme: "voluntary" })}>{word("prospects.title")}</Link></span>
      </div>
    </section>
  );
}
