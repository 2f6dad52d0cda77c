// The pictures of docs/screens, taken of the application at a server: at_a_server.ts PROGRAM tests/shots.ts
// Before them the office is given something to do: agreements, users, a letter, a remark, a file with rows to mend.
import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { type Size, approveAll, close, newPage, open, settled, sizes, speak, url, visit } from "./browser.ts";
import { withPalette } from "./small_png.ts";

before(open);
after(close);

const folder = new URL("../../docs/screens/", import.meta.url).pathname;
const bytes_most = 150_000;
const made = mkdtempSync(join(tmpdir(), "baophu-shots-"));
after(() => rmSync(made, { recursive: true, force: true }));

type Gap = { lines: { key: string }[] };
type Delivery = { sha256: string; rows_refused: number };

async function ask<Answer>(page: Page, path: string): Promise<Answer> {
  const answer = await page.request.get(url + path);
  assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function tell(page: Page, path: string, data: object): Promise<void> {
  const { csrf } = await ask<{ csrf: string }>(page, "/api/session");
  const answer = await page.request.post(url + path, { data, headers: { "X-CSRF-Token": csrf } });
  assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
}

async function firstKey(page: Page, query: string): Promise<string> {
  return (await ask<Gap>(page, `/api/coverage/gap?scheme=compulsory&${query}`)).lines.find((line) => line.key !== "")?.key ?? "";
}

// What a person shows is asked for a purpose, the first of one's own.
async function somebody(page: Page, unit: string): Promise<string> {
  const { purposes } = await ask<{ purposes: { id: string }[] }>(page, "/api/session");
  const { persons } = await ask<{ persons: { id: string | null }[] }>(page, `/api/coverage/persons?scheme=compulsory&purpose=${purposes[0]?.id}&unit=${unit}&reason=lapsed&limit=1`);
  return persons[0]?.id ?? "";
}

// ---- What the office has to do -----------------------------------------------------------------
const agreements = [
  ["social-insurance", "si-participants", "month", 1, 5], ["social-insurance", "voluntary-participants", "month", 1, 5],
  ["tax", "tax-quarterly-declarations", "quarter", 1, 31], ["labour", "labour-use", "half_year", 1, 10],
] as const;
const users = [
  ["hoa.lt", "Lê Thị Hòa", "provincial-committee", "leader"], ["minh.tv", "Trần Văn Minh", "social-insurance", "si_collector"],
  ["an.nv", "Nguyễn Văn An", "tax", "tax_officer"], ["binh.pt", "Phạm Thị Bình", "labour", "labour_officer"],
] as const;

const inspector = "duy.vt";

async function openCase(page: Page, employer: string): Promise<void> {
  await tell(page, "/api/users", { name: inspector, full_name: "Vũ Thanh Duy", agency: "social-insurance", role: "si_inspector", territory: null });
  await approveAll("users");
  await tell(page, "/api/cases", {
    employer, kind: "inspection", decision_number: "18/QĐ-BHXH", decision_day: "2019-01-21", legal_basis: "Luật BHXH; kế hoạch kiểm tra năm 2019",
    content: "Việc đóng BHXH, BHTN của người lao động", inspector,
  });
}

async function giveWork(page: Page, unit: string): Promise<void> {
  for (const [sender, dataset, period, due_months_after, due_day] of agreements) {
    await tell(page, "/api/agreements", { sender, dataset, period, due_months_after, due_day, legal_basis: "Quy chế phối hợp (mẫu)", from: "2018-01-01", to: "2018-12-31" });
  }
  // One that is in force, so that something is due today.
  const before = new Date(Date.now() - 45 * 86_400_000).toISOString().slice(0, 8);
  await tell(page, "/api/agreements", { sender: "social-insurance", dataset: "si-participants", period: "month", due_months_after: 1, due_day: 5, legal_basis: "Quy chế phối hợp (mẫu)", from: `${before}01` });
  for (const [name, full_name, agency, role] of users) await tell(page, "/api/users", { name, full_name, agency, role, territory: role === "si_collector" ? unit : null });
  const { agencies } = await ask<{ agencies: { id: string }[] }>(page, "/api/requests");
  const due = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await tell(page, "/api/requests", { figure: `/units/${unit}`, agency: agencies[0]?.id ?? "", unit, question: "Đề nghị giải trình số lao động bị bỏ sót trong tháng và biện pháp khắc phục.", due });
  await tell(page, "/api/remarks", { address: `/units/${unit}?scheme=compulsory`, text: "Đã làm việc với cơ quan thuế về các doanh nghiệp khai lương mà chưa đóng." });
}

// The first thousands of rows of a delivery, some with a day that is none; looked at, not taken in.
async function checkFile(page: Page): Promise<void> {
  const name = "si-participants-2018-12.csv";
  const start = Buffer.alloc(1 << 20);
  const file = openSync(join(process.env["BAOPHU_DELIVERIES"] ?? "", name), "r");
  const length = readSync(file, start, 0, start.length, 0);
  closeSync(file);
  const lines = start.toString("utf8", 0, length).split(/\r?\n/).slice(0, -1);
  const broken = lines.map((line, at) => (at > 40 && at % 900 === 0 ? line.replace(/\d{2}\/\d{2}\/\d{4}/, "31/02/1990") : line));
  writeFileSync(join(made, name), `${broken.join("\r\n")}\r\n`);
  await visit(page, "/deliveries/check");
  await page.locator(".drop-part input[type=radio]").nth(1).check();
  const chooser = page.waitForEvent("filechooser");
  await page.locator(".drop-box button").click();
  await (await chooser).setFiles(join(made, name));
  await page.waitForSelector(".upload-summary .strip dd", { timeout: 120_000 });
}

// ---- Pictures ------------------------------------------------------------------------------------
async function take(page: Page, name: string): Promise<void> {
  await settled(page);
  const picture = withPalette(await page.screenshot({ animations: "disabled", caret: "hide" }));
  assert.ok(picture.length <= bytes_most, `${name}: ${picture.length} bytes`);
  writeFileSync(`${folder}${name}.png`, picture);
}

let worked = false;

for (const size of Object.keys(sizes) as Size[]) {
  test(`screens at the size of a ${size}`, async () => {
    const page = await newPage(size, "vi");
    page.setDefaultTimeout(120_000); // A whole province, on a machine that may do other things.
    await speak(page, "vi");
    const unit = await firstKey(page, "by=unit&sort=missing");
    const employer = await firstKey(page, `by=employer&unit=${unit}`);
    const person = await somebody(page, unit);
    const { deliveries } = await ask<{ deliveries: Delivery[] }>(page, "/api/deliveries?limit=200");
    const receipt = deliveries.find((each) => each.rows_refused > 0)?.sha256 ?? "";
    if (!worked) {
      await openCase(page, employer);
      await giveWork(page, unit);
      await checkFile(page);
      worked = true;
    }
    const { uploads } = await ask<{ uploads: { id: string }[] }>(page, "/api/uploads");
    const screens: [string, string, boolean?][] = [
      ["links", "/links"], ["today", "/today"], ["province", "/?view=province"], ["unit", `/units/${unit}`], ["employer", `/employers/${encodeURIComponent(employer)}`],
      ["person", `/persons/${encodeURIComponent(person)}`], ["targets", "/targets"], ["allocate", "/targets/allocate?scheme=voluntary&year=2019"],
      ["deliveries", "/deliveries?first=2018-01&last=2018-12"], ["check", `/deliveries/check?upload=${uploads[0]?.id}`], ["receipt", `/deliveries/${receipt}`, true],
      ["law", "/law"], ["calculators", "/calculators"], ["brief", "/brief", true], ["users", "/office/users", true],
      ["cases", "/cases"], ["approvals", "/office/approvals"], ["health", "/office/health", true],
    ];
    for (const [name, path, onlyWide] of screens) {
      if (onlyWide && size !== "pc") continue;
      await visit(page, path);
      // Who has several purposes chooses one, once in a session.
      const purpose = page.locator("form:has(input[name=purpose]) button");
      if (await purpose.count()) await purpose.click();
      await take(page, `${name}-${size}`);
    }
    await page.context().close();
  });
}
