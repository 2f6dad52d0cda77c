// What comes out of Excel as text, and which cells of a grid it changes.
//
//   GRD-1  A cell is a whole number of 0 or more, as Excel writes it in Vietnamese or in English: "1.234",
//          "1,234", "1 234", "1234", "1.234,00". An empty cell, and the "-" of an accounting format, is none.
//   GRD-2  A per cent ("12,5 %") is taken where only proportions count, in hundredths of a per cent: 1250.
//   GRD-3  Any other text changes nothing, and is told.
//   GRD-4  A block whose first column names the rows, by name or code, goes to those rows, in whatever order;
//          names that are no row are told. Any other block goes down from where one stands.
//   GRD-5  What would lie outside of the grid is told, and so is what would fall on cells that cannot be changed.
import { fold } from "./fold";
import { type Block, type Size, type Spot } from "./selection";

export type Read = { kind: "none" } | { kind: "number"; value: number } | { kind: "percent"; value: number } | { kind: "refused" };

const most = 999_999_999_999;

// Cells between tabs, rows between line ends; a cell with a tab, a line end or a quote in it stands in quotes.
export function readBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? "";
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === "\t") endCell();
    else if (c === "\n") endRow();
    else if (c !== "\r") cell += c;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

const spaces = /[\s\u00a0\u202f]/g;

// Groups of three by one mark ("1.234.567"), or none; then, perhaps, decimals that are all 0.
function wholeOf(text: string): number | null {
  const parts = /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d+)(?:[.,]0+)?$/.exec(text);
  if (!parts?.[1]) return null;
  const whole = Number(parts[1].replace(/[.,]/g, ""));
  return whole <= most ? whole : null;
}

// Shares are small, so that a mark in a per cent stands before decimals: 12,5 % and 12.345 % alike.
function percentOf(text: string): number | null {
  const parts = /^(\d{1,6})(?:[.,](\d+))?$/.exec(text);
  return parts ? Math.round(Number(`${parts[1]}.${parts[2] ?? "0"}`) * 100) : null;
}

export function readNumber(text: string): Read {
  const bare = text.replace(spaces, "").replace(/^'/, "");
  if (bare === "" || bare === "-" || bare === "–") return { kind: "none" };
  const percent = bare.endsWith("%");
  const value = percent ? percentOf(bare.slice(0, -1)) : wholeOf(bare);
  return value === null ? { kind: "refused" } : { kind: percent ? "percent" : "number", value };
}

export type RowName = { code: string; name: string };
const titles = /^(thanh pho|thi xa|thi tran|huyen|quan|phuong|xa|tp|tx|tt|h|p|x)\.? +/;
const sums = ["cong", "tong", "tong cong", "tong so", "toan tinh", "total", "sum"];

function plain(name: string): string {
  return fold(name).replace(/[\s\u00a0.,;:]+/g, " ").trim();
}
const withoutTitle = (name: string) => plain(name).replace(titles, "");

// Row by a name as it stands in somebody's table: the code, the whole name, or the name without "huyện". A name
// that two rows share finds neither of them.
export function rowFinder(rows: RowName[]): (text: string) => number | null {
  const found = new Map<string, number | null>();
  const put = (key: string, row: number) => found.set(key, found.has(key) && found.get(key) !== row ? null : row);
  rows.forEach((row, index) => put(withoutTitle(row.name), index));
  rows.forEach((row, index) => {
    found.set(plain(row.name), index);
    found.set(row.code, index);
  });
  return (text) => found.get(plain(text)) ?? found.get(withoutTitle(text)) ?? null;
}

export type GridShape = Size & {
  rowNames: RowName[];
  takes: ("nothing" | "count" | "weight")[];  // By column.
};
export type CellChange = { row: number; column: number; value: number | null };
export type Pasted = {
  changes: CellChange[];
  refused: { row: number; column: number; text: string }[];
  unknown: string[];                          // Names that are no row.
  outside: Size;                              // Rows and columns of the block that have no place.
  fixed: number;                              // Cells that cannot be changed.
  percents: number;
  named: boolean;
};

// Whether the first column names rows: most of what stands in it is one, and something stands beside it.
function namesRows(block: string[][], find: (text: string) => number | null): boolean {
  const told = block.filter((row) => (row[0] ?? "").trim() !== "");
  const found = new Set(told.map((row) => find(row[0] ?? "")).filter((each) => each !== null));
  return Math.max(...block.map((row) => row.length)) > 1 && found.size > 0 && found.size * 2 >= told.length;
}

export const isSum = (name: string) => sums.includes(plain(name));
const isHeadOrSum = (row: string[], first: boolean) => isSum(row[0] ?? "")
  || (first && row.slice(1).every((cell) => ["none", "refused"].includes(readNumber(cell).kind)));

export function paste(text: string, from: Block, grid: GridShape): Pasted {
  const block = readBlock(text);
  const pasted: Pasted = { changes: [], refused: [], unknown: [], outside: { rows: 0, columns: 0 }, fixed: 0, percents: 0, named: false };
  const put = (spot: Spot, cell: string) => {
    const takes = grid.takes[spot.column];
    if (!takes || takes === "nothing") {
      pasted.fixed += 1;
      return;
    }
    const read = readNumber(cell);
    if (read.kind === "none") pasted.changes.push({ ...spot, value: null });
    else if (read.kind === "number") pasted.changes.push({ ...spot, value: read.value });
    else if (read.kind === "percent" && takes === "weight") {
      pasted.changes.push({ ...spot, value: read.value });
      pasted.percents += 1;
    } else pasted.refused.push({ ...spot, text: cell.trim() });
  };
  const putRow = (row: number, column: number, cells: string[]) => {
    cells.forEach((cell, index) => column + index < grid.columns && put({ row, column: column + index }, cell));
    pasted.outside.columns = Math.max(pasted.outside.columns, column + cells.length - grid.columns);
  };

  const find = rowFinder(grid.rowNames);
  if (block.length > 0 && namesRows(block, find)) {
    pasted.named = true;
    block.forEach((cells, index) => {
      const name = (cells[0] ?? "").trim();
      const row = find(name);
      if (row !== null) putRow(row, Math.max(1, from.left), cells.slice(1));
      else if (name !== "" && !isHeadOrSum(cells, index === 0)) pasted.unknown.push(name);
    });
    return pasted;
  }
  // One cell fills the whole of what is marked.
  if (block.length === 1 && block[0]?.length === 1) {
    for (let row = from.top; row <= from.bottom; row += 1) {
      for (let column = from.left; column <= from.right; column += 1) put({ row, column }, block[0][0] ?? "");
    }
    return pasted;
  }
  block.forEach((cells, index) => {
    const row = from.top + index;
    if (row < grid.rows) putRow(row, from.left, cells);
    else pasted.outside.rows += 1;
  });
  return pasted;
}

// The marked cells for another program: plain digits, which every Excel takes for numbers.
export function asBlock(cells: (string | number | null)[][]): string {
  return cells.map((row) => row.map((cell) => (cell === null ? "" : String(cell).replace(/[\t\r\n]+/g, " "))).join("\t")).join("\n");
}
