// The tasks of the people who work with the screens, with the clicks that they take, as screens.md counts
// them: after signing in; a click is a press of the mouse or of Enter.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { clipped, close, faults, newPage, open, overflow, quiet, settled, signIn, speak, untranslated, url, violations, visit } from "./browser.ts";

before(open);
after(close);

// The folder of the made-up province's deliveries, and one for files that are made from them.
const deliveries = process.env["BAOPHU_DELIVERIES"] ?? "";
const made = mkdtempSync(join(tmpdir(), "baophu-made-"));
after(() => rmSync(made, { recursive: true, force: true }));

// A delivery with one more row, of which the birth date is none: a file that the server does not know yet.
function withABrokenRow(name: string, day: string): string {
  const text = readFileSync(join(deliveries, name), "utf8");
  const last = text.trimEnd().split(/\r?\n/).at(-1) ?? "";
  const broken = last.replace(/\d{2}\/\d{2}\/\d{4}/, day);
  assert.notEqual(broken, last);
  const path = join(made, name);
  writeFileSync(path, `${text.trimEnd()}\r\n${broken}\r\n`);
  return path;
}

async function give(page: Page, path: string, clicks = new Clicks()): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await clicks.on(page.locator(".drop-box button"));
  // To choose the file in the window of the system is a click as well.
  clicks.count += 1;
  await (await chooser).setFiles(path);
}

const summary = ".upload-summary .strip dd";
const figures = async (page: Page) => (await page.locator(summary).allInnerTexts()).map((each) => Number(each.replaceAll(".", "")));

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
  const states = await page.locator("table[role=grid] tbody td[data-cell$=':1'] .state").evaluateAll((all) => all.map((each) => [...each.classList].find((name) => name !== "state")));
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
  assert.deepEqual(rows[0], ["Địa phương", "Đánh giá"]);
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

test("analyst: load the month's file and know what is wrong, in 2 clicks; the rows to mend are at hand", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, "/deliveries/check");
  const clicks = new Clicks();
  await give(page, withABrokenRow("si-participants-2018-12.csv", "31/02/1990"), clicks);
  await page.waitForSelector(summary, { timeout: 120_000 });
  assert.equal(clicks.count, 2);
  const [read, accepted, refused] = await figures(page);
  assert.equal(read, (accepted ?? 0) + (refused ?? 0));
  assert.ok((refused ?? 0) >= 1);
  const told = await page.locator(".upload-panel").innerText();
  assert.match(told, /12\/2018/);
  assert.match(told, /Thay cho/);
  assert.ok((await page.locator(".refused-rows tbody tr").count()) >= 1);
  const cells = await page.locator(".refused-rows tbody tr").first().locator("th, td").allInnerTexts();
  assert.equal(cells.length, 5);
  assert.ok(cells.every((each) => each.trim() !== ""));
  const download = page.waitForEvent("download");
  await page.locator(".upload-summary .button.first").click();
  assert.match((await download).suggestedFilename(), /\.xlsx$/);
  await page.context().close();
});

test("the line over the figures tells of the new file; a run is started in 1 click, and its figures wait to be asked for", async () => {
  const page = await started();
  await page.waitForSelector(".office-line", { timeout: 30_000 });
  assert.match(await page.locator(".office-line").innerText(), /tệp/);
  const before = await page.locator(".bar-where select").nth(1).inputValue();
  const clicks = new Clicks();
  await clicks.on(page.locator(".office-line button"));
  assert.equal(clicks.count, 1);
  await page.waitForSelector(".office-line:has-text('Xem số liệu mới')", { timeout: 240_000 });
  assert.equal(await page.locator(".bar-where select").nth(1).inputValue(), before, "the figures change by themselves");
  await page.locator(".office-line button").click();
  await page.waitForFunction((run) => document.querySelectorAll<HTMLSelectElement>(".bar-where select")[1]?.value !== run, before);
  await settled(page);
  assert.doesNotMatch(page.url(), /run=/);
  await page.context().close();
});

test("whoever sent it takes a delivery back, with a reason, and it is gone from the list", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  const list = async () => ((await (await page.request.get(`${url}/api/deliveries?dataset=si-participants&limit=200`)).json()) as { deliveries: { sha256: string; period: string }[] }).deliveries;
  const newest = (await list()).find((each) => each.period === "2018-12");
  assert.ok(newest);
  await visit(page, `/deliveries/${newest.sha256}`);
  await page.locator(".panel-head .end .button", { hasText: "Rút lại" }).click();
  await page.fill("#withdraw-reason", "Gửi thử, có dòng thừa");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${url}/deliveries`);
  await settled(page);
  assert.ok((await list()).every((each) => each.sha256 !== newest.sha256));
  assert.deepEqual(faults(page), []);
  await page.context().close();
});

test("a file whose sending broke off goes on where it stopped when the page was loaded again", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, "/deliveries/check");
  const path = withABrokenRow("si-participants-2018-11.csv", "30/02/1991");
  const offsets: number[] = [];
  let cut = true;
  await page.route(/\/api\/uploads\/[0-9a-f]+\?offset=/, async (route) => {
    const offset = Number(new URL(route.request().url()).searchParams.get("offset"));
    if (cut && offset > 0) return route.abort("connectionreset");
    offsets.push(offset);
    return route.continue();
  });
  await page.locator(".drop-part input[type=radio]").nth(1).check();
  await give(page, path);
  await page.waitForSelector(".upload-list li:first-child:has-text('mất kết nối')");
  assert.deepEqual(offsets, [0]);
  await page.reload();
  await settled(page);
  cut = false;
  await page.locator(".drop-part input[type=radio]").nth(1).check();
  await give(page, path);
  await page.waitForSelector(summary, { timeout: 120_000 });
  assert.ok((offsets[1] ?? 0) > 0, "it was sent from the beginning");
  assert.deepEqual(offsets, [...new Set(offsets)].sort((a, b) => a - b), "a piece was sent twice");
  assert.match(await page.locator(".upload-panel").innerText(), /chưa nhận/);
  await page.locator(".upload-panel .panel-head .button").click();
  await page.waitForSelector(".upload-panel", { state: "detached" });
  await page.context().close();
});

test("a file of no known kind says why, what to do, and takes the kind", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, "/deliveries/check");
  const path = join(made, "bang-ke.csv");
  writeFileSync(path, "Cột một,Cột hai\r\n1,2\r\n");
  await give(page, path);
  await page.waitForSelector("#upload-dataset", { timeout: 60_000 });
  assert.match(await page.locator(".upload-panel .fault").innerText(), /Vì sao[\s\S]*Cần làm[\s\S]*BP-\d{3}/);
  assert.ok((await page.locator("#upload-dataset option").count()) > 5);
  await page.locator(".upload-panel .panel-head .button").click();
  await page.waitForSelector(".upload-panel", { state: "detached" });
  await page.context().close();
});

test("an agreement that is added stands in the calendar of arrivals, what is missing first", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, "/deliveries/agreements");
  await page.locator(".page-head .button").click();
  await page.selectOption("#agreement-sender", "social-insurance");
  await page.selectOption("#agreement-dataset", "si-participants");
  await page.fill("#agreement-legal_basis", "Quy chế phối hợp số 01 (để thử)");
  await page.fill("#agreement-from", "01/01/2018");
  await page.fill("#agreement-to", "31/12/2019");
  await page.locator("dialog[open] form .button.first").click();
  await page.waitForSelector("dialog[open]", { state: "detached" });
  await visit(page, "/deliveries?first=2018-02&last=2019-06");
  const states = await page.locator(".arrivals tbody tr").first().locator(".arrival").evaluateAll((all) => all.map((each) => ["at_risk", "watch", "on_track", "cannot_judge"].find((state) => each.classList.contains(state))));
  assert.ok(states.includes("on_track"), "what came in time");
  assert.ok(states.includes("at_risk"), "what never came");
  await page.locator(".arrivals tbody a").first().click();
  await settled(page);
  assert.match(page.url(), /\/deliveries\/[0-9a-f]{64}$/);
  await page.context().close();
});

// ---- Pairs, letters, remarks, views, the brief ------------------------------------------------

async function rightsOf(page: Page): Promise<string[]> {
  return ((await (await page.request.get(`${url}/api/session`)).json()) as { rights: string[] }).rights;
}

// The purpose is chosen once in a session; that is no part of a task.
async function withPurpose(page: Page): Promise<void> {
  const purpose = page.locator("form:has(input[name=purpose]) button");
  if (await purpose.count()) await purpose.click();
  await settled(page);
}

const keyOfPair = (page: Page) => page.locator(".pair-source").innerText();
const openPairs = async (page: Page) => Number(((await page.locator(".link-counters").innerText()).match(/[\d.]+/)?.[0] ?? "0").replaceAll(".", ""));

// Before any decision is kept: the run that starts by itself after one changes the pile under the key.
test("clerk: a decision that is refused brings its pair back with the fault", async (context) => {
  const page = await started();
  if (!(await rightsOf(page)).includes("decide_links")) return context.skip("this user decides nothing");
  await visit(page, "/links");
  await withPurpose(page);
  if ((await page.locator(".pair").count()) === 0) return context.skip("no pair waits in this province");
  const first = await keyOfPair(page);
  const fault = { type: "urn:baophu:fault:BP-850", title: "Không ghi được", detail: "Kho đang bận.", action: "Thử lại.", status: 503, code: "BP-850", request: "0" };
  await page.route("**/api/links/decisions", (route) => (route.request().method() === "POST"
    ? route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify(fault) }) : route.continue()));
  await page.keyboard.press("1");
  await page.waitForSelector(".links-panel .fault:has-text('BP-850')");
  assert.equal(await keyOfPair(page), first);
  assert.equal(await page.locator(".link-told .on_track").count(), 0, "told as kept");
  await page.context().close();
});

test("clerk: a pair is decided by 1 key, the next one comes by itself, and Z brings the last one back", async (context) => {
  const page = await started();
  if (!(await rightsOf(page)).includes("decide_links")) return context.skip("this user decides nothing");
  await visit(page, "/links");
  await withPurpose(page);
  if ((await page.locator(".pair").count()) === 0) return context.skip("no pair waits in this province");
  const [first, open] = [await keyOfPair(page), await openPairs(page)];
  const kept = page.waitForResponse((response) => response.url().endsWith("/api/links/decisions") && response.request().method() === "POST");
  await page.keyboard.press("2");
  const answer = await kept;
  assert.equal(answer.status(), 201);
  const { sequence } = (await answer.json()) as { sequence: number };
  await page.waitForSelector(`.link-told .on_track:has-text("${sequence}")`);
  assert.equal(await openPairs(page), open - 1);
  if (open > 1) assert.notEqual(await keyOfPair(page), first);
  // Shown at once where decisions are listed.
  await page.locator(".segments button", { hasText: "Đã quyết" }).click();
  await page.waitForSelector("table[role=grid] .state.watch");
  await page.locator(".segments button", { hasText: "Cần quyết" }).click();
  const back = page.waitForResponse((response) => response.url().includes("/withdrawal"));
  await page.keyboard.press("z");
  assert.equal((await back).status(), 204);
  await page.waitForFunction((text) => document.querySelector<HTMLElement>(".pair-source")?.innerText === text, first);
  assert.equal(await openPairs(page), open);
  assert.deepEqual(faults(page), []);
  await page.context().close();
});

test("clerk: 3 puts a pair behind the others, and nothing is sent for it", async (context) => {
  const page = await started();
  if (!(await rightsOf(page)).includes("decide_links")) return context.skip("this user decides nothing");
  await visit(page, "/links");
  await withPurpose(page);
  const open = (await page.locator(".pair").count()) === 0 ? 0 : await openPairs(page);
  if (open < 2) return context.skip("fewer than two pairs wait in this province");
  const first = await keyOfPair(page);
  const sent: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
  await page.keyboard.press("3");
  await page.waitForFunction((text) => document.querySelector<HTMLElement>(".pair-source")?.innerText !== text, first);
  assert.equal(await openPairs(page), open);
  assert.deepEqual(sent, []);
  await page.context().close();
});

// Two records of employers that are there, offered as a pair: whether a small province has a doubtful one is chance.
async function withAPairOfEmployers(page: Page): Promise<void> {
  const lines = (await (await page.request.get(`${url}/api/coverage/gap?scheme=compulsory&by=employer&limit=20`)).json()) as { lines: { key: string }[] };
  const sides = [];
  for (const { key } of lines.lines.filter((each) => each.key !== "").slice(0, 2)) {
    const employer = (await (await page.request.get(`${url}/api/employers/${key}`)).json()) as { id: string; name: string; tax_code: string | null; si_unit_code: string | null; unit: string | null; registers: { record_key: string; dataset: string }[] };
    sides.push({ record_key: employer.registers[0]?.record_key ?? "", employer: employer.id, name: employer.name, tax_code: employer.tax_code, si_unit_code: employer.si_unit_code, register: employer.registers[0]?.dataset ?? "", unit: employer.unit, missing: 3 });
  }
  const part = (field: string, level: string, bits: number, left: string | null, right: string | null) => ({ field, level, bits, left, right });
  const pair = {
    left: sides[0], right: sides[1], joined: false, per_mille: 420, shared: 4, worth: 3000, prior: -9.5, weight: -0.5, decision: null,
    parts: [part("name", "most", 5, "giay minh tin", "giay minh tinh"), part("area", "equal", 1, "Thành phố Biên Hòa", "Thành phố Biên Hòa"), part("staff", "two_slips", 4, null, null), part("together", "", -1, null, null)],
  };
  await page.route("**/api/links/employers?**", (route) => route.fulfill({ json: { run: "", pairs: [pair], count: 1, open: 1, decided: 0, next: null } }));
}

test("clerk: a pair of employers is decided by 1 key with its reason, told by their names, and taken back", async () => {
  for (const size of ["phone", "pc"] as const) {
    const page = await newPage(size, "vi");
    await speak(page, "vi");
    await withAPairOfEmployers(page);
    await visit(page, "/links?of=employers");
    await page.locator(".pair .agreement", { hasText: "nhiều người chung" }).waitFor();
    assert.match(await page.locator(".pair").innerText(), /4 người có ở cả hai/);
    if (size === "phone") await page.locator(".waterfall-box summary").click();
    assert.match(await page.locator(".waterfall tbody tr").last().innerText(), /−0,5/, "the parts add up to the weight");
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await clipped(page), []);
    assert.deepEqual(await untranslated(page), []);
    assert.deepEqual(await violations(page), []);
    if (size === "phone") {
      await page.context().close();
      continue;
    }
    const kept = page.waitForResponse((response) => response.url().endsWith("/api/links/decisions") && response.request().method() === "POST");
    await page.keyboard.press("2");
    const answer = await kept;
    assert.equal(answer.status(), 201);
    assert.match((answer.request().postDataJSON() as { reason: string }).reason, /đơn vị/);
    await page.locator(".link-told .on_track", { hasText: "Hai đơn vị khác nhau" }).waitFor();
    await page.locator(".segments button", { hasText: "Đã quyết" }).click();
    const line = page.locator("table[role=grid] tbody tr").first();
    await line.locator(".state.watch").waitFor();
    const { left_employer } = (await answer.json()) as { left_employer: null };
    assert.equal(left_employer, null, "names come with the list");
    assert.match(await line.innerText(), /Hai đơn vị khác nhau/);
    await page.locator(".segments button", { hasText: "Cần quyết" }).click();
    const back = page.waitForResponse((response) => response.url().includes("/withdrawal"));
    await page.keyboard.press("z");
    assert.equal((await back).status(), 204);
    assert.deepEqual(faults(page), []);
    await page.context().close();
  }
});

test("leader: a unit is asked to explain in 2 clicks, with text, day and addressee written", async (context) => {
  const page = await started();
  if (!(await rightsOf(page)).includes("ask_explanations")) return context.skip("this user asks nobody to explain");
  const clicks = new Clicks();
  await clicks.on(page.locator("table[role=grid] tbody .ask-button:visible").first());
  await page.waitForSelector(".ask-form");
  assert.match(await page.locator("#ask-text").inputValue(), /\d.*\d/);
  assert.match(await page.locator("#ask-due").inputValue(), /^\d{2}\/\d{2}\/\d{4}$/);
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/requests") && response.request().method() === "POST");
  await clicks.on(page.locator(".ask-form .button.first"));
  const response = await answer;
  assert.equal(response.status(), 201);
  assert.equal(clicks.count, 2);
  const { id, state } = (await response.json()) as { id: number; state: string };
  assert.equal(state, "asked");
  // It stands among the requests, and can be taken back.
  await visit(page, `/requests?id=${id}`);
  await page.locator("dialog[open] .button", { hasText: "Rút yêu cầu" }).click();
  await page.waitForSelector("dialog[open] .state.cannot_judge");
  await page.context().close();
});

test("a remark on a unit's page is there at once, with who wrote it", async () => {
  const page = await started();
  const address = (await page.locator("table[role=grid] tbody a").first().getAttribute("href")) ?? "";
  await visit(page, address);
  const text = `Đã làm việc với đơn vị, lần ${Date.now()}`;
  await page.fill("#remark-text", text);
  await page.locator(".remark-form button").click();
  const shown = page.locator(".remark-list li", { hasText: text });
  await shown.waitFor();
  assert.match(await shown.innerText(), /Người Thử|\p{L}+/u);
  assert.equal(await page.locator("#remark-text").inputValue(), "");
  await page.context().close();
});

test("a page is kept under a name, found by Ctrl+K, and removed", async () => {
  const page = await started();
  await visit(page, "/employers?by=block");
  const name = `Theo khối ${Date.now()}`;
  await page.locator(".views-button").click();
  await page.fill("#view-name", name);
  await page.locator("dialog[open] form button").click();
  await page.locator(".view-list a", { hasText: name }).waitFor();
  await page.keyboard.press("Escape");
  await visit(page, "/?view=province");
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".search-box:focus");
  await page.keyboard.type(name.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""));
  await page.waitForSelector(`[role=option]:has-text("${name}")`);
  await quiet(page);
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(page.url(), /\/employers\?by=block/);
  await page.locator(".views-button").click();
  const kept = page.locator(".view-list li", { hasText: name });
  await kept.locator("button").click();
  await kept.waitFor({ state: "detached" });
  await page.context().close();
});

test("the brief is one page of A4, in both languages", async () => {
  for (const language of ["vi", "en"] as const) {
    const page = await started(language);
    await page.locator("a[href^='/brief']").click();
    await page.waitForSelector(".brief footer");
    await settled(page);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal(paper.match(/\/Type\s*\/Page\b/g)?.length, 1, language);
    assert.equal(await page.locator(".brief table").first().locator("tbody tr").count(), 3);
    await page.context().close();
  }
});
