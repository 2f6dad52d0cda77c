// A token for a program: made on the page of one's account, used by a program, and ended.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { clipped, close, newPage, open, overflow, password, quiet, speak, url, violations, visit } from "./browser.ts";

before(open);
after(close);

async function asked(token: string, target: string): Promise<[number, string]> {
  const answer = await fetch(url + target, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal(answer.headers.get("set-cookie"), null);
  const body: unknown = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
  return [answer.status, (body as { code?: string }).code ?? ""];
}

test("a token is made, shown once, opens what it names, and is ended", async () => {
  const page = await newPage("pc", "vi");
  await speak(page, "vi");
  await visit(page, "/account");
  const panel = page.locator("section[aria-labelledby=tokens]");
  await panel.locator("button", { hasText: "Tạo mã truy cập" }).click();
  await page.fill("#token-name", "bảng Excel hằng tháng");
  assert.equal(await page.locator("dialog .check", { hasText: "Xem số liệu tổng hợp" }).locator("input").isChecked(), true);
  assert.equal(await page.locator("dialog .check", { hasText: "Đọc danh sách người" }).locator("input").isChecked(), false, "persons are left out until they are asked for");
  assert.deepEqual(await violations(page), []);
  await page.fill("#token-password", "không phải mật khẩu này");
  await page.locator("dialog button.first").click();
  await page.waitForSelector("dialog .fault");
  await page.fill("#token-password", password);
  await page.locator("dialog button.first").click();
  const token = await page.locator("dialog code", { hasText: "baophu_" }).innerText();
  assert.match(token, /^baophu_[A-Za-z0-9_-]{43}$/);
  await page.keyboard.press("Escape");

  assert.equal((await asked(token, "/api/coverage/schemes"))[0], 200);
  assert.deepEqual(await asked(token, "/api/deliveries"), [403, "BP-830"]);
  assert.deepEqual(await asked(token, "/api/session"), [403, "BP-831"]);

  await visit(page, "/account");
  const row = panel.locator("tbody tr", { hasText: "bảng Excel hằng tháng" });
  await row.locator(".state.on_track").waitFor();
  assert.ok(!(await panel.innerText()).includes(token));
  await row.locator("button").click();
  await row.locator(".state", { hasText: "Đã kết thúc" }).waitFor();
  assert.deepEqual(await asked(token, "/api/coverage/schemes"), [401, "BP-829"]);
  await page.context().close();
});

test("the page and its dialog stand in both sizes and languages", async () => {
  for (const size of ["pc", "phone"] as const) {
    for (const language of ["vi", "en"] as const) {
      const page = await newPage(size, language);
      await speak(page, language);
      await visit(page, "/account");
      const check = async () => {
        assert.deepEqual(await violations(page), []);
        assert.equal(await overflow(page), 0);
        assert.deepEqual(await clipped(page), []);
      };
      await check();
      await page.locator("section[aria-labelledby=tokens] .panel-head button, section[aria-labelledby=tokens] button").first().click();
      await page.waitForSelector("#token-name");
      await quiet(page);
      await check();
      await page.context().close();
    }
  }
});
