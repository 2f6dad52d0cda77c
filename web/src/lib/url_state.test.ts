import { describe, expect, it } from "vitest";
import { addressOf, backAddress, readPlace, withChange } from "./url_state";

const search = (text: string) => new URLSearchParams(text);

describe("the address", () => {
  it("holds scheme and run, and nothing that is the default", () => {
    expect(readPlace(search(""))).toEqual({ scheme: "compulsory", run: null });
    expect(readPlace(search("scheme=voluntary&run=0123456789abcdef"))).toEqual({ scheme: "voluntary", run: "0123456789abcdef" });
    expect(readPlace(search("scheme=nonsense&run=../x"))).toEqual({ scheme: "compulsory", run: null });
    expect(withChange(search("scheme=voluntary&reason=left_out"), { scheme: "compulsory", reason: null }).toString()).toBe("");
  });
  it("comes back the same after it was written", () => {
    const place = { scheme: "unemployment" as const, run: "00000000000000aa" };
    const address = addressOf("/units/731", place, { reason: "left_out", list: "employers", sort: "-missing" });
    const read = search(address.split("?")[1] ?? "");
    expect(readPlace(read)).toEqual(place);
    expect([read.get("reason"), read.get("list"), read.get("sort")]).toEqual(["left_out", "employers", "-missing"]);
  });
  it("leads back after signing in, and only within the application", () => {
    expect(backAddress(search("back=%2Funits%2F731%3Freason%3Dlapsed"))).toBe("/units/731?reason=lapsed");
    for (const bad of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/sign-in?back=/"]) {
      expect(backAddress(search(`back=${encodeURIComponent(bad)}`))).toBe("/");
    }
  });
});
