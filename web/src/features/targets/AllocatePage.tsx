// S5 Phân bổ: the province's target of one scheme and year divided among the units, in a grid; saved by a
// document when the parts sum to the whole.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { FaultError, api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { Grid, type GridColumn } from "../../components/Grid";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showInstant, showMonth } from "../../lib/dates";
import { keepDraft, readDraft } from "../../lib/drafts";
import { count, signed } from "../../lib/numbers";
import { Link } from "../../lib/router";
import { type Sheet, cellKey, change, sheetOf, valueAt } from "../../lib/sheet";
import { capital, useWords } from "../../lib/words";
import { useMay, useSession } from "../session/session";
import { ExportGrid, LoadGrid, type LoadTold, LoadedLines } from "./GridWorkbook";
import { type ProvinceTarget, type Targets, type UnitTargets, blockedBy, cellOf, columnSum, newestProposed, newestSet, personsOf, proposedOf, startSheet, targetsKey, useAllocation, useTargets, wantedOf } from "./answers";
import "../../styles/targets.css";

export function AllocatePage() {
  const { word, wordOf } = useWords();
  const { scheme, search, run, change: changeAddress, address } = usePlace();
  const may = useMay();
  const answer = useTargets();
  const years = answer.data?.years ?? [];
  const runYear = Number(run.month.slice(0, 4));
  const year = years.find((each) => String(each) === search.get("year")) ?? years.find((each) => each > runYear) ?? years.at(-1);
  const wanted = answer.data?.province.find((each) => each.scheme === scheme && each.year === year);
  return (
    <>
      <nav aria-label={word("shell.crumbs")}>
        <ol className="crumbs">
          <li><Link to={address("/targets")}>{word("targets.title")}</Link></li>
          <li aria-current="page">{word("targets.allocate")}</li>
        </ol>
      </nav>
      <div className="page-head">
        <h1>{word("targets.allocate_what", { scheme: wordOf("scheme", scheme), year: year ?? "" })}</h1>
        {years.length > 1 && (
          <span className="segments" role="group" aria-label={word("targets.year")}>
            {years.map((each) => <button key={each} type="button" aria-pressed={each === year} onClick={() => changeAddress({ year: String(each) })}>{each}</button>)}
          </span>
        )}
      </div>
      {!may("set_targets") && <div className="panel"><Empty title={word("targets.no_right")}><p>{word("targets.no_right_do")}</p></Empty></div>}
      {answer.error && <FaultNotice error={answer.error} />}
      {answer.isPending && <div className="panel"><Skeleton lines={12} /></div>}
      {answer.data && !wanted && <div className="panel"><Empty title={word("targets.no_plan")}><p>{word("targets.no_plan_do")}</p></Empty></div>}
      {may("set_targets") && answer.data && wanted && <Allocation key={`${scheme}-${year}`} targets={answer.data} wanted={wanted} />}
    </>
  );
}

// What was begun and is not saved stays while one looks at another scheme or page, and over a reload.
type Draft = { sheet: Sheet; seen: number; document: string; begun: boolean };  // begun: before a reload.

// A draft as text, for the tab to keep; the steps of an undo are begun anew by a reload.
function written({ sheet, seen, document }: Draft): object {
  return { values: [...sheet.values], seen, document };
}

function readBack(kept: unknown): Draft | null {
  if (typeof kept !== "object" || kept === null || !("values" in kept && "seen" in kept && "document" in kept)) return null;
  const { values, seen, document } = kept;
  if (!Array.isArray(values) || typeof seen !== "number" || typeof document !== "string") return null;
  const cells = (values as unknown[]).filter((each): each is [string, number | null] => Array.isArray(each) && typeof each[0] === "string" && (typeof each[1] === "number" || each[1] === null));
  return { sheet: sheetOf(cells), seen, document, begun: true };
}

function useDraft(targets: Targets, { scheme, year }: ProvinceTarget) {
  const { user } = useSession();
  const place = `${user}/targets/${scheme}/${year}`;
  const fresh = (): Draft => ({ sheet: startSheet(targets.units, scheme, year), seen: newestSet(targets, scheme, year)?.version ?? 0, document: "", begun: false });
  const [draft, setDraft] = useState<Draft>(() => readBack(readDraft(place)) ?? fresh());
  const dirty = draft.begun || draft.sheet.done.length > 0 || draft.document !== "";
  useEffect(() => keepDraft(place, dirty ? written(draft) : null), [draft, dirty, place]);
  return { draft, setDraft };
}

function Allocation({ targets, wanted }: { targets: Targets; wanted: ProvinceTarget }) {
  const { scheme, year, printed: total } = wanted;
  const { word, wordOf, language } = useWords();
  const { run, address } = usePlace();
  const { view_as } = useSession();
  const queries = useQueryClient();
  const { draft, setDraft } = useDraft(targets, wanted);
  const [loaded, setLoaded] = useState<LoadTold | null>(null);
  const { sheet, document } = draft;
  const units = targets.units;
  const onSheet = useCallback((edit: (sheet: Sheet) => Sheet) => setDraft((before) => ({ ...before, sheet: edit(before.sheet) })), [setDraft]);

  const weightless = (columnSum(units, sheet, "weight") ?? 0) === 0;
  const allocation = useAllocation(wantedOf(units, sheet, scheme, year, total), !view_as && !weightless && units.length > 0);
  const parts = useMemo(() => new Map(allocation.data?.parts.map((each) => [each.unit, each])), [allocation.data]);

  const save = useMutation({
    mutationFn: () => take(api.PUT("/api/targets/units", {
      body: { scheme, year, document: document.trim(), seen: draft.seen, targets: units.map(({ unit }) => ({ unit, target: valueAt(sheet, unit, "target") ?? 0 })) },
    })),
    onSuccess: (next) => {
      queries.setQueryData(targetsKey(language), next);
      for (const key of ["gap", "schemes"]) void queries.invalidateQueries({ queryKey: [key] });
      // Until it is approved the grid has what is in force, and what was proposed stands beside it.
      setDraft((before) => ({ sheet: { ...startSheet(next.units, scheme, year), done: [], undone: [] }, seen: newestSet(next, scheme, year)?.version ?? before.seen, document: "", begun: false }));
      void queries.invalidateQueries({ queryKey: ["proposals"] });
    },
    onError: (error) => {
      if (isConflict(error)) void queries.invalidateQueries({ queryKey: ["targets"] });
    },
  });
  const block = blockedBy(units, sheet, total, document);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (block.why === null && !view_as) save.mutate();
  };

  const columns = useMemo<GridColumn<UnitTargets>[]>(() => [
    { id: "now", head: word("targets.now"), takes: "nothing", value: (row) => personsOf(row, scheme), explain: "participating" },
    { id: "weight", head: word("targets.weight"), takes: "weight" },
    { id: "floor", head: word("targets.floor"), takes: "count", folded: true },
    { id: "ceiling", head: word("targets.ceiling"), takes: "count", folded: true },
    {
      id: "allocated", head: word("targets.allocated"), takes: "nothing", value: (row) => parts.get(row.unit)?.target ?? null,
      show: (value, row) => <>{boundOf(parts.get(row.unit)?.bound, word)}{count(value, language)}</>,
    },
    { id: "target", head: word("targets.target"), takes: "count", tint: true, explain: "target" },
    ...(newestProposed(targets, scheme, year) ? [{ id: "proposed", head: word("targets.proposed"), takes: "nothing" as const, value: (row: UnitTargets) => proposedOf(targets, scheme, year, row.unit) }] : []),
  ], [word, language, targets, scheme, year, parts]);
  const differences = useMemo<GridColumn<UnitTargets>>(() => ({
    id: "difference", head: word("targets.difference"), takes: "nothing",
    value: (row) => {
      const target = valueAt(sheet, row.unit, "target");
      const part = parts.get(row.unit);
      return target === null || !part ? null : target - part.target;
    },
    show: (value) => signed(value, language),
  }), [word, language, sheet, parts]);
  const allColumns = useMemo(() => [...columns, differences], [columns, differences]);

  const waiting = newestProposed(targets, scheme, year);
  const sum = columnSum(units, sheet, "target");
  const sumOf = (column: string) => count(columnSum(units, sheet, column), language);
  const totals: Record<string, ReactNode> = {
    now: count(units.reduce((all, unit) => all + (personsOf(unit, scheme) ?? 0), 0), language),
    weight: sumOf("weight"),
    floor: sumOf("floor"),
    ceiling: sumOf("ceiling"),
    allocated: allocation.data ? count(allocation.data.parts.reduce((all, each) => all + each.target, 0), language) : "–",
    target: <span className={block.left === 0 ? "sum-fits" : "sum-off"}>{count(sum, language)}</span>,
    difference: "",
    proposed: count(waiting?.lines.reduce((all, line) => all + line.after, 0) ?? null, language),
  };
  const takeAllocated = () => onSheet((before) => change(before, [...parts.values()].map((each) => ({ key: cellKey(each.unit, "target"), value: each.target }))));
  const lacking = units.filter((unit) => personsOf(unit, scheme) === null).length;
  const conflict = isConflict(save.error);

  return (
    <>
      <p className="notice slim plain no-print">
        <Icon name="unsure" />
        <span>
          {word("targets.weights_assumed", { month: showMonth(run.month) })}
          {lacking > 0 && ` ${word("targets.weights_lacking", { units: lacking })}`}
        </span>
      </p>
      {waiting && !(save.data && !save.isPending) && (
        <p className="notice slim watch">
          <Icon name="watch" />
          <span>{word("targets.proposed_what", { scheme: capital(wordOf("scheme", scheme)), year, document: waiting.document, by: waiting.proposed_by, at: showInstant(waiting.proposed_at) })} <Link to="/office/approvals">{word("targets.see_approvals")}</Link></span>
        </p>
      )}
      {conflict && (
        <Conflict targets={targets} wanted={wanted} draft={draft} onSettle={(next) => { setDraft(next); save.reset(); }} />
      )}
      {save.error && !conflict && <FaultNotice error={save.error} />}
      {save.data && !save.isPending && (
        <p className="notice slim done" role="status">
          <Icon name="on_track" />
          <span>
            {word("targets.saved", { document: newestProposed(save.data, scheme, year)?.document ?? "" })}{" "}
            <Link to={address("/targets")}>{word("targets.see_set")}</Link>
          </span>
        </p>
      )}
      {allocation.error && <FaultNotice error={allocation.error} />}
      <section className="panel table-panel allocation" aria-label={word("targets.allocate")}>
        <Grid label={word("targets.allocate")} rowHead={word("coverage.unit")} rows={units} rowName={rowName} columns={allColumns} sheet={sheet} onSheet={onSheet}
          totals={totals} totalHead={word("table.total")} height="max(300px, calc(100vh - 330px))"
          tools={(
            <>
              <button type="button" className="button" onClick={takeAllocated} disabled={parts.size === 0 || allocation.isPlaceholderData}>
                <Icon name="calculator" />
                {word("targets.take_allocated")}
              </button>
              <ExportGrid wanted={wanted} units={units} sheet={sheet} parts={parts} />
              <LoadGrid wanted={wanted} units={units} sheet={sheet} onSheet={onSheet} onTold={setLoaded} />
            </>
          )} />
        {loaded && <LoadedLines told={loaded} wanted={wanted} />}
      </section>
      <form className="panel save-panel" onSubmit={submit} aria-label={word("targets.save")}>
        <div role="status"><dl className="sums-line">
          <div><dt>{word("targets.sum")}</dt><dd>{count(sum, language)}</dd></div>
          <div><dt>{word("targets.of_province")}</dt><dd>{count(total, language)}</dd></div>
          <div className="left">
            <dt>{word(block.left < 0 ? "targets.over" : "targets.left")}</dt>
            <dd>
              {block.left === 0
                ? <span className="state on_track"><Icon name="on_track" />{word("targets.fits")}</span>
                : <span className="state at_risk"><Icon name="at_risk" />{count(Math.abs(block.left), language)}</span>}
            </dd>
          </div>
        </dl></div>
        <div className="field no-print">
          <label htmlFor="document">{word("targets.document_label")}</label>
          <input id="document" className="input" maxLength={300} placeholder={word("targets.document_hint")} value={document}
            onChange={(event) => setDraft((before) => ({ ...before, document: event.target.value }))} />
        </div>
        <div className="save no-print">
          <button className="button first" disabled={block.why !== null || save.isPending || view_as !== null} aria-describedby="save-why">{word(save.isPending ? "action.saving" : "targets.save")}</button>
          <span id="save-why" className="quiet small">{block.why && word(`targets.block_${block.why}`, { units: block.empty })}</span>
        </div>
      </form>
    </>
  );
}

const rowName = (row: UnitTargets) => ({ code: row.unit, name: row.name });

function boundOf(bound: "floor" | "ceiling" | null | undefined, word: ReturnType<typeof useWords>["word"]): ReactNode {
  return bound ? <span className="tag bound">{word(`targets.at_${bound}`)}</span> : null;
}

function isConflict(error: unknown): boolean {
  return error instanceof FaultError && error.fault.status === 409;
}

// Somebody was first: what he set beside one's own numbers, and one of the two to go on with.
function Conflict({ targets, wanted: { scheme, year }, draft, onSettle }: { targets: Targets; wanted: ProvinceTarget; draft: Draft; onSettle: (draft: Draft) => void }) {
  const { word, language } = useWords();
  const theirs = newestSet(targets, scheme, year);
  if (!theirs || theirs.version === draft.seen) return <Skeleton lines={3} />;
  const lines = targets.units
    .map((unit) => ({ ...rowName(unit), theirs: cellOf(unit, scheme, year)?.target ?? null, mine: valueAt(draft.sheet, unit.unit, "target") }))
    .filter((line) => line.theirs !== line.mine);
  const takeTheirs = () => onSettle({
    ...draft, seen: theirs.version, sheet: change(draft.sheet, lines.map((line) => ({ key: cellKey(line.code, "target"), value: line.theirs }))),
  });
  return (
    <div className="notice risk fault" role="alert">
      <div>
        <h2>{word("targets.conflict")}</h2>
        <p>{word("targets.conflict_who", { by: theirs.set_by, version: theirs.version, document: theirs.document, at: showInstant(theirs.set_at), seen: draft.seen })}</p>
        {lines.length === 0 ? <p>{word("targets.conflict_same")}</p> : (
          <div className="table-scroll conflict-lines" role="group" tabIndex={0} aria-label={word("targets.conflict_units")}>
            <table className="data">
              <thead>
                <tr>
                  <th scope="col">{word("targets.conflict_units")}</th>
                  <th scope="col" className="number">{word("targets.theirs")}</th>
                  <th scope="col" className="number">{word("targets.mine")}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.code}>
                    <th scope="row">{line.name}</th>
                    <td className="number">{count(line.theirs, language)}</td>
                    <td className="number">{count(line.mine, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <div className="choices">
          <button type="button" className="button first" onClick={takeTheirs}>{word("targets.take_theirs")}</button>
          <button type="button" className="button" onClick={() => onSettle({ ...draft, seen: theirs.version })}>{word("targets.keep_mine")}</button>
        </div>
      </div>
    </div>
  );
}
