import { expect, test } from "vitest";
import type { GapLine } from "../coverage/answers";
import { fitUnits, linesFor, redUnits } from "./red_units";

const line = (key: string, absent: number, state: "at_risk" | "watch"): GapLine => ({
  key, name: key, eligible: 9, participating: 1, absent, missing: 0, unsure: 0, reasons: [], rounded_to: null, year_before: null, plan: { target: 5, needed_per_month: 1, state },
});
const of = (count: number) => Array.from({ length: count }, (_, index) => line(String(index), 100 - index, "at_risk"));

test("units at risk alone, the largest gap first, schemes without any left out", () => {
  const red = redUnits([{ scheme: "compulsory", lines: [line("a", 1, "at_risk"), line("b", 5, "watch"), line("c", 3, "at_risk")] }, { scheme: "voluntary", lines: [line("d", 4, "watch")] }]);
  expect(red.map(({ scheme, lines }) => [scheme, lines.map((each) => each.key)])).toEqual([["compulsory", ["c", "a"]]]);
});

test("the lines of a page are shared, and what has no line is counted", () => {
  const fitted = fitUnits([{ scheme: "compulsory", lines: of(11) }, { scheme: "voluntary", lines: of(2) }, { scheme: "unemployment", lines: of(11) }], 14);
  expect(fitted.map(({ shown, left }) => [shown.length, left])).toEqual([[6, 5], [2, 0], [6, 5]]);
  expect(fitUnits([{ scheme: "compulsory", lines: of(3) }], 14)[0]).toMatchObject({ left: 0 });
  expect(fitUnits([], 14)).toEqual([]);
});

test("a third scheme with units at risk takes the lines of its head from theirs", () => {
  expect([0, 1, 2, 3].map(linesFor)).toEqual([14, 14, 14, 12]);
});
