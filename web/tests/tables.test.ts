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
