// The tasks of the people who work with the screens, with the clicks that they take, as screens.md counts
// them: after signing in; a click is a press of the mouse or of Enter.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { close, faults, newPage, open, quiet, settled, signIn, speak, url, visit } from "./browser.ts";

before(open);
after(close);

class Clicks {
  count = 0;
  async on(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }
}

async function started(language: "vi" | "en" = "vi"): Promise<Page> {
  const page = await newPage("pc", language);
  await speak(page, language);
  await visit(page, "/?view=province");
  return page;
}

test("leader: which units will miss and why, in 0 clicks, those at risk first", async () => {
  const page = await started();
  const states = await page.locator("table[role=grid] tbody .state").evaluateAll((all) => all.map((each) => [...each.classList].find((name) => name !== "state")));
  const order = ["at_risk", "watch", "cannot_judge", "on_track"];
  const places = states.map((state) => order.indexOf(state ?? ""));
  assert.ok(states.length > 0);
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
  const why = await page.locator("table[role=grid] tbody tr").first().locator(".why-word").innerText();
  assert.match(why, /\S+ \d+/);
  await page.context().close();
});

test("analyst: the list of the missing of a unit, in 1 click on the gap bar, and its workbook", async () => {
  const page = await started();
  const unit = await page.locator("table[role=grid] tbody a").first().getAttribute("href");
  await visit(page, unit ?? "");
  // Who has several purposes chooses one, once in a session; that is no part of the task.
  const purpose = page.locator(".list-anchor form button");
  if (await purpose.count()) await purpose.click();
  await settled(page);
  const clicks = new Clicks();
  const part = page.locator(".gap-bar [data-reason]").first();
  const told = /: ([\d.,]+)$/.exec((await part.getAttribute("title")) ?? "")?.[1];
  await clicks.on(part);
  await settled(page);
  assert.equal(clicks.count, 1);
  assert.match(page.url(), /reason=/);
  // As many as the bar says.
  await page.waitForFunction((number) => [...document.querySelectorAll(".list-anchor [role=status]")].some((each) => each.textContent?.includes(number)), told ?? "?");
  const download = page.waitForEvent("download");
  await page.locator(".list-anchor .button", { hasText: "Excel" }).click();
  assert.match((await download).suggestedFilename(), /\.xlsx$/);
  await page.context().close();
});

test("the parts of the gap sum to it exactly, in every scheme of a unit", async () => {
  const page = await started();
  const address = (await page.locator("table[role=grid] tbody a").first().getAttribute("href")) ?? "";
  for (const scheme of ["compulsory", "voluntary", "unemployment"]) {
    await visit(page, `${address.split("?")[0]}?scheme=${scheme}`);
    const sum = await page.locator(".gap-sum").innerText();
    const [parts, whole] = (/([\d.+ ]+) = ([\d.]+)/.exec(sum)?.slice(1) ?? ["", ""]).map((each) => each.trim());
    const numbers = (parts ?? "").split("+").map((each) => Number(each.replaceAll(".", "").trim()));
    assert.equal(numbers.reduce((total, each) => total + each, 0), Number((whole ?? "").replaceAll(".", "")));
    const bar = await page.locator(".gap-bar [data-reason]").count();
    assert.equal(bar, numbers.filter((each) => each > 0).length);
  }
  await page.context().close();
});

test("what a person pays and the support, in 1 click", async () => {
  const page = await started();
  await visit(page, "/calculators");
  const clicks = new Clicks();
  await page.fill("#income", "1500000");
  await clicks.on(page.locator("form", { has: page.locator("#income") }).locator("button"));
  await page.waitForSelector("section[aria-labelledby=voluntary-head] table");
  assert.equal(clicks.count, 1);
  await page.context().close();
});

test("a session that ends leads to the sign-in and back to the same page", async () => {
  const page = await newPage("pc", "vi", false);
  await page.goto(`${url}/law?unsure=1`);
  await page.waitForSelector("#name");
  await signIn(page);
  await settled(page);
  assert.match(page.url(), /\/law\?unsure=1$/);
  await page.context().clearCookies();
  await page.goto(`${url}/calculators`);
  await page.waitForSelector("#name");
  assert.match(page.url(), /sign-in\?back=%2Fcalculators/);
  await page.context().close();
});

test("a run that is gone says so and leads to the current one", async () => {
  const page = await started();
  await page.goto(`${url}/?run=dead00000000dead&view=province`);
  await page.waitForSelector(".fault button");
  await page.locator(".fault button").click();
  await settled(page);
  assert.doesNotMatch(page.url(), /run=/);
  await page.context().close();
});

test("Ctrl+K finds a unit without accents and goes there by Enter", async () => {
  const page = await started();
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".search-box:focus");
  await page.keyboard.type("bien hoa");
  await page.waitForSelector("[role=option]:has-text('Biên Hòa')");
  await quiet(page);
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(page.url(), /\/units\/731/);
  await page.context().close();
});

test("a block of cells is marked by keys and copied with its heads", async () => {
  const page = await started();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const first = page.locator("[data-cell='0:0']");
  await first.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+c");
  const text = await page.waitForFunction(() => navigator.clipboard.readText().then((each) => each.includes("\t") && each));
  const rows = String(await text.jsonValue()).split("\n").map((row) => row.split("\t"));
  assert.deepEqual(rows.map((row) => row.length), [2, 2, 2]);
  assert.deepEqual(rows[0], ["Đơn vị", "Đánh giá"]);
  assert.equal(rows[1]?.[0], (await first.innerText()).trim());
  await page.context().close();
});

test("the address alone brings the same page", async () => {
  const page = await started();
  const address = (await page.locator("table[role=grid] tbody a").first().getAttribute("href")) ?? "";
  await visit(page, address);
  await page.locator(".gap-line:not(.head)").first().click();
  await settled(page);
  const shown = await page.locator("main").innerText();
  const other = await newPage("pc", "vi");
  await other.goto(page.url());
  await settled(other);
  assert.equal(await other.locator("main").innerText(), shown);
  assert.deepEqual(faults(other), []);
  await other.context().close();
  await page.context().close();
});
