import { describe, expect, it } from "vitest";
import { orderOf, passes, readFilters, shownNumber, withMoved, writeFilters } from "./column_filter";

describe("a filter over a column", () => {
  it("finds words without accents", () => {
    expect(passes("Thành phố Biên Hòa", "bien hoa", false, "vi")).toBe(true);
    expect(passes("Huyện Tân Phú", "bien", false, "vi")).toBe(false);
    expect(passes("Huyện Tân Phú", "  ", false, "vi")).toBe(true);
    expect(passes("> 5 người", ">5", false, "vi")).toBe(false);
  });
  it("compares numbers as they are shown, in either language", () => {
    expect(passes("1.234", ">1.000", true, "vi")).toBe(true);
    expect(passes("1.000", ">1.000", true, "vi")).toBe(false);
    expect(passes("1.000", ">= 1000", true, "vi")).toBe(true);
    expect(passes("1,234", "<1,235", true, "en")).toBe(true);
    expect(passes("91,98\u00a0%", ">91,9", true, "vi")).toBe(true);
    expect(passes("91.98%", "<91.98", true, "en")).toBe(false);
    expect(passes("15", "10..20", true, "vi")).toBe(true);
    expect(passes("21", "10..20", true, "vi")).toBe(false);
    expect(passes("0", "=0", true, "vi")).toBe(true);
    expect(passes("10", "=0", true, "vi")).toBe(false);
    expect(passes("−5", "<0", true, "vi")).toBe(true);
  });
  it("finds digits where nothing is compared, and no number that is not told", () => {
    expect(passes("12.345", "2.34", true, "vi")).toBe(true);
    expect(passes("–", ">0", true, "vi")).toBe(false);
    expect(passes("–", "<=0", true, "vi")).toBe(false);
    expect(shownNumber("–", "vi")).toBeNull();
    expect(shownNumber("", "en")).toBeNull();
  });
  it("comes back from the address as it was", () => {
    const filters = { name: "biên hòa", absent: ">100", empty: "" };
    expect(writeFilters(filters)).toBe("name~biên hòa~absent~>100");
    expect(readFilters(writeFilters(filters))).toEqual({ name: "biên hòa", absent: ">100" });
    expect(readFilters(null)).toEqual({});
    expect(readFilters("name")).toEqual({});
  });
});

describe("the order of columns", () => {
  const columns = ["name", "state", "eligible", "absent"];
  it("is the remembered one, the first first, and new ones where they come", () => {
    expect(orderOf(columns, [])).toEqual(columns);
    expect(orderOf(columns, ["absent", "name", "state", "gone"])).toEqual(["name", "absent", "state", "eligible"]);
    expect(orderOf(["name", "new", "state"], ["state"])).toEqual(["name", "new", "state"]);
    expect(orderOf([], ["x"])).toEqual([]);
  });
  it("moves one to where another stands, either way, and never the first", () => {
    expect(withMoved(columns, "absent", "state")).toEqual(["name", "absent", "state", "eligible"]);
    expect(withMoved(columns, "state", "absent")).toEqual(["name", "eligible", "absent", "state"]);
    expect(withMoved(columns, "name", "absent")).toBe(columns);
    expect(withMoved(columns, "absent", "name")).toBe(columns);
    expect(withMoved(columns, "absent", "absent")).toBe(columns);
  });
});
