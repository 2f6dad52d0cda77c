import { describe, expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import { atRisk } from "../coverage/risk";
import type { Case } from "../cases/answers";
import type { Request } from "../requests/answers";
import type { Violation } from "../violations/answers";
import { casesOf, counted, dueNow, goneUp, needOf, requestsOf, urgencyOf, violationsOf, weekdaysLate } from "./queue";

type Arrival = Schemas["Arrivals"]["arrivals"][number];
const arrival = (due: string, state: Arrival["state"]): Arrival => ({ agreement: 1, sender: "tax", sender_name: "", dataset: "", dataset_title: "", period: "", due, state, days: 0, received: null, sha256: null });
const upload: Schemas["Upload"] = { id: "a", file_name: "", bytes: 1, offset: 1, state: "taken", look_only: false, stated_dataset: null, stated_period: null, created_at: "", job: null, fault: null, result: null };
const result = { sha256: "", sender: "", dataset: "", dataset_title: "", period: "", read: 5, accepted: 5, refused: 0, repaired: 0, supplements: null, supersedes: null, first_refused: [] };
const line = (key: string, absent: number, state: "at_risk" | "watch" | null): Schemas["GapLine"] => ({
  key, name: key, eligible: 1, participating: 1, absent, missing: 0, unsure: 0, reasons: [], rounded_to: null, year_before: null, plan: state && { target: 1, needed_per_month: null, state },
});

const request = (id: number, due: string, more: Partial<Request> = {}): Request => ({
  id, figure: "/units/731", agency: "district", agency_name: "UBND", unit: "731", unit_name: "TP. Mẫu", question: "?", due, answer: null, state: "asked",
  asked_by: "A", asked_at: "2026-11-20T00:00:00Z", answered_by: null, answered_at: null, overdue: due < "2026-11-27", steps: ["answer"], version: 1, ...more,
});

const nothing = { requests: [], violations: [], cases: [], arrivals: [], uploads: [], pairs: 0, approvals: 0 };

const violation = (id: number, due: string, more: Partial<Violation> = {}): Violation => ({
  id, sha256: "", file_name: "", sender: "tax", sender_name: "", dataset: "", dataset_title: "", period: "", code: "BP-312", header: "", title: "", action: "", rows: 1,
  holder: "a", holder_name: "", holder_agency_name: "", mine: true, due, overdue: due < "2026-11-27", remark: null, answer: null, state: "given", given_by: "", given_at: "",
  answered_at: null, done_by: null, done_at: null, done_with: null, closing_reason: null, steps: ["answer"], version: 1, ...more,
});

const ownCase = (id: number, due: string | null, more: Partial<Case> = {}): Case => ({
  id, agency: "", agency_name: "", kind: "check", employer: "", employer_name: "", tax_code: null, decision_number: "", decision_day: "2026-11-01", legal_basis: "", content: "", due, sign: null,
  inspector: "", inspector_name: "", mine: true, state: "open", opened_at: "", opened_by: "", closed_at: null, closed_by: null, closing_reason: null, beyond_limit: false, may_change: false, version: 1, ...more,
});

describe("what waits today", () => {
  test("everything that waits is overdue, due within ten weekdays, or new, and in one of them", () => {
    const late = request(1, "2026-11-20");
    const soon = request(2, "2026-12-11");
    const far = request(3, "2026-12-14");
    const answered = request(4, "2026-11-20", { state: "answered", overdue: false, steps: ["accept", "send_back"] });
    const others = request(5, "2026-11-19", { steps: [] });
    const mine = requestsOf([far, others, answered, soon, late]);
    expect(mine.map((each) => each.id)).toEqual([1, 4, 2, 3]);
    expect(mine.map((each) => urgencyOf(each, "2026-11-27"))).toEqual(["overdue", "new", "due", "new"]);
    expect(counted({ ...nothing, requests: mine, arrivals: [arrival("2026-11-10", "missing"), arrival("2026-11-30", "not_yet_due")], uploads: [upload] }, "2026-11-27"))
      .toEqual({ overdue: 2, due: 2, new: 3 });
  });
  test("rules are counted by their day where the reader has them, and as new where he has to look at an answer", () => {
    const others = violation(5, "2026-11-20", { mine: false, steps: ["give", "close"] });
    const answered = violation(4, "2026-11-20", { state: "answered", overdue: false, mine: false, steps: ["give", "close"] });
    const ownAnswer = violation(6, "2026-11-20", { state: "answered", overdue: false, steps: ["close"] });
    const mine = violationsOf([violation(3, "2026-12-31"), others, ownAnswer, answered, violation(2, "2026-12-01"), violation(1, "2026-11-26")]);
    expect(mine.map((each) => each.id)).toEqual([1, 4, 2, 3]);
    expect(counted({ ...nothing, violations: mine }, "2026-11-27")).toEqual({ overdue: 1, due: 1, new: 2 });
  });
  test("own cases are counted by the day on which they are to be concluded, pairs and proposals as new", () => {
    const mine = casesOf([ownCase(1, null), ownCase(2, "2026-12-01"), ownCase(3, "2026-11-26"), ownCase(4, "2026-11-20", { mine: false }), ownCase(5, "2026-11-20", { state: "closed" }), ownCase(6, "2027-05-01")]);
    expect(mine.map((each) => each.id)).toEqual([3, 2, 6, 1]);
    expect(counted({ ...nothing, cases: mine, pairs: 7, approvals: 2 }, "2026-11-27")).toEqual({ overdue: 1, due: 1, new: 11 });
  });
  test("what others owe goes up when it is overdue, the longest first", () => {
    const told = [request(1, "2026-11-25", { steps: ["withdraw"] }), request(2, "2026-11-20", { steps: ["withdraw"] }), request(3, "2026-11-20"), request(4, "2026-12-20", { steps: ["withdraw"] }), request(5, "2026-11-20", { state: "answered", steps: [] })];
    expect(goneUp(told).map((each) => each.id)).toEqual([2, 1]);
    expect([weekdaysLate("2026-11-20", "2026-11-27"), weekdaysLate("2026-11-26", "2026-11-27"), weekdaysLate("2026-11-27", "2026-11-27"), weekdaysLate("2026-11-20", "2026-11-22")]).toEqual([5, 1, 0, 0]);
  });
  test("deliveries that are missing, then those due within ten weekdays; what came late is over", () => {
    const told = { today: "2026-11-26", first: "", last: "", arrivals: [arrival("2026-12-10", "not_yet_due"), arrival("2026-11-30", "not_yet_due"), arrival("2026-11-10", "missing"), arrival("2026-12-11", "not_yet_due"), arrival("2026-11-05", "late"), arrival("2026-11-06", "on_time")] };
    expect(dueNow(told).map((each) => each.due)).toEqual(["2026-11-10", "2026-11-30", "2026-12-10"]);
  });
  test("an upload that wants something of its sender", () => {
    expect(needOf({ ...upload, state: "refused" })).toBe("refused");
    expect(needOf({ ...upload, state: "receiving" })).toBe("broken_off");
    expect(needOf({ ...upload, result })).toBeNull();
    expect(needOf({ ...upload, result: { ...result, refused: 3 } })).toBe("rows_refused");
    expect(needOf({ ...upload, state: "looked_at", look_only: true, result })).toBe("not_taken");
    expect(needOf({ ...upload, state: "known_before" })).toBeNull();
  });
  test("units at risk, those that are most short of their target first as they are shown, and no others", () => {
    const short = (key: string, target: number) => ({ ...line(key, 0, "at_risk"), plan: { target, needed_per_month: null, state: "at_risk" as const } });
    expect(atRisk([short("a", 104_272), short("b", 104_430), short("c", 40_081)]).map((each) => each.key)).toEqual(["b", "a", "c"]);
    expect(atRisk([line("a", 5, "at_risk"), line("b", 99, "watch"), line("c", 9, "at_risk"), line("d", 7, null)]).map((each) => each.key)).toEqual(["c", "a"]);
  });
});
