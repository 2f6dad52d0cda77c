// One's own account and those of everybody: the second factor, sessions, the administrator's acts, viewing as
// somebody else; at a running server.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { approveAll, close, newPage, open, password, settled, signIn, speak, url, visit } from "./browser.ts";
import { stepNow, totp } from "./totp.ts";

before(open);
after(close);

type Session = { user: string; csrf: string; two_factor: boolean; view_as: string | null };

async function started(path: string): Promise<Page> {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, path);
  return page;
}

async function sessionOf(page: Page): Promise<Session> {
  return (await (await page.request.get(`${url}/api/session`)).json()) as Session;
}

async function signedInElsewhere(): Promise<Page> {
  const other = await newPage("pc", "vi", false);
  await other.goto(`${url}/sign-in`);
  await signIn(other);
  await settled(other);
  return other;
}

test("the second factor is set in 2 clicks with the code of a phone, asked for at the sign-in, and removed", async () => {
  const page = await started("/account");
  try {
    await page.locator("section[aria-labelledby=factor] .button.first").click();
    const secret = (await page.locator(".secret").innerText()).replaceAll(" ", "");
    assert.match(secret, /^[A-Z2-7]{16,}$/);
    assert.ok(await page.locator("svg.qr path").getAttribute("d"));
    await page.fill("#factor-code", "000000" === totp(secret, stepNow()) ? "000001" : "000000");
    await page.fill("#factor-password", password);
    await page.keyboard.press("Enter");
    await page.waitForSelector("section[aria-labelledby=factor] .fault");
    assert.equal((await sessionOf(page)).two_factor, false, "a wrong code sets nothing");
    // A code counts once, so that the sign-in below takes that of the step after.
    await page.fill("#factor-code", totp(secret, stepNow()));
    await page.locator("section[aria-labelledby=factor] .button.first").click();
    await page.waitForSelector("section[aria-labelledby=factor] .on_track");
    assert.equal((await sessionOf(page)).two_factor, true);

    const other = await newPage("pc", "vi", false);
    await other.goto(`${url}/sign-in?back=%2Flaw`);
    await signIn(other);
    await other.waitForSelector("#code:focus");
    assert.equal(await other.locator(".fault").count(), 0, "a code that is wanted is no fault");
    await other.keyboard.type(totp(secret, stepNow() + 1));
    await other.keyboard.press("Enter");
    await settled(other);
    assert.match(other.url(), /\/law$/);
    await other.context().close();

    await page.locator("section[aria-labelledby=factor] .button").click();
    // The open session alone takes nothing away, nor does a wrong password.
    const alone = await page.request.post(`${url}/api/session/second-factor/removal`, { headers: { "X-CSRF-Token": (await sessionOf(page)).csrf }, data: {} });
    assert.equal(alone.status(), 403);
    await page.waitForSelector("#factor-password:focus");
    await page.keyboard.type("không phải mật khẩu này");
    await page.keyboard.press("Enter");
    await page.waitForSelector("section[aria-labelledby=factor] .fault");
    assert.equal((await sessionOf(page)).two_factor, true);
    await page.fill("#factor-password", password);
    await page.locator("section[aria-labelledby=factor] .danger").click();
    await page.waitForSelector("section[aria-labelledby=factor] .cannot_judge");
    assert.equal((await sessionOf(page)).two_factor, false);
  } finally {
    const { csrf } = await sessionOf(page);
    await page.request.post(`${url}/api/session/second-factor/removal`, { headers: { "X-CSRF-Token": csrf }, data: { password } });
  }
  await page.context().close();
});

test("one's own other session is ended in 1 click, and leads to the sign-in there", async () => {
  const other = await signedInElsewhere();
  const page = await started("/account");
  const rows = page.locator("section[aria-labelledby=sessions] tbody tr");
  const before = await rows.count();
  assert.equal(await rows.filter({ hasText: "phiên này" }).count(), 1);
  // The newest first: that of the other page.
  await rows.first().locator("button").click();
  await page.waitForFunction((count) => document.querySelectorAll("section[aria-labelledby=sessions] tbody tr").length === count, before - 1);
  await other.goto(`${url}/law`);
  await other.waitForSelector("#name");
  await other.context().close();
  await page.context().close();
});

test("the administrator signs somebody out in 2 clicks", async () => {
  const other = await signedInElsewhere();
  const page = await started("/office/users");
  await page.locator(".page-head .segments button").nth(1).click();
  await page.waitForSelector("tbody tr");
  await settled(page);
  const { sessions } = (await (await page.request.get(`${url}/api/sessions`)).json()) as { sessions: { id: number; begun_at: string }[] };
  const begun = await page.locator("thead button", { hasText: "Bắt đầu" });
  await begun.click();
  await begun.click();
  assert.equal(await page.locator("tbody tr").count(), sessions.length);
  await page.locator("tbody tr").first().locator("button").click();
  await page.waitForFunction((count) => document.querySelectorAll("tbody tr").length === count, sessions.length - 1);
  await other.goto(`${url}/law`);
  await other.waitForSelector("#name");
  assert.match(other.url(), /sign-in\?back=%2Flaw/);
  await other.context().close();
  await page.context().close();
});

test("a backup is made in 1 click, and told", async () => {
  const page = await started("/office/health");
  const line = page.locator("tbody tr", { hasText: "Bản sao lưu" });
  await line.locator(".state", { hasText: "chưa có" }).waitFor();
  await line.locator("button").click();
  await line.locator(".state", { hasText: "còn mới" }).waitFor();
  assert.match((await line.textContent()) ?? "", /bản gần nhất .*\d+ tệp, .*đang giữ 1 bản/);
  await visit(page, "/office/jobs");
  await page.locator("tbody tr", { hasText: "Sao lưu" }).locator(".state.on_track").waitFor();
  await page.context().close();
});

// The last one here: who begins or ends to see as somebody else has another token from then on (SIG-5).
test("an account is added, seen as, given a new password and closed", async (context) => {
  const page = await started("/office/users");
  context.after(async () => {
    const { csrf, view_as } = await sessionOf(page);
    if (view_as !== null) await page.request.delete(`${url}/api/session/view-as`, { headers: { "X-CSRF-Token": csrf } });
    await page.context().close();
  });
  const name = `xem.${randomBytes(4).toString("hex")}`;
  const { csrf } = await sessionOf(page);
  const offered = (await (await page.request.get(`${url}/api/users`)).json()) as { roles: { id: string; agencies: string[] }[] };
  const added = await page.request.post(`${url}/api/users`, {
    headers: { "X-CSRF-Token": csrf },
    data: { name, full_name: "Người Được Xem", agency: offered.roles.find((each) => each.id === "tax_officer")?.agencies[0], role: "tax_officer", territory: null },
  });
  assert.ok(added.ok(), await added.text());
  await visit(page, `/office/users?user=${name}`);
  await page.waitForSelector("dialog[open] .user-acts");

  // A new password, asked for twice, and given to who approves, once.
  await page.locator(".user-acts > li").first().locator("button").click();
  await page.locator(".user-acts > li").first().locator("button").first().click();
  await page.locator("dialog .state.watch", { hasText: "Đã gửi chờ duyệt" }).waitFor();
  const given = (await approveAll("users")).find((each) => each.password);
  assert.ok((given?.password ?? "").length >= 12);
  await visit(page, `/office/users?user=${name}`);
  await page.waitForSelector("dialog[open] .user-acts");

  // Seeing as: the bar is on every page, and nothing can be changed.
  await page.locator(".user-acts button", { hasText: "Xem như" }).click();
  await page.waitForSelector(".view-as-bar");
  for (const path of ["/law", "/account", "/"]) {
    await visit(page, path);
    assert.match(await page.locator(".view-as-bar").innerText(), new RegExp(`Đang xem như ${name}, không sửa được`));
  }
  assert.equal((await sessionOf(page)).view_as, name);
  const refused = await page.request.put(`${url}/api/session/language`, { headers: { "X-CSRF-Token": (await sessionOf(page)).csrf }, data: { language: "en" } });
  assert.equal(refused.status(), 403);
  await page.locator(".view-as-bar button").click();
  await page.waitForSelector(".view-as-bar", { state: "detached" });
  await settled(page);
  assert.equal((await sessionOf(page)).view_as, null);

  // Closed, and open again.
  await visit(page, `/office/users?user=${name}`);
  for (const [label, state] of [["Khóa tài khoản", "Đã khóa"], ["Mở lại tài khoản", "Đang dùng"]] as const) {
    await page.locator(".user-acts button", { hasText: label }).click();
    await page.locator(".user-acts button", { hasText: "Chắc chắn" }).click();
    await page.waitForFunction((wanted) => document.querySelector("dialog .facts")?.textContent?.includes(wanted), state);
  }

  // Another administrator is faster: who saw the account as it was is told so, and sees it as it is.
  const { users } = (await (await page.request.get(`${url}/api/users`)).json()) as { users: { name: string; version: number }[] };
  const faster = await page.request.put(`${url}/api/users/${name}/active`, {
    headers: { "X-CSRF-Token": (await sessionOf(page)).csrf },
    data: { active: false, seen: users.find((each) => each.name === name)?.version },
  });
  assert.equal(faster.status(), 204);
  await page.locator(".user-acts button", { hasText: "Khóa tài khoản" }).click();
  await page.locator(".user-acts button", { hasText: "Chắc chắn" }).click();
  await page.waitForSelector("dialog .fault");
  await page.waitForFunction(() => document.querySelector("dialog .facts")?.textContent?.includes("Đã khóa"));
});
