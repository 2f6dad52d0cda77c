// Where one can go. The rail holds at most seven entries, and only those that one's rights allow; what keeps the
// office running stands in the menu of the account, or in the rail of who has nothing else to do here. A page
// with several parts has a tab for each.
import type { Right } from "../features/session/session";
import type { IconName } from "../components/Icon";
import type { WordKey } from "../lib/words";

// Any one of `rights` opens the page; none is wanted where there are none.
export type Entry = { path: string; word: WordKey; icon: IconName; rights: Right[]; within: string[] };

export const work: Entry[] = [
  { path: "/today", word: "page.today", icon: "today", rights: ["see_figures"], within: ["/requests"] },
  { path: "/", word: "page.province", icon: "province", rights: ["see_figures", "see_persons"], within: ["/units", "/persons"] },
  { path: "/employers", word: "page.employers", icon: "building", rights: ["see_employers"], within: ["/cases"] },
  { path: "/targets", word: "page.targets", icon: "target", rights: ["see_figures"], within: [] },
  { path: "/deliveries", word: "page.deliveries", icon: "inbox", rights: ["see_deliveries"], within: [] },
  { path: "/links", word: "page.links", icon: "link", rights: ["decide_links"], within: [] },
  { path: "/law", word: "page.law", icon: "law", rights: [], within: ["/calculators"] },
];

export const office: Entry[] = [
  { path: "/office/users", word: "page.users", icon: "people", rights: ["manage_users"], within: [] },
  { path: "/office/approvals", word: "page.approvals", icon: "two_persons", rights: ["manage_users", "set_targets"], within: [] },
  { path: "/office/audit", word: "page.audit", icon: "key", rights: ["see_audit"], within: [] },
  { path: "/office/readings", word: "page.readings", icon: "eye", rights: ["see_readings"], within: [] },
  { path: "/office/jobs", word: "page.jobs", icon: "refresh", rights: ["see_deliveries", "start_runs"], within: [] },
  { path: "/office/health", word: "page.health", icon: "office", rights: ["manage_users"], within: [] },
];

export type Tab = Pick<Entry, "path" | "word" | "rights">;
export const tabs = {
  today: [
    { path: "/today", word: "tab.today", rights: ["see_figures"] },
    { path: "/requests", word: "tab.requests", rights: ["see_figures"] },
  ],
  employers: [
    { path: "/employers", word: "tab.employers", rights: ["see_employers"] },
    { path: "/cases", word: "page.cases", rights: ["see_cases"] },
  ],
  deliveries: [
    { path: "/deliveries", word: "tab.arrivals", rights: ["see_deliveries"] },
    { path: "/deliveries/check", word: "tab.check", rights: ["send_deliveries"] },
    { path: "/deliveries/violations", word: "tab.violations", rights: ["see_deliveries"] },
    { path: "/deliveries/agreements", word: "tab.agreements", rights: ["see_deliveries"] },
  ],
  law: [
    { path: "/law", word: "tab.parameters", rights: [] },
    { path: "/calculators", word: "page.calculators", rights: [] },
  ],
} satisfies Record<string, Tab[]>;

type May = (right: Right) => boolean;

function allowed<Kind extends Tab>(all: Kind[], may: May): Kind[] {
  return all.filter((entry) => entry.rights.length === 0 || entry.rights.some(may));
}

export function tabsFor(page: keyof typeof tabs, may: May): Tab[] {
  return allowed<Tab>(tabs[page], may);
}

// Who works with nothing but the law finds the office in the rail.
function keepsOfficeOnly(may: May): boolean {
  return allowed(work, may).every((entry) => entry.rights.length === 0);
}

export function railFor(may: May): Entry[] {
  return keepsOfficeOnly(may) ? [...allowed(office, may), ...allowed(work, may)] : allowed(work, may);
}

export function menuFor(may: May): Entry[] {
  return keepsOfficeOnly(may) ? [] : allowed(office, may);
}

// Where one begins.
export function homeOf(may: May): string {
  return railFor(may)[0]?.path ?? "/law";
}

// The rights that an address wants, any one of them; a page that stands in no rail, menu or tab is named here.
const others: Pick<Entry, "path" | "rights">[] = [
  { path: "/units", rights: ["see_figures", "see_persons"] },
  { path: "/persons", rights: ["see_person"] },
  { path: "/brief", rights: ["see_figures"] },
];

export function wantedFor(pathname: string): Right[] {
  const all = [...work, ...office, ...Object.values<Tab[]>(tabs).flat(), ...others];
  const [nearest] = all.filter(({ path }) => pathname === path || (path !== "/" && pathname.startsWith(`${path}/`))).sort((a, b) => b.path.length - a.path.length);
  return nearest?.rights ?? [];
}

export function mayOpen(pathname: string, may: May): boolean {
  const rights = wantedFor(pathname);
  return rights.length === 0 || rights.some(may);
}

// Everything one may open, each address once, as the search offers it.
export function pagesFor(may: May): Tab[] {
  const pages: Tab[] = [...allowed(work, may), ...allowed(office, may)];
  const more = Object.values(tabs).flatMap((each) => allowed<Tab>(each, may));
  return [...pages, ...more.filter((tab) => pages.every((page) => page.path !== tab.path))];
}

// Which parts of the bar count on a page: the others would be pressed and change nothing there.
export type BarPart = "unit" | "period" | "scheme";

const barParts: [string, BarPart[]][] = [
  ["/units", ["unit", "period", "scheme"]],
  ["/employers", ["unit", "period", "scheme"]],
  ["/today", ["period", "scheme"]],
  ["/targets/allocate", ["period", "scheme"]],
  ["/targets", ["period"]],
  ["/links", ["period"]],
  ["/persons", ["period"]],
  ["/brief", ["period"]],
];

export function barFor(pathname: string): BarPart[] {
  if (pathname === "/") return ["unit", "period", "scheme"];
  return barParts.find(([path]) => pathname === path || pathname.startsWith(`${path}/`))?.[1] ?? [];
}

export function isAt(entry: Entry, pathname: string): boolean {
  const inside = (path: string) => pathname === path || (path !== "/" && pathname.startsWith(`${path}/`));
  return inside(entry.path) || entry.within.some(inside);
}
