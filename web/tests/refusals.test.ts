// What is refused, wrong or not there says so in words, and leads on: at a running server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { close, faults, newPage, open, quiet, settled, signIn, speak, url, visit } from "./browser.ts";

before(open);
after(close);

async function started(path: string): Promise<Page> {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, path);
  return page;
}

test("an administrator, who sees no figures, begins at his accounts, and is told whom a page of figures is for", async (context) => {
  const [login, password] = (process.env["BAOPHU_KEEPER"] ?? "").split("\n");
  if (!login || !password) return context.skip("no user who keeps accounts only");
  const page = await newPage("pc", "vi", false);
  await page.goto(`${url}/sign-in`);
  await page.fill("#name", login);
  await page.fill("#password", password);
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(page.url(), /\/office\/users$/);
  for (const path of ["/employers", "/cases", "/units/731", "/brief", "/links", "/today", "/persons/P-1", "/deliveries/check"]) {
    await visit(page, path);
    assert.equal(await page.locator("h1").innerText(), "Trang này không dành cho bạn", path);
    assert.match(await page.locator(".refused-page").innerText(), /Vai trò Quản trị hệ thống/, path);
    assert.equal(await page.locator(".refused-page a").getAttribute("href"), "/office/users", path);
    assert.equal(await page.locator(".drop-box").count(), 0, path);
  }
  assert.deepEqual(faults(page), []);
  await page.context().close();
});

test("a unit, an employer and a person that are not there are no pages of zeros", async () => {
  const page = await started("/units/99999");
  assert.match(await page.locator("h1").innerText(), /99999/);
  assert.equal(await page.locator(".strip, .ask-button").count(), 0);
  assert.ok((await page.locator(".unit-choice a").count()) > 0);
  for (const path of ["/employers/E-0000-0000-0000", "/persons/P-0000-0000-0000"]) {
    await visit(page, path);
    const purpose = page.locator("form:has(input[name=purpose]) button");
    if (await purpose.count()) await purpose.click();
    await page.waitForSelector("main .fault");
    assert.ok((await page.locator("h1").innerText()).length > 0);
    assert.ok((await page.locator("main .fault a").count()) > 0, `${path} leads on`);
  }
  await visit(page, "/no/such/page");
  assert.equal(await page.locator("h1").innerText(), "Không có trang này");
  await page.context().close();
});

test("a calculator says what is wrong with a field, goes there, and shows no sum of other figures", async () => {
  const page = await started("/calculators");
  const form = page.locator("form", { has: page.locator("#wage") });
  await form.locator("button").click();
  await page.waitForSelector("section[aria-labelledby=contribution-head] table");
  await page.fill("#wage", "abc");
  assert.equal(await page.locator("section[aria-labelledby=contribution-head] table").count(), 0, "the sum of other figures stays");
  await page.fill("#month", "13/2018");
  await form.locator("button").click();
  await page.waitForSelector("#wage:focus");
  assert.deepEqual((await form.locator(".input-fault").allInnerTexts()).filter(Boolean), ["Gõ số tiền, ví dụ 6.000.000", "Gõ tháng dạng 11/2026"]);
  assert.equal(await page.locator("#wage").getAttribute("aria-invalid"), "true");
  await page.context().close();
});

test("the search does not say that nobody is there before it is said what persons are looked for", async (context) => {
  const page = await started("/today");
  const { purposes } = (await (await page.request.get(`${url}/api/session`)).json()) as { purposes: unknown[] };
  if (purposes.length < 2) return context.skip("this user has no purpose to choose");
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".search-box:focus");
  await page.keyboard.type("nguyen");
  await page.waitForSelector("[role=option]:has-text('Chọn mục đích để tìm cả người')");
  await page.locator("[role=option]:has-text('Chọn mục đích')").click();
  await page.locator("dialog.search form button").click();
  await page.waitForSelector("dialog.search .search-group:has-text('Người')");
  await quiet(page);
  assert.equal(await page.locator("[role=option]:has-text('Chọn mục đích')").count(), 0);
  assert.ok((await page.locator("[role=option]").count()) > 0);
  assert.equal(await page.evaluate(() => document.activeElement?.className), "search-box");
  await page.context().close();
});

test("whether a file is taken in is chosen before it is given, and the button says it", async () => {
  const page = await started("/deliveries/check");
  const button = page.locator(".drop-box button");
  assert.match(await button.innerText(), /để gửi/);
  assert.equal(await page.locator(".drop-part input[type=radio]").first().isChecked(), true);
  await page.locator(".drop-part input[type=radio]").nth(1).check();
  assert.match(await button.innerText(), /để kiểm tra/);
  await page.context().close();
});

test("a session that ended under one's hands says so, and leads back", async () => {
  const page = await newPage("pc", "vi", false);
  await page.goto(`${url}/sign-in?back=%2Fcalculators`);
  await signIn(page);
  await settled(page);
  await page.context().clearCookies();
  await page.locator("form", { has: page.locator("#wage") }).locator("button").click();
  await page.waitForSelector("#name");
  assert.match(await page.locator("form .notice").innerText(), /Phiên đã hết hạn/);
  await signIn(page);
  await settled(page);
  assert.match(page.url(), /\/calculators$/);
  await page.context().close();
});

test("a first button that cannot be pressed does not look as if it could", async () => {
  const page = await started("/targets/allocate");
  const save = page.locator(".save .button.first");
  if ((await save.count()) === 0) return page.context().close();
  assert.equal(await save.isDisabled(), true);
  const looks = await page.evaluate(() => {
    const [disabled, link] = [document.querySelector(".save .button.first"), document.createElement("i")];
    link.style.color = "var(--link)";
    document.body.append(link);
    return [disabled && getComputedStyle(disabled).backgroundColor, getComputedStyle(link).color];
  });
  assert.notEqual(looks[0], looks[1]);
  await page.context().close();
});

test("a page whose list scrolls does not scroll as well", async () => {
  const page = await started("/law");
  for (const path of ["/law", "/employers", "/office/audit"]) {
    await visit(page, path);
    const [whole, seen] = await page.evaluate(() => [document.documentElement.scrollHeight, window.innerHeight]);
    assert.ok((whole ?? 0) <= (seen ?? 0), `${path}: ${whole} of ${seen}`);
  }
  await page.context().close();
});

test("a column that is ticked is there, on a screen that is not wide too", async () => {
  const page = await started("/?view=province");
  const heads = () => page.locator("table[role=grid] thead th:visible").count();
  const before = await heads();
  await page.locator("details.picker summary").click();
  const ticked = page.locator(".picker-list li input");
  const on = await ticked.evaluateAll((all) => all.filter((each) => (each as HTMLInputElement).checked).length);
  assert.equal(on + 1, before, "as many as are ticked, and the first");
  await page.locator(".picker-list li input:not(:checked)").first().check();
  assert.equal(await heads(), before + 1);
  await page.context().close();
});
