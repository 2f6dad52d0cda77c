// Every screen, at both sizes and in both languages: nothing overflows, no text is cut, no key shows, the
// checker of accessibility has nothing to say, the console is silent, Tab goes from top to bottom. A file of tests
// for each language and size calls this, so that two of them go at a time.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { type Size, close, clipped, faults, focusOrder, languages, newPage, open, overflow, quiet, settled, sizes, speak, untranslated, url, violations, visit, walk } from "./browser.ts";

let unit = "";
let employer = "";
let person = "";
let delivery = "";
let rights: string[] = [];

// Screens of one unit, employer and person, of whichever are there.
async function findSubjects(page: Page): Promise<void> {
  const ask = async (path: string) => (await page.request.get(`${url}${path}`)).json() as Promise<Record<string, never>>;
  const session = (await ask("/api/session")) as unknown as { purposes: { id: string }[]; rights: string[] };
  rights = session.rights;
  if (!rights.includes("see_figures")) return;
  const units = (await ask("/api/coverage/gap?scheme=compulsory&by=unit&sort=missing")) as unknown as { lines: { key: string }[] };
  unit = units.lines.find((line) => line.key !== "")?.key ?? "";
  const employers = (await ask(`/api/coverage/gap?scheme=compulsory&by=employer&unit=${unit}&sort=missing&limit=5`)) as unknown as { lines: { key: string }[] };
  employer = employers.lines.find((line) => line.key !== "")?.key ?? "";
  if (rights.includes("see_deliveries")) {
    const deliveries = (await ask("/api/deliveries?limit=200")) as unknown as { deliveries: { sha256: string; rows_refused: number }[] };
    delivery = deliveries.deliveries.find((each) => each.rows_refused > 0)?.sha256 ?? "";
  }
  const purpose = session.purposes[0]?.id;
  if (purpose) {
    const persons = (await ask(`/api/coverage/persons?scheme=compulsory&purpose=${purpose}&unit=${unit}&limit=1`)) as unknown as { persons: { id: string | null }[] };
    person = persons.persons[0]?.id ?? "";
  }
}

// A screen, its address, and the right without which it is not offered.
const screens: [string, () => string, string?][] = [
  ["S2 province", () => "/?view=province", "see_figures"],
  ["S2 province, voluntary", () => "/?view=province&scheme=voluntary", "see_figures"],
  ["S3 unit", () => `/units/${unit}`, "see_figures"],
  ["S3 unit, employers of a reason", () => `/units/${unit}?list=employers&reason=missing`, "see_employers"],
  ["S11 employers", () => "/employers", "see_employers"],
  ["S11 employers by block", () => "/employers?by=block", "see_employers"],
  ["S11 employer", () => `/employers/${encodeURIComponent(employer)}`, "see_employers"],
  ["cases", () => "/cases", "see_cases"],
  ["cases, closed ones too", () => "/cases?show=all", "see_cases"],
  ["person", () => `/persons/${encodeURIComponent(person)}`, "see_person"],
  ["S1 today", () => "/today", "see_figures"],
  ["S9 links", () => "/links", "decide_links"],
  ["S9 pairs of employers", () => "/links?of=employers", "decide_links"],
  ["S9 links that were decided", () => "/links?tab=decided", "decide_links"],
  ["S20 requests for explanation", () => "/requests?show=all", "see_figures"],
  ["one-page brief", () => "/brief", "see_figures"],
  ["S21 law", () => "/law"],
  ["S21 one parameter", () => "/law/regional_minimum_wage"],
  ["S21 calculators", () => "/calculators"],
  ["S7 deliveries", () => "/deliveries", "see_deliveries"],
  ["S7 deliveries of one sender, another year", () => "/deliveries?sender=social-insurance&first=2018-01&last=2018-12", "see_deliveries"],
  ["S7 receipt", () => `/deliveries/${delivery}`, "see_deliveries"],
  ["S8 rules given", () => "/deliveries/violations?show=all", "see_deliveries"],
  ["S7 agreements", () => "/deliveries/agreements", "see_deliveries"],
  ["S8 check a file", () => "/deliveries/check", "send_deliveries"],
  ["S22 jobs", () => "/office/jobs", "see_deliveries"],
  ["S22 health", () => "/office/health", "manage_users"],
  ["S4 targets", () => "/targets", "see_figures"],
  ["S5 allocation", () => "/targets/allocate", "set_targets"],
  ["S5 allocation, voluntary, another year", () => "/targets/allocate?scheme=voluntary&year=2020", "set_targets"],
  ["account", () => "/account"],
  ["S22 open sessions", () => "/office/users?tab=sessions", "manage_users"],
  ["S22 filters over columns", () => "/office/users?filter.users=full_name~a", "manage_users"],
  ["S22 users", () => "/office/users", "manage_users"],
  ["S22 audit", () => "/office/audit", "see_audit"],
  ["S22 who read personal data", () => "/office/readings", "see_readings"],
  ["S22 approvals", () => "/office/approvals", "manage_users"],
  ["S22 approvals that were settled", () => "/office/approvals?show=settled", "set_targets"],
];

// In one language and size each screen is opened by its address, in the others it is come to by links.
export function checkScreens(language: (typeof languages)[number], size: Size): void {
  const bring = language === languages[0] && size === "pc" ? visit : walk;
  describe(`${language}, ${size}`, () => {
    let page: Page;
    before(async () => {
      await open();
      page = await newPage(size, language);
      await speak(page, language);
      await findSubjects(page);
    });
    after(close);

    for (const [name, path, right] of screens) {
      test(name, async (context) => {
        if (right && !rights.includes(right)) {
          context.skip(`not of this user, who has no right ${right}`);
          return;
        }
        await bring(page, path());
        // Who has several purposes chooses one, once in a session.
        const purpose = page.locator("form:has(input[name=purpose]) button");
        if (await purpose.count()) {
          assert.deepEqual(await violations(page), [], "axe, while the purpose is asked for");
          await purpose.click();
          await settled(page);
        }
        assert.equal(await page.evaluate(() => document.documentElement.lang), language);
        assert.equal(await page.locator("main .fault").count(), 0, "a fault is shown");
        assert.equal(await overflow(page), 0, "the page is wider than the screen");
        assert.deepEqual(await clipped(page), [], "text is cut off");
        assert.deepEqual(await untranslated(page), [], "a key shows");
        assert.deepEqual(await violations(page), [], "axe");
        assert.deepEqual(faults(page).splice(0), [], "console");
      });
    }

    test("the rail offers what one may, and no more", async () => {
      await visit(page, "/law");
      if (size === "phone") await page.locator(".menu-button").click();
      const paths = (list: string) => page.locator(list).evaluateAll((all) => all.map((each) => new URL((each as HTMLAnchorElement).href).pathname));
      const may = (right: string) => !right || rights.includes(right);
      const work = [["/today", "see_figures"], ["/", "see_figures"], ["/employers", "see_employers"], ["/targets", "see_figures"], ["/deliveries", "see_deliveries"], ["/links", "decide_links"], ["/law", ""]] as const;
      const office = [["/office/users", "manage_users"], ["/office/approvals", "manage_users"], ["/office/audit", "see_audit"], ["/office/readings", "see_readings"], ["/office/jobs", "see_deliveries"], ["/office/health", "manage_users"]] as const;
      const offered = await paths(".rail-list:visible:not(.account-list):not(.account-tools) a");
      assert.deepEqual(offered, work.filter(([, right]) => may(right)).map(([path]) => path));
      assert.ok(offered.length <= 7);
      if (size === "pc") await page.locator(".rail .account-button").click();
      assert.deepEqual(await paths(".account-list:visible a"), office.filter(([, right]) => may(right)).map(([path]) => path));
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await untranslated(page), []);
      assert.equal(await overflow(page), 0);
      await page.keyboard.press("Escape");
      await page.waitForSelector(size === "pc" ? ".account-panel" : "dialog[open]", { state: "detached" });
      // A page with parts has a tab for each.
      assert.deepEqual(await paths(".tabs a"), ["/law", "/calculators"]);
    });

    test("what is filled in over deliveries: withdrawing one, and a new agreement", async (context) => {
      if (!rights.includes("send_deliveries") || !rights.includes("manage_agreements")) return context.skip("this user delivers nothing");
      for (const [path, button, field] of [[`/deliveries/${delivery}`, ".panel-head .end > .button:last-of-type", "#withdraw-reason"], ["/deliveries/agreements", ".page-head .button", "#agreement-from"]] as const) {
        await visit(page, path);
        await page.locator(button).click();
        await page.waitForSelector(field);
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(await untranslated(page), []);
        assert.deepEqual(await clipped(page), []);
        assert.equal(await overflow(page), 0);
        await page.keyboard.press("Escape");
        await page.waitForSelector("dialog[open]", { state: "detached" });
      }
    });

    test("Tab goes from the skip link through bar and content, and shows where it is", async (context) => {
      if (!rights.includes("see_figures")) return context.skip("no figures for this user");
      await visit(page, "/?view=province");
      const stops = await focusOrder(page, 40);
      assert.equal(stops[0]?.region, "skip");
      assert.deepEqual(stops.filter((stop) => !stop.seen), [], "a stop without a mark");
      const order = [...new Set(stops.map((stop) => stop.region))];
      assert.deepEqual(order, size === "pc" ? ["skip", "rail", "bar", "content"] : ["skip", "bar", "content"]);
      const first = stops.filter((stop) => stop.region === "content").map((stop) => stop.top);
      assert.ok(first.every((top, index) => index === 0 || top >= (first[index - 1] ?? 0) - 60), "the content goes down the page");
    });

    test("the panel that explains a number, and the search", async (context) => {
      if (!rights.includes("see_figures")) return context.skip("no figures for this user");
      await visit(page, "/?view=province");
      await page.locator("main .explain:visible").first().click();
      await page.waitForSelector("dialog[open] .formula");
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await untranslated(page), []);
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog[open]", { state: "detached" });
      await page.keyboard.press("Control+k");
      await page.waitForSelector(".search-box:focus");
      await page.keyboard.type("bien hoa");
      await page.waitForFunction(() => document.querySelectorAll("[role=option]").length > 0);
      await quiet(page);
      assert.deepEqual(await violations(page), []);
      assert.equal(await overflow(page), 0);
      await page.keyboard.press("Escape");
    });

    test("the letter that asks to explain, and the views that are kept", async (context) => {
      if (!rights.includes("ask_explanations")) return context.skip("this user asks nobody to explain");
      await visit(page, `/units/${unit}?scheme=unemployment`);
      for (const [opener, ready] of [[".ask-button:visible", ".ask-form"], [".views-button", "#view-name"]] as const) {
        await page.locator(opener).first().click();
        await page.waitForSelector(`dialog[open] ${ready}`);
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(await clipped(page), []);
        assert.deepEqual(await untranslated(page), []);
        assert.equal(await overflow(page), 0);
        await page.keyboard.press("Escape");
        await page.waitForSelector("dialog[open]", { state: "detached" });
      }
    });

    test("the second factor is proposed with a code to scan, and nothing is set yet", async () => {
      await visit(page, "/account");
      await page.locator("section[aria-labelledby=factor] .button.first").click();
      await page.waitForSelector("svg.qr path");
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await clipped(page), []);
      assert.deepEqual(await untranslated(page), []);
      assert.deepEqual(await violations(page), []);
      await page.evaluate(() => { document.documentElement.dataset["theme"] = "dark"; });
      assert.deepEqual(await violations(page), [], "dark");
      const session = (await (await page.request.get(`${url}/api/session`)).json()) as { two_factor: boolean };
      assert.equal(session.two_factor, false);
    });

    test("an account is opened, and each act says what follows", async (context) => {
      if (!rights.includes("manage_users")) return context.skip("does not manage users");
      await visit(page, "/office/users");
      await page.locator("tbody .link-button").first().click();
      await page.waitForSelector("dialog[open] .facts");
      const looked = async (what: string) => {
        assert.deepEqual(await violations(page), [], what);
        assert.deepEqual(await clipped(page), [], what);
        assert.deepEqual(await untranslated(page), [], what);
        assert.equal(await overflow(page), 0, what);
      };
      await looked("the account");
      await page.locator("dialog .history-panel button").click();
      await page.waitForSelector("dialog .history li");
      await looked("its history");
      for (const button of ["change", "replace", "end"].keys()) {
        await page.locator("dialog .grant-list li").first().locator("button").nth(button).click();
        await page.waitForSelector("dialog .grant-form");
        await looked(`what is done with a role, ${button}`);
        await page.locator("dialog .grant-form .account-line .button").last().click();
        await page.waitForSelector("dialog .grants");
      }
      await page.locator("dialog .grants-head .button").click();
      await page.locator("#grant-territory").click();
      await page.keyboard.type("bien hoa");
      await page.waitForSelector("dialog [role=option]");
      await looked("a role is given");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
    });

    test("the grid of targets is as legible in the dark, with a block marked and a cell being typed into", async (context) => {
      if (!rights.includes("set_targets")) return context.skip("sets no targets");
      await visit(page, "/targets/allocate");
      await page.evaluate(() => { document.documentElement.dataset["theme"] = "dark"; });
      if (size === "phone") await page.locator(".grid-list dd .button").first().click();
      else {
        await page.locator("[data-cell='0:2']").click();
        await page.keyboard.press("Shift+ArrowDown");
        assert.deepEqual(await violations(page), [], "a block is marked");
        await page.keyboard.press("F2");
      }
      await page.waitForSelector("main input:focus");
      assert.deepEqual(await violations(page), []);
      assert.equal(await overflow(page), 0);
      await page.keyboard.press("Escape");
    });

    test("dark is as legible", async (context) => {
      if (!rights.includes("see_figures")) return context.skip("no figures for this user");
      await visit(page, "/?view=province");
      await page.evaluate(() => { document.documentElement.dataset["theme"] = "dark"; });
      assert.deepEqual(await violations(page), []);
      for (const path of [`/units/${unit}`, "/today", ...(rights.includes("decide_links") ? ["/links"] : [])]) {
        await visit(page, path);
        await page.evaluate(() => { document.documentElement.dataset["theme"] = "dark"; });
        await settled(page);
        assert.deepEqual(await violations(page), [], path);
      }
    });

    test("paper holds the whole width and every row", async (context) => {
      if (!rights.includes("see_employers")) return context.skip("no employers for this user");
      await visit(page, "/employers");
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 718, height: 1000 });
      const told = await page.locator("table[role=grid] tbody tr:not([aria-hidden])").count();
      assert.equal(await page.locator("table[role=grid] tbody tr[aria-hidden]").count(), 0, "rows that are only drawn when looked at");
      assert.ok(told >= 50, `${told} rows`);
      assert.equal(await page.locator(".rail").isVisible(), false);
      assert.equal(await page.locator(".print-head").isVisible(), true);
      await page.emulateMedia({ media: null });
      await page.setViewportSize(sizes[size]);
    });
  });
}
