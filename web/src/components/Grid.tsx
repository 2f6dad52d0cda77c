// A grid of numbers to be filled in as in Excel: arrows, Tab and Enter move, Shift or the mouse marks a block,
// F2 or typing changes a cell, Delete empties, Ctrl+C and Ctrl+V take and give blocks, Ctrl+D fills down,
// Ctrl+Z and Ctrl+Y undo and do again. Tab leaves the grid at its ends, and anywhere after Esc. On a narrow
// screen the rows are a list in which one number at a time is changed. What keys and blocks mean is told in
// lib/selection.ts and lib/pasted.ts (GRD-1 to GRD-5).
import {
  type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactNode, memo, useCallback, useEffect, useMemo, useRef, useState,
} from "react";
import { count } from "../lib/numbers";
import { type Pasted, type RowName, asBlock, paste, readNumber } from "../lib/pasted";
import { type Selection, type Spot, at, blockOf, moved, spotsOf, within } from "../lib/selection";
import { type Sheet, cellKey, change, redo, undo, valueAt } from "../lib/sheet";
import { useWords } from "../lib/words";
import { Explain, type Topic } from "./Explain";
import { Icon } from "./Icon";
import "../styles/grid.css";

export type GridColumn<Row> = {
  id: string;
  head: string;
  takes: "nothing" | "count" | "weight";
  value?: (row: Row) => number | null;           // Of a column that cannot be changed; the others are the sheet's.
  show?: (value: number | null, row: Row) => ReactNode;
  explain?: Topic;
  folded?: boolean;                              // On a narrow screen shown when it is asked for.
  tint?: boolean;                                // The column for the sake of which the grid is there.
};

type Props<Row> = {
  label: string;
  rowHead: string;
  rows: Row[];
  rowName: (row: Row) => RowName;                // Its code is its key.
  columns: GridColumn<Row>[];
  sheet: Sheet;
  onSheet: (change: (sheet: Sheet) => Sheet) => void;
  totals: Record<string, ReactNode>;             // By column.
  totalHead: string;
  height?: string;
  tools?: ReactNode;
};

type Editing = { spot: Spot; text: string; whole: boolean };

const narrowest = "(max-width: 620px)";
const examples = 3;

export function Grid<Row>(props: Props<Row>) {
  const narrow = useNarrow();
  const { word } = useWords();
  const { sheet, onSheet } = props;
  const back = () => onSheet(undo);
  const again = () => onSheet(redo);
  return (
    <>
      <div className="table-tools grid-tools">
        <button type="button" className="button" onClick={back} disabled={sheet.done.length === 0}><Icon name="undo" />{word("grid.undo")}</button>
        <button type="button" className="button" onClick={again} disabled={sheet.undone.length === 0}><Icon name="redo" />{word("grid.redo")}</button>
        {props.tools}
      </div>
      {narrow ? <GridList {...props} /> : <GridTable {...props} />}
    </>
  );
}

function GridTable<Row>({ label, rowHead, rows, rowName, columns, sheet, onSheet, totals, totalHead, height }: Props<Row>) {
  const { word, language } = useWords();
  const [told, onTold] = useState<Told | null>(null);
  const [selection, setSelection] = useState<Selection>(() => at({ row: 0, column: Math.max(1, columns.findIndex((each) => each.tint) + 1) }));
  const [editing, setEditing] = useState<Editing | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const leaving = useRef(false);
  const givenUp = useRef(false);
  const size = { rows: rows.length, columns: columns.length + 1 };
  const active = within(selection.active, size);
  const block = blockOf(selection);

  const valueOf = useCallback((row: Row, column: GridColumn<Row>) => (column.value ? column.value(row) : valueAt(sheet, rowName(row).code, column.id)), [sheet, rowName]);
  const lines = useMemo(() => rows.map((row) => columns.map((column) => valueOf(row, column))), [rows, columns, valueOf]);
  const takes = useMemo(() => ["nothing" as const, ...columns.map((column) => column.takes)], [columns]);

  useEffect(() => {
    if (!wantsFocus.current || editing) return;
    wantsFocus.current = false;
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const go = (next: Selection) => {
    wantsFocus.current = true;
    onTold(null);
    setSelection(next);
  };
  const keyOf = ({ row, column }: Spot) => cellKey(rowName(rows[row] as Row).code, columns[column - 1]?.id ?? "");
  const put = (changes: { row: number; column: number; value: number | null }[]) =>
    onSheet((before) => change(before, changes.filter((each) => takes[each.column] !== "nothing").map((each) => ({ key: keyOf(each), value: each.value }))));

  const begin = (text: string | null) => {
    if (takes[active.column] === "nothing") return onTold({ kind: "watch", lines: [word("grid.fixed_cell")] });
    const value = lines[active.row]?.[active.column - 1] ?? null;
    givenUp.current = false;
    setEditing({ spot: active, text: text ?? (value === null ? "" : String(value)), whole: text === null });
  };
  // What was typed into the cell; false where it is no number.
  const commit = (): boolean => {
    if (!editing) return true;
    const read = readNumber(editing.text);
    const fits = read.kind === "none" || read.kind === "number" || (read.kind === "percent" && takes[editing.spot.column] === "weight");
    if (!fits) {
      onTold({ kind: "risk", lines: [word("grid.no_number", { text: editing.text.trim() })] });
      return false;
    }
    put([{ ...editing.spot, value: read.kind === "none" ? null : read.value }]);
    setEditing(null);
    return true;
  };

  const onEditorKey = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      givenUp.current = true;
      setEditing(null);
      go({ ...selection });
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      if (commit()) go(moved(selection, { key: event.key, shift: event.shiftKey }, size) ?? { ...selection });
    } else if (!editing?.whole && /^Arrow(Up|Down|Left|Right)$/.test(event.key)) {
      // A cell that is being typed into anew gives way to the arrows, as in Excel.
      event.preventDefault();
      if (commit()) go(moved(selection, { key: event.key }, size) ?? selection);
    }
  };

  const fillDown = () => {
    const source = block.top === block.bottom ? block.top - 1 : block.top;
    if (source < 0) return;
    const from = block.top === block.bottom ? block.top : block.top + 1;
    put(spotsOf({ ...block, top: from, left: Math.max(1, block.left) }).map((spot) => ({ ...spot, value: lines[source]?.[spot.column - 1] ?? null })));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target as HTMLElement).matches("[data-cell]")) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const letter = ctrl ? event.key.toLowerCase() : "";
    const wasLeaving = leaving.current;
    if (event.key !== "Shift") leaving.current = event.key === "Escape";
    if (event.key === "Tab" && wasLeaving) return;
    const next = event.altKey ? null : moved(selection, { key: event.key, shift: event.shiftKey, ctrl }, size);
    if (next) go(next);
    else if (event.key === "F2") begin(null);
    else if (event.key === "Delete" || event.key === "Backspace") put(spotsOf(block).map((spot) => ({ ...spot, value: null })));
    else if (event.key === "Escape") {
      setSelection(at(active));
      onTold({ kind: "plain", lines: [word("grid.leave")] });
    } else if (letter === "d") fillDown();
    else if (letter === "y" || (letter === "z" && event.shiftKey)) onSheet(redo);
    else if (letter === "z") onSheet(undo);
    else if (event.key.length === 1 && !ctrl && !event.altKey && event.key !== " ") begin(event.key);
    else return;
    event.preventDefault();
  };

  const onCopy = (event: ClipboardEvent<HTMLElement>) => {
    if (editing) return;
    event.preventDefault();
    const cells = rows.slice(block.top, block.bottom + 1).map((row, index) => {
      const line: (string | number | null)[] = [rowName(row).name, ...(lines[block.top + index] ?? [])];
      return line.slice(block.left, block.right + 1);
    });
    event.clipboardData.setData("text/plain", asBlock(cells));
    onTold({ kind: "plain", lines: [word("grid.copied", { cells: count(spotsOf(block).length, language) })] });
    if (event.type === "cut") put(spotsOf(block).map((spot) => ({ ...spot, value: null })));
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    if (editing) return;
    event.preventDefault();
    const pasted = paste(event.clipboardData.getData("text/plain"), block, { ...size, rowNames: rows.map(rowName), takes });
    put(pasted.changes);
    onTold(toldOf(pasted, word, (value) => count(value, language), (spot) => rowName(rows[spot.row] as Row).name));
    const rowsIn = pasted.changes.map((each) => each.row);
    const columnsIn = pasted.changes.map((each) => each.column);
    if (rowsIn.length > 0) {
      wantsFocus.current = true;
      const first = { row: Math.min(...rowsIn), column: Math.min(...columnsIn) };
      setSelection({ anchor: { row: Math.max(...rowsIn), column: Math.max(...columnsIn) }, active: first, tabbedFrom: null });
    }
  };

  const spotOf = (event: MouseEvent<HTMLElement>): Spot | null => {
    const told = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]")?.dataset["cell"];
    const [row, column] = (told ?? "").split(":").map(Number);
    return row === undefined || column === undefined || Number.isNaN(column) ? null : { row, column };
  };
  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    const spot = spotOf(event);
    if (!spot || event.button !== 0 || (event.target as HTMLElement).matches("input, button, a")) return;
    event.preventDefault();
    if (editing && !commit()) return;
    go(event.shiftKey ? { ...selection, active: spot } : at(spot));
  };
  const onMouseOver = (event: MouseEvent<HTMLElement>) => {
    const spot = event.buttons === 1 && !editing ? spotOf(event) : null;
    if (spot) setSelection((before) => ({ ...before, active: spot }));
  };

  const marked = useMemo(() => {
    const numbers = spotsOf(block).map(({ row, column }) => lines[row]?.[column - 1]).filter((each) => typeof each === "number");
    return { cells: spotsOf(block).length, sum: numbers.reduce((sum, each) => sum + each, 0) };
  }, [block.top, block.bottom, block.left, block.right, lines]);

  const onText = useCallback((text: string) => setEditing((before) => before && { ...before, text }), []);
  const onLeave = () => {
    if (editing && !givenUp.current && !commit()) setEditing(null);
  };
  return (
    <>
      <div ref={box} className="table-scroll grid-scroll" style={{ maxHeight: height }} onKeyDown={onKeyDown} onMouseDown={onMouseDown} onMouseOver={onMouseOver}
        onDoubleClick={() => begin(null)} onCopy={onCopy} onCut={onCopy} onPaste={onPaste}>
        <table className="data fill-in" role="grid" aria-label={label} aria-rowcount={rows.length + 2} aria-colcount={size.columns} aria-multiselectable="true" aria-describedby="grid-hint">
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="pinned" aria-colindex={1}>{rowHead}</th>
              {columns.map((column, index) => (
                <th key={column.id} scope="col" className={`number${column.tint ? " tint" : ""}`} aria-colindex={index + 2}>
                  <span className="head-cell">{column.head}{column.explain && <Explain topic={column.explain} />}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const marks = index >= block.top && index <= block.bottom;
              return (
                <GridRow key={rowName(row).code} row={row} index={index} name={rowName(row).name} columns={columns as GridColumn<unknown>[]} values={lines[index] ?? []}
                  activeColumn={active.row === index ? active.column : -1} left={marks ? block.left : 0} right={marks ? block.right : -1}
                  editing={editing?.spot.row === index ? editing : null} onText={onText} onEditorKey={onEditorKey} onEditorLeave={onLeave} />
              );
            })}
          </tbody>
          <tfoot>
            <tr aria-rowindex={rows.length + 2}>
              <th scope="row" className="pinned">{totalHead}</th>
              {columns.map((column) => <td key={column.id} className="number">{totals[column.id]}</td>)}
            </tr>
          </tfoot>
        </table>
      </div>
      {/* Below the grid: what comes and goes above it would move the cells under the mouse. */}
      <ToldLine told={told} />
      <p className="table-note grid-foot no-print">
        <span id="grid-hint">{word("grid.hint")}</span>
        <span className="end" role="status">{marked.cells > 1 && word("grid.marked", { cells: count(marked.cells, language), sum: count(marked.sum, language) })}</span>
      </p>
    </>
  );
}

type RowProps = {
  row: unknown;
  index: number;
  name: string;
  columns: GridColumn<unknown>[];
  values: (number | null)[];
  activeColumn: number;
  left: number;
  right: number;
  editing: Editing | null;
  onText: (text: string) => void;
  onEditorKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  onEditorLeave: () => void;
};

// A row is drawn anew only when something of it is another: a key pressed touches two rows of two hundred.
const GridRow = memo(function GridRow({ row, index, name, columns, values, activeColumn, left, right, editing, onText, onEditorKey, onEditorLeave }: RowProps) {
  const { word, language } = useWords();
  const isMarked = (column: number) => column >= left && column <= right;
  const place = (column: number) => ({
    "data-cell": `${index}:${column}`, "aria-colindex": column + 1, tabIndex: activeColumn === column ? 0 : -1, "aria-selected": isMarked(column),
  });
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" {...place(0)} aria-readonly="true" className={`pinned${isMarked(0) ? " in-block" : ""}`}>{name}</th>
      {columns.map((column, at) => {
        const spot = at + 1;
        const fixed = column.takes === "nothing";
        const value = values[at] ?? null;
        return (
          <td key={column.id} {...place(spot)} aria-readonly={fixed}
            className={`number${fixed ? " fixed" : ""}${column.tint ? " tint" : ""}${isMarked(spot) ? " in-block" : ""}${activeColumn === spot ? " active" : ""}`}>
            {editing?.spot.column === spot ? (
              <input className="cell-input" inputMode="decimal" autoFocus value={editing.text} aria-label={word("grid.cell", { row: name, column: column.head })}
                onFocus={(event) => editing.whole && event.target.select()} onChange={(event) => onText(event.target.value)} onKeyDown={onEditorKey} onBlur={onEditorLeave} />
            ) : column.show ? column.show(value, row) : value === null ? (fixed ? "–" : "") : count(value, language)}
          </td>
        );
      })}
    </tr>
  );
}, (before, after) => before.row === after.row && before.index === after.index && before.name === after.name && before.columns === after.columns
  && before.activeColumn === after.activeColumn && before.left === after.left && before.right === after.right && before.editing === after.editing
  && (after.editing === null || before.onEditorKey === after.onEditorKey)
  && before.values.length === after.values.length && before.values.every((value, index) => value === after.values[index]));

// ---- On a narrow screen -----------------------------------------------------------------------
function GridList<Row>({ label, rows, rowName, columns, sheet, onSheet, totals, totalHead }: Props<Row>) {
  const { word, language } = useWords();
  const [fault, setFault] = useState("");
  const [editing, setEditing] = useState<{ key: string; text: string } | null>(null);
  const givenUp = useRef(false);
  const giveUp = () => {
    givenUp.current = true;
    setFault("");
    setEditing(null);
  };
  const commit = (takes: GridColumn<Row>["takes"]) => {
    if (!editing || givenUp.current) return;
    const read = readNumber(editing.text);
    const fits = read.kind === "none" || read.kind === "number" || (read.kind === "percent" && takes === "weight");
    setFault(fits ? "" : word("grid.no_number", { text: editing.text.trim() }));
    if (!fits) return;
    onSheet((before) => change(before, [{ key: editing.key, value: read.kind === "none" ? null : read.value }]));
    setEditing(null);
  };
  return (
    <ul className="grid-list" aria-label={label}>
      {rows.map((row) => {
        const { code, name } = rowName(row);
        const cellOf = (column: GridColumn<Row>) => {
          const key = cellKey(code, column.id);
          const value = column.value ? column.value(row) : valueAt(sheet, code, column.id);
          const shown = column.show ? column.show(value, row) : count(value, language);
          const cell = word("grid.cell", { row: name, column: column.head });
          return (
            <div key={column.id} className={column.tint ? "tint" : undefined}>
              <dt>{column.head}</dt>
              <dd>
                {column.takes === "nothing" ? shown : editing?.key === key ? (
                  <form onSubmit={(event) => { event.preventDefault(); commit(column.takes); }}>
                    <input className="input" inputMode="numeric" enterKeyHint="done" autoFocus value={editing.text} aria-label={cell} aria-invalid={fault !== ""} aria-describedby="cell-fault"
                      onFocus={(event) => event.target.select()} onChange={(event) => setEditing({ key, text: event.target.value })}
                      onBlur={() => commit(column.takes)} onKeyDown={(event) => event.key === "Escape" && giveUp()} />
                    <span id="cell-fault" className="input-fault" role="status">{fault}</span>
                  </form>
                ) : (
                  <button type="button" className="button" aria-label={`${cell}: ${value === null ? word("grid.empty") : count(value, language)}`}
                    onClick={() => { givenUp.current = false; setEditing({ key, text: value === null ? "" : String(value) }); }}>{shown}</button>
                )}
              </dd>
            </div>
          );
        };
        return (
          <li key={code}>
            <h3>{name}</h3>
            <dl>
              {columns.filter((column) => !column.folded).map(cellOf)}
            </dl>
            {columns.some((column) => column.folded) && (
              <details className="grid-more" open={columns.some((column) => column.folded && valueAt(sheet, code, column.id) !== null)}>
                <summary>{word("grid.more")}</summary>
                <dl>{columns.filter((column) => column.folded).map(cellOf)}</dl>
              </details>
            )}
          </li>
        );
      })}
      <li className="sums">
        <h3>{totalHead}</h3>
        <dl>
          {columns.filter((column) => totals[column.id]).map((column) => (
            <div key={column.id} className={column.tint ? "tint" : undefined}><dt>{column.head}</dt><dd>{totals[column.id]}</dd></div>
          ))}
        </dl>
      </li>
    </ul>
  );
}

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia(narrowest).matches);
  useEffect(() => {
    const media = window.matchMedia(narrowest);
    const follow = () => setNarrow(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  return narrow;
}

// ---- What is told of a paste ------------------------------------------------------------------
type Told = { kind: "plain" | "watch" | "risk"; lines: string[] };

function toldOf(pasted: Pasted, word: ReturnType<typeof useWords>["word"], number: (value: number) => string, nameOf: (spot: Spot) => string): Told {
  const some = (all: string[]) => all.slice(0, examples).join("; ") + (all.length > examples ? "…" : "");
  const faults = [
    pasted.refused.length > 0 && word("grid.refused", { cells: number(pasted.refused.length), some: some(pasted.refused.map((each) => `${nameOf(each)} "${each.text}"`)) }),
    pasted.unknown.length > 0 && word("grid.unknown", { names: number(pasted.unknown.length), some: some(pasted.unknown) }),
    (pasted.outside.rows > 0 || pasted.outside.columns > 0) && word("grid.outside", { rows: number(pasted.outside.rows), columns: number(pasted.outside.columns) }),
    pasted.fixed > 0 && word("grid.fixed", { cells: number(pasted.fixed) }),
  ].filter((line) => line !== false);
  const done = word(pasted.named ? "grid.pasted_named" : "grid.pasted", { cells: number(pasted.changes.length) });
  const percents = pasted.percents > 0 ? [word("grid.percents", { cells: number(pasted.percents) })] : [];
  return { kind: faults.length > 0 ? "watch" : "plain", lines: [done, ...percents, ...faults] };
}

function ToldLine({ told }: { told: Told | null }) {
  return (
    <div role="status" className="grid-told">
      {told && (
        <div className={`notice slim ${told.kind}`}>
          {told.kind !== "plain" && <Icon name={told.kind === "risk" ? "at_risk" : "watch"} />}
          <ul>{told.lines.map((line) => <li key={line}>{line}</li>)}</ul>
        </div>
      )}
    </div>
  );
}
