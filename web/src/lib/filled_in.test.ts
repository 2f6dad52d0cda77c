import { describe, expect, it } from "vitest";
import { type FilledCell, load } from "./filled_in";

const rows = [{ code: "731", name: "Thành phố Biên Hòa" }, { code: "732", name: "Huyện Long Thành" }, { code: "734", name: "Huyện Tân Phú" }];
const number = (column: string, place: string, text: string): FilledCell => ({ column, place, text, number: true });
const text = (column: string, place: string, written: string): FilledCell => ({ column, place, text: written, number: false });
const loaded = (...lines: [string[], FilledCell[]][]) =>
  load({ sheet: "S", rows: lines.map(([names, cells], index) => ({ line: index + 5, names, cells })) }, rows, (column) => column === "weight");

describe("GRD-6: the lines of a workbook", () => {
  it("go to their rows by code or name, in whatever order, numbers of lines beside them", () => {
    expect(loaded([["1", "Long Thành"], [number("target", "D5", "7")]], [["731"], [number("target", "D6", "8")]])).toEqual({
      changes: [{ row: 1, column: "target", value: 7 }, { row: 0, column: "target", value: 8 }], refused: [], stray: [],
    });
  });
  it("that tell no row, two rows, or one that was told, are told themselves and change nothing", () => {
    const cells = [number("target", "D5", "7")];
    expect(loaded([["Xuân Lộc"], cells], [["731", "Long Thành"], cells], [["Tân Phú"], cells], [["734"], cells])).toEqual({
      changes: [{ row: 2, column: "target", value: 7 }],
      refused: [],
      stray: [{ line: 5, name: "Xuân Lộc", why: "unknown" }, { line: 6, name: "731, Long Thành", why: "several" }, { line: 8, name: "734", why: "twice" }],
    });
  });
  it("that are sums, or have nothing in the columns of the grid, are passed over", () => {
    expect(loaded([["Cộng"], [number("target", "D5", "7")]], [["Người lập biểu"], []], [[], [number("target", "D7", "7")]])).toEqual({ changes: [], refused: [], stray: [] });
  });
});

describe("GRD-7: the cells of a workbook", () => {
  it("are whole where they are numbers of Excel's own, and as a person writes them where they are texts", () => {
    expect(loaded([["731"], [number("target", "D5", "12.345"), text("floor", "E5", "12.345"), number("ceiling", "F5", "1200"), text("weight", "C5", "12,5 %")]])).toEqual({
      changes: [{ row: 0, column: "floor", value: 12345 }, { row: 0, column: "ceiling", value: 1200 }, { row: 0, column: "weight", value: 1250 }],
      refused: [{ place: "D5", text: "12.345", why: "fraction" }],
      stray: [],
    });
  });
  it("are told with their place where they are no number, a negative one, or a per cent of persons", () => {
    expect(loaded([["731"], [text("target", "D5", "khoảng 100"), number("floor", "E5", "-3"), text("ceiling", "F5", "50%")]]).refused).toEqual([
      { place: "D5", text: "khoảng 100", why: "no_number" }, { place: "E5", text: "-3", why: "no_number" }, { place: "F5", text: "50%", why: "percent" },
    ]);
  });
  it("leave what stands in the grid where they hold the dash of an account", () => {
    expect(loaded([["731"], [text("target", "D5", "-")]])).toEqual({ changes: [], refused: [], stray: [] });
  });
});
