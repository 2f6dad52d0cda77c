// The grid of an allocation as a workbook: taken out as it is seen, and filled in elsewhere and loaded. What is loaded
// is one step of the draft, to be undone; nothing is saved by it.
import { useMutation } from "@tanstack/react-query";
import { type ChangeEvent, useId, useRef } from "react";
import { type Schemas, api, download, take } from "../../api/client";
import { Icon } from "../../components/Icon";
import { FaultNotice } from "../../components/notices";
import { type Loaded, load } from "../../lib/filled_in";
import { count } from "../../lib/numbers";
import { type Sheet, cellKey, change, valueAt } from "../../lib/sheet";
import { useWords } from "../../lib/words";
import { useSession } from "../session/session";
import type { ProvinceTarget, UnitTargets } from "./answers";

type Part = Schemas["Allocation"]["parts"][number];

const bytesMost = 1 << 20;
const linesMost = 12;

export function ExportGrid({ wanted: { scheme, year }, units, sheet, parts }: { wanted: ProvinceTarget; units: UnitTargets[]; sheet: Sheet; parts: Map<string, Part> }) {
  const { word } = useWords();
  const { view_as } = useSession();
  const exported = useMutation({
    mutationFn: () => download("/api/targets/allocation.xlsx", `${scheme}-${year}.xlsx`, {
      scheme, year,
      lines: units.map(({ unit }) => {
        const numbers = { weight: valueAt(sheet, unit, "weight"), floor: valueAt(sheet, unit, "floor"), ceiling: valueAt(sheet, unit, "ceiling"), allocated: parts.get(unit)?.target ?? null, target: valueAt(sheet, unit, "target") };
        return { unit, ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== null)) };
      }),
    } satisfies Schemas["AllocationDraft"]),
  });
  return (
    <>
      <button type="button" className="button" onClick={() => exported.mutate()} disabled={exported.isPending || view_as !== null} title={word("targets.export_grid_hint")}>
        <Icon name="download" />
        {word("action.export")}
      </button>
      {exported.error && <FaultNotice error={exported.error} />}
    </>
  );
}

export type LoadTold = { file: string; changed: number; found: boolean; loaded: Loaded };

type LoadProps = { wanted: ProvinceTarget; units: UnitTargets[]; sheet: Sheet; onSheet: (edit: (sheet: Sheet) => Sheet) => void; onTold: (told: LoadTold | null) => void };

export function LoadGrid({ wanted: { scheme, year }, units, sheet, onSheet, onTold }: LoadProps) {
  const { word } = useWords();
  const { view_as } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const label = useId();
  const loading = useMutation({
    mutationFn: (file: File) => take(api.POST("/api/targets/workbook", {
      params: { query: { scheme, year, file: file.name.slice(0, 60) } },
      body: file as unknown as string, bodySerializer: (body: unknown) => body as BodyInit, headers: { "Content-Type": "application/octet-stream" },
    })),
    onSuccess: (filled, file) => {
      const loaded = load(filled, units.map(({ unit, name }) => ({ code: unit, name })), (column) => column === "weight");
      const changes = loaded.changes.map((each) => ({ key: cellKey(units[each.row]?.unit ?? "", each.column), value: each.value }));
      onSheet((before) => change(before, changes));
      onTold({ file: file.name, changed: changes.filter((each) => (sheet.values.get(each.key) ?? null) !== each.value).length, found: filled.sheet !== null, loaded });
    },
  });
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = ""; // The same file may be chosen again, mended.
    onTold(null);
    if (file) loading.mutate(file);
  };
  const file = loading.variables;
  const tooLarge = file !== undefined && file.size > bytesMost;
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()} disabled={loading.isPending || view_as !== null} title={word("targets.load_hint")}>
        <Icon name="upload" />
        <span id={label}>{word("targets.load")}</span>
      </button>
      <input ref={input} type="file" hidden aria-labelledby={label} accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" onChange={chosen} />
      {loading.error && tooLarge && <p className="notice slim risk" role="alert"><Icon name="at_risk" /><span>{word("targets.load_too_large", { file: file.name })}</span></p>}
      {loading.error && !tooLarge && <FaultNotice error={loading.error} />}
    </>
  );
}

function Places({ head, places }: { head: string; places: { place: string; text: string; why: string }[] }) {
  const { word, language } = useWords();
  return (
    <>
      <p>{head}</p>
      <ul>
        {places.slice(0, linesMost).map((each) => <li key={`${each.place}-${each.text}`}><b className="nowrap">{each.place}</b> “{each.text}”: {each.why}</li>)}
        {places.length > linesMost && <li>{word("targets.load_more", { rest: count(places.length - linesMost, language) })}</li>}
      </ul>
    </>
  );
}

// What came of a file, each cell and line that did not with its place and what to do.
export function LoadedLines({ told: { file, changed, found, loaded }, wanted: { scheme, year } }: { told: LoadTold; wanted: ProvinceTarget }) {
  const { word, wordOf, language } = useWords();
  const { changes, refused, stray } = loaded;
  const whole = found && changes.length > 0 && refused.length === 0 && stray.length === 0;
  return (
    <div role="status" className={`notice slim grid-loaded ${whole ? "done" : "watch"}`}>
      <Icon name={whole ? "on_track" : "watch"} />
      <div>
        <p>{changes.length > 0 ? word("targets.loaded", { cells: count(changes.length, language), file, changed: count(changed, language) }) : word("targets.loaded_nothing", { file })}</p>
        {!found && <p>{word("targets.load_no_head", { what: `${wordOf("scheme", scheme)} ${year}` })}</p>}
        {refused.length > 0 && <Places head={word("targets.load_refused", { cells: count(refused.length, language) })} places={refused.map((each) => ({ ...each, why: word(`targets.load_why.${each.why}`) }))} />}
        {stray.length > 0 && (
          <Places head={word("targets.load_stray", { lines: count(stray.length, language) })}
            places={stray.map((each) => ({ place: word("targets.load_line", { line: each.line }), text: each.name, why: word(`targets.load_why.${each.why}`) }))} />
        )}
      </div>
    </div>
  );
}
