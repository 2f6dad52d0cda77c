// The calendar of arrivals as a matrix: a line for each sender and kind, a column for each month of due days.
import type { Schemas } from "../../api/client";
import { monthsBetween } from "../../lib/dates";

export type Arrival = Schemas["Arrivals"]["arrivals"][number];
export type ArrivalState = Arrival["state"];
export const arrivalStates: ArrivalState[] = ["missing", "late", "on_time", "not_yet_due"];

export type ArrivalLine = { key: string; senderName: string; title: string; months: Map<string, Arrival[]>; missing: number; late: number };

const collator = new Intl.Collator("vi");

// What is missing the longest stands first, then what was late, then by sender and kind.
export function asMatrix(arrivals: Arrival[], first: string, last: string): { months: string[]; lines: ArrivalLine[] } {
  const lines = new Map<string, ArrivalLine>();
  for (const each of arrivals) {
    const key = `${each.sender}/${each.dataset}`;
    const line = lines.get(key) ?? { key, senderName: each.sender_name, title: each.dataset_title, months: new Map(), missing: 0, late: 0 };
    const month = each.due.slice(0, 7);
    line.months.set(month, [...(line.months.get(month) ?? []), each]);
    if (each.state === "missing") line.missing = Math.max(line.missing, each.days, 1);
    if (each.state === "late") line.late = Math.max(line.late, each.days, 1);
    lines.set(key, line);
  }
  const order = (a: ArrivalLine, b: ArrivalLine) => b.missing - a.missing || b.late - a.late
    || collator.compare(a.senderName, b.senderName) || collator.compare(a.title, b.title);
  return { months: monthsBetween(first, last), lines: [...lines.values()].sort(order) };
}

export function countStates(arrivals: Arrival[]): Record<ArrivalState, number> {
  const counts = { missing: 0, late: 0, on_time: 0, not_yet_due: 0 };
  for (const each of arrivals) counts[each.state] += 1;
  return counts;
}

// The month so many months after, or before.
export function monthAfter(month: string, months: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 7);
}
