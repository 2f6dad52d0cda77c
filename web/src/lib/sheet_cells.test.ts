import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { exported } from "./exports";
import { sheetCell, tableAsSeen } from "./sheet_cells";

describe("cells of a sheet", () => {
  it("are numbers where numbers are shown", () => {
    expect(sheetCell("1.234.567", true, "vi")).toBe(1_234_567);
    expect(sheetCell("1,234,567", true, "en")).toBe(1_234_567);
    expect(sheetCell("+35", true, "vi")).toBe(35);
    expect(sheetCell("−1.200", true, "vi")).toBe(-1200);
    expect(sheetCell("0", true, "vi")).toBe(0);
    expect(sheetCell("91,98\u00a0%", true, "vi")).toEqual({ percent: 9198 });
    expect(sheetCell("100,00%", true, "vi")).toEqual({ percent: 10_000 });
    expect(sheetCell("5.07%", true, "en")).toEqual({ percent: 507 });
  });
  it("stay texts where none is shown, or none that Excel would show so", () => {
    for (const text of ["–", "", "12/2018", "2019", "3,6", "=1+1"]) expect(sheetCell(text, true, "vi"), text).toBe(text);
    expect(sheetCell("1.234", false, "vi")).toBe("1.234");
  });
  it("stand under heads as wide as what is told", () => {
    const made = tableAsSeen("units", "Bảng", ["x".repeat(300)], [{ head: "Đơn vị", number: false }, { head: "Số", number: true }], [["Biên Hòa", "1.000"]], ["Cộng", "1.000"], "vi");
    expect(made).toMatchObject({ rows: [["Biên Hòa", 1000]], sums: ["Cộng", 1000], columns: [{ title: "Đơn vị", width: 10 }, { title: "Số", width: 10 }] });
    expect(made.notes[0]).toHaveLength(200);
  });
  it("come from the lists of the contract", () => {
    const contract = parse(readFileSync(join(import.meta.dirname, "../../../api/openapi.yaml"), "utf8")) as { components: { schemas: { TableAsSeen: { properties: { list: { enum: string[] } } } } } };
    expect(Object.keys(exported).sort()).toEqual([...contract.components.schemas.TableAsSeen.properties.list.enum].sort());
  });
});
