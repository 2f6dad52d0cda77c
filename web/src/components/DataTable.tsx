// A table as people know it from Excel: sticky head, first column and sum; arrows move, Shift+arrows mark a
// block, Ctrl+C copies it with its heads; columns are sized, moved and hidden, and stay so; Shift sorts by several
// and each may be filtered (Ctrl+Shift+L). A list that comes in pages is fetched to its end for that, unless the server
// does both (`asked`: each page is logged); long lists are drawn only where one looks, and whole when printed. As it
// is seen it goes out as a workbook.
import {
  type ColumnDef, type ColumnOrderState, type ColumnSizingState, type SortingState, type VisibilityState,
  getCoreRowModel, getSortedRowModel, useReactTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { flushSync } from "react-dom";
import { type DragEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { download } from "../api/client";
import { asTable, copy } from "../lib/clipboard";
import { type Filters, orderOf, passes, readFilters, withMoved, writeFilters } from "../lib/column_filter";
import { isExported } from "../lib/exports";
import { holds } from "../lib/fold";
import { count } from "../lib/numbers";
import { onPaper, rowsOnPaper } from "../lib/paper";
import { useSearchParams } from "../lib/router";
import { rowsMost, tableAsSeen } from "../lib/sheet_cells";
import { useWords } from "../lib/words";
import { Explain, type Topic } from "./Explain";
import { Icon } from "./Icon";
import { useRoomBelow } from "../lib/room";
import { FaultNotice } from "./notices";
import { SheetContext } from "./sheet";
import { useRemembered } from "../lib/remembered";

export type Column<Row> = {
  id: string;
  head: string;
  cell: (row: Row) => ReactNode;
  text: (row: Row) => string;            // As it is copied and filtered.
  value?: (row: Row) => number | string; // As it is sorted; without it the column is not.
  number?: boolean;
  width?: number;
  clip?: boolean;
  phone?: boolean;                       // false: not on a narrow screen.
  wide?: boolean;                        // true: hidden on a screen that is not wide, until one wants it.
  explain?: Topic;
  act?: boolean;                         // Holds something to press: neither filtered nor copied.
  total?: ReactNode;
};

type Props<Row> = {
  id: string;
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  currentKey?: string;
  totalHead?: string;
  sort?: string;                          // "-missing,name"
  onSort?: (sort: string) => void;
  serverSort?: string[];                  // Orders in which the rows may come sorted: "-missing". Any other is made here.
  given?: string;                         // The order in which the pages come, where the server knows one only.
  filter?: { value: string; onChange: (value: string) => void; hint: string };
  count?: number;                         // Of all rows, where not all are here yet.
  rest?: boolean;                         // More pages are to come, where nobody knows of how many rows.
  onMore?: () => void;
  height?: string;                        // "fill": to the end of the window.
  lead?: ReactNode;                       // Before the filter.
  tools?: ReactNode;
  head?: ReactNode;                       // Title of the panel, at whose end the tools stand as icons; without it they have a line.
  stacked?: boolean;                      // On a narrow screen each row is a card with its heads.
  asked?: Asked;                          // The server filters and sorts: every page that is read is recorded.
  about?: string[];                       // What the page leaves out of it, for the workbook: "Lý do: Bỏ sót".
  secret?: boolean;                       // What is filtered for stays out of the address.
};

export type Asked = {
  sorts: string[];                        // Columns that it sorts by,
  filters: string[];                      // and such that it filters.
  onFilters: (filters: Filters) => void;
  onExport?: (columns: string[]) => Promise<void>;  // Of these columns, in this order.
};

const rowHeight = 32;
const drawnWhole = 80;
const writeAfter = 250;  // Milliseconds after the last key.
const askAfter = 400;

export function readSort(sort: string | undefined): SortingState {
  return (sort ?? "").split(",").filter(Boolean).map((each) => ({ id: each.replace(/^-/, ""), desc: each.startsWith("-") }));
}
export function writeSort(sorting: SortingState): string {
  return sorting.map((each) => (each.desc ? `-${each.id}` : each.id)).join(",");
}

const collator = new Intl.Collator("vi");
function compare(a: unknown, b: unknown): number {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}

type Spot = { row: number; column: number };

export function DataTable<Row>(props: Props<Row>) {
  const { columns, rows, label, filter } = props;
  const { word, language } = useWords();
  const [chosen, setVisibility] = useRemembered<VisibilityState>(`${props.id}.columns`, {});
  const wide = useWide();
  const visibility = useMemo(() => ({ ...Object.fromEntries(columns.filter((column) => column.wide).map((column) => [column.id, wide])), ...chosen }), [columns, wide, chosen]);
  const [sizing, setSizing] = useRemembered<ColumnSizingState>(`${props.id}.widths`, {});
  const [moved, setMoved] = useRemembered<ColumnOrderState>(`${props.id}.order`, []);
  const [frozen, setFrozen] = useRemembered(`${props.id}.frozen`, true);
  const [filters, setFilters, filtering, setFiltering] = useFilters(props.id, props.secret === true);
  const order = useMemo(() => orderOf(columns.map((column) => column.id), moved), [columns, moved]);
  // Kept here where the page does not keep it.
  const [ownSort, setOwnSort] = useState(props.sort ?? props.given ?? "");
  const sort = props.onSort ? (props.sort ?? "") : ownSort;
  // A column that the address names may be none of this list.
  const sorting = useMemo(() => readSort(sort).filter((each) => columns.some((column) => column.id === each.id)), [sort, columns]);
  const wholeList = !props.rest && (props.count ?? rows.length) <= rows.length;
  const sorted = writeSort(sorting);
  const { asked } = props;
  const asAsked = asked !== undefined || !wholeList && (sorting.length === 0 || (props.serverSort?.includes(sorted) ?? sorted === props.given));
  const mayFetch = props.onMore !== undefined && !asked;
  useAsking(asked, filtering, filters);

  // A new array when columns change: what a row is sorted by may have changed with them.
  const shown = useMemo(() => {
    if (asked) return rows;
    const wanted = columns.filter((column) => filtering && filters[column.id]?.trim());
    return rows.filter((row) => wanted.every((column) => passes(column.text(row), filters[column.id] ?? "", column.number === true, language))
      && (!filter?.value || holds(columns.map((column) => column.text(row)).join(" "), filter.value)));
  }, [asked, rows, columns, filter?.value, filters, filtering, language]);

  const severalSorts = !asked && (wholeList || mayFetch);
  const definitions = useMemo<ColumnDef<Row>[]>(() => columns.map((column) => ({
    id: column.id,
    size: column.width ?? 120,
    minSize: 40,
    accessorFn: column.value ?? column.text,
    enableSorting: asked ? asked.sorts.includes(column.id) : wholeList || mayFetch ? column.value !== undefined : props.serverSort?.some((each) => each.replace(/^-/, "") === column.id) ?? false,
    sortingFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
    sortDescFirst: column.number === true,
  })), [asked, columns, props.serverSort, wholeList, mayFetch]);

  const table = useReactTable({
    data: shown,
    columns: definitions,
    state: { sorting, columnVisibility: visibility, columnSizing: sizing, columnOrder: order },
    getRowId: props.rowKey,
    manualSorting: asAsked,
    enableSortingRemoval: false,
    enableMultiSort: severalSorts,
    columnResizeMode: "onChange",
    onSortingChange: (next) => (props.onSort ?? setOwnSort)(writeSort(typeof next === "function" ? next(sorting) : next)),
    onColumnVisibilityChange: setVisibility,
    onColumnSizingChange: setSizing,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const heads = table.getVisibleLeafColumns();
  const lines = table.getRowModel().rows;

  // ---- Only the lines that are looked at -----------------------------------------------------
  const box = useRef<HTMLDivElement>(null);
  const room = useRoomBelow(box, props.height === "fill");
  const printing = usePrinting();
  const whole = printing || lines.length <= drawnWhole;
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12 });
  const windowed = virtual.getVirtualItems();
  const first = whole ? 0 : (windowed[0]?.index ?? 0);
  const last = whole ? lines.length - 1 : (windowed[windowed.length - 1]?.index ?? Math.min(lines.length, 30) - 1);
  const { onMore } = props;
  // A filter is over all lines, and so is an order that the pages do not come in: they are fetched until none is left.
  const [gather, gathering] = useGathering(rows.length, wholeList || !onMore);
  useEffect(() => onPaper(() => gather(rowsOnPaper)), [gather]);
  const fetching = !wholeList && gathering || mayFetch && !wholeList && (!asAsked || (filtering && Object.values(filters).some((each) => each.trim())));
  useEffect(() => {
    if (onMore && (fetching || (lines.length > 0 && last >= lines.length - 25))) onMore();
  }, [last, lines.length, rows.length, fetching, onMore]);

  // ---- Moving about and marking a block --------------------------------------------------------
  const [active, setActive] = useState<Spot>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Spot | null>(null);
  const [copied, setCopied] = useState(false);
  const walked = useRef(false);
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    if (!whole) virtual.scrollToIndex(active.row);
    const focus = () => box.current?.querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`)?.focus();
    requestAnimationFrame(focus);
  }, [active, virtual, whole]);

  const inBlock = (row: number, column: number): boolean => anchor !== null
    && row >= Math.min(anchor.row, active.row) && row <= Math.max(anchor.row, active.row)
    && column >= Math.min(anchor.column, active.column) && column <= Math.max(anchor.column, active.column);

  const copyBlock = useCallback(async (from: Spot, to: Spot) => {
    const columnsIn = heads.slice(Math.min(from.column, to.column), Math.max(from.column, to.column) + 1).filter((column) => !byId.get(column.id)?.act);
    const linesIn = lines.slice(Math.min(from.row, to.row), Math.max(from.row, to.row) + 1);
    const cells = linesIn.map((line) => columnsIn.map((column) => byId.get(column.id)?.text(line.original) ?? ""));
    await copy(asTable([columnsIn.map((column) => byId.get(column.id)?.head ?? ""), ...cells]));
    setCopied(true);
  }, [heads, lines, byId]);

  const go = (spot: Spot, marking: boolean) => {
    const next = {
      row: Math.max(0, Math.min(lines.length - 1, spot.row)),
      column: Math.max(0, Math.min(heads.length - 1, spot.column)),
    };
    walked.current = true;
    setCopied(false);
    setAnchor(marking ? (anchor ?? active) : null);
    setActive(next);
  };

  const mayFilter = asked ? asked.filters.length > 0 : wholeList || mayFetch;
  const filterHere = () => {
    const on = !filtering;
    // Shown first, so that it can be typed into.
    flushSync(() => setFiltering(on));
    if (on) box.current?.querySelectorAll<HTMLElement>("thead th")[active.column]?.querySelector<HTMLElement>(".column-filter")?.focus();
    else box.current?.querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (mayFilter && event.ctrlKey && event.shiftKey && event.key.toLowerCase() === "l") {
      event.preventDefault();
      filterHere();
      return;
    }
    if (!(event.target as HTMLElement).matches("[data-cell]")) return;
    const { row, column } = active;
    const moves: Record<string, Spot> = {
      ArrowDown: { row: row + 1, column }, ArrowUp: { row: row - 1, column },
      ArrowRight: { row, column: column + 1 }, ArrowLeft: { row, column: column - 1 },
      PageDown: { row: row + 15, column }, PageUp: { row: row - 15, column },
      Home: { row: event.ctrlKey ? 0 : row, column: 0 },
      End: { row: event.ctrlKey ? lines.length - 1 : row, column: heads.length - 1 },
    };
    const to = moves[event.key];
    if (to) {
      event.preventDefault();
      go(to, event.shiftKey);
    } else if (event.key === "Enter") {
      (event.target as HTMLElement).querySelector<HTMLElement>("a, button")?.click();
    } else if (event.key === "Escape") {
      setAnchor(null);
    } else if (event.ctrlKey && event.key.toLowerCase() === "c" && !document.getSelection()?.toString()) {
      event.preventDefault();
      void copyBlock(anchor ?? active, active);
    } else if (event.ctrlKey && event.key.toLowerCase() === "a") {
      event.preventDefault();
      setAnchor({ row: 0, column: 0 });
      setActive({ row: lines.length - 1, column: heads.length - 1 });
    }
  };
  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
    if (!cell?.dataset["cell"] || event.button !== 0) return;
    const [row = 0, column = 0] = cell.dataset["cell"].split(":").map(Number);
    setAnchor(event.shiftKey ? (anchor ?? active) : null);
    setActive({ row, column });
    if (event.shiftKey) event.preventDefault();
  };

  // ---- Moving columns ----------------------------------------------------------------------------
  const [dragged, setDragged] = useState<string | null>(null);
  const moveTo = (id: string, to: string) => setMoved(withMoved(order, id, to));
  const dragOf = (id: string, index: number) => (index === 0 ? {} : {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", id);
      setDragged(id);
    },
    onDragEnd: () => setDragged(null),
  });
  const dropOf = (id: string, index: number) => (index === 0 || dragged === null ? {} : {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      moveTo(dragged, id);
      setDragged(null);
    },
  });

  const headOf = (column: (typeof heads)[number], index: number) => {
    const own = byId.get(column.id);
    if (!own) return null;
    const sorted = column.getIsSorted();
    return (
      <th key={column.id} scope="col" className={`${classes(own, index)}${dragged && dragged !== column.id && index > 0 ? " takes-drop" : ""}`} {...dropOf(column.id, index)} style={own.width || sizing[column.id] ? { width: column.getSize(), minWidth: column.getSize() } : undefined}
        aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}>
        <span className="head-cell" {...dragOf(column.id, index)}>
          {column.getCanSort() ? (
            <button type="button" className="sort" onClick={column.getToggleSortingHandler()} title={severalSorts ? word("table.sort_hint") : undefined}>
              {own.head}
              {sorted && <span className="arrow" aria-hidden="true">{sorted === "asc" ? "↑" : "↓"}{sorting.length > 1 && column.getSortIndex() + 1}</span>}
            </button>
          ) : own.head}
          {own.explain && <Explain topic={own.explain} />}
        </span>
        {filtering && !own.act && (!asked || asked.filters.includes(own.id)) && (
          <input className="column-filter" type="search" value={filters[column.id] ?? ""} aria-label={word("table.filter_column", { column: own.head })}
            placeholder={own.number && !asked ? ">…" : ""} title={own.number && !asked ? word("table.filter_number") : undefined}
            onChange={(event) => setFilters({ ...filters, [column.id]: event.target.value })} />
        )}
        <span className="resizer" aria-hidden="true" onMouseDown={table.getFlatHeaders().find((each) => each.id === column.id)?.getResizeHandler()} />
      </th>
    );
  };

  // Under a title they are icons; their words are for who cannot see them, and where the mouse rests.
  const named = (text: string) => (props.head ? <span className="visually-hidden">{text}</span> : text);
  const look = props.head ? "button icon-only" : "button";
  const seen = useRef<() => Seen>(() => ({ columns: [], rows: [], sums: null, cut: false }));
  useLayoutEffect(() => {
    seen.current = () => {
      // What a narrow screen hides is not seen.
      const drawn = [...(box.current?.querySelectorAll<HTMLElement>("thead th") ?? [])].map((each) => each.offsetParent !== null);
      const told = heads.flatMap((column, at) => {
        const own = byId.get(column.id);
        return own && !own.act && drawn[at] !== false ? [own] : [];
      });
      const totalOf = (own: Column<Row>, at: number) => {
        const total = at === 0 ? own.total ?? props.totalHead : own.total;
        return typeof total === "string" ? total : "";
      };
      return {
        columns: told.map((own) => ({ id: own.id, head: own.head, number: own.number === true })),
        rows: lines.map((line) => told.map((own) => own.text(line.original))),
        sums: told.some((own) => own.total !== undefined) ? told.map(totalOf) : null,
        cut: !wholeList && !asked,
      };
    };
  });
  const notesOfView = (): string[] => {
    const heading = (id: string) => byId.get(id)?.head ?? id;
    const wanted = filtering ? Object.entries(filters).filter(([id, each]) => each.trim() && byId.has(id)) : [];
    return [
      ...(props.about ?? []),
      ...(filter?.value.trim() ? [word("table.note_words", { words: filter.value.trim() })] : []),
      ...wanted.map(([id, each]) => word("table.note_filter", { column: heading(id), words: each.trim() })),
      ...(sorting.length > 0 ? [word("table.note_sort", { columns: sorting.map((each) => `${heading(each.id)} ${each.desc ? "↓" : "↑"}`).join(", ") })] : []),
    ];
  };
  const told = (
    <span className="quiet" role="status">
      {copied ? word("table.copied") : shown.length < (props.count ?? rows.length)
        ? word("table.shown_of", { shown: count(shown.length, language), all: count(props.count ?? rows.length, language) })
        : props.head ? "" : word("table.shown", { shown: count(shown.length, language) })}
    </span>
  );
  const tools = (
    <>
      {mayFilter && (
        <button type="button" className={look} aria-pressed={filtering} title={word("table.filter_hint")} onClick={filterHere}>
          <Icon name="filter" />
          {named(word("table.filter_columns"))}
        </button>
      )}
      <ColumnPicker columns={order.flatMap((id) => byId.get(id) ?? [])} hidden={visibility} onChange={setVisibility} onMove={moveTo} frozen={frozen} onFreeze={setFrozen} named={named} look={look}
        onReset={() => { setVisibility({}); setSizing({}); setMoved([]); setFrozen(true); }} />
      <button type="button" className={look} title={word("table.copy_hint")}
        onClick={() => void copyBlock({ row: 0, column: 0 }, { row: lines.length - 1, column: heads.length - 1 })}>
        <Icon name="copy" />
        {named(word("table.copy"))}
      </button>
      <SheetButton id={props.id} label={label} seen={seen} notesOfView={notesOfView} asked={asked} gather={gather} named={named} look={look} />
      {props.tools}
    </>
  );

  const hasTotals = heads.some((column) => byId.get(column.id)?.total !== undefined);
  return (
    <>
      {props.head && (
        <div className="panel-head">
          {props.head}
          <span className="end table-icons no-print">
            {filter && <input className="input" type="search" value={filter.value} placeholder={filter.hint} aria-label={filter.hint} onChange={(event) => filter.onChange(event.target.value)} />}
            {told}
            {tools}
          </span>
        </div>
      )}
      {!props.head && (
        <div className="table-tools">
          {props.lead}
          {filter && (
            <input className="input" type="search" value={filter.value} placeholder={filter.hint} aria-label={filter.hint}
              onChange={(event) => filter.onChange(event.target.value)} />
          )}
          {told}
          <span className="end">{tools}</span>
        </div>
      )}
      <div ref={box} className="table-scroll" style={{ maxHeight: props.height === "fill" ? room : props.height }} onKeyDown={onKeyDown} onMouseDown={onMouseDown}>
        <table className={`data${frozen ? "" : " unfrozen"}${props.stacked ? " stacked" : ""}`} role="grid" aria-label={label} aria-rowcount={(props.count ?? lines.length) + 1}>
          <thead>
            <tr aria-rowindex={1}>{heads.map(headOf)}</tr>
          </thead>
          <tbody>
            {!whole && first > 0 && <tr aria-hidden="true" style={{ height: windowed[0]?.start ?? 0 }}><td colSpan={heads.length} /></tr>}
            {lines.slice(first, last + 1).map((line, offset) => {
              const row = first + offset;
              return (
                <tr key={line.id} ref={whole ? undefined : virtual.measureElement} data-index={row} aria-rowindex={row + 2} className={line.id === props.currentKey ? "current" : undefined}>
                  {heads.map((column, index) => {
                    const own = byId.get(column.id);
                    if (!own) return null;
                    const Cell = index === 0 ? "th" : "td";
                    return (
                      <Cell key={column.id} scope={index === 0 ? "row" : undefined} data-label={own.head} data-cell={`${row}:${index}`}
                        tabIndex={active.row === row && active.column === index ? 0 : -1}
                        className={`${classes(own, index)}${inBlock(row, index) ? " in-block" : ""}`}>
                        {own.cell(line.original)}
                      </Cell>
                    );
                  })}
                </tr>
              );
            })}
            {!whole && last < lines.length - 1 && (
              <tr aria-hidden="true" style={{ height: virtual.getTotalSize() - (windowed[windowed.length - 1]?.end ?? 0) }}><td colSpan={heads.length} /></tr>
            )}
          </tbody>
          {hasTotals && (
            <tfoot>
              <tr>
                {heads.map((column, index) => {
                  const own = byId.get(column.id);
                  if (!own) return null;
                  return index === 0
                    ? <th key={column.id} scope="row" className={classes(own, index)}>{own.total ?? props.totalHead}</th>
                    : <td key={column.id} className={classes(own, index)}>{own.total}</td>;
                })}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {rows.length < (props.count ?? rows.length + (props.rest ? 1 : 0)) && (
        <p className="print-only quiet">{word("table.cut", { shown: count(lines.length, language), all: props.count ? count(props.count, language) : "…" })}</p>
      )}
    </>
  );
}

type Seen = { columns: { id: string; head: string; number: boolean }[]; rows: string[][]; sums: string[] | null; cut: boolean };
type SheetProps = {
  id: string;
  label: string;
  seen: { current: () => Seen };
  notesOfView: () => string[];
  asked: Asked | undefined;
  gather: (most: number) => Promise<void>;
  named: (text: string) => ReactNode;
  look: string;
};

// The workbook of exactly what is seen: the same columns, filters and order.
function SheetButton({ id, label, seen, notesOfView, asked, gather, named, look }: SheetProps) {
  const { word, language } = useWords();
  const about = useContext(SheetContext);
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [tooLong, setTooLong] = useState(false);
  const list = isExported(id) ? id : null;
  if (!about || (asked ? !asked.onExport || !about.may("persons") : !list || !about.may(list))) return null;
  const make = async () => {
    if (asked?.onExport) return asked.onExport(seen.current().columns.map((column) => column.id));
    if (!list) return undefined;
    await gather(rowsMost);
    const { columns, rows, sums, cut } = seen.current();
    setTooLong(cut || rows.length > rowsMost);
    if (cut || rows.length > rowsMost) return undefined;
    return download("/api/table.xlsx", `${id}.xlsx`, tableAsSeen(list, label, [...about.notes(list), ...notesOfView()], columns, rows, sums, language));
  };
  const press = () => {
    setBusy(true);
    setFault(null);
    void make().catch(setFault).finally(() => setBusy(false));
  };
  return (
    <>
      <button type="button" className={look} onClick={press} disabled={busy} title={word("action.export_hint")}>
        <Icon name="download" />
        {named(word("action.export"))}
      </button>
      {tooLong && <span className="state watch" role="status"><Icon name="watch" />{word("table.too_long", { most: count(rowsMost, language) })}</span>}
      {fault !== null && <FaultNotice error={fault} />}
    </>
  );
}

// Fetches pages until all rows are there, or as many as are wanted at most; then the promise is kept.
function useGathering(rows: number, whole: boolean): [(most: number) => Promise<void>, boolean] {
  const [most, setMost] = useState(0);
  const waiting = useRef<(() => void)[]>([]);
  const enough = whole || rows >= most;
  const isWhole = useRef(whole);
  const release = () => {
    for (const done of waiting.current.splice(0)) done();
  };
  useEffect(() => {
    isWhole.current = whole;
    if (most === 0 || !enough) return;
    setMost(0);
    release();
  }, [whole, most, enough]);
  // Where the table goes, nobody waits for it any more.
  useEffect(() => release, []);
  const gather = useCallback((wanted: number) => (isWhole.current ? Promise.resolve() : new Promise<void>((done) => {
    waiting.current.push(done);
    setMost(wanted);
  })), []);
  return [gather, most > 0 && !enough];
}

// What is typed goes to the server a little after the last key.
function useAsking(asked: Asked | undefined, on: boolean, filters: Filters): void {
  const wanted = asked && on ? writeFilters(Object.fromEntries(Object.entries(filters).filter(([id]) => asked.filters.includes(id)))) : "";
  const told = useRef("");
  const onFilters = asked?.onFilters;
  useEffect(() => {
    if (!onFilters || wanted === told.current) return undefined;
    const later = setTimeout(() => {
      told.current = wanted;
      onFilters(readFilters(wanted));
    }, askAfter);
    return () => clearTimeout(later);
  }, [wanted, onFilters]);
}

function classes<Row>(column: Column<Row>, index: number): string {
  return [column.number ? "number" : "", index === 0 ? "pinned" : "", column.clip ? "clip" : "", column.phone === false ? "not-on-phone" : "", column.act ? "no-print" : ""].filter(Boolean).join(" ");
}

type PickerProps<Row> = {
  columns: Column<Row>[];
  hidden: VisibilityState;
  onChange: (next: VisibilityState) => void;
  onMove: (id: string, to: string) => void;
  frozen: boolean;
  onFreeze: (frozen: boolean) => void;
  onReset: () => void;
  named: (text: string) => ReactNode;
  look: string;
};

function ColumnPicker<Row>({ columns, hidden, onChange, onMove, frozen, onFreeze, onReset, named, look }: PickerProps<Row>) {
  const { word } = useWords();
  const others = columns.slice(1);
  return (
    <details className="picker">
      <summary className={look} title={word("table.columns")}>
        <Icon name="columns" />
        {named(word("table.columns"))}
      </summary>
      <div className="picker-list">
        <label className="check">
          <input type="checkbox" checked={frozen} onChange={(event) => onFreeze(event.target.checked)} />
          {word("table.freeze")}
        </label>
        <ul>
          {others.map((column, at) => {
            const [before, after] = [others[at - 1], others[at + 1]];
            return (
              <li key={column.id} className="picker-line">
                <label className="check">
                  <input type="checkbox" checked={hidden[column.id] !== false}
                    onChange={(event) => onChange({ ...hidden, [column.id]: event.target.checked })} />
                  {column.head}
                </label>
                <button type="button" className="button plain" disabled={!before} onClick={() => before && onMove(column.id, before.id)}
                  aria-label={word("table.move_left", { column: column.head })} title={word("table.move_left", { column: column.head })}>↑</button>
                <button type="button" className="button plain" disabled={!after} onClick={() => after && onMove(column.id, after.id)}
                  aria-label={word("table.move_right", { column: column.head })} title={word("table.move_right", { column: column.head })}>↓</button>
              </li>
            );
          })}
        </ul>
        <button type="button" className="button" onClick={onReset}>{word("table.reset")}</button>
      </div>
    </details>
  );
}

// The filters of the columns: in the address, under the name of the list, so that it brings the same rows.
function useFilters(id: string, secret: boolean): [Filters, (next: Filters) => void, boolean, (on: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const name = `filter.${id}`;
  const [filters, setFilters] = useState<Filters>(() => readFilters(search.get(name)));
  const [on, setOn] = useState(() => search.has(name));
  const written = on ? writeFilters(filters) : "";
  useEffect(() => {
    if (secret || written === (search.get(name) ?? "")) return undefined;
    const later = setTimeout(() => setSearch((before) => {
      const next = new URLSearchParams(before);
      if (written) next.set(name, written);
      else next.delete(name);
      return next;
    }, { replace: true }), writeAfter);
    return () => clearTimeout(later);
  }, [written, name, secret, search, setSearch]);
  return [filters, setFilters, on, setOn];
}

function useWide(): boolean {
  const media = useMemo(() => window.matchMedia("(min-width: 1541px)"), []);
  const [wide, setWide] = useState(media.matches);
  useEffect(() => {
    const follow = () => setWide(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [media]);
  return wide;
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const media = window.matchMedia("print");
    // The lines must stand before the browser lays out the paper.
    const follow = () => flushSync(() => setPrinting(media.matches));
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  return printing;
}
