// Unit > period > scheme: the same three on every page, and all three in the address.
import { useLocation, useNavigate } from "../lib/router";
import { showInstant, showMonth } from "../lib/dates";
import { addressOf, schemes } from "../lib/url_state";
import { capital, useWords } from "../lib/words";
import { ownPlaces, useMay, useOwnPlaces } from "../features/session/session";
import { type BarPart, barFor } from "./entries";
import { type Place, usePlace } from "./place";
import { useRuns } from "./runs";

// Nothing: the whole province. Of whom every role is one of a place: a list of employers begins with his own ones.
export function useUnitShown(): string | null {
  const { pathname } = useLocation();
  const { search, units } = usePlace();
  const { own, everywhere, several } = useOwnPlaces();
  const named = /^\/units\/(\w+)/.exec(pathname)?.[1] ?? search.get("unit");
  if (named) return named === units[0]?.code ? null : named;
  return pathname === "/employers" && !everywhere ? (several ? ownPlaces : own[0] ?? null) : null;
}

export function useUnitNamed(): string {
  const { units, unitName } = usePlace();
  const { own } = useOwnPlaces();
  const shown = useUnitShown();
  return shown === ownPlaces ? own.map(unitName).join(", ") : unitName(shown ?? units[0]?.code);
}

// Units of the run, and whatever places one has oneself: a commune within a unit stands there for its own people
// alone. Who is told no figures has nothing but his own.
function placesOffered(units: Place["units"], own: string[], figures: boolean, shown: string | null): Place["units"] {
  const [province, ...below] = units;
  return below.filter((each) => own.includes(each.code) || each.code === shown || figures && (each.level === "district" || each.parent === province?.code));
}

export function PlaceBar() {
  const { word, wordOf } = useWords();
  const { units, scheme, run, pinned, change } = usePlace();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const { data: runs } = useRuns();
  const unit = useUnitShown();
  const [province] = units;
  const { own, everywhere, several } = useOwnPlaces();
  const figures = useMay()("see_figures");
  const parts = barFor(pathname);
  const has = (part: BarPart) => parts.includes(part);
  const step = <span className="bar-step" aria-hidden="true">›</span>;

  const goTo = (code: string) => {
    // The province is named where one's own places would be meant without.
    if (pathname === "/employers") change({ unit: code || (everywhere ? null : province?.code) });
    else navigate(addressOf(code ? `/units/${code}` : "/", { scheme, run: pinned ? run.id : null }));
  };
  return (
    <div className="bar-where">
      {has("unit") && <label className="bar-unit">
        <span className="visually-hidden">{word("bar.unit")}</span>
        <select className="choice strong" value={unit ?? ""} onChange={(event) => goTo(event.target.value)}>
          {figures && <option value="">{province?.name}</option>}
          {several && <option value={ownPlaces}>{word("bar.own")}</option>}
          {placesOffered(units, own, figures, unit).map((each) => (
            <option key={each.code} value={each.code}>{each.name}</option>
          ))}
        </select>
      </label>}
      {has("unit") && has("period") && step}
      {has("period") && <label className="bar-period">
        <span className="visually-hidden">{word("bar.period")}</span>
        <select className="choice" value={run.id} onChange={(event) => change({ run: event.target.value === runs?.current ? null : event.target.value, cursor: null })}>
          {(runs?.runs ?? [run]).map((each) => (
            <option key={each.id} value={each.id}>
              {showMonth(each.month)} · {each.id === runs?.current ? word("run.current") : word("run.of", { at: showInstant(each.made_at) })}
            </option>
          ))}
        </select>
      </label>}
      {has("scheme") && step}
      {has("scheme") && <label className="on-phone">
        <span className="visually-hidden">{word("bar.scheme")}</span>
        <select className="choice" value={scheme} onChange={(event) => change({ scheme: event.target.value, reason: null })}>
          {schemes.map((each) => <option key={each} value={each}>{capital(wordOf("scheme", each))}</option>)}
        </select>
      </label>}
      {has("scheme") && <span className="segments not-on-phone" role="group" aria-label={word("bar.scheme")}>
        {schemes.map((each) => (
          <button key={each} type="button" aria-pressed={each === scheme} onClick={() => change({ scheme: each, reason: null })}>
            {capital(wordOf("scheme", each))}
          </button>
        ))}
      </span>}
    </div>
  );
}
