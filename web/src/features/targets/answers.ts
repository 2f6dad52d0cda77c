// What the pages of targets ask the server, and what they reckon from its answers.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Schemas, api, take } from "../../api/client";
import { type Sheet, cellKey, sheetOf, valueAt } from "../../lib/sheet";
import type { Scheme } from "../../lib/url_state";
import { useWords } from "../../lib/words";

export type Targets = Schemas["Targets"];
export type ProvinceTarget = Targets["province"][number];
export type UnitTargets = Targets["units"][number];
export type Cell = Schemas["TargetCell"];
export type SetMade = Targets["sets"][number];
export type Proposed = Targets["proposed"][number];
export type Wanted = Schemas["WantedAllocation"];

export function targetsKey(language: string) {
  return ["targets", language];
}

export function useTargets() {
  const { language } = useWords();
  return useQuery({ queryKey: targetsKey(language), queryFn: () => take(api.GET("/api/targets")), staleTime: 20_000 });
}

// Nothing is kept by it, so it is asked like a question, again with every weight.
export function useAllocation(wanted: Wanted, enabled: boolean) {
  const { language } = useWords();
  return useQuery({
    queryKey: ["allocation", wanted, language],
    queryFn: () => take(api.POST("/api/targets/allocation", { body: wanted })),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function cellOf(unit: UnitTargets, scheme: Scheme, year: number): Cell | undefined {
  return unit.cells.find((each) => each.scheme === scheme && each.year === year);
}

export function personsOf(unit: UnitTargets, scheme: Scheme): number | null {
  return unit.participating.find((each) => each.scheme === scheme)?.persons ?? null;
}

export function sumOfUnits(units: UnitTargets[], scheme: Scheme, year: number): number | null {
  const told = units.map((unit) => cellOf(unit, scheme, year)).filter((each) => each !== undefined);
  return told.length === 0 ? null : told.reduce((sum, each) => sum + each.target, 0);
}

// The rule of rounding that fewer of the plan's percentages follow alone; null where none, or neither prevails.
export function otherRule(all: ProvinceTarget[]): "rounded" | "truncated" | null {
  const following = (rule: string) => all.filter((each) => each.rounding === rule).length;
  const [rounded, truncated] = [following("rounded"), following("truncated")];
  if (rounded === truncated) return null;
  return rounded > truncated ? "truncated" : "rounded";
}

// The per cent that the plan prints, as its own figures tell it: "92", "0.71"; it is what the target agrees with, for
// the numbers themselves differ by what the per cent was rounded.
export function rateOf({ computed, eligible }: ProvinceTarget): string | null {
  return computed === null || !eligible ? null : String(Math.round((computed / eligible) * 10_000) / 100);
}

// The newest that was set of a scheme and year.
export function newestSet(targets: Targets, scheme: Scheme, year: number): SetMade | undefined {
  return targets.sets.filter((each) => each.scheme === scheme && each.year === year).sort((a, b) => b.version - a.version)[0];
}

// The newest of a scheme and year that waits for a second person.
export function newestProposed(targets: Targets, scheme: Scheme, year: number): Proposed | undefined {
  return targets.proposed.filter((each) => each.scheme === scheme && each.year === year).at(-1);
}

export function proposedOf(targets: Targets, scheme: Scheme, year: number, unit: string): number | null {
  return newestProposed(targets, scheme, year)?.lines.find((line) => line.unit === unit)?.after ?? null;
}

// ---- The sheet of an allocation ----------------------------------------------------------------
export function startSheet(units: UnitTargets[], scheme: Scheme, year: number): Sheet {
  return sheetOf(units.flatMap((unit): [string, number | null][] => [
    [cellKey(unit.unit, "weight"), personsOf(unit, scheme)],
    [cellKey(unit.unit, "target"), cellOf(unit, scheme, year)?.target ?? null],
  ]));
}

export function wantedOf(units: UnitTargets[], sheet: Sheet, scheme: Scheme, year: number, total: number): Wanted {
  return {
    scheme, year, total,
    shares: units.map(({ unit }) => {
      const floor = valueAt(sheet, unit, "floor");
      const ceiling = valueAt(sheet, unit, "ceiling");
      return { unit, weight: valueAt(sheet, unit, "weight") ?? 0, ...(floor === null ? {} : { floor }), ...(ceiling === null ? {} : { ceiling }) };
    }),
  };
}

export function columnSum(units: UnitTargets[], sheet: Sheet, column: string): number | null {
  const told = units.map(({ unit }) => valueAt(sheet, unit, column)).filter((each) => each !== null);
  return told.length === 0 ? null : told.reduce((sum, each) => sum + each, 0);
}

export type Block = "sum" | "empty" | "document" | null;

// Why a sheet cannot be saved; null where it can.
export function blockedBy(units: UnitTargets[], sheet: Sheet, total: number, document: string): { why: Block; empty: number; left: number } {
  const empty = units.filter(({ unit }) => valueAt(sheet, unit, "target") === null).length;
  const left = total - (columnSum(units, sheet, "target") ?? 0);
  return { why: left !== 0 ? "sum" : empty > 0 ? "empty" : document.trim() === "" ? "document" : null, empty, left };
}
