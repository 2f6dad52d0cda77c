// Where one can go. The rail holds at most seven entries, and only those that one's rights allow; what keeps the
// office running stands in the menu of the account, or in the rail of who has nothing else to do here. A page
// with several parts has a tab for each.
import type { Right } from "../features/session/session";
import type { IconName } from "../components/Icon";
import type { WordKey } from "../lib/words";

// Any one of `rights` opens the page; none is wanted where there are none.
export type Entry = { path: string; word: WordKey; icon: IconName; rights: Right[]; within: string[] };

export const work: Entry[] = [
  { path: "/today", word: "page.today", icon: "today", rights: ["see_figures"], within: [] },
  { path: "/", word: "page.province", icon: "province", rights: ["see_figures", "see_persons"], within: ["/units", "/persons"] },
  { path: "/employers", word: "page.employers", icon: "building", rights: ["see_employers"], within: [] },
  { path: "/targets", word: "page.targets", icon: "target", rights: ["see_figures"], within: [] },
  { path: "/deliveries", word: "page.deliveries", icon: "inbox", rights: ["see_deliveries"], within: [] },
  { path: "/links", word: "page.links", icon: "link", rights: ["decide_links"], within: [] },
  { path: "/law", word: "page.law", icon: "law", rights: [], within: ["/calculators"] },
];

export const office: Entry[] = [
  { path: "/office/users", word: "page.users", icon: "people", rights: ["manage_users"], within: [] },
  { path: "/office/audit", word: "page.audit", icon: "key", rights: ["see_audit"], within: [] },
  { path: "/office/jobs", word: "page.jobs", icon: "refresh", rights: ["see_deliveries", "start_runs"], within: [] },
  { path: "/office/health", word: "page.health", icon: "office", rights: ["manage_users"], within: [] },
];

export type Tab = Pick<Entry, "path" | "word" | "rights">;
export const tabs = {
  deliveries: [
    { path: "/deliveries", word: "tab.arrivals", rights: ["see_deliveries"] },
    { path: "/deliveries/check", word: "tab.check", rights: ["send_deliveries"] },
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
  return [...allowed(work, may), ...(keepsOfficeOnly(may) ? allowed(office, may) : [])];
}

export function menuFor(may: May): Entry[] {
  return keepsOfficeOnly(may) ? [] : allowed(office, may);
}

// Everything one may open, each address once, as the search offers it.
export function pagesFor(may: May): Tab[] {
  const pages: Tab[] = [...allowed(work, may), ...allowed(office, may)];
  const more = Object.values(tabs).flatMap((each) => allowed<Tab>(each, may));
  return [...pages, ...more.filter((tab) => pages.every((page) => page.path !== tab.path))];
}

export function isAt(entry: Entry, pathname: string): boolean {
  const inside = (path: string) => pathname === path || (path !== "/" && pathname.startsWith(`${path}/`));
  return inside(entry.path) || entry.within.some(inside);
}
