// Cases: opened from the page of an employer, given to an inspector, who reads the persons of that employer and of no
// other, and closed; at a running server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { type Size, clipped, close, faults, newPage, openWith, overflow, password, settled, speak, untranslated, url, violations, visit } from "./browser.ts";
import type { User } from "./house.ts";
import { Guest } from "./outside/guests.ts";

const inspector = "thanh.tra";
const ours = { login: process.env["BAOPHU_USER"] ?? "", password };
let employers: { key: string; name: string }[] = [];

before(async () => {
  let added: User | undefined;
  await openWith((house) => { added = house.addUser(inspector, "si_inspector", "social-insurance"); });
  assert.ok(added);
  await (await new Guest(new URL(url), added).signIn()).changePassword(password);
  const keeper = await new Guest(new URL(url), ours).signIn();
  const asked = await keeper.say("GET", "/api/coverage/gap?scheme=compulsory&by=employer&reason=missing&sort=missing&limit=5");
  employers = (JSON.parse(asked.body.toString()) as { lines: { key: string; name: string }[] }).lines.filter((each) => each.key !== "");
  assert.ok(employers.length >= 2);
});
after(close);

const pageOf = (place: number) => `/employers/${encodeURIComponent(employers[place]?.key ?? "")}`;

async function analyst(size: Size): Promise<Page> {
  const page = await newPage(size, "vi");
  await speak(page, "vi");
  return page;
}

async function inspecting(size: Size): Promise<Page> {
  const page = await newPage(size, "vi", false);
  await page.goto(`${url}/sign-in?back=%2Fcases`);
  await page.fill("#name", inspector);
  await page.fill("#password", password);
  await page.keyboard.press("Enter");
  await settled(page);
  return page;
}

async function holds(page: Page, where: string): Promise<void> {
  assert.equal(await overflow(page), 0, `${where}: wider than the screen`);
  assert.deepEqual(await clipped(page), [], `${where}: text is cut off`);
  assert.deepEqual(await untranslated(page), [], `${where}: a key shows`);
  assert.deepEqual(await violations(page), [], `${where}: axe`);
}

async function fillIn(page: Page, number: string): Promise<void> {
  await page.locator(".employer-cases .panel-head button").click();
  await page.waitForSelector("#case-decision_number");
  await page.fill("#case-decision_number", number);
  await page.fill("#case-legal_basis", "Luật BHXH, kế hoạch kiểm tra năm");
  await page.fill("#case-decision_day", "11/02/2019");
}

const send = (page: Page) => page.locator("dialog[open] form > div > .button.first").click();

test("an inspector without a case is told so, and reads nobody", async () => {
  for (const size of ["pc", "phone"] as const) {
    const page = await inspecting(size);
    assert.match(await page.locator(".empty").innerText(), /Không có vụ việc nào đang mở/);
    await visit(page, pageOf(0));
    await page.locator("form.empty [role=status]").waitFor();
    assert.match(await page.locator("form.empty").innerText(), /chưa có vụ việc nào đang mở/);
    assert.equal(await page.locator("form.empty .button.first").isDisabled(), true);
    await holds(page, `no case, ${size}`);
    assert.deepEqual(faults(page), []);
    await page.context().close();
  }
});

test("the analyst opens one from the employer's page in 2 clicks, and is warned of a second in the year", async () => {
  const page = await analyst("pc");
  await visit(page, pageOf(0));
  await fillIn(page, "12/QĐ-BHXH");
  await settled(page);
  assert.equal(await page.locator("dialog[open] .notice.risk").count(), 0, "the first of the year");
  await holds(page, "opening");
  await send(page);
  await page.locator(".case-list li", { hasText: "12/QĐ-BHXH" }).waitFor();
  await fillIn(page, "13/QĐ-BHXH");
  const warning = page.locator("dialog[open] .notice.risk");
  await warning.waitFor();
  assert.match(await warning.innerText(), /12\/QĐ-BHXH/);
  assert.match(await warning.innerText(), /Chỉ thị 20\/CT-TTg/);
  await holds(page, "warned");
  await page.fill("#case-sign", "Đơn của người lao động");
  await send(page);
  await page.locator(".case-list li", { hasText: "13/QĐ-BHXH" }).waitFor();
  assert.equal(await page.locator(".case-list .at_risk").count(), 0, "a sign was given");
  await page.context().close();
});

test("the inspector chooses his case, reads its employer's persons, and no other's", async () => {
  for (const size of ["pc", "phone"] as const) {
    const page = await inspecting(size);
    await page.locator(".tag", { hasText: "của tôi" }).first().waitFor();
    await holds(page, `cases, ${size}`);
    await page.locator(".row-link", { hasText: "12/QĐ-BHXH" }).click();
    await page.waitForSelector("dialog[open] .case-history li");
    await settled(page);
    await holds(page, `one case, ${size}`);
    await page.locator("dialog[open] .button.first").click();
    await page.waitForURL(/\/employers\//);
    await settled(page);
    assert.match(await page.locator(".table-note", { hasText: "vụ việc" }).first().innerText(), /12\/QĐ-BHXH/);
    assert.ok((await page.locator("table[aria-label] tbody a[href*='/persons/']").count()) > 0, "persons are told");
    await holds(page, `within a case, ${size}`);
    const told = (await page.request.get(`${url}/api/audit?limit=1`)).status();
    assert.equal(told, 403, "an inspector does not read the audit");
    await visit(page, pageOf(1));
    await page.locator("main .fault", { hasText: "BP-872" }).first().waitFor();
    await page.locator("main .fault button").first().click();
    await page.waitForSelector("select#case");
    assert.equal(await page.locator("select#case option").count(), 2);
    await holds(page, `choosing a case, ${size}`);
    await page.context().close();
  }
});

test("it is closed with a reason, which the history keeps, and is over for its inspector", async () => {
  const page = await analyst("phone");
  await visit(page, "/cases");
  await page.locator(".row-link", { hasText: "12/QĐ-BHXH" }).click();
  await page.waitForSelector("#case-reason");
  assert.equal(await page.locator("dialog[open] form:last-of-type button").isDisabled(), true, "a reason is wanted");
  await page.fill("#case-reason", "Đã có kết luận số 5/KL");
  await holds(page, "closing");
  await page.locator("dialog[open] form:last-of-type button").click();
  await page.waitForFunction(() => !document.querySelector("dialog[open] #case-reason"));
  await page.locator("dialog[open]", { hasText: "Đã có kết luận số 5/KL" }).waitFor();
  await settled(page);
  assert.match(await page.locator("dialog[open] .case-history").innerText(), /đang mở → đã đóng/);
  await holds(page, "closed");
  await page.keyboard.press("Escape");
  await visit(page, "/cases?show=closed");
  assert.equal(await page.locator(".row-link").count(), 1);
  await page.context().close();
  const his = await new Guest(new URL(url), { login: inspector, password: "một mật khẩu để thử" }).signIn();
  const asked = (number: string) => his.say("GET", `/api/coverage/persons?scheme=compulsory&purpose=inspection&case=${encodeURIComponent(number)}`);
  assert.equal((await asked("12/QĐ-BHXH")).status, 403);
  assert.equal((await asked("13/QĐ-BHXH")).status, 200);
});
