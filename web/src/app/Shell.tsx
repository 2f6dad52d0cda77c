import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Link, useLocation, useNavigate } from "../lib/router";
import { api, take } from "../api/client";
import { ErrorBoundary } from "../components/ErrorBoundary";
import { Dialog } from "../components/Dialog";
import { Icon } from "../components/Icon";
import { ViewsMenu } from "../features/views/ViewsMenu";
import { sessionKey, useMay, useSession } from "../features/session/session";
import { showDay } from "../lib/dates";
import { addressOf, readPlace } from "../lib/url_state";
import { type Language, useWords } from "../lib/words";
import { Brand } from "./Brand";
import { CommandSearch, useCommandKey } from "./CommandSearch";
import { LanguageSwitch } from "./LanguageSwitch";
import { PlaceBar } from "./PlaceBar";
import { PlaceProvider, usePlace } from "./place";
import { allowed, isAt } from "./entries";
import { useCurrentRun } from "./runs";
import { turnTheme } from "./theme";

type Props = { onLanguage: (language: Language) => void };

// Every page of one who is signed in stands in this frame; the bar over it tells unit, period and scheme.
export function Shell({ onLanguage, children }: Props & { children: ReactNode }) {
  const may = useMay();
  const content = may("see_figures")
    ? (
      <PlaceProvider waiting={(inside) => <Frame onLanguage={onLanguage} bar={null}>{inside}</Frame>}>
        <Frame onLanguage={onLanguage} bar={<PlaceBar />}>
          <RunNotice />
          <PrintHead />
          {children}
        </Frame>
      </PlaceProvider>
    )
    : <Frame onLanguage={onLanguage} bar={null}>{children}</Frame>;
  return content;
}

function Frame({ children, bar, onLanguage }: Props & { children: ReactNode; bar: ReactNode }) {
  const { word } = useWords();
  const [menu, setMenu] = useState(false);
  const [searching, setSearching] = useState(false);
  const { pathname } = useLocation();
  useCommandKey(() => setSearching(true));
  return (
    <div className="shell">
      <a className="skip" href="#content">{word("shell.skip")}</a>
      <nav className="rail" aria-label={word("shell.pages")}>
        <Brand />
        <RailList />
        <RailFoot onLanguage={onLanguage} />
      </nav>
      <div className="main-column">
        <header className="bar">
          <button type="button" className="button menu-button" onClick={() => setMenu(true)} aria-label={word("shell.menu")}>
            <Icon name="menu" />
          </button>
          {bar}
          <div className="bar-end">
            <button type="button" className="button" onClick={() => setSearching(true)} aria-label={`${word("search.short")} Ctrl K`}>
              <Icon name="search" />
              <span className="wide">{word("search.short")} <kbd>Ctrl K</kbd></span>
            </button>
            <ViewsMenu />
            <button type="button" className="button wide" onClick={() => window.print()}>
              <Icon name="print" />
              {word("action.print")}
            </button>
          </div>
        </header>
        <main id="content" className="page" tabIndex={-1}><ErrorBoundary at={pathname}>{children}</ErrorBoundary></main>
      </div>
      {menu && (
        <Dialog kind="left" title={word("shell.pages")} onClose={() => setMenu(false)}>
          <div onClick={(event) => (event.target as HTMLElement).closest("a") && setMenu(false)}><RailList /></div>
          <RailFoot onLanguage={onLanguage} />
        </Dialog>
      )}
      {searching && <CommandSearch onClose={() => setSearching(false)} />}
    </div>
  );
}

function RailList() {
  const { word } = useWords();
  const may = useMay();
  const { pathname, search } = useLocation();
  const place = readPlace(new URLSearchParams(search));
  return (
    <ul className="rail-list">
      {allowed(may).map((entry) => (
        <li key={entry.path}>
          <Link to={addressOf(entry.path, { ...place, run: null })} aria-current={isAt(entry, pathname) ? "page" : undefined}>
            <Icon name={entry.icon} />
            {word(entry.word)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function RailFoot({ onLanguage }: Props) {
  const { word } = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => take(api.DELETE("/api/session")),
    onSettled: () => {
      queries.clear();
      queries.setQueryData(sessionKey, null);
      navigate("/sign-in");
    },
  });
  const change = (language: Language) => {
    onLanguage(language);
    queries.setQueryData(sessionKey, { ...session, language });
    void take(api.PUT("/api/session/language", { body: { language } })).catch(() => undefined);
  };
  return (
    <div className="rail-foot">
      <div className="rail-user">
        <span>
          <b>{session.full_name}</b>
          <br />
          <span className="quiet small">{session.agency_name}</span>
        </span>
        <button type="button" className="button plain" onClick={() => signOut.mutate()} aria-label={word("shell.sign_out")} title={word("shell.sign_out")}>
          <Icon name="leave" />
        </button>
      </div>
      <div className="rail-foot-row">
        <LanguageSwitch onChange={change} />
        <button type="button" className="button plain" onClick={turnTheme} aria-label={word("shell.theme")} title={word("shell.theme")}>
          <Icon name="theme" />
        </button>
        <Link className="button plain" to="/password" aria-label={word("password.title")} title={word("password.title")}>
          <Icon name="key" />
        </Link>
      </div>
    </div>
  );
}

const withoutFigures = ["/law", "/calculators", "/office"];

// What the run of this page does not know yet, and that it is not the newest.
function RunNotice() {
  const { word } = useWords();
  const { run, pinned, change } = usePlace();
  const { data: current } = useCurrentRun();
  const old = pinned && current !== undefined && current !== run.id;
  const { pathname } = useLocation();
  if (withoutFigures.some((each) => pathname.startsWith(each))) return null;
  const lacks = run.lacking.deliveries + run.lacking.decisions > 0;
  if (!old && !lacks) return null;
  return (
    <div className="notice watch slim no-print" role="status">
      <Icon name="watch" />
      <p>
        {old ? word("run.old") : word("run.lacks", { decisions: run.lacking.decisions, deliveries: run.lacking.deliveries })}
      </p>
      {old && <button type="button" className="button" onClick={() => change({ run: null })}>{word("run.go_current")}</button>}
    </div>
  );
}

function PrintHead() {
  const { word } = useWords();
  const { run, scheme, search, unitName, units } = usePlace();
  const { full_name, agency_name } = useSession();
  return (
    <p className="print-only print-head">
      {word("print.head", {
        unit: unitName(search.get("unit") ?? units[0]?.code),
        month: `${run.month.slice(5)}/${run.month.slice(0, 4)}`,
        scheme: word(`scheme.${scheme}`), run: run.id, user: full_name, agency: agency_name, day: showDay(new Date().toISOString()),
      })}
    </p>
  );
}

