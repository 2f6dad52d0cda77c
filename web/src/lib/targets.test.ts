import { describe, expect, it } from "vitest";
import { type ProvinceTarget, type Targets, type UnitTargets, blockedBy, columnSum, newestSet, otherRule, startSheet, sumOfUnits, wantedOf } from "../features/targets/answers";
import { cellKey, change } from "./sheet";

const unit = (code: string, persons: number, target: number): UnitTargets => ({
  unit: code, name: `Huyện ${code}`, participating: [{ scheme: "voluntary", persons }], cells: [{ scheme: "voluntary", year: 2019, target, origin: "allocated" }],
});
const units = [unit("731", 60, 600), unit("732", 0, 400)];
const put = (sheet: ReturnType<typeof startSheet>, column: string, value: number | null, row = "731") => change(sheet, [{ key: cellKey(row, column), value }]);

describe("an allocation", () => {
  const start = startSheet(units, "voluntary", 2019);
  it("starts from the participants as weights, and from the targets that are there", () => {
    expect(wantedOf(units, start, "voluntary", 2019, 1000).shares).toEqual([{ unit: "731", weight: 60 }, { unit: "732", weight: 0 }]);
    expect(columnSum(units, start, "target")).toBe(1000);
    expect(columnSum(units, start, "floor")).toBeNull();
  });
  it("asks with the floors and ceilings that are told, 0 among them", () => {
    const bounded = put(put(start, "floor", 0), "ceiling", 700, "732");
    expect(wantedOf(units, bounded, "voluntary", 2019, 1000).shares).toEqual([{ unit: "731", weight: 60, floor: 0 }, { unit: "732", weight: 0, ceiling: 700 }]);
  });
  it("is not saved until the sum fits, every unit has a target and a document is told", () => {
    expect(blockedBy(units, start, 1000, " ").why).toBe("document");
    expect(blockedBy(units, start, 1000, "1/QĐ-UBND").why).toBeNull();
    expect(blockedBy(units, put(start, "target", 601), 1000, "1/QĐ-UBND")).toMatchObject({ why: "sum", left: -1 });
    expect(blockedBy(units, put(put(start, "target", 1000), "target", null, "732"), 1000, "1/QĐ-UBND")).toMatchObject({ why: "empty", empty: 1, left: 0 });
  });
});

describe("targets", () => {
  it("sum over the units, and are not told where no unit has one", () => {
    expect(sumOfUnits(units, "voluntary", 2019)).toBe(1000);
    expect(sumOfUnits(units, "voluntary", 2020)).toBeNull();
  });
  it("are set by the newest version of their scheme and year", () => {
    const set = (version: number, year: number) => ({ version, scheme: "voluntary" as const, year, document: "", set_by: "", set_at: "" });
    const targets = { sets: [set(1, 2019), set(3, 2020), set(2, 2019)] } as Targets;
    expect(newestSet(targets, "voluntary", 2019)?.version).toBe(2);
    expect(newestSet(targets, "compulsory", 2019)).toBeUndefined();
  });
  it("are rounded one way; the other is marked", () => {
    const line = (rounding: string | null) => ({ rounding }) as ProvinceTarget;
    expect(otherRule([line("rounded"), line("rounded"), line("truncated"), line("both")])).toBe("truncated");
    expect(otherRule([line("truncated"), line("both")])).toBe("rounded");
    expect(otherRule([line("rounded"), line("truncated")])).toBeNull();
    expect(otherRule([line(null), line("both")])).toBeNull();
  });
});
