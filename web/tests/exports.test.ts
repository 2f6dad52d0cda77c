// What goes out as a workbook is what is seen: columns, filters and order, cell by cell; and what is printed is whole.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { close, newPage, open, quiet, speak, url, visit } from "./browser.ts";
import { type Cell, sheetOf } from "./workbook.ts";

before(open);
after(close);

type Table = { heads: string[]; rows: string[][] };

// What stands on the screen: the words of each cell, without the marks of order and the buttons that explain.
function onScreen(page: Page, table: string): Promise<Table> {
  return page.locator(table).first().evaluate((element) => {
    const seen = [...element.querySelectorAll<HTMLElement>("thead th")].map((each) => each.offsetParent !== null);
    const words = (cell: HTMLElement): string => {
      const copy = cell.cloneNode(true) as HTMLElement;
      for (const mark of copy.querySelectorAll(".arrow, .explain, input, svg, .resizer, [aria-hidden=true], .on-phone")) mark.remove();
      for (const part of copy.querySelectorAll(".split, .bullet")) part.remove();
      return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
    };
    const cells = (row: Element) => [...row.children].filter((_, at) => seen[at]).map((each) => words(each as HTMLElement));
    return { heads: cells(element.querySelector("thead tr") as Element), rows: [...element.querySelectorAll("tbody tr:not([aria-hidden]), tfoot tr")].map(cells) };
  });
}

// A cell of the workbook as Excel shows it in Vietnamese.
function shown(cell: Cell, likeIt: string): string {
  if (typeof cell !== "number") return (cell ?? "").replace(/\s+/g, " ").trim();
  if (likeIt.endsWith("%")) return `${(cell * 100).toLocaleString("vi-VN", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} %`;
  return (likeIt.startsWith("+") ? "+" : "") + cell.toLocaleString("vi-VN").replace("-", "−");
}

async function exported(page: Page, panel: string): Promise<Cell[][]> {
  const coming = page.waitForEvent("download");
  await page.locator(`${panel} button`, { hasText: "Xuất Excel" }).click();
  return sheetOf(readFileSync(await (await coming).path()));
}

// What is pressed in a row is no part of a table.
function without(table: Table, head: string): Table {
  const at = table.heads.indexOf(head);
  const rest = (row: string[]) => row.filter((_, place) => place !== at);
  return { heads: rest(table.heads), rows: table.rows.map(rest) };
}

// Columns without words on the screen (bars) are passed over.
function compare(sheet: Cell[][], table: Table): void {
  const head = sheet.findIndex((row) => row.length === table.heads.length && row.every((cell, at) => cell === table.heads[at]));
  assert.ok(head > 0, `no line has the heads ${table.heads.join(" | ")}: ${JSON.stringify(sheet.slice(0, 8))}`);
  const rows = sheet.slice(head + 1);
  assert.equal(rows.length, table.rows.length);
  table.rows.forEach((row, line) => row.forEach((text, at) => {
    if (text !== "") assert.equal(shown(rows[line]?.[at] ?? null, text), text, `row ${line}, ${table.heads[at]}`);
  }));
}

test("units go out filtered, sorted by two columns and without a hidden one, numbers as numbers", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, "/?view=province");
  const panel = "section[aria-labelledby=units-head]";
  const table = `${panel} table`;
  const whole = await onScreen(page, table);
  const [state, absent, rate] = ["Đánh giá", "Chưa tham gia", "Tỷ lệ bao phủ"].map((head) => whole.heads.indexOf(head));
  assert.ok(state !== undefined && state > 0 && absent !== undefined && absent > 0 && rate !== undefined && rate > 0, whole.heads.join());
  await page.locator(`${panel} details.picker summary`).click();
  await page.locator(`${panel} .picker-line`, { hasText: "Tỷ lệ bao phủ" }).locator("input").uncheck();
  await page.locator(`${panel} details.picker summary`).click();
  await page.locator(`${table} thead button.sort`, { hasText: "Đánh giá" }).click();
  await page.locator(`${table} thead button.sort`, { hasText: "Chưa tham gia" }).click({ modifiers: ["Shift"] });
  await page.locator(`${panel} button`, { hasText: "Lọc cột" }).click();
  const numbers = whole.rows.slice(0, -1).map((row) => Number(row[absent]?.replace(/\D/g, ""))).sort((a, b) => a - b);
  const bound = numbers[Math.floor(numbers.length / 2)] ?? 0;
  await page.locator(`${table} .column-filter[aria-label="Lọc cột Chưa tham gia"]`).fill(`>=${bound}`);
  await quiet(page);
  const left = await onScreen(page, table);
  assert.ok(left.rows.length < whole.rows.length && left.rows.length > 2);
  assert.ok(!left.heads.includes("Tỷ lệ bao phủ"));
  const sheet = await exported(page, panel);
  compare(sheet, without(left, "Giải trình"));
  const about = sheet.slice(0, 8).map((row) => String(row[0]));
  assert.ok(about.some((line) => /^Số liệu tháng \d\d\/\d{4}, lần tính [0-9a-f]{16}$/.test(line)), about.join("\n"));
  assert.ok(about.includes(`Lọc Chưa tham gia: >=${bound}`), about.join("\n"));
  assert.ok(about.some((line) => line.startsWith("Xếp theo: Đánh giá")), about.join("\n"));
  assert.ok(about.some((line) => /^Người lấy: .*, lúc \d\d\/\d\d\/\d{4} \d\d:\d\d$/.test(line)), about.join("\n"));
  await page.context().close();
});

test("employers that come in pages go out whole, and are printed whole", async () => {
  const page = await newPage("pc", "vi");
  await page.addInitScript(() => { window.print = () => { document.documentElement.dataset["printed"] = String(document.querySelectorAll("tbody tr[data-index]").length); }; });
  await speak(page, "vi");
  await visit(page, "/employers");
  const run = new URL(page.url()).searchParams.get("run");
  const told = (await (await page.request.get(`${url}/api/coverage/gap?scheme=compulsory&by=employer&limit=1${run ? `&run=${run}` : ""}`)).json()) as { count: number };
  assert.ok(told.count > 100, "one page would prove nothing");
  const panel = "main section.panel";
  await page.emulateMedia({ media: "print" });
  await page.keyboard.press("Control+p");
  await page.waitForFunction(() => document.documentElement.dataset["printed"] !== undefined);
  assert.equal(await page.locator(`${panel} tbody tr[data-index]`).count(), Math.min(told.count, 2000));
  await page.emulateMedia({ media: "screen" });
  await page.goto(`${url}/employers`);
  await page.waitForSelector(`${panel} tbody tr`);
  const sheet = await exported(page, panel);
  const head = sheet.findIndex((row) => row[0] === "Đơn vị sử dụng lao động");
  assert.equal(sheet.length - head - 1, told.count + 1, "all rows and their sum");
  await page.context().close();
});

test("the list of persons is filtered and sorted over all pages by the server, and goes out so", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  const gap = (await (await page.request.get(`${url}/api/coverage/gap?scheme=compulsory&by=unit`)).json()) as { lines: { key: string; absent: number }[] };
  const unit = gap.lines.sort((a, b) => b.absent - a.absent)[0];
  assert.ok(unit && unit.absent > 100, "one page would prove nothing");
  await visit(page, `/units/${unit.key}?list=persons`);
  const purpose = page.locator("form:has(input[name=purpose]) button");
  if (await purpose.count()) await purpose.click();
  const panel = "section[aria-labelledby=list-head]";
  const table = `${panel} table`;
  await page.waitForSelector(`${table} tbody tr`);
  await quiet(page);
  const reads = { pages: 0 };
  page.on("request", (request) => { if (request.url().includes("/api/coverage/persons?")) reads.pages += 1; });

  await page.locator(`${table} thead button.sort`, { hasText: "Họ và tên" }).click();
  await page.waitForFunction(() => window.location.search.includes("sort=full_name"));
  await quiet(page);
  assert.equal(reads.pages, 1, "one reading");
  const all = (await (await page.request.get(`${url}/api/coverage/persons?scheme=compulsory&purpose=gap-review&unit=${unit.key}&sort=-full_name&limit=1`)).json()) as { persons: { full_name: string }[] };
  const last = all.persons[0]?.full_name ?? "";
  assert.ok(!(await onScreen(page, table)).rows.some((row) => row[0] === last), "the last one is not loaded");

  await page.locator(`${panel} input[type=search]`).first().fill(last.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d").replaceAll("Đ", "D"));
  await page.waitForResponse((response) => response.url().includes("/api/coverage/persons?") && response.url().includes("q="));
  await quiet(page);
  const found = await onScreen(page, table);
  assert.equal(reads.pages, 2, "one more reading");
  assert.ok(found.rows.length > 0 && found.rows.some((row) => row[0] === last), "and yet it is found");

  await page.locator(`${panel} input[type=search]`).first().fill("");
  await page.locator(`${panel} button`, { hasText: "Lọc cột" }).click();
  await page.locator(`${table} .column-filter[aria-label="Lọc cột Họ và tên"]`).fill(last.split(" ").at(-1) ?? "");
  await page.locator(`${table} .column-filter[aria-label="Lọc cột Mức chắc chắn"]`).fill("suy");
  await page.waitForResponse((response) => response.url().includes("in_certainty="));
  await quiet(page);
  await page.locator(`${panel} details.picker summary`).click();
  await page.locator(`${panel} .picker-line`, { hasText: "CMND" }).locator("input").uncheck();
  await page.locator(`${panel} details.picker summary`).click();
  const left = await onScreen(page, table);
  const sheet = await exported(page, panel);
  if (left.rows.length > 0 && left.rows.length < 80) compare(sheet, left);
  assert.ok(!sheet.some((row) => row.includes("Số CMND/CCCD")));
  assert.ok(sheet.slice(0, 9).some((row) => String(row[0]).startsWith("Lọc Mức chắc chắn: suy")));
  await page.context().close();
});
