// The habits of Excel in every table: sorted by several columns, filtered by column, columns moved and kept so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { close, newPage, open, speak, url, visit } from "./browser.ts";

before(open);
after(close);

const table = "section[aria-labelledby=unit-targets]";

async function started(): Promise<Page> {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, "/targets");
  return page;
}

const heads = (page: Page) => page.locator(`${table} thead th`).evaluateAll((all) => all.map((each) => (each.textContent ?? "").replace(/[↑↓\d]*$/, "").trim()));

test("Shift sorts by several columns, and the address keeps their order", async () => {
  const page = await started();
  await page.locator(`${table} thead button`).nth(1).click();
  await page.locator(`${table} thead button`).nth(0).click({ modifiers: ["Shift"] });
  assert.deepEqual(await page.locator(`${table} thead .arrow`).allInnerTexts(), ["↑2", "↓1"]);
  await page.waitForFunction(() => /sort=-[a-z]+\.\d+%2Cname/.test(window.location.search));
  const numbers = await page.locator(`${table} tbody tr td:nth-child(2)`).evaluateAll((all) => all.map((each) => Number((each.textContent ?? "").replace(/\D/g, ""))));
  assert.ok(numbers.length > 1);
  assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a));
  await page.context().close();
});

test("a filter over a column compares numbers as they are shown, and comes back with the address", async () => {
  const page = await started();
  const all = await page.locator(`${table} tbody tr`).count();
  await page.locator(`${table} .table-tools button`, { hasText: "Lọc cột" }).click();
  const number = async (row: number) => Number((await page.locator(`${table} tbody tr`).nth(row).locator("td").first().innerText()).replace(/\D/g, ""));
  const bound = await number(0);
  await page.locator(`${table} .column-filter`).nth(1).fill(`>=${bound.toLocaleString("vi-VN")}`);
  await page.waitForFunction(() => window.location.search.includes("filter.unit-targets"));
  const left = await page.locator(`${table} tbody tr`).count();
  assert.ok(left >= 1 && left < all, `${left} of ${all}`);
  for (let row = 0; row < left; row += 1) assert.ok((await number(row)) >= bound);
  const address = page.url();
  await visit(page, "/law");
  await page.goto(address);
  await page.waitForSelector(`${table} tbody tr`);
  assert.equal(await page.locator(`${table} tbody tr`).count(), left);
  await page.context().close();
});

test("columns are moved by keys and by the mouse, the first stays, and it is so after coming again", async () => {
  const page = await started();
  const [name, first, second, third] = await heads(page);
  await page.locator(`${table} details.picker summary`).focus();
  await page.keyboard.press("Enter");
  await page.locator(`${table} .picker-line`).nth(1).locator("button").first().focus();
  await page.keyboard.press("Enter");
  assert.deepEqual((await heads(page)).slice(0, 4), [name, second, first, third]);
  await page.locator(`${table} details.picker summary`).click();
  await page.locator(`${table} thead th`).nth(3).locator(".head-cell").dragTo(page.locator(`${table} thead th`).nth(1));
  assert.deepEqual((await heads(page)).slice(0, 4), [name, third, second, first]);
  await page.goto(`${url}/targets`);
  await page.waitForSelector(`${table} thead th`);
  assert.deepEqual((await heads(page)).slice(0, 4), [name, third, second, first]);
  await page.locator(`${table} details.picker summary`).click();
  await page.locator(`${table} .picker-list > .button`).click();
  assert.deepEqual((await heads(page)).slice(0, 4), [name, first, second, third]);
  await page.context().close();
});

test("a table under a title is filtered as well, by the keys of Excel; what is pressed in a row is no column to filter", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, "/?view=province");
  const units = "section[aria-labelledby=units-head]";
  const all = await page.locator(`${units} tbody tr`).count();
  const columns = await page.locator(`${units} thead th`).count();
  const buttons = await page.locator(`${units} thead th`, { hasText: /^Giải trình$/ }).count();
  const absent = await page.locator(`${units} thead th`).evaluateAll((heads) => heads.findIndex((each) => each.textContent?.startsWith("Chưa tham gia")));
  assert.ok(absent > 0);
  await page.locator(`${units} [data-cell="0:${absent}"]`).click();
  await page.keyboard.press("Control+Shift+L");
  assert.equal(await page.locator(`${units} .column-filter`).count(), columns - buttons);
  const bound = Number((await page.locator(`${units} [data-cell="0:${absent}"]`).innerText()).replace(/\D/g, ""));
  // The keys of the filter of the column in which one was.
  await page.keyboard.type(`>=${bound.toLocaleString("vi-VN")}`);
  await page.waitForFunction(() => window.location.search.includes("filter.units"));
  const left = await page.locator(`${units} tbody tr`).count();
  assert.ok(left >= 1 && left < all, `${left} of ${all}`);
  assert.match(await page.locator(`${units} [role=status]`).innerText(), new RegExp(`${left}/${all} dòng`));
  await page.keyboard.press("Control+Shift+L");
  await page.waitForFunction(() => !window.location.search.includes("filter.units"));
  assert.equal(await page.locator(`${units} tbody tr`).count(), all);
  await page.context().close();
});

test("a list that comes in pages is sorted by two columns, one of which the server does not sort by", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, "/employers");
  const list = "table[role=grid]";
  const lines = await everyEmployer(page);
  assert.ok(lines.length > 100, "a list of one page shows nothing");
  await page.locator(`${list} thead button`, { hasText: "Tỷ lệ bao phủ" }).click();
  await page.locator(`${list} thead button`, { hasText: "Đơn vị sử dụng lao động" }).click({ modifiers: ["Shift"] });
  await page.waitForFunction(() => /sort=-rate%2Cname/.test(window.location.search));
  const rate = (line: Line) => (line.participating ?? 0) / Math.max(1, line.eligible ?? 0);
  const byName = new Intl.Collator("vi");
  const wanted = lines.sort((a, b) => rate(b) - rate(a) || byName.compare(a.name, b.name)).slice(0, 20).map((line) => line.name);
  await page.waitForFunction((count) => document.querySelector(".table-tools [role=status]")?.textContent?.replaceAll(".", "").startsWith(`${count} dòng`), lines.length);
  assert.deepEqual(await page.locator(`${list} tbody th a`).evaluateAll((all) => all.slice(0, 20).map((each) => each.textContent)), wanted);
  // One column that the server sorts by comes as its pages do.
  await page.locator(`${list} thead button`, { hasText: "Chưa tham gia" }).click();
  await page.waitForFunction(() => /sort=-absent/.test(window.location.search));
  await page.context().close();
});

type Line = { key: string; name: string; eligible: number | null; participating: number | null };

async function everyEmployer(page: Page): Promise<Line[]> {
  const lines: Line[] = [];
  for (let cursor = ""; ;) {
    const told = (await (await page.request.get(`${url}/api/coverage/gap?scheme=compulsory&by=employer&sort=name&limit=500${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`)).json()) as { lines: Line[]; next: string | null };
    lines.push(...told.lines);
    if (!told.next) return lines;
    cursor = told.next;
  }
}
