// What one proposes and another approves: roles and targets, at both sizes, by mouse and by keyboard; and the rights of
// a user by day, with their history.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { type Size, clipped, close, faults, newPage, open, overflow, secondPage, settled, speak, untranslated, url, violations, visit } from "./browser.ts";

before(open);
after(close);

type Grant = { role: string; territory_name: string | null; from: string; to: string | null; state: string; purposes: string[] };

async function ask<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(`${url}${path}`)).json()) as T;
}

async function tell(page: Page, path: string, data: object): Promise<Record<string, unknown>> {
  const { csrf } = await ask<{ csrf: string }>(page, "/api/session");
  const answer = await page.request.post(`${url}${path}`, { headers: { "X-CSRF-Token": csrf }, data });
  assert.ok(answer.ok(), await answer.text());
  return (await answer.json()) as Record<string, unknown>;
}

async function grantsOf(page: Page, name: string): Promise<Grant[]> {
  const { users } = await ask<{ users: { name: string; grants: Grant[] }[] }>(page, "/api/users");
  return users.find((each) => each.name === name)?.grants ?? [];
}

async function looked(page: Page, what: string): Promise<void> {
  assert.deepEqual(await violations(page), [], what);
  assert.deepEqual(await clipped(page), [], what);
  assert.deepEqual(await untranslated(page), [], what);
  assert.equal(await overflow(page), 0, what);
}

async function newUser(page: Page): Promise<string> {
  const name = `hai.${randomBytes(4).toString("hex")}`;
  await tell(page, "/api/users", { name, full_name: `Người ${name}`, agency: "tax", role: "tax_officer" });
  return name;
}

async function begun(size: Size, path: string): Promise<Page> {
  const page = await newPage(size, "vi");
  await speak(page, "vi");
  await visit(page, path);
  return page;
}

const day = (iso: string) => iso.split("-").reverse().join("/");

for (const size of ["pc", "phone"] as const) {
  test(`a role that reads persons is given to a place by name, waits, and holds when another approves (${size})`, async () => {
    const page = await begun(size, "/law");
    const name = await newUser(page);
    await visit(page, `/office/users?user=${name}`);
    await page.waitForSelector("dialog[open] .grants");
    await page.locator(".grants-head .button").click();
    await page.selectOption("#grant-role", "si_collector");
    await page.locator("#grant-territory").click();
    await page.keyboard.type("bien hoa");
    await page.waitForSelector("dialog [role=option]");
    await looked(page, "a place is chosen");
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#grant-territory").inputValue(), /Biên Hòa/);
    await page.locator(".grant-form .account-line .button").first().click();
    await page.waitForSelector("dialog .grant-waiting");
    await looked(page, "it waits");
    assert.deepEqual((await grantsOf(page, name)).map((each) => each.role), ["tax_officer"], "nothing has changed");

    // Who proposed it does not approve it, and sees why.
    await visit(page, "/office/approvals");
    const own = page.locator(".approval", { hasText: name });
    await own.waitFor();
    assert.match(await own.innerText(), /Chờ người khác duyệt/);
    assert.equal(await own.locator(".button.first").count(), 0);
    await looked(page, "one's own proposal");

    const other = await secondPage(size, "vi");
    await speak(other, "vi");
    await visit(other, "/office/approvals");
    const card = other.locator(".approval", { hasText: name });
    await card.waitFor();
    assert.match(await card.innerText(), /TP\. Biên Hòa/);
    assert.match(await card.innerText(), /Rà soát người chưa tham gia/);
    await looked(other, "what waits");
    if (size === "pc") {
      assert.ok(Number(await other.locator(".account-button .waiting-count [aria-hidden]").innerText()) >= 1, "it is counted beside the way to it");
      await card.focus();
      await other.keyboard.press("Control+Enter");
    } else await card.locator(".button.first").click();
    await other.locator(".notice.done", { hasText: name }).waitFor();
    await looked(other, "it is approved");
    const held = (await grantsOf(page, name)).find((each) => each.role === "si_collector");
    assert.equal(held?.state, "in_force");
    assert.deepEqual(held?.purposes, ["gap-review"]);

    // Both names stand in its history.
    await visit(page, `/office/users?user=${name}`);
    await page.locator("dialog .history-panel button").click();
    await page.waitForSelector("dialog .history li");
    assert.match(await page.locator("dialog .history").innerText(), /duyệt, .* đề nghị/);
    await looked(page, "the history");
    assert.deepEqual(faults(page), []);
    assert.deepEqual(faults(other), []);
    await other.context().close();
    await page.context().close();
  });

  test(`what another refuses says why, and what one proposed is withdrawn (${size})`, async () => {
    const page = await begun(size, "/law");
    const name = await newUser(page);
    for (const role of ["si_analyst", "si_inspector"]) await tell(page, `/api/users/${name}/grants`, { role, agency: "social-insurance" });
    const other = await secondPage(size, "vi");
    await speak(other, "vi");
    await visit(other, "/office/approvals");
    const cards = other.locator(".approval", { hasText: name });
    await cards.nth(1).waitFor();
    if (size === "pc") {
      await cards.first().focus();
      await other.keyboard.press("Delete");
    } else await cards.first().locator(".button").nth(1).click();
    await other.waitForSelector("#refusal:focus");
    await looked(other, "a refusal");
    assert.equal(await other.locator("dialog .button.first").isDisabled(), true, "without a reason");
    await other.keyboard.type("Chưa có quyết định phân công");
    await other.locator("dialog .button.first").click();
    await other.locator(".notice.done", { hasText: "Đã từ chối" }).waitFor();
    await visit(page, "/office/approvals");
    await page.locator(".approval", { hasText: name }).locator(".button").click();
    await page.locator(".notice.done", { hasText: "Đã rút" }).waitFor();
    await visit(page, "/office/approvals?show=settled");
    assert.match(await page.locator(".approvals").innerText(), /Chưa có quyết định phân công/);
    await looked(page, "what was settled");
    assert.deepEqual((await grantsOf(page, name)).map((each) => each.role), ["tax_officer"]);
    await other.context().close();
    await page.context().close();
  });

  test(`a role is replaced from a day on, and ended; what is over is told and stays (${size})`, async () => {
    const page = await begun(size, "/law");
    const { today } = await ask<{ today: string }>(page, "/api/users");
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    const name = await newUser(page);
    await visit(page, `/office/users?user=${name}`);
    const buttons = page.locator("dialog .grant-list li").first().locator("button");
    await buttons.nth(1).click();
    await page.selectOption("#grant-role", "front_officer");
    await page.fill("#grant-from", day(tomorrow));
    await looked(page, "another role");
    await page.locator(".grant-form .account-line .button").first().click();
    await page.locator("dialog .grants .state.on_track").waitFor();
    assert.deepEqual((await grantsOf(page, name)).map((each) => [each.role, each.to, each.state]), [["tax_officer", today, "in_force"], ["front_officer", null, "coming"]]);
    // At once: yesterday was the last day.
    await page.locator("dialog .grant-list li").first().locator("button").nth(2).click();
    await page.locator(".grant-form .small-button").click();
    await page.locator(".grant-form .account-line .button").first().click();
    await page.waitForSelector("dialog .grants-over");
    await page.locator("dialog .grants-over summary").click();
    assert.match(await page.locator("dialog .grants-over").innerText(), /Cán bộ thuế/);
    assert.equal(await page.locator("dialog .grants-over button").count(), 0, "nothing can be done with it");
    await looked(page, "a role that is over");
    await page.context().close();
  });
}

test("targets wait beside those in force until another approves", async () => {
  const page = await begun("pc", "/targets/allocate?scheme=voluntary&year=2020");
  type Cells = { units: { unit: string; cells: { scheme: string; year: number; target: number }[] }[]; proposed: { document: string; lines: { unit: string; after: number }[] }[] };
  const told = () => ask<Cells>(page, "/api/targets");
  const ofYear = (all: Cells) => all.units.map(({ unit, cells }) => [unit, cells.find((each) => each.scheme === "voluntary" && each.year === 2020)?.target] as const);
  const before = ofYear(await told());
  const [first, second] = [...before].sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0));
  assert.ok(first && second);
  const wanted = new Map(before.map(([unit, target]) => [unit, (target ?? 0) - (unit === first[0] ? 3 : 0) + (unit === second[0] ? 3 : 0)]));
  const { csrf } = await ask<{ csrf: string }>(page, "/api/session");
  const sent = await page.request.put(`${url}/api/targets/units`, { headers: { "X-CSRF-Token": csrf }, data: { scheme: "voluntary", year: 2020, document: "15/QĐ-UBND", seen: 0, targets: [...wanted].map(([unit, target]) => ({ unit, target })) } });
  assert.equal(sent.status(), 202, await sent.text());
  assert.deepEqual(ofYear(await told()), before);
  await visit(page, "/targets");
  await page.locator(".notice.watch", { hasText: "15/QĐ-UBND" }).waitFor();
  assert.equal(await page.locator("section[aria-labelledby=unit-targets] .proposed").count(), 2, "the two that would change");
  await looked(page, "targets that wait");
  const other = await secondPage("pc", "vi");
  await speak(other, "vi");
  await visit(other, "/office/approvals");
  const card = other.locator(".approval", { hasText: "15/QĐ-UBND" });
  await card.locator(".button.first").click();
  await other.locator(".notice.done").waitFor();
  assert.deepEqual(new Map(ofYear(await told())), wanted);
  await visit(page, "/targets");
  await settled(page);
  assert.equal(await page.locator("section[aria-labelledby=unit-targets] .proposed").count(), 0);
  await page.locator("section[aria-labelledby=unit-targets] tbody button", { hasText: "Lịch sử" }).first().click();
  await page.waitForSelector("dialog .history li");
  assert.match(await page.locator("dialog .history").innerText(), /15\/QĐ-UBND/);
  await looked(page, "the history of a unit's targets");
  await other.context().close();
  await page.context().close();
});
