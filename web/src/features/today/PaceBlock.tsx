// "Còn 214 người, cần 3,6/ngày": how far one's own unit is from its target, scheme by scheme.
import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { BulletBar } from "../../components/bars";
import { Explain } from "../../components/Explain";
import { State } from "../../components/State";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showMonth } from "../../lib/dates";
import { count, tenths } from "../../lib/numbers";
import { capital, useWords } from "../../lib/words";
import { monthAfter, tenthsPerDay, weekdaysIn } from "../../lib/weekdays";
import { type SchemeStatus, useSchemes } from "../coverage/answers";
import { riskOrder } from "../coverage/risk";

export function PaceBlock({ unit }: { unit: string }) {
  const { word } = useWords();
  const { unitName, address } = usePlace();
  const { data, error } = useSchemes(unit);
  const rows = [...(data?.schemes ?? [])].sort((a, b) => riskOrder(b.state) - riskOrder(a.state));
  return (
    <section className="panel today-block" aria-labelledby={`pace-${unit}`}>
      <div className="panel-head">
        <h2 id={`pace-${unit}`}>{unitName(unit)}</h2>
        <span className="end"><Link to={address(`/units/${unit}`)}>{word("today.open_unit")}</Link></span>
      </div>
      {error && <FaultNotice error={error} />}
      {!data && !error && <Skeleton lines={3} />}
      {data && (
        <ul className="pace-list">{rows.map((row) => <Pace key={row.scheme} status={row} unit={unit} />)}</ul>
      )}
    </section>
  );
}

function Pace({ status, unit }: { status: SchemeStatus; unit: string }) {
  const { word, wordOf, language } = useWords();
  const { address } = usePlace();
  const { gap, plan, scheme } = status;
  return (
    <li>
      <Link className="pace-scheme" to={address(`/units/${unit}`, { scheme })}>{capital(wordOf("scheme", scheme))}</Link>
      <State state={status.state} />
      <span className="pace-words"><PaceWords status={status} /></span>
      <BulletBar value={gap.participating} target={plan.target} whole={gap.eligible} state={status.state} height={16}
        label={word("coverage.bullet_label", { participating: count(gap.participating, language), target: count(plan.target, language), eligible: count(gap.eligible, language) })} />
    </li>
  );
}

function PaceWords({ status }: { status: SchemeStatus }) {
  const { word, language } = useWords();
  const { run } = usePlace();
  if (status.target_gap === null || status.needed_per_month === null) return <>{word("unit.no_target")}</>;
  if (status.target_gap <= 0) return <>{word("unit.reached")}</>;
  const month = monthAfter(run.month);
  const days = weekdaysIn(month);
  const perDay = tenths(tenthsPerDay(status.needed_per_month, days), language, false);
  const needed = count(status.needed_per_month, language);
  return (
    <>
      <b>{word("today.pace", { short: count(status.target_gap, language), day: perDay })}</b>
      <Explain topic="per_day" figure={word("today.pace_figure", { needed, days, month: showMonth(month), day: perDay })} />
      <span className="quiet">{word("today.pace_month", { needed, months: status.months_left })}</span>
    </>
  );
}
