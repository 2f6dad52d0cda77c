import { describe, expect, test } from "vitest";
import { type Job, type OfficeState, partDone, pauseBefore, tell, withJobs } from "./office_line";

const job = (id: number, change: Partial<Job> = {}): Job => ({
  id: String(id), kind: "run", state: "running", step: "ghép nối", step_number: 2, steps: 6, fraction: 0.5, created_at: "2019-03-01T03:00:00Z",
  started_at: null, ended_at: null, may_cancel: true, upload: null, file_name: null, run: null, fault: null, ...change,
});
const state = (change: Partial<OfficeState> = {}): OfficeState => ({ run: "a", lacking: { deliveries: 1, decisions: 3 }, next_run: "2019-03-01T03:32:00Z", ...change });
const none = { deliveries: 0, decisions: 0 };
const facts = { shown: "a", pinned: false, current: "a", state: state(), jobs: [], lackedAtFirst: none };

describe("the line over the figures", () => {
  test("tells what they lack, and when the next run starts", () => {
    expect(tell(facts)).toEqual({ kind: "lacking", decisions: 3, deliveries: 1, next: "2019-03-01T03:32:00Z" });
  });
  test("tells nothing when nothing is lacking", () => {
    expect(tell({ ...facts, state: state({ lacking: none }) })).toBeNull();
  });
  test("tells what was lacking when the page came, until the office tells more", () => {
    expect(tell({ ...facts, state: null, lackedAtFirst: { deliveries: 2, decisions: 0 } })).toEqual({ kind: "lacking", decisions: 0, deliveries: 2, next: null });
    expect(tell({ ...facts, state: null })).toBeNull();
  });
  test("a run that runs or waits comes before what is lacking, a cancelled one does not", () => {
    expect(tell({ ...facts, jobs: [job(2)] })?.kind).toBe("running");
    expect(tell({ ...facts, jobs: [job(2, { state: "waiting" }), job(1, { state: "done" })] })?.kind).toBe("waiting");
    expect(tell({ ...facts, jobs: [job(2, { state: "cancelled" })] })?.kind).toBe("lacking");
    expect(tell({ ...facts, jobs: [job(2, { kind: "intake" })] })?.kind).toBe("lacking");
  });
  test("a run that failed is told while no other is to come", () => {
    expect(tell({ ...facts, jobs: [job(2, { state: "failed" })] })?.kind).toBe("lacking");
    expect(tell({ ...facts, state: state({ next_run: null }), jobs: [job(2, { state: "failed" })] })?.kind).toBe("failed");
  });
  test("a newer run is offered; a pinned page says that it is old", () => {
    expect(tell({ ...facts, current: "b", jobs: [job(2)] })?.kind).toBe("newer");
    expect(tell({ ...facts, current: "b", pinned: true })?.kind).toBe("old");
  });
});

describe("jobs", () => {
  test("stand newest first, each once, as they were told last", () => {
    expect(withJobs([job(9), job(2)], [job(10), job(9, { step_number: 3 })]).map((each) => [each.id, each.step_number])).toEqual([["10", 2], ["9", 3], ["2", 2]]);
  });
  test("that have ended do not run again by an answer that was late", () => {
    expect(withJobs([job(1, { state: "done" })], [job(1)])[0]?.state).toBe("done");
  });
  test("are done by whole steps and the part of the present one", () => {
    expect(partDone(job(1))).toBeCloseTo(0.25);
    expect(partDone(job(1, { state: "waiting", step_number: 0, fraction: 0 }))).toBe(0);
    expect(partDone(job(1, { state: "done", step_number: 0 }))).toBe(1);
  });
  test("are asked for again soon after an end, and ever more seldom after failures", () => {
    expect([0, 1, 2, 5, 6, 30].map(pauseBefore)).toEqual([1, 2, 4, 32, 60, 60]);
  });
});
