// The numbers of a grid with what was done to them, so that it can be undone and done again.
export type Sheet = {
  values: ReadonlyMap<string, number | null>;  // By cellKey(); a cell that is not there is empty.
  done: Step[];
  undone: Step[];
};
export type Change = { key: string; value: number | null };
type Step = { key: string; before: number | null; after: number | null }[];

const stepsMost = 200;

export function cellKey(row: string, column: string): string {
  return `${row}/${column}`;
}

export function sheetOf(values: Iterable<[string, number | null]>): Sheet {
  return { values: new Map(values), done: [], undone: [] };
}

export function valueAt(sheet: Sheet, row: string, column: string): number | null {
  return sheet.values.get(cellKey(row, column)) ?? null;
}

function put(values: Sheet["values"], step: Step, which: "before" | "after"): Sheet["values"] {
  const next = new Map(values);
  for (const each of step) next.set(each.key, each[which]);
  return next;
}

// All changes are one step: a paste is undone as a whole. What changes nothing is no step.
export function change(sheet: Sheet, changes: Change[]): Sheet {
  const last = new Map(changes.map((each) => [each.key, each.value]));
  const step = [...last].map(([key, after]) => ({ key, before: sheet.values.get(key) ?? null, after })).filter((each) => each.before !== each.after);
  if (step.length === 0) return sheet;
  return { values: put(sheet.values, step, "after"), done: [...sheet.done, step].slice(-stepsMost), undone: [] };
}

export function undo(sheet: Sheet): Sheet {
  const step = sheet.done.at(-1);
  if (!step) return sheet;
  return { values: put(sheet.values, step, "before"), done: sheet.done.slice(0, -1), undone: [...sheet.undone, step] };
}

export function redo(sheet: Sheet): Sheet {
  const step = sheet.undone.at(-1);
  if (!step) return sheet;
  return { values: put(sheet.values, step, "after"), done: [...sheet.done, step], undone: sheet.undone.slice(0, -1) };
}
