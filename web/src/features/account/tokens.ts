import { parseDay } from "../../lib/dates";

// What a token may reach, and until when.

// "2026-11-27" and 90 as "2027-02-25".
export function daysLater(day: string, days: number): string {
  const later = new Date(`${day}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + days);
  return later.toISOString().slice(0, 10);
}

// What was typed as a day that may be the last one, "2027-02-25"; null: it is none.
export function lastDayIn(typed: string, today: string, daysMost: number): string | null {
  const day = parseDay(typed);
  return day !== null && day >= today && day <= daysLater(today, daysMost - 1) ? day : null;
}

// Rights by which persons are read.
const personal = ["see_persons", "see_person", "export_persons", "decide_links"];
export function isPersonal(right: string): boolean {
  return personal.includes(right);
}
