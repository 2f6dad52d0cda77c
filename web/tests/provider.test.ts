// Signing in by the identity provider in a browser: there and back, who is nobody here, and while it is down.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { clipped, close, newPage, openWith, overflow, settled, signIn, sizes, url, violations } from "./browser.ts";
import { MadeUpProvider } from "./made_up_provider.ts";

const provider = new MadeUpProvider();
const user = process.env["BAOPHU_USER"] ?? "";

before(async () => {
  await provider.start();
  await openWith((house) => {
    house.run("identity-provider", "set", house.workspace, "--issuer", provider.issuer, "--client-id", "baophu", "--address", "http://127.0.0.1:9");
    house.run("user", "bind", house.workspace, "--login", user, "--claim", "Thu.Tinh");
  });
  provider.back = url;
});
after(async () => {
  provider.stop();
  await close();
});

const button = ".by-provider > button";

async function throughTheProvider(page: Page, address: string): Promise<void> {
  await page.goto(url + address);
  await page.locator(button).click();
  await page.locator("#in").click();
}

test("one signs in by the account of the province in 1 click here, and comes back to the page that was wanted", async () => {
  provider.subject = "f:1:thu";
  provider.login = "thu.tinh";
  const page = await newPage("pc", "vi", false);
  await page.goto(`${url}/sign-in?back=%2Flaw`);
  assert.equal(await page.locator(button).innerText(), "Đăng nhập bằng tài khoản của tỉnh");
  await throughTheProvider(page, "/sign-in?back=%2Flaw");
  await settled(page);
  assert.equal(page.url(), `${url}/law`, "neither code nor state stays in the address");
  const session = (await (await page.request.get(`${url}/api/session`)).json()) as { user: string; by_provider: boolean };
  assert.deepEqual([session.user, session.by_provider], [user, true]);
  const cookies = await page.context().cookies(url);
  assert.deepEqual(cookies.map(({ name, httpOnly }) => [name, httpOnly]), [["baophu", true]], "that of the flow is gone");
  await page.context().close();
});

test("who is nobody here is told what to send to the administrator, in both languages", async () => {
  provider.subject = "f:1:la-mat";
  provider.login = "la.mat";
  for (const [language, told] of [["vi", "chưa gắn với người dùng nào"], ["en", "is no user's here"]] as const) {
    const page = await newPage("phone", language, false);
    await throughTheProvider(page, "/sign-in");
    const fault = page.locator("main .fault");
    await fault.waitFor();
    const text = await fault.innerText();
    assert.ok(text.includes(told) && text.includes("f:1:la-mat"), text);
    assert.equal(new URL(page.url()).search, "");
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflow(page), 0);
    await page.locator("main a.first").click();
    await page.waitForSelector("#name");
    await page.context().close();
  }
});

test("a return that nobody began is refused", async () => {
  const page = await newPage("pc", "vi", false);
  await page.goto(`${url}/sign-in/return?code=x&state=y`);
  await page.locator("main .fault", { hasText: "không dùng tiếp được" }).waitFor();
  assert.equal((await page.request.get(`${url}/api/session`)).status(), 401);
  await page.context().close();
});

test("the sign-in page with the button stands in both sizes and languages, and works by the keyboard", async () => {
  for (const size of Object.keys(sizes) as (keyof typeof sizes)[]) {
    for (const language of ["vi", "en"] as const) {
      const page = await newPage(size, language, false);
      await page.goto(`${url}/sign-in`);
      await page.waitForSelector(button);
      assert.deepEqual(await violations(page), []);
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await clipped(page), []);
      await page.context().close();
    }
  }
  const page = await newPage("pc", "vi", false);
  await page.goto(`${url}/sign-in`);
  await page.waitForSelector(button);
  await page.locator(button).focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("#in");
  await page.context().close();
});

// The last one here: what the server keeps of the provider is for an hour, so that it is asked at the token.
test("while the provider is down that is told, and names and passwords go on", async () => {
  const page = await newPage("pc", "vi", false);
  await page.goto(`${url}/sign-in`);
  await page.locator(button).click();
  await page.waitForSelector("#in");
  provider.down = true;
  await page.locator("#in").click();
  await page.locator("main .fault", { hasText: "không trả lời" }).waitFor();
  await page.locator("main a.first").click();
  await signIn(page);
  await settled(page);
  await page.context().close();
});
