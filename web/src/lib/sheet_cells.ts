// A table as it is seen, as the cells of a workbook: what is shown as a number is one there, by the same digits.
import type { Schemas } from "../api/client";
import { shownNumber } from "./column_filter";
import { count, signed } from "./numbers";
import type { Language } from "./words";

export type SheetCell = Schemas["TableCell"];
export type TableAsSeen = Schemas["TableAsSeen"];

export const rowsMost = 20_000;  // TBL-3
const widest = 60;
const textMost = 1000;
const noteMost = 200;

// "1.234" as 1234, "91,98 %" as a share of it. A year is shown without marks, and so it stays a text; a dash too.
export function sheetCell(text: string, number: boolean, language: Language): SheetCell {
  const value = number ? shownNumber(text, language) : null;
  if (value === null) return text.slice(0, textMost);
  if (text.includes("%")) return Math.abs(value * 100 - Math.round(value * 100)) < 1e-6 ? { percent: Math.round(value * 100) } : text;
  return Number.isInteger(value) && (text === count(value, language) || text === signed(value, language)) ? value : text;
}

export type SeenColumn = { head: string; number: boolean };

export function tableAsSeen(list: TableAsSeen["list"], title: string, notes: string[], columns: SeenColumn[], rows: string[][], sums: string[] | null, language: Language): TableAsSeen {
  const cells = (row: string[]) => row.map((text, at) => sheetCell(text, columns[at]?.number ?? false, language));
  const widthOf = (at: number) => Math.max(...rows.slice(0, 500).map((row) => row[at]?.length ?? 0), Math.ceil((columns[at]?.head.length ?? 0) / 2), 8) + 2;
  return {
    list, title: title.slice(0, noteMost), notes: notes.map((note) => note.slice(0, noteMost)),
    columns: columns.map((column, at) => ({ title: column.head.slice(0, 100), width: Math.min(widest, widthOf(at)) })),
    rows: rows.map(cells),
    ...(sums ? { sums: cells(sums) } : {}),
  };
}
