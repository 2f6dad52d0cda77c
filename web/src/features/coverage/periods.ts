// Months put together to quarters, half-years and years, and added up from the first of the year on (luỹ kế).
//
//   opening of the first + joined + returned - left = closing of the last
//
// holds for each as it does for a month. A month without the list before it has no opening: it is in no period, and
// a period tells how many of its months it is made of.
import type { Schemas } from "../../api/client";

export type Month = Schemas["MovementAnswer"]["months"][number];
export const spans = ["month", "quarter", "half_year", "year", "to_date"] as const;
export type Span = (typeof spans)[number];

export type Period = {
  period: string;  // As the server writes periods: 2018-12, 2018-Q4, 2018-H2, 2018.
  months: number;  // Those that are known,
  of: number;  // of so many.
  opening: number | null;
  joined: number | null;
  returned: number | null;
  left: number | null;
  closing: number | null;
};

export function spanOf(text: string | null): Span {
  return spans.find((each) => each === text) ?? "month";
}

const lengths = { month: 1, quarter: 3, half_year: 6, year: 12 };

function periodOf(month: string, span: Span): string {
  const year = month.slice(0, 4);
  const number = Number(month.slice(5, 7));
  if (span === "quarter") return `${year}-Q${Math.ceil(number / 3)}`;
  if (span === "half_year") return `${year}-H${Math.ceil(number / 6)}`;
  return span === "month" ? month : year;
}

function added(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function together(before: Period | undefined, { month, ...told }: Month, period: string, of: number): Period {
  if (!before) return { period, months: 1, of, ...told };
  return {
    period, of, months: before.months + 1, opening: before.opening, closing: told.closing,
    joined: added(before.joined, told.joined), returned: added(before.returned, told.returned), left: added(before.left, told.left),
  };
}

// The earliest first. `to_date`: one for each month, from the first of its year on.
export function inPeriods(months: Month[], span: Span): Period[] {
  const periods: Period[] = [];
  for (const each of months) {
    if (span === "month") {
      periods.push(together(undefined, each, each.month, 1));
      continue;
    }
    if (each.opening === null) continue;
    const last = periods[periods.length - 1];
    const period = periodOf(each.month, span);
    if (span === "to_date") {
      const before = last?.period.startsWith(period) ? last : undefined;
      periods.push(together(before, each, each.month, Number(each.month.slice(5))));
    } else if (last?.period === period) {
      periods[periods.length - 1] = together(last, each, period, lengths[span]);
    } else {
      periods.push(together(undefined, each, period, lengths[span]));
    }
  }
  return periods;
}
