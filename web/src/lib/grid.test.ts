import { describe, expect, it } from "vitest";
import { type GridShape, asBlock, paste, readBlock, readNumber, rowFinder } from "./pasted";
import { at, blockOf, isIn, moved, spotsOf, within } from "./selection";
import { cellKey, change, redo, sheetOf, undo, valueAt } from "./sheet";

const size = { rows: 4, columns: 3 };
const units = [{ code: "731", name: "Thành phố Biên Hòa" }, { code: "732", name: "Thị xã Long Khánh" }, { code: "734", name: "Huyện Tân Phú" }, { code: "740", name: "Huyện Long Thành" }];
const shape: GridShape = { rows: 4, columns: 4, rowNames: units, takes: ["nothing", "nothing", "weight", "count"] };
const from = (row: number, column: number) => blockOf(at({ row, column }));
const press = (selection: ReturnType<typeof at>, ...keys: [string, { shift?: boolean; ctrl?: boolean }?][]) =>
  keys.reduce<ReturnType<typeof at> | null>((now, [key, with_ = {}]) => now && moved(now, { key, ...with_ }, size), selection);

describe("moving in a grid", () => {
  it("goes by arrows, stops at the edges, and jumps with Ctrl", () => {
    expect(press(at({ row: 0, column: 0 }), ["ArrowDown"], ["ArrowRight"])?.active).toEqual({ row: 1, column: 1 });
    expect(press(at({ row: 0, column: 0 }), ["ArrowUp"], ["ArrowLeft"])?.active).toEqual({ row: 0, column: 0 });
    expect(press(at({ row: 1, column: 1 }), ["ArrowDown", { ctrl: true }])?.active).toEqual({ row: 3, column: 1 });
    expect(press(at({ row: 1, column: 1 }), ["End", { ctrl: true }])?.active).toEqual({ row: 3, column: 2 });
    expect(press(at({ row: 3, column: 1 }), ["PageUp"])?.active).toEqual({ row: 0, column: 1 });
    expect(within({ row: 9, column: -1 }, size)).toEqual({ row: 3, column: 0 });
  });
  it("marks a block with Shift, and lets it go without", () => {
    const marked = press(at({ row: 2, column: 1 }), ["ArrowUp", { shift: true }], ["ArrowRight", { shift: true }]);
    expect(marked && blockOf(marked)).toEqual({ top: 1, bottom: 2, left: 1, right: 2 });
    expect(marked && isIn(blockOf(marked), 1, 2)).toBe(true);
    expect(marked && isIn(blockOf(marked), 0, 2)).toBe(false);
    expect(marked && spotsOf(blockOf(marked))).toHaveLength(4);
    expect(marked && press(marked, ["ArrowDown"])?.anchor).toEqual({ row: 2, column: 2 });
    expect(spotsOf(blockOf(press(at({ row: 1, column: 1 }), ["a", { ctrl: true }])!))).toHaveLength(12);
  });
  it("goes on by Tab from cell to cell, leaves at the ends, and Enter comes back below where Tab began", () => {
    const tabbed = press(at({ row: 1, column: 0 }), ["Tab"], ["Tab"]);
    expect(tabbed?.active).toEqual({ row: 1, column: 2 });
    expect(tabbed && press(tabbed, ["Enter"])?.active).toEqual({ row: 2, column: 0 });
    expect(press(at({ row: 1, column: 2 }), ["Tab"])?.active).toEqual({ row: 2, column: 0 });
    expect(press(at({ row: 1, column: 2 }), ["Enter", { shift: true }])?.active).toEqual({ row: 0, column: 2 });
    expect(press(at({ row: 3, column: 2 }), ["Tab"])).toBeNull();
    expect(press(at({ row: 0, column: 0 }), ["Tab", { shift: true }])).toBeNull();
    expect(press(at({ row: 0, column: 0 }), ["x"])).toBeNull();
  });
});

describe("GRD-1: numbers of Excel", () => {
  const number = (text: string) => {
    const read = readNumber(text);
    return read.kind === "number" ? read.value : read.kind;
  };
  it("are read as it writes them in Vietnamese and in English", () => {
    for (const text of ["1234", "1.234", "1,234", "1 234", "1\u00a0234", "1\u202f234", " 1.234 ", "1.234,00", "1,234.00", "1234.0", "'1234"]) expect(number(text), text).toBe(1234);
    expect(number("1.234.567")).toBe(1234567);
    expect(number("0")).toBe(0);
    expect(number("818,486")).toBe(818486);
  });
  it("are none where the cell is empty or holds the dash of an account", () => {
    for (const text of ["", "  ", "-", " -   ", "–"]) expect(number(text), JSON.stringify(text)).toBe("none");
  });
  it("GRD-3: are nothing else", () => {
    for (const text of ["1.5", "12,5", "1.23", "1.2345", "1,234.567", "1.234.56", "-5", "(1.234)", "1e5", "5tr", "#REF!", "9999999999999", "."]) expect(number(text), text).toBe("refused");
  });
  it("GRD-2: a per cent is told apart, in hundredths", () => {
    expect(readNumber("12,5 %")).toEqual({ kind: "percent", value: 1250 });
    expect(readNumber("12.5%")).toEqual({ kind: "percent", value: 1250 });
    expect(readNumber("7%")).toEqual({ kind: "percent", value: 700 });
    expect(readNumber("0,71%")).toEqual({ kind: "percent", value: 71 });
    expect(readNumber("%").kind).toBe("refused");
  });
});

describe("a pasted block", () => {
  it("is cells between tabs and line ends, in quotes where they hold such", () => {
    expect(readBlock("1\t2\r\n3\t\r\n")).toEqual([["1", "2"], ["3", ""]]);
    expect(readBlock('"a\nb"\t"say ""x"""\n1')).toEqual([["a\nb", 'say "x"'], ["1"]]);
    expect(readBlock("")).toEqual([]);
    expect(readBlock("1\n\n2")).toEqual([["1"], [""], ["2"]]);
  });
  it("goes down from where one stands", () => {
    const pasted = paste("1.000\t5\n2,000\t\n", from(1, 2), shape);
    expect(pasted.changes).toEqual([{ row: 1, column: 2, value: 1000 }, { row: 1, column: 3, value: 5 }, { row: 2, column: 2, value: 2000 }, { row: 2, column: 3, value: null }]);
    expect(pasted).toMatchObject({ named: false, outside: { rows: 0, columns: 0 }, fixed: 0, refused: [] });
  });
  it("GRD-5: tells what is outside and what falls on fixed cells", () => {
    const pasted = paste("1\t2\t3\n4\t5\t6\n7\t8\t9", from(2, 2), shape);
    expect(pasted.outside).toEqual({ rows: 1, columns: 1 });
    expect(pasted.changes.map((each) => each.value)).toEqual([1, 2, 4, 5]);
    expect(paste("1\t2", from(0, 1), shape)).toMatchObject({ fixed: 1, changes: [{ row: 0, column: 2, value: 2 }] });
  });
  it("GRD-3: changes nothing where it is no number, and tells where", () => {
    const pasted = paste("12\n1,5\nabc", from(0, 3), shape);
    expect(pasted.changes).toEqual([{ row: 0, column: 3, value: 12 }]);
    expect(pasted.refused).toEqual([{ row: 1, column: 3, text: "1,5" }, { row: 2, column: 3, text: "abc" }]);
  });
  it("GRD-2: takes a per cent as a weight, never as persons", () => {
    expect(paste("12,5%", from(0, 2), shape)).toMatchObject({ changes: [{ value: 1250 }], percents: 1 });
    expect(paste("12,5%", from(0, 3), shape)).toMatchObject({ changes: [], refused: [{ text: "12,5%" }] });
  });
  it("fills what is marked with a single cell", () => {
    const marked = blockOf({ anchor: { row: 0, column: 2 }, active: { row: 2, column: 3 }, tabbedFrom: null });
    expect(paste("7", marked, shape).changes).toHaveLength(6);
  });
  it("GRD-4: lines up by names, without regard to order, accents and titles", () => {
    const pasted = paste("Đơn vị\tChỉ tiêu\nTP. Biên Hoà\t500\nHUYỆN TÂN PHÚ\t1.000\nlong khánh\t20\nCộng\t1.520", from(0, 3), shape);
    expect(pasted.named).toBe(true);
    expect(pasted.changes).toEqual([{ row: 0, column: 3, value: 500 }, { row: 2, column: 3, value: 1000 }, { row: 1, column: 3, value: 20 }]);
    expect(pasted.unknown).toEqual([]);
  });
  it("GRD-4: lines up by codes, and goes beside the names when one stands on them", () => {
    expect(paste("740\t1\t2\n731\t3\t4", from(0, 2), shape).changes).toEqual([
      { row: 3, column: 2, value: 1 }, { row: 3, column: 3, value: 2 }, { row: 0, column: 2, value: 3 }, { row: 0, column: 3, value: 4 },
    ]);
    expect(paste("740\tx\t9", from(2, 0), shape)).toMatchObject({ fixed: 1, changes: [{ row: 3, column: 2, value: 9 }] });
  });
  it("GRD-4: tells names that are no row, and is no block of names when most are none", () => {
    expect(paste("Biên Hòa\t1\nLong Thành\t2\nHuyện Củ Chi\t3", from(0, 3), shape)).toMatchObject({ unknown: ["Huyện Củ Chi"], changes: [{ row: 0 }, { row: 3 }] });
    expect(paste("1000\t731\n2000\t5", from(0, 2), shape).named).toBe(false);
    expect(paste("731", from(0, 3), shape)).toMatchObject({ named: false, changes: [{ value: 731 }] });
  });
  it("finds neither of two rows by a name that they share", () => {
    const find = rowFinder([{ code: "1", name: "Phường Tân Phú" }, { code: "2", name: "Xã Tân Phú" }]);
    expect(find("Tân Phú")).toBeNull();
    expect(find("xa tan phu")).toBe(1);
    expect(find("P. Tân Phú")).toBeNull();
  });
  it("comes back the same after it was copied", () => {
    const text = asBlock([["Huyện Tân Phú", 5, 1234, null], ["Thành phố\tBiên Hòa", 6, 7, 0]]);
    expect(text).toBe("Huyện Tân Phú\t5\t1234\t\nThành phố Biên Hòa\t6\t7\t0");
    expect(paste(text, from(0, 0), shape)).toMatchObject({ named: true, fixed: 2, changes: [{ row: 2, column: 2, value: 1234 }, { row: 2, column: 3, value: null }, { row: 0, column: 2, value: 7 }, { row: 0, column: 3, value: 0 }] });
  });
});

describe("a sheet", () => {
  const start = sheetOf([[cellKey("731", "target"), 5]]);
  const key = cellKey("731", "target");
  it("undoes and does again, a paste as a whole", () => {
    const pasted = change(start, [{ key, value: 6 }, { key: cellKey("732", "target"), value: 7 }]);
    expect(valueAt(pasted, "732", "target")).toBe(7);
    const back = undo(pasted);
    expect([valueAt(back, "731", "target"), valueAt(back, "732", "target")]).toEqual([5, null]);
    expect(valueAt(redo(back), "732", "target")).toBe(7);
    expect(undo(back)).toBe(back);
    expect(redo(pasted)).toBe(pasted);
  });
  it("forgets what was undone when something else is done", () => {
    const other = change(undo(change(start, [{ key, value: 6 }])), [{ key, value: 9 }]);
    expect(redo(other)).toBe(other);
    expect(valueAt(undo(other), "731", "target")).toBe(5);
  });
  it("keeps no step that changes nothing", () => {
    expect(change(start, [{ key, value: 5 }])).toBe(start);
    expect(change(start, [{ key, value: 6 }, { key, value: 5 }])).toBe(start);
  });
  it("leaves what was before as it was", () => {
    change(start, [{ key, value: 6 }]);
    expect(valueAt(start, "731", "target")).toBe(5);
  });
});
