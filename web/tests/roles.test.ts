// The application as each kind of role has it: where it begins, what the rail and the menu offer, and that everything
// which is offered opens whole: no refusal, no fault, nothing that overflows or is cut off.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { type Size, clipped, close, faults, newPage, openWith, overflow, password, settled, untranslated, url, violations, walk } from "./browser.ts";
import type { House, User } from "./house.ts";
import { Guest } from "./outside/guests.ts";
import { close as hangUp } from "./outside/exchange.ts";

type Role = { role: string; agency: string; territory?: string; rail: string[]; menu: string[]; size?: Size; home?: string };

const district = "731";
const commune = "25993";  // Of that district.

// Written by hand, and not made from the table of rights.
const roles: Role[] = [
  { role: "leader", agency: "provincial-committee", rail: ["/today", "/", "/employers", "/targets", "/deliveries", "/law"], menu: ["/office/approvals", "/office/jobs"] },
  { role: "si_analyst", agency: "social-insurance", rail: ["/today", "/", "/employers", "/targets", "/deliveries", "/links", "/law"], menu: ["/office/approvals", "/office/readings", "/office/jobs"] },
  { role: "si_collector", agency: "social-insurance", territory: district, rail: ["/today", "/", "/employers", "/targets", "/law"], menu: [], home: `/units/${district}` },
  { role: "si_inspector", agency: "social-insurance", rail: ["/today", "/", "/employers", "/targets", "/law"], menu: [] },
  { role: "tax_officer", agency: "tax", rail: ["/today", "/", "/employers", "/targets", "/deliveries", "/law"], menu: ["/office/jobs"] },
  { role: "planning_officer", agency: "planning", rail: ["/today", "/", "/employers", "/targets", "/deliveries", "/law"], menu: ["/office/jobs"] },
  { role: "labour_officer", agency: "labour", rail: ["/today", "/", "/employers", "/targets", "/deliveries", "/law"], menu: ["/office/approvals", "/office/jobs"] },
  { role: "labour_inspector", agency: "labour", rail: ["/today", "/", "/employers", "/targets", "/law"], menu: [] },
  { role: "cooperative_officer", agency: "cooperatives", rail: ["/today", "/", "/targets", "/deliveries", "/law"], menu: ["/office/jobs"] },
  { role: "media_officer", agency: "media", rail: ["/today", "/", "/targets", "/law"], menu: [] },
  { role: "union_officer", agency: "unions", rail: ["/today", "/", "/employers", "/targets", "/law"], menu: [] },
  { role: "front_officer", agency: "front", rail: ["/today", "/", "/targets", "/law"], menu: [] },
  { role: "district_officer", agency: "district", territory: district, rail: ["/today", "/", "/employers", "/targets", "/deliveries", "/law"], menu: ["/office/readings", "/office/jobs"], home: `/units/${district}` },
  { role: "commune_officer", agency: "district", territory: commune, rail: ["/today", "/", "/targets", "/law"], menu: [], size: "phone" },
  { role: "collection_agent", agency: "social-insurance", territory: commune, rail: ["/", "/law"], menu: [], size: "phone", home: "/units/own" },  // A commune of 2025 is where several were.
  { role: "administrator", agency: "social-insurance", rail: ["/office/users", "/office/approvals", "/office/audit", "/office/readings", "/office/jobs", "/office/health", "/law"], menu: [] },
  { role: "auditor", agency: "provincial-committee", rail: ["/deliveries", "/law"], menu: ["/office/audit", "/office/readings", "/office/jobs"] },
];

// Somebody with the role in each of the places.
const ofSeveral = { collection_agent: [commune, "26068"], si_collector: [district, "734"] };

const login = (role: string) => `la.${role.replace("_", ".")}`;
const users = new Map<string, User>();

function addUsers(house: House): void {
  for (const { role, agency, territory } of roles) users.set(role, house.addUser(login(role), role, agency, territory));
  for (const [role, [first, ...others]] of Object.entries(ofSeveral)) {
    const name = `${login(role)}.two`;
    users.set(name, house.addUser(name, role, "social-insurance", first));
    for (const place of others) house.grant(name, role, "social-insurance", place);
  }
}

before(async () => {
  await openWith(addUsers);
  for (const user of users.values()) await (await new Guest(new URL(url), user).signIn()).changePassword(password);
  hangUp();
});
after(close);

const pathOf = (href: string | null) => new URL(href ?? "", url).pathname;
const linked = async (page: Page, where: string) => (await page.locator(where).evaluateAll((all) => all.map((each) => each.getAttribute("href")))).map(pathOf);

async function menuOf(page: Page): Promise<string[]> {
  await page.locator(".account > button").click();
  const paths = (await linked(page, ".account-panel a")).filter((path) => path.startsWith("/office/"));
  await page.keyboard.press("Escape");
  return paths;
}

// Whether the page is whole.
async function check(page: Page, where: string, size: Size): Promise<void> {
  assert.equal(await page.locator(".refused-page").count(), 0, `${where} is refused`);
  assert.deepEqual(await page.locator("main .fault").allInnerTexts(), [], where);
  assert.ok((await page.locator("h1").innerText()).length > 0, where);
  assert.ok((await overflow(page)) <= 0, `${where} overflows`);
  assert.deepEqual(await clipped(page), [], where);
  assert.deepEqual(await untranslated(page), [], where);
  if (size === "phone") assert.deepEqual(await violations(page), [], where);
}

describe("as", () => {
  for (const { role, rail, menu, home, size = "pc" } of roles) {
    test(role, async () => {
      const page = await newPage(size, "vi", true, login(role));
      await page.goto(url);
      await settled(page);
      // At one's own place, if the page that the rail begins with is not one's work.
      if (home) assert.equal(pathOf(page.url()), home);
      else assert.ok(rail.includes(pathOf(page.url())), `begins at ${page.url()}`);
      assert.deepEqual(await linked(page, "nav.rail ul.rail-list a"), rail);
      if (size === "pc") assert.deepEqual(await menuOf(page), menu);
      for (const path of [...rail, ...menu]) {
        await walk(page, path);
        await check(page, `${role} ${path}`, size);
        for (const tab of await linked(page, "nav.tabs a")) {
          if (tab === path) continue;
          await walk(page, tab);
          await check(page, `${role} ${tab}`, size);
        }
      }
      assert.deepEqual(faults(page), []);
      await page.context().close();
    });
  }
  // PLC-3
  test("an agent of two communes, who has one list of both on the phone", async () => {
    const page = await newPage("phone", "vi", true, `${login("collection_agent")}.two`);
    const counted = async (more: string) => ((await (await page.request.get(`${url}/api/coverage/persons?scheme=voluntary&purpose=voluntary-outreach&limit=1${more}`)).json()) as { count: number }).count;
    const { roles: held } = (await (await page.request.get(`${url}/api/session`)).json()) as { roles: { territory: string }[] };
    const places = held.map((each) => each.territory);
    for (const each of ofSeveral.collection_agent) assert.ok(places.includes(each), `${each} is not of ${String(places)}`);
    const parts = await Promise.all(places.map((each) => counted(`&unit=${each}`)));
    const sum = parts.reduce((all, each) => all + each, 0);
    await page.goto(url);
    await settled(page);
    assert.equal(pathOf(page.url()), "/units/own");
    assert.match(page.url(), /scheme=voluntary/);
    assert.ok(parts.filter((each) => each > 0).length > 1, `of ${String(parts)} only one place has anybody`);
    assert.equal(await counted(""), sum);
    assert.equal(await page.locator("main table.data").getAttribute("aria-rowcount"), String(sum + 1));
    await check(page, "own places", "phone");
    await page.locator(".own-places a").first().click();
    await settled(page);
    assert.equal(pathOf(page.url()), `/units/${places[0]}`);
    await check(page, "one of them", "phone");
    await page.locator(".bar-unit select").selectOption("own");
    await settled(page);
    assert.equal(pathOf(page.url()), "/units/own");
    assert.deepEqual(faults(page), []);
    await page.context().close();
  });

  test("a collector of two districts, whose employers stand in one list", async () => {
    const page = await newPage("pc", "vi", true, `${login("si_collector")}.two`);
    const counted = async (more: string) => ((await (await page.request.get(`${url}/api/coverage/gap?scheme=compulsory&by=employer&limit=1${more}`)).json()) as { total: { eligible: number } }).total.eligible;
    const parts = await Promise.all(ofSeveral.si_collector.map((each) => counted(`&unit=${each}`)));
    const sum = parts.reduce((all, each) => all + each, 0);
    assert.equal(await counted("&within=own"), sum);
    assert.ok((await counted("")) > sum, "he is told the heads of others, too");
    await page.goto(`${url}/employers`);
    await settled(page);
    const place = page.locator(".bar-unit select");
    assert.equal(await place.inputValue(), "own");
    assert.ok((await page.locator("main table.data tfoot").innerText()).includes(sum.toLocaleString("vi-VN")), `${sum} is not the sum`);
    assert.match(await page.locator(".page-meta").innerText(), /Biên H[^,]*, .+, tháng/);
    await check(page, "employers of two districts", "pc");
    await place.selectOption(district);
    await settled(page);
    assert.match(page.url(), /unit=731/);
    await walk(page, "/units/own");
    await check(page, "own places", "pc");
    await page.locator("main .segments button", { hasText: "Đơn vị" }).click();
    await settled(page);
    await check(page, "employers of own places", "pc");
    assert.deepEqual(faults(page), []);
    await page.context().close();
  });

  test("everybody who has a role is tried", async () => {
    const page = await newPage("pc", "vi");
    const { roles: all } = (await (await page.request.get(`${url}/api/users`)).json()) as { roles: { id: string }[] };
    assert.deepEqual(all.map((each) => each.id).sort(), roles.map((each) => each.role).sort());
    await page.context().close();
  });
});
