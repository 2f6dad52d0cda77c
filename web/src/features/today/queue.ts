// One's own queue: everything that waits for the reader is overdue, due soon, or new. What is overdue of others goes
// up to who may ask for explanations.
import type { Schemas } from "../../api/client";
import { weekdaysAfter } from "../../lib/weekdays";
import type { Case } from "../cases/answers";
import { type Request, waitsForReader } from "../requests/answers";
import { type Violation, waitsForReader as waitsOfViolation } from "../violations/answers";

type Arrivals = Schemas["Arrivals"];
export type Arrival = Arrivals["arrivals"][number];
type Upload = Schemas["Upload"];

export const urgencies = ["overdue", "due", "new"] as const;
export type Urgency = (typeof urgencies)[number];

const weekdaysAhead = 10;

export function readUrgency(text: string | null): Urgency | null {
  return urgencies.find((each) => each === text) ?? null;
}

// An answer that waits to be looked at has no day of its own.
export function urgencyOf(request: Request, today: string): Urgency {
  if (waitsForReader(request) !== "answer") return "new";
  if (request.overdue) return "overdue";
  return request.due <= weekdaysAfter(today, weekdaysAhead) ? "due" : "new";
}

function urgencyOfDay(due: string | null, today: string): Urgency {
  if (due === null) return "new";
  return due < today ? "overdue" : due <= weekdaysAfter(today, weekdaysAhead) ? "due" : "new";
}

// Of what was answered somebody only has to look.
export function urgencyOfViolation(violation: Violation, today: string): Urgency {
  return waitsOfViolation(violation) === "answer" ? urgencyOfDay(violation.due, today) : "new";
}

export function urgencyOfCase({ due }: Case, today: string): Urgency {
  return urgencyOfDay(due, today);
}

export function urgencyOfArrival({ state }: Arrival): Urgency {
  return state === "missing" ? "overdue" : "due";
}

const byDay = (a: { due: string }, b: { due: string }) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);

// Asked of the reader, or answered to him: the longest overdue first.
export function requestsOf(requests: Request[]): Request[] {
  return requests.filter((each) => waitsForReader(each) !== null).sort((a, b) => Number(b.overdue) - Number(a.overdue) || byDay(a, b));
}

// Given to the reader, or answered where he may close them.
export function violationsOf(violations: Violation[]): Violation[] {
  return violations.filter((each) => waitsOfViolation(each) !== null).sort((a, b) => Number(b.overdue) - Number(a.overdue) || byDay(a, b));
}

// The reader's own that are open, those without a day last.
export function casesOf(cases: Case[]): Case[] {
  return cases.filter((each) => each.mine && each.state === "open").sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"));
}

// What should be here and is not, the longest first; then what is due soon.
export function dueNow({ today, arrivals }: Arrivals): Arrival[] {
  const soon = weekdaysAfter(today, weekdaysAhead);
  return arrivals.filter((each) => each.state === "missing" || (each.state === "not_yet_due" && each.due <= soon)).sort(byDay);
}

// Overdue and somebody else's to answer, the longest first.
export function goneUp(requests: Request[]): Request[] {
  return requests.filter((each) => each.state === "asked" && each.overdue && waitsForReader(each) !== "answer").sort(byDay);
}

export function weekdaysLate(due: string, today: string): number {
  let days = 0;
  for (let day = due; day < today; day = weekdaysAfter(day, 1)) days += weekdaysAfter(day, 1) <= today ? 1 : 0;
  return days;
}

export type Need = "refused" | "broken_off" | "rows_refused" | "not_taken";

// What an upload wants of who sent it; null where it wants nothing.
export function needOf({ state, result, look_only }: Upload): Need | null {
  if (state === "refused") return "refused";
  if (state === "receiving" || state === "cancelled") return "broken_off";
  if ((state === "taken" || state === "looked_at") && (result?.refused ?? 0) > 0) return "rows_refused";
  return state === "looked_at" && look_only ? "not_taken" : null;
}

// Pairs and proposals have no day: they are there, and so they are new.
export type Waiting = { requests: Request[]; violations: Violation[]; cases: Case[]; arrivals: Arrival[]; uploads: Upload[]; pairs: number; approvals: number };

// How many things wait, by urgency.
export function counted({ requests, violations, cases, arrivals, uploads, pairs, approvals }: Waiting, today: string): Record<Urgency, number> {
  const counts = { overdue: 0, due: 0, new: uploads.length + pairs + approvals };
  for (const each of requests) counts[urgencyOf(each, today)] += 1;
  for (const each of violations) counts[urgencyOfViolation(each, today)] += 1;
  for (const each of cases) counts[urgencyOfCase(each, today)] += 1;
  for (const each of arrivals) counts[urgencyOfArrival(each)] += 1;
  return counts;
}
