// The parts of a page, each with an address of its own.
import { Link, useLocation } from "../lib/router";
import { useMay } from "../features/session/session";
import { useWords } from "../lib/words";
import { type tabs, tabsFor } from "./entries";

export function PageTabs({ page, label }: { page: keyof typeof tabs; label: string }) {
  const { word } = useWords();
  const { pathname } = useLocation();
  const offered = tabsFor(page, useMay());
  // The longest address that the path begins with: a law or a delivery belongs to the tab of its list.
  const here = offered.filter((tab) => pathname === tab.path || pathname.startsWith(`${tab.path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
  if (offered.length < 2) return null;
  return (
    <nav className="tabs no-print" aria-label={label}>
      {offered.map((tab) => (
        <Link key={tab.path} to={tab.path} aria-current={tab === here ? "page" : undefined}>{word(tab.word)}</Link>
      ))}
    </nav>
  );
}
