import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Link, useLocation } from "../lib/router";
import { ErrorBoundary } from "../components/ErrorBoundary";
import { Dialog } from "../components/Dialog";
import { Icon } from "../components/Icon";
import { type SheetAbout, SheetContext } from "../components/sheet";
import { ViewsMenu } from "../features/views/ViewsMenu";
import { useMay, useSession } from "../features/session/session";
import { showDay, showMonth } from "../lib/dates";
import { exported } from "../lib/exports";
import { printPage, usePrintKey } from "../lib/paper";
import { addressOf, readPlace } from "../lib/url_state";
import { type Language, useWords } from "../lib/words";
import { AccountMenu } from "./AccountMenu";
import { Brand } from "./Brand";
import { OfficeLine } from "./OfficeLine";
import { PlaceBar, useUnitNamed } from "./PlaceBar";
import { OfficeProvider } from "./office";
import { WaitingCount, approvals } from "./WaitingCount";
import { useCommandKey } from "./command_key";
import { PlaceProvider, usePlace } from "./place";
import { isAt, railFor } from "./entries";
import { page } from "./page";

type Props = { onLanguage: (language: Language) => void };

// Every page of one who is signed in stands in this frame; the bar over it tells unit, period and scheme.
export function Shell({ onLanguage, children }: Props & { children: ReactNode }) {
  const may = useMay();
  const content = may("see_figures") || may("see_persons")
    ? (
      <PlaceProvider waiting={(inside) => <Frame onLanguage={onLanguage} bar={null}>{inside}</Frame>}>
        <Frame onLanguage={onLanguage} bar={<PlaceBar />}>
          <OfficeLine />
          <PrintHead />
          <SheetsOfRun>{children}</SheetsOfRun>
        </Frame>
      </PlaceProvider>
    )
    : <Frame onLanguage={onLanguage} bar={null}><Sheets>{children}</Sheets></Frame>;
  return <OfficeProvider>{content}</OfficeProvider>;
}

// Who views as somebody else takes nothing along.
function useMayTake(): SheetAbout["may"] {
  const may = useMay();
  const { view_as } = useSession();
  return (list) => {
    const right = list === "persons" ? "export_persons" : exported[list].right;
    return !view_as && (right === null || may(right));
  };
}

function Sheets({ children }: { children: ReactNode }) {
  const may = useMayTake();
  return <SheetContext value={{ may, notes: () => [] }}>{children}</SheetContext>;
}

function SheetsOfRun({ children }: { children: ReactNode }) {
  const { word, wordOf } = useWords();
  const { run, scheme } = usePlace();
  const may = useMayTake();
  const unit = useUnitNamed();
  const about = useMemo<SheetAbout>(() => ({
    may,
    notes: (list) => (exported[list].ofRun ? [`${unit} · ${wordOf("scheme", scheme)}`, word("table.note_run", { month: showMonth(run.month), run: run.id })] : []),
  }), [may, unit, wordOf, word, scheme, run]);
  return <SheetContext value={about}>{children}</SheetContext>;
}

// Brought when the first view stands and nothing else is to do, so that it is there when somebody presses Ctrl+K.
const bringSearch = async () => (await import("./CommandSearch")).CommandSearch;
const CommandSearch = page(bringSearch);

function Frame({ children, bar, onLanguage }: Props & { children: ReactNode; bar: ReactNode }) {
  const { word } = useWords();
  const [menu, setMenu] = useState(false);
  const [searching, setSearching] = useState(false);
  const { pathname } = useLocation();
  useCommandKey(() => setSearching(true));
  useEffect(() => {
    const idle = requestIdleCallback(() => void bringSearch().catch(() => undefined));
    return () => cancelIdleCallback(idle);
  }, []);
  usePrintKey();
  return (
    <div className="shell">
      <a className="skip" href="#content">{word("shell.skip")}</a>
      <nav className="rail" aria-label={word("shell.pages")}>
        <Brand />
        <RailList />
        <AccountMenu onLanguage={onLanguage} />
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
            <button type="button" className="button wide" onClick={() => void printPage()}>
              <Icon name="print" />
              {word("action.print")}
            </button>
          </div>
        </header>
        <main id="content" className="page" tabIndex={-1}><ErrorBoundary at={pathname}>{children}</ErrorBoundary></main>
      </div>
      {menu && (
        <Dialog kind="left" title={word("shell.pages")} onClose={() => setMenu(false)}>
          <div className="phone-menu" onClick={(event) => (event.target as HTMLElement).closest("a") && setMenu(false)}>
            <RailList />
            <AccountMenu onLanguage={onLanguage} startsOpen />
          </div>
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
      {railFor(may).map((entry) => (
        <li key={entry.path}>
          <Link to={addressOf(entry.path, { ...place, run: null })} aria-current={isAt(entry, pathname) ? "page" : undefined}>
            <Icon name={entry.icon} />
            {word(entry.word)}
            {entry.path === approvals && <WaitingCount />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function PrintHead() {
  const { word } = useWords();
  const { run, scheme } = usePlace();
  const unit = useUnitNamed();
  const { full_name, agency_name } = useSession();
  return (
    <p className="print-only print-head">
      {word("print.head", {
        unit,
        month: `${run.month.slice(5)}/${run.month.slice(0, 4)}`,
        scheme: word(`scheme.${scheme}`), run: run.id, user: full_name, agency: agency_name, day: showDay(new Date().toISOString()),
      })}
    </p>
  );
}

