// Rules that rows of a file break: given to somebody from the receipt, seen in his own queue, answered and closed; and
// who read personal data, as the office and a district are told it; at a running server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { type Size, clipped, close, faults, newPage, openWith, overflow, password, settled, speak, untranslated, url, violations, visit } from "./browser.ts";
import type { User } from "./house.ts";
import { Guest } from "./outside/guests.ts";

const tax = "thue.loi";
const district = "huyen.doc";
const ours = { login: process.env["BAOPHU_USER"] ?? "", password };
let delivery = "";
let rules = 0;

type Faults = { faults: { code: string }[]; delivery: { sender: string } };

before(async () => {
  const added: User[] = [];
  await openWith((house) => { added.push(house.addUser(tax, "tax_officer", "tax"), house.addUser(district, "district_officer", "district", "731")); });
  for (const user of added) await (await new Guest(new URL(url), user).signIn()).changePassword(password);
  const keeper = await new Guest(new URL(url), ours).signIn();
  const ask = async <Told>(path: string) => JSON.parse((await keeper.say("GET", path)).body.toString()) as Told;
  const { deliveries } = await ask<{ deliveries: { sha256: string; rows_refused: number }[] }>("/api/deliveries?sender=tax&limit=500");
  for (const each of deliveries.filter((one) => one.rows_refused > 0)) {
    const told = await ask<Faults>(`/api/deliveries/${each.sha256}`);
    if (told.faults.length > rules) [delivery, rules] = [each.sha256, told.faults.length];
  }
  assert.ok(rules >= 2, "the tax office delivered a file that breaks two rules");
});
after(close);

async function as(who: string, size: Size, back: string): Promise<Page> {
  const page = await newPage(size, "vi", false);
  await page.goto(`${url}/sign-in?back=${encodeURIComponent(back)}`);
  await page.fill("#name", who);
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

test("all rules of a file are given to one person in 4 clicks", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, `/deliveries/${delivery}`);
  let clicks = 0;
  const press = async (target: string) => { await page.locator(target).first().click(); clicks += 1; };
  assert.equal(await page.locator(".rules-tools .button.first").isDisabled(), true, "nothing is chosen yet");
  await press(".rules-tools input[type=checkbox]");
  await press(".rules-tools .button.first");
  await page.waitForSelector("#give-to");
  await holds(page, "giving");
  await page.fill("#give-due", "01/02/2018");
  assert.equal(await page.locator("dialog[open] form .button.first").isDisabled(), true, "the day is over");
  assert.equal(await page.locator("#give-due").getAttribute("aria-invalid"), "true");
  await page.fill("#give-due", "31/12/2099");
  await page.locator("#give-to").selectOption(tax);
  clicks += 1;
  await page.fill("#give-remark", "Gửi lại trước kỳ sau");
  await press("dialog[open] form .button.first");
  await page.waitForSelector("dialog[open]", { state: "detached" });
  await settled(page);
  assert.equal(clicks, 4);
  assert.equal(await page.locator(".given-to").count(), rules);
  assert.equal(await page.locator("td input[type=checkbox]").count(), 0, "each is somebody's");
  await holds(page, "given");
  assert.deepEqual(faults(page), []);
  await page.context().close();
});

test("they stand in the queue of who has them, who answers one in 3 clicks, on a PC and on a phone", async () => {
  for (const size of ["pc", "phone"] as const) {
    const page = await as(tax, size, "/today");
    const block = page.locator("section[aria-labelledby=violations-head]");
    await block.locator("tbody tr").first().waitFor();
    const count = Number(await block.locator(".today-count").innerText());
    assert.equal(count, size === "pc" ? rules : rules - 1);
    await page.locator(".queue-part").nth(2).click();
    await settled(page);
    assert.equal(Number(await block.locator(".today-count").innerText()), count, "due in 2099, so they are new");
    await page.locator(".queue-part").nth(0).click();
    await settled(page);
    assert.match(await block.innerText(), /Không có việc nào thuộc nhóm này/);
    await page.locator(".queue .row-link").click();
    await settled(page);
    await holds(page, `queue, ${size}`);
    await block.locator("tbody a").first().click();
    await page.waitForSelector("#violation-answer");
    await settled(page);
    await holds(page, `one rule, ${size}`);
    await page.fill("#violation-answer", "Đã sửa ở nguồn, gửi lại ngày mai");
    await page.locator("dialog[open] form .button.first").first().click();
    await page.locator("dialog[open] .letter", { hasText: "Đã sửa ở nguồn" }).waitFor();
    assert.equal(await page.locator("#violation-close").count(), 1, "the tax office may close its own");
    await page.context().close();
  }
});

test("who gave them finds the answers in his own queue, filters the list, and closes one", async () => {
  const page = await newPage("pc", "vi");
  await visit(page, "/today");
  const block = page.locator("section[aria-labelledby=violations-head]");
  await block.locator("tbody tr").first().waitFor();
  assert.equal(await block.locator("tbody tr").count(), 2, "those that were answered");
  await visit(page, "/deliveries/violations");
  assert.equal(await page.locator("table tbody .row-link").count(), rules);
  await page.locator(".violation-choices select").nth(0).selectOption("tax");
  await settled(page);
  assert.equal(await page.locator("table tbody .row-link").count(), rules);
  await page.locator(".state", { hasText: "đã trả lời" }).first().waitFor();
  await holds(page, "list");
  await page.locator("tr", { hasText: "đã trả lời" }).first().locator(".row-link").click();
  await page.waitForSelector("#violation-close");
  await page.fill("#violation-close", "Nguồn đã đổi mẫu");
  await page.locator("dialog[open] form:has(#violation-close) button").click();
  await page.locator("dialog[open] .facts", { hasText: "Nguồn đã đổi mẫu" }).waitFor();
  await page.locator("dialog[open] .history-panel .link-button").click();
  await page.waitForSelector("dialog[open] .history li");
  assert.match(await page.locator("dialog[open] .history").innerText(), /Người Thử/, "names, and no numbers of users");
  await holds(page, "history");
  await page.keyboard.press("Escape");
  await settled(page);
  assert.equal(await page.locator("table tbody .row-link").count(), rules - 1);
  await visit(page, "/deliveries/violations?show=done");
  assert.equal(await page.locator("table tbody .row-link").count(), 1);
  await page.context().close();
});

test("the office sees who read its persons, and so does the district of whose they are, without their names", async () => {
  const keeper = await new Guest(new URL(url), ours).signIn();
  const asked = (path: string) => keeper.say("GET", path);
  const { persons } = JSON.parse((await asked("/api/coverage/persons?scheme=compulsory&purpose=gap-review&unit=731&limit=1")).body.toString()) as { persons: { id: string }[] };
  const id = persons[0]?.id ?? "";
  await asked(`/api/persons/${encodeURIComponent(id)}?purpose=gap-review`);
  await asked("/api/coverage/persons?scheme=compulsory&purpose=gap-review&unit=734&limit=1");

  const page = await newPage("pc", "vi");
  await visit(page, "/office/readings");
  await page.locator("td", { hasText: "Trang của một người" }).first().waitFor();
  await holds(page, "readings");
  const all = await page.locator("table[aria-label] tbody tr, [role=grid] tbody tr").count();
  assert.ok(all >= 3);
  await page.context().close();

  for (const size of ["pc", "phone"] as const) {
    const his = await as(district, size, "/office/readings");
    await his.locator("td", { hasText: "Trang của một người" }).first().waitFor();
    const text = await his.locator("main").innerText();
    assert.equal(text.includes(id), false, "not whose page it was");
    await his.locator("#reading-concerns").selectOption("named");
    await settled(his);
    assert.equal((await his.locator("main table").last().innerText()).includes("cả tỉnh"), false);
    await holds(his, `readings of a district, ${size}`);
    assert.deepEqual(faults(his), []);
    await his.context().close();
  }
});
