// Chromium at a running server. BAOPHU_URL, BAOPHU_USER and BAOPHU_PASSWORD tell where and as whom; or BAOPHU_MADE a
// folder made by at_a_server.ts, of which a copy is served here (BAOPHU_PROGRAM), so that no file of tests finds what
// another one did. BAOPHU_CHROMIUM names another browser than Debian's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Page, type Request, chromium } from "playwright-core";
import { readWords } from "../tools/words.ts";
import { House, type Serving } from "./house.ts";

const user = process.env["BAOPHU_USER"] ?? "";
// Who approves what the user proposes; with the same password.
const second = process.env["BAOPHU_SECOND"] ?? "";
export const password = process.env["BAOPHU_PASSWORD"] ?? "";

export let url = process.env["BAOPHU_URL"] ?? "http://127.0.0.1:8080";

export type Size = "pc" | "phone";
export const sizes: Record<Size, { width: number; height: number }> = { pc: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
export const languages = ["vi", "en"] as const;

let browser: Browser | undefined;
type Cookies = Awaited<ReturnType<BrowserContext["storageState"]>>;
const signedIn = new Map<string, Cookies>();

const waitsMost = 60_000; // Milliseconds; the machine may do other things.

let house: House | undefined;
let serving: Serving | undefined;

// A run starts when a test asks for one: figures that change by themselves would make other tests guess.
async function serveCopy(made: string, prepare: (house: House) => void): Promise<void> {
  house = new House(process.env["BAOPHU_PROGRAM"] ?? "", "screen");
  process.once("exit", stopServing);
  house.fillFrom(made, ["workspace"]);
  prepare(house);
  serving = await house.serve("--next-run", "0", "--backups", join(house.folder, "backups"));
  url = serving.url.origin;
}

function stopServing(): void {
  serving?.kill();
  house?.remove();
}

export function open(): Promise<void> {
  return openWith(() => undefined);
}

// `prepare`: what the copy is to hold before it is served.
export async function openWith(prepare: (house: House) => void): Promise<void> {
  assert.ok(user && password, "BAOPHU_USER and BAOPHU_PASSWORD must be told");
  const made = process.env["BAOPHU_MADE"];
  if (made) await serveCopy(made, prepare);
  browser = await chromium.launch({ executablePath: process.env["BAOPHU_CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
}

// The server must have lived until now.
export async function close(): Promise<void> {
  await browser?.close();
  await serving?.stop();
  stopServing();
}

export async function newPage(size: Size, language: "vi" | "en", signed = true, who = user): Promise<Page> {
  assert.ok(browser, "open() comes first");
  if (signed && !signedIn.has(who)) signedIn.set(who, await signInOnce(who));
  const state = signed ? signedIn.get(who) : undefined;
  const context = await browser.newContext({ viewport: sizes[size], ...(state ? { storageState: state } : {}) });
  await context.addInitScript((wanted) => localStorage.setItem("baophu.language", wanted), language);
  const page = await context.newPage();
  page.setDefaultTimeout(waitsMost);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && !message.text().includes("401") && faults.push(message.text()));
  faultsOf.set(page, faults);
  const waiting = new Set<Request>();
  page.on("request", (request) => { if (!request.url().endsWith("/api/events")) waiting.add(request); });
  page.on("requestfinished", (request) => waiting.delete(request));
  page.on("requestfailed", (request) => waiting.delete(request));
  waitingOf.set(page, waiting);
  return page;
}

const waitingOf = new WeakMap<Page, Set<Request>>();

// No request is on its way, and none begins while the page does twice what it had left to do. The stream of events is
// always on its way, so the browser's own "networkidle" never comes.
export async function quiet(page: Page): Promise<void> {
  const waiting = waitingOf.get(page) ?? new Set();
  const end = Date.now() + waitsMost;
  for (let calm = 0; calm < 2; calm = waiting.size === 0 ? calm + 1 : 0) {
    assert.ok(Date.now() < end, `still waits for ${[...waiting].map((each) => each.url()).join(", ")}`);
    // Idle comes after what is due; frames, after what is drawn of it. What began meanwhile is known when this is answered.
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(done)), { timeout: 1000 })));
  }
}

const faultsOf = new WeakMap<Page, string[]>();

// What the console told of errors since the page was opened, refused styles and scripts among them.
export function faults(page: Page): string[] {
  return faultsOf.get(page) ?? [];
}

export async function signIn(page: Page, who = user): Promise<void> {
  await page.waitForSelector("#name");
  await page.fill("#name", who);
  await page.fill("#password", password);
  await page.keyboard.press("Enter");
}

export function secondPage(size: Size, language: "vi" | "en"): Promise<Page> {
  assert.ok(second, "BAOPHU_SECOND must be told");
  return newPage(size, language, true, second);
}

// All that waits, by the second person, as he asks the server.
export async function approveAll(of: "users" | "targets"): Promise<{ password?: string | null }[]> {
  const page = await secondPage("pc", "vi");
  const { csrf } = (await (await page.request.get(`${url}/api/session`)).json()) as { csrf: string };
  const { open: waiting } = (await (await page.request.get(`${url}/api/proposals/${of}`)).json()) as { open: { id: number }[] };
  const settled = [];
  for (const { id } of waiting) {
    const answer = await page.request.post(`${url}/api/proposals/${of}/${id}/step`, { headers: { "X-CSRF-Token": csrf }, data: { step: "approve" } });
    assert.ok(answer.ok(), await answer.text());
    settled.push((await answer.json()) as { password?: string | null });
  }
  await page.context().close();
  return settled;
}

async function signInOnce(who: string): Promise<Cookies> {
  const page = await newPage("pc", "vi", false);
  await page.goto(`${url}/sign-in`);
  await signIn(page, who);
  await page.waitForSelector("#content h1");
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

// The language of the account is the one that counts; it is set as a user sets it.
export async function speak(page: Page, language: "vi" | "en"): Promise<void> {
  const session = (await (await page.request.get(`${url}/api/session`)).json()) as { csrf: string; language: string };
  if (session.language === language) return;
  await page.request.put(`${url}/api/session/language`, { data: { language }, headers: { "X-CSRF-Token": session.csrf } });
}

export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(url + path);
  await settled(page);
}

// To another page as the links of the application lead there, without loading the application anew.
export async function walk(page: Page, path: string): Promise<void> {
  if (!page.url().startsWith(url)) return visit(page, path);
  await page.evaluate((to) => window.history.pushState(null, "", to), path);
  await settled(page);
}

// Everything asked for has come: no request is on its way, and nothing shows that it waits.
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector("#content h1");
  await quiet(page);
  await page.waitForFunction(() => document.querySelectorAll(".skeleton").length === 0);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function violations(page: Page): Promise<string[]> {
  // The content security policy of the page does not stop what the debugger evaluates.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    // What a bar on top or below covers while one scrolls is no small target.
    window.scrollTo(0, 0);
    for (const each of document.querySelectorAll<HTMLElement>("main *")) {
      const { position, bottom } = getComputedStyle(each);
      if (position === "sticky" && bottom !== "auto") each.style.position = "static";
    }
    const checker = (window as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }> } }).axe;
    const result = await checker.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] });
    return result.violations.flatMap((each) => each.nodes.slice(0, 3).map((node) => `${each.id}: ${String(node.target)} ${node.failureSummary ?? ""}`));
  });
}

export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

// Elements whose own text is cut off: higher or wider than what shows of it, and no box that scrolls or tells
// the whole in its title.
export function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const style = getComputedStyle(element);
      if (element.closest(".visually-hidden, .skip, dialog:not([open]), svg, select") || style.display === "none" || style.visibility === "hidden") continue;
      const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!text || style.display === "inline") continue;
      const hides = ["hidden", "clip"];
      const high = hides.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
      const wide = hides.includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && style.textOverflow !== "ellipsis";
      const box = element.getBoundingClientRect();
      const parent = element.parentElement;
      const out = parent !== null && hides.includes(getComputedStyle(parent).overflowX) && box.right > parent.getBoundingClientRect().right + 1;
      if (high || wide || out) cut.push(`${element.tagName}.${element.className}: ${element.textContent?.slice(0, 40) ?? ""}`);
    }
    // A list that is closed shows the chosen line, and cuts it off without a word where it is narrower than it wants.
    for (const select of document.querySelectorAll<HTMLSelectElement>("select")) {
      const chosen = select.selectedOptions[0];
      if (!chosen || select.clientWidth === 0 || select.closest(".visually-hidden, dialog:not([open])")) continue;
      const whole = select.cloneNode(false) as HTMLSelectElement;
      whole.removeAttribute("id");
      whole.append(chosen.cloneNode(true));
      whole.style.cssText = "position: absolute; visibility: hidden; width: auto; min-width: 0; max-width: none";
      select.after(whole);
      const wanted = whole.offsetWidth;
      whole.remove();
      if (wanted > select.offsetWidth + 1) cut.push(`SELECT.${select.className}: ${chosen.text} (${wanted} > ${select.offsetWidth})`);
    }
    return cut;
  });
}

const keys = new Set(readWords().keys());
const families = new Set([...keys].map((key) => key.slice(0, key.indexOf(".") + 1)));

// What stands in <code> is told as it was recorded. Keys that show instead of their words, and places {like_this} that nothing filled.
export async function untranslated(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => `${[...document.querySelectorAll("code")].reduce((rest, each) => rest.replaceAll((each as HTMLElement).innerText, ""), document.body.innerText)}\n${[...document.querySelectorAll("[aria-label],[title],[placeholder]")].flatMap((each) => ["aria-label", "title", "placeholder"].map((name) => each.getAttribute(name) ?? "")).join("\n")}`);
  const found = [...text.matchAll(/\b[a-z_]+\.[a-z_][\w.-]*/g)].map((each) => each[0]).filter((each) => !each.endsWith(".xlsx")).filter((each) => keys.has(each) || (families.has(each.slice(0, each.indexOf(".") + 1)) && /^(page|shell|bar|action|notice|coverage|home|gap|list|table|state|explain|run|search|unit|map|delivery|audit|sign_in|office|tab|jobs|health|check|upload|arrivals|receipt|agreement|links|today|ask|request|remark|view|brief)\./.test(each)));
  return [...found, ...[...text.matchAll(/\{\w+\}/g)].map((each) => each[0])];
}

// The order in which Tab goes through the page, each stop as the place where it stands.
export async function focusOrder(page: Page, most: number): Promise<{ tag: string; name: string; seen: boolean; top: number; region: string }[]> {
  const stops = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        tag: element.tagName,
        name: element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 30) ?? "",
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
        top: box.top + window.scrollY,
        region: element.closest("nav") ? "rail" : element.closest("header") ? "bar" : element.closest("main") ? "content" : "skip",
      };
    });
    if (!at) break;
    stops.push(at);
  }
  return stops;
}
