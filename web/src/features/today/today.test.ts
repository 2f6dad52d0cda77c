import { describe, expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import { atRisk } from "../coverage/risk";
import { dueNow } from "./ArrivalsBlock";
import { needOf } from "./UploadsBlock";

type Arrival = Schemas["Arrivals"]["arrivals"][number];
const arrival = (due: string, state: Arrival["state"]): Arrival => ({ agreement: 1, sender: "tax", sender_name: "", dataset: "", dataset_title: "", period: "", due, state, days: 0, received: null, sha256: null });
const upload: Schemas["Upload"] = { id: "a", file_name: "", bytes: 1, offset: 1, state: "taken", look_only: false, stated_dataset: null, stated_period: null, created_at: "", job: null, fault: null, result: null };
const result = { sha256: "", sender: "", dataset: "", dataset_title: "", period: "", read: 5, accepted: 5, refused: 0, repaired: 0, supplements: null, supersedes: null, first_refused: [] };
const line = (key: string, absent: number, state: "at_risk" | "watch" | null): Schemas["GapLine"] => ({
  key, name: key, eligible: 1, participating: 1, absent, missing: 0, unsure: 0, reasons: [], rounded_to: null, year_before: null, plan: state && { target: 1, needed_per_month: null, state },
});

describe("what waits today", () => {
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
