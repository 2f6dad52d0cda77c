import { describe, expect, test } from "vitest";
import type { Right } from "../features/session/session";
import { barFor, homeOf, isAt, mayOpen, menuFor, office, pagesFor, railFor, tabsFor, work } from "./entries";

const may = (...rights: Right[]) => (right: Right) => rights.includes(right);
const everything = () => true;
const paths = (all: { path: string }[]) => all.map((each) => each.path);

describe("where one can go", () => {
  test("the rail has seven entries for who may do everything, and the menu has the office", () => {
    expect(paths(railFor(everything))).toEqual(["/today", "/", "/employers", "/targets", "/deliveries", "/links", "/law"]);
    expect(paths(menuFor(everything))).toEqual(paths(office));
  });
  test("who keeps the office only finds it in the rail, and it stays within seven", () => {
    const administrator = may("manage_users", "see_audit", "start_runs", "see_readings");
    expect(paths(railFor(administrator))).toEqual(["/office/users", "/office/approvals", "/office/audit", "/office/readings", "/office/jobs", "/office/health", "/law"]);
    expect(menuFor(administrator)).toEqual([]);
    expect(work.filter((entry) => entry.rights.length === 0).length + office.length).toBeLessThanOrEqual(7);
  });
  test("what waits for a second person is for who may settle some of it", () => {
    expect(mayOpen("/office/approvals", may("set_targets"))).toBe(true);
    expect(mayOpen("/office/approvals", may("manage_users"))).toBe(true);
    expect(mayOpen("/office/approvals", may("see_figures"))).toBe(false);
  });
  test("who read personal data is for who may see it, and finds it beside the office", () => {
    expect(mayOpen("/office/readings", may("see_audit"))).toBe(false);
    expect(paths(menuFor(may("see_figures", "see_readings")))).toEqual(["/office/readings"]);
  });
  test("a right that is not there takes its page out of rail, tabs and search", () => {
    const leader = may("see_figures", "see_employers", "see_deliveries");
    expect(paths(railFor(leader))).not.toContain("/links");
    expect(paths(tabsFor("deliveries", leader))).toEqual(["/deliveries", "/deliveries/violations", "/deliveries/agreements"]);
    expect(paths(pagesFor(leader))).not.toContain("/deliveries/check");
  });
  test("one begins at the first page of one's own rail", () => {
    expect(homeOf(may("manage_users", "see_audit"))).toBe("/office/users");
    expect(homeOf(everything)).toBe("/today");
    expect(homeOf(may())).toBe("/law");
  });
  test("an address is refused to who lacks its right, whatever stands behind it", () => {
    const administrator = may("manage_users", "see_audit", "start_runs");
    const open = (pathname: string) => mayOpen(pathname, administrator);
    expect(["/employers", "/employers/E-1", "/units/731", "/persons/P-1", "/brief", "/links", "/today", "/requests", "/targets", "/targets/allocate", "/deliveries", "/deliveries/check"].filter(open)).toEqual([]);
    expect(["/law", "/law/a_rate", "/calculators", "/account", "/office/users", "/office/jobs", "/no/such/page"].filter(open)).toHaveLength(7);
    expect(mayOpen("/deliveries/check", may("see_deliveries"))).toBe(false);
    expect(mayOpen("/deliveries/0123", may("see_deliveries"))).toBe(true);
  });
  test("the search offers each page once", () => {
    const offered = paths(pagesFor(everything));
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered).toEqual(expect.arrayContaining(["/calculators", "/deliveries/check", "/office/health"]));
  });
  test("the bar shows what counts on a page, and nothing else", () => {
    expect(barFor("/")).toEqual(["unit", "period", "scheme"]);
    expect(barFor("/units/731")).toContain("unit");
    expect(barFor("/targets")).toEqual(["period"]);
    expect(barFor("/targets/allocate")).toEqual(["period", "scheme"]);
    for (const path of ["/law", "/law/a_rate", "/calculators", "/deliveries", "/deliveries/check", "/account", "/requests", "/office/users"]) expect(barFor(path), path).toEqual([]);
  });
  test("a page lights the entry it belongs to, and no other", () => {
    const at = (pathname: string) => paths(work.filter((entry) => isAt(entry, pathname)));
    expect(at("/")).toEqual(["/"]);
    expect(at("/units/731")).toEqual(["/"]);
    expect(at("/deliveries/check")).toEqual(["/deliveries"]);
    expect(at("/calculators")).toEqual(["/law"]);
    expect(at("/lawful")).toEqual([]);
  });
});
