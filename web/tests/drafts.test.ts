// What somebody began is there after a reload, and not for who signs in next.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { close, newPage, open, settled, signIn, url, visit } from "./browser.ts";

before(open);
after(close);

test("a remark and a target that were begun survive a reload, and go with signing out", async () => {
  const page = await newPage("pc", "vi", false);
  await page.goto(`${url}/sign-in`);
  await signIn(page);
  await settled(page);

  await visit(page, "/units/731");
  await page.fill("#remark-text", "đang viết dở");
  await page.reload();
  await settled(page);
  assert.equal(await page.inputValue("#remark-text"), "đang viết dở");

  const grid = "/targets/allocate?scheme=voluntary&year=2020";
  await visit(page, grid);
  const heads = await page.locator("table.fill-in thead th").allInnerTexts();
  const column = heads.findIndex((each) => each.trim().startsWith("Chỉ tiêu"));
  assert.ok(column > 0, heads.join(", "));
  const cell = page.locator(`[data-cell="0:${column}"]`);
  const before = await cell.innerText();
  await cell.click();
  await page.keyboard.type("4321");
  await page.keyboard.press("Enter");
  assert.notEqual(before, "4.321");
  await page.reload();
  await settled(page);
  assert.equal((await cell.innerText()).trim(), "4.321");
  await visit(page, "/units/731");
  assert.equal(await page.inputValue("#remark-text"), "đang viết dở");

  await page.locator(".account > button").click();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await page.waitForSelector("#name");
  await signIn(page);
  await settled(page);
  await visit(page, "/units/731");
  assert.equal(await page.inputValue("#remark-text"), "");
  await visit(page, grid);
  assert.equal((await cell.innerText()).trim(), before.trim());
  await page.context().close();
});
