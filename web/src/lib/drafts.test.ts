import { afterEach, describe, expect, test, vi } from "vitest";
import { dropDrafts, keepDraft, readDraft } from "./drafts";

// As a tab keeps it; what stands in it is found as a key of its own, as in a browser.
function aTab(): Record<string, unknown> {
  const tab = Object.create({
    getItem(this: Record<string, string>, name: string) { return this[name] ?? null; },
    setItem(this: Record<string, string>, name: string, value: string) { this[name] = value; },
    removeItem(this: Record<string, string>, name: string) { delete this[name]; },
  }) as Record<string, unknown>;
  vi.stubGlobal("sessionStorage", tab);
  return tab;
}

afterEach(() => { vi.unstubAllGlobals(); });

describe("what was begun", () => {
  test("is there again, and goes when it is sent", () => {
    aTab();
    keepDraft("lan/remark", "chưa xong");
    expect(readDraft("lan/remark")).toBe("chưa xong");
    expect(readDraft("minh/remark")).toBeNull();
    keepDraft("lan/remark", null);
    expect(readDraft("lan/remark")).toBeNull();
  });
  test("goes with signing out, and nothing else does", () => {
    const tab = aTab();
    tab["baophu.purpose"] = "kept";
    keepDraft("a", 1);
    keepDraft("b", { c: 2 });
    dropDrafts();
    expect([readDraft("a"), readDraft("b"), tab["baophu.purpose"]]).toEqual([null, null, "kept"]);
  });
  test("what cannot be read is nothing", () => {
    aTab()["baophu.draft.a"] = "{";
    expect(readDraft("a")).toBeNull();
  });
});
