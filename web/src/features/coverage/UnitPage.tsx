// S3 Đơn vị: how large the gap is, of which reasons it is made, and who stands in each part.
import { useEffect, useRef } from "react";
import { Link, useParams } from "../../lib/router";
import { isWithinUnit, usePlace } from "../../app/place";
import { FaultError } from "../../api/client";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { Explain } from "../../components/Explain";
import { State } from "../../components/State";
import { count, percent } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import { RemarksPanel } from "../remarks/RemarksPanel";
import { AskButton } from "../requests/AskButton";
import { ownPlaces, useMay, useOwnPlaces } from "../session/session";
import { AbsentList } from "./AbsentList";
import { CommunesTable } from "./CommunesTable";
import { GapPanel } from "./GapPanel";
import { MovementPanel } from "./MovementPanel";
import { OwnPlacesPage } from "./OwnPlacesPage";
import { ProspectsPage } from "./ProspectsPage";
import { type SchemeStatus, useSchemes } from "./answers";

// Of a commune within a unit, and for who is told no figures, there are prospects alone.
export function UnitPage() {
  const { code = "" } = useParams<{ code: string }>();
  const { units } = usePlace();
  const may = useMay();
  const { own, several } = useOwnPlaces();
  if (code === ownPlaces && several) return <OwnPlacesPage places={own} />;
  if (!units.some((each) => each.code === code)) return <NoUnit code={code} />;
  return isWithinUnit(units, code) || !may("see_figures") ? <ProspectsPage key={code} code={code} /> : <Unit key={code} code={code} />;
}

// An old link or a slip of the hand: a page of zeros would say that all is well there.
function NoUnit({ code }: { code: string }) {
  const { word } = useWords();
  const { units, address } = usePlace();
  const [province, ...below] = units;
  return (
    <>
      <div className="page-head"><h1>{word("unit.none", { code })}</h1></div>
      <section className="panel no-unit">
        <Empty title={word("unit.none_why", { province: province?.name ?? "" })}>
          <p>{word("unit.none_do")}</p>
          <ul className="unit-choice">
            {below.filter((each) => each.level === "district" || each.parent === province?.code).map((each) => <li key={each.code}><Link to={address(`/units/${each.code}`)}>{each.name}</Link></li>)}
          </ul>
          <p><Link to={address("/", { view: "province" })}>{word("page.province")}</Link></p>
        </Empty>
      </section>
    </>
  );
}

// The run may know a unit that the list of units does not name, and the other way about.
const isNoUnit = (error: unknown) => error instanceof FaultError && error.fault.status === 404;

function Unit({ code }: { code: string }) {
  const { word, language } = useWords();
  const { units, scheme, search, change, unitName, address } = usePlace();
  const may = useMay();
  const answer = useSchemes(code);
  const status = answer.data?.schemes.find((each) => each.scheme === scheme);
  const reason = search.get("reason") ?? undefined;
  const list = useRef<HTMLDivElement>(null);
  const came = useRef(reason);
  useEffect(() => {
    if (reason && reason !== came.current) list.current?.scrollIntoView({ block: "nearest" });
    came.current = reason;
  }, [reason]);
  if (isNoUnit(answer.error)) return <NoUnit code={code} />;
  return (
    <>
      <nav aria-label={word("shell.crumbs")}>
        <ol className="crumbs">
          <li><Link to={address("/", { view: "province" })}>{units[0]?.name}</Link></li>
          <li aria-current="page">{unitName(code)}</li>
        </ol>
      </nav>
      <div className="page-head">
        <h1>{unitName(code)}</h1>
        {status && <State state={status.state} />}
        {status && <p className="page-meta">{paceWords(status, word, (figure) => count(figure, language))}</p>}
        {status && <span className="end no-print"><AskButton unit={code} line={lineOf(status)} /></span>}
      </div>
      {answer.error && <FaultNotice error={answer.error} />}
      {!status && !answer.error && <div className="panel"><Skeleton lines={8} /></div>}
      {status && (
        <>
          <FigureStrip status={status} />
          <div className="columns unit-columns">
            <GapPanel line={status.gap} scheme={scheme} chosen={reason} onChoose={(next) => change({ reason: next === reason ? null : next })} />
            {may("see_movement") && scheme !== "voluntary" && <MovementPanel unit={code} />}
          </div>
          {scheme === "voluntary" && <CommunesTable unit={code} />}
          <div ref={list} className="list-anchor"><AbsentList unit={code} reason={reason} onReason={(next) => change({ reason: next })} /></div>
          <RemarksPanel address={`/units/${code}?scheme=${scheme}`} />
        </>
      )}
    </>
  );
}

// The gap with the plan that stands beside it.
function lineOf({ gap, plan, needed_per_month, state }: SchemeStatus): SchemeStatus["gap"] {
  return { ...gap, plan: plan.target === null ? null : { target: plan.target, needed_per_month, state } };
}

function paceWords(status: SchemeStatus, word: ReturnType<typeof useWords>["word"], show: (figure: number) => string): string {
  if (status.target_gap === null || status.needed_per_month === null) return word("unit.no_target");
  if (status.target_gap <= 0) return word("unit.reached");
  return word("unit.pace", { missing: show(status.target_gap), needed: show(status.needed_per_month), months: status.months_left });
}

function FigureStrip({ status }: { status: SchemeStatus }) {
  const { word, language } = useWords();
  const { gap, plan } = status;
  return (
    <dl className="strip">
      <div className="plus"><dt>{word("coverage.eligible")}<Explain topic="eligible" /></dt><dd>{count(gap.eligible, language)}</dd></div>
      <div className="plus equals"><dt>{word("coverage.participating")}<Explain topic="participating" /></dt><dd>{count(gap.participating, language)}</dd></div>
      <div>
        <dt>{word("coverage.absent")}<Explain topic="absent" figure={`${count(gap.eligible, language)} − ${count(gap.participating, language)} = ${count(gap.absent, language)}`} /></dt>
        <dd>{count(gap.absent, language)}</dd>
      </div>
      {status.scheme !== "voluntary" && <div className="apart"><dt>{word("coverage.missing")}<Explain topic="missing" /></dt><dd>{count(gap.missing, language)}</dd></div>}
      <div><dt>{word("coverage.rate")}<Explain topic="rate" /></dt><dd>{percent(gap.participating, gap.eligible, language)}</dd></div>
      <div><dt>{word("coverage.target_of", { year: plan.year })}<Explain topic="target" /></dt><dd>{count(plan.target, language)}</dd></div>
    </dl>
  );
}
