// The entries of the rail: at most seven, and only those that one's rights allow.
import type { Right } from "../features/session/session";
import type { IconName } from "../components/Icon";
import type { WordKey } from "../lib/words";

export type Entry = { path: string; word: WordKey; icon: IconName; right: Right | null; within: string[] };

export const entries: Entry[] = [
  { path: "/", word: "page.province", icon: "province", right: "see_figures", within: ["/units"] },
  { path: "/employers", word: "page.employers", icon: "building", right: "see_employers", within: [] },
  { path: "/deliveries", word: "page.deliveries", icon: "inbox", right: "see_deliveries", within: [] },
  { path: "/law", word: "page.law", icon: "law", right: null, within: [] },
  { path: "/calculators", word: "page.calculators", icon: "calculator", right: null, within: [] },
  { path: "/office/users", word: "page.users", icon: "people", right: "manage_users", within: [] },
  { path: "/office/audit", word: "page.audit", icon: "key", right: "see_audit", within: [] },
];

export function allowed(may: (right: Right) => boolean): Entry[] {
  return entries.filter((entry) => entry.right === null || may(entry.right));
}

export function isAt(entry: Entry, pathname: string): boolean {
  if (entry.path === "/") return pathname === "/" || entry.within.some((each) => pathname.startsWith(each));
  return pathname === entry.path || pathname.startsWith(`${entry.path}/`);
}
