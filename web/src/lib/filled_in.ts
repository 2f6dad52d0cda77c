// What a workbook that somebody filled in changes in a grid. Which of its columns and rows are numbers the server
// tells (TSH-1 to TSH-3); what a cell means is told here, as of a pasted block (GRD-1 to GRD-3).
//
//   GRD-6  A line goes to the row that its code or name tells. One that tells none, or two that are not the same, or
//          a row that an earlier line had, changes nothing and is told with its line; heads and sums are passed over.
//   GRD-7  A cell that is a number of Excel's own must be whole: 12.345 is twelve and a fraction there, and no
//          twelve thousand. An empty cell leaves what stands in the grid.
import { type RowName, isSum, readNumber, rowFinder } from "./pasted";

export type Filled = { sheet: string | null; rows: { line: number; names: string[]; cells: FilledCell[] }[] };
export type FilledCell = { column: string; place: string; text: string; number: boolean };

export type Refused = { place: string; text: string; why: "fraction" | "percent" | "no_number" };
export type Stray = { line: number; name: string; why: "unknown" | "several" | "twice" };
export type Loaded = {
  changes: { row: number; column: string; value: number }[];
  refused: Refused[];
  stray: Stray[];
};

function valueOf(cell: FilledCell, takesPercent: boolean): number | Refused["why"] | null {
  if (cell.number) return /^\d{1,12}$/.test(cell.text) ? Number(cell.text) : /^\d+\.\d+$/.test(cell.text) ? "fraction" : "no_number";
  const read = readNumber(cell.text);
  if (read.kind === "none") return null;
  if (read.kind === "refused") return "no_number";
  return read.kind === "percent" && !takesPercent ? "percent" : read.value;
}

export function load(filled: Filled, rowNames: RowName[], takesPercent: (column: string) => boolean): Loaded {
  const find = rowFinder(rowNames);
  const loaded: Loaded = { changes: [], refused: [], stray: [] };
  const had = new Set<number>();
  for (const { line, names, cells } of filled.rows) {
    if (cells.length === 0 || names.length === 0 || names.some(isSum)) continue;
    const rows = new Set(names.map(find).filter((row) => row !== null));
    const [row] = rows;
    const why = row === undefined ? "unknown" : rows.size > 1 ? "several" : had.has(row) ? "twice" : null;
    if (why || row === undefined) {
      loaded.stray.push({ line, name: names.join(", "), why: why ?? "unknown" });
      continue;
    }
    had.add(row);
    for (const cell of cells) {
      const value = valueOf(cell, takesPercent(cell.column));
      if (typeof value === "number") loaded.changes.push({ row, column: cell.column, value });
      else if (value !== null) loaded.refused.push({ place: cell.place, text: cell.text, why: value });
    }
  }
  return loaded;
}
