import { describe, expect, test } from "vitest";
import { type Month, inPeriods, spanOf } from "./periods";

// Persons from month to month; nothing is known of what came before the first.
function months(first: string, closings: number[], joined = 10): Month[] {
  const [year = 0, number = 0] = first.split("-").map(Number);
  return closings.map((closing, index) => {
    const at = number - 1 + index;
    const opening = index === 0 ? null : closings[index - 1] ?? null;
    const month = `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    if (opening === null) return { month, opening, joined: null, returned: null, left: null, closing };
    return { month, opening, joined, returned: 1, left: opening + joined + 1 - closing, closing };
  });
}

const told = months("2018-10", [100, 105, 108, 108, 120, 121, 119]);  // October 2018 to April 2019.

describe("months put together", () => {
  test("each adds up as a month does, and nothing is lost or counted twice", () => {
    for (const span of ["month", "quarter", "half_year", "year"] as const) {
      const periods = inPeriods(told, span).filter((each) => each.opening !== null);
      for (const { opening, joined, returned, left, closing } of periods) expect((opening ?? 0) + (joined ?? 0) + (returned ?? 0) - (left ?? 0)).toBe(closing);
      expect(periods.reduce((sum, each) => sum + (each.joined ?? 0), 0)).toBe(60);
      expect(periods.reduce((sum, each) => sum + each.months, 0)).toBe(6);
    }
  });
  test("quarters and years say how many of their months are known", () => {
    expect(inPeriods(told, "quarter").map((each) => [each.period, each.months, each.of, each.opening, each.closing])).toEqual([
      ["2018-Q4", 2, 3, 100, 108], ["2019-Q1", 3, 3, 108, 121], ["2019-Q2", 1, 3, 121, 119],
    ]);
    expect(inPeriods(told, "half_year").map((each) => [each.period, each.months])).toEqual([["2018-H2", 2], ["2019-H1", 4]]);
    expect(inPeriods(told, "year").map((each) => [each.period, each.months, each.of])).toEqual([["2018", 2, 12], ["2019", 4, 12]]);
  });
  test("the year to date begins anew in January", () => {
    expect(inPeriods(told, "to_date").map((each) => [each.period, each.joined, each.opening, each.months, each.of])).toEqual([
      ["2018-11", 10, 100, 1, 11], ["2018-12", 20, 100, 2, 12], ["2019-01", 10, 108, 1, 1], ["2019-02", 20, 108, 2, 2], ["2019-03", 30, 108, 3, 3], ["2019-04", 40, 108, 4, 4],
    ]);
  });
  test("what an address asks for, or months", () => {
    expect([spanOf("quarter"), spanOf("decade"), spanOf(null)]).toEqual(["quarter", "month", "month"]);
  });
});
