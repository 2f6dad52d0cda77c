// Where one stands in a grid and which block is marked, and where the keys of Excel lead from there.
export type Spot = { row: number; column: number };
export type Size = { rows: number; columns: number };
// The block lies between `anchor` and `active`; a single cell where they are one. `tabbedFrom` is the column in
// which a row of Tabs began: Enter goes back to it.
export type Selection = { anchor: Spot; active: Spot; tabbedFrom: number | null };
export type Block = { top: number; bottom: number; left: number; right: number };
export type Key = { key: string; shift?: boolean; ctrl?: boolean };

export function at(spot: Spot): Selection {
  return { anchor: spot, active: spot, tabbedFrom: null };
}

export function blockOf({ anchor, active }: Selection): Block {
  return {
    top: Math.min(anchor.row, active.row), bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column), right: Math.max(anchor.column, active.column),
  };
}

export function isIn(block: Block, row: number, column: number): boolean {
  return row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;
}

export function spotsOf(block: Block): Spot[] {
  const spots: Spot[] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    for (let column = block.left; column <= block.right; column += 1) spots.push({ row, column });
  }
  return spots;
}

export function within(spot: Spot, { rows, columns }: Size): Spot {
  return { row: Math.max(0, Math.min(rows - 1, spot.row)), column: Math.max(0, Math.min(columns - 1, spot.column)) };
}

const page = 12;

function arrow({ row, column }: Spot, { key, ctrl }: Key, size: Size): Spot | null {
  switch (key) {
    case "ArrowDown": return { row: ctrl ? size.rows - 1 : row + 1, column };
    case "ArrowUp": return { row: ctrl ? 0 : row - 1, column };
    case "ArrowRight": return { row, column: ctrl ? size.columns - 1 : column + 1 };
    case "ArrowLeft": return { row, column: ctrl ? 0 : column - 1 };
    case "PageDown": return { row: row + page, column };
    case "PageUp": return { row: row - page, column };
    case "Home": return { row: ctrl ? 0 : row, column: 0 };
    case "End": return { row: ctrl ? size.rows - 1 : row, column: size.columns - 1 };
    default: return null;
  }
}

// What a key makes of the selection; null where the key does not move, and where Tab leaves the grid.
export function moved(selection: Selection, pressed: Key, size: Size): Selection | null {
  const { active, anchor, tabbedFrom } = selection;
  if (pressed.key === "Enter") {
    const row = active.row + (pressed.shift ? -1 : 1);
    return at(within({ row, column: tabbedFrom ?? active.column }, size));
  }
  if (pressed.key === "Tab") {
    const place = active.row * size.columns + active.column + (pressed.shift ? -1 : 1);
    if (place < 0 || place >= size.rows * size.columns) return null;
    const spot = { row: Math.floor(place / size.columns), column: place % size.columns };
    return { ...at(spot), tabbedFrom: spot.row === active.row ? (tabbedFrom ?? active.column) : null };
  }
  if (pressed.ctrl && pressed.key.toLowerCase() === "a") {
    return { anchor: { row: 0, column: 0 }, active: { row: size.rows - 1, column: size.columns - 1 }, tabbedFrom: null };
  }
  const to = arrow(active, pressed, size);
  if (!to) return null;
  const spot = within(to, size);
  return pressed.shift ? { anchor, active: spot, tabbedFrom: null } : at(spot);
}
