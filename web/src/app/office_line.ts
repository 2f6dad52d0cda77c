// What the line over the figures tells: one thing at a time, the one that matters most to who reads them.
import type { Schemas } from "../api/client";

export type Job = Schemas["Job"];
export type OfficeState = Schemas["OfficeState"];

export type Told =
  | { kind: "old" }                                             // The address names a run that is not the current one.
  | { kind: "newer" }                                           // A run was made while one looked at another.
  | { kind: "running"; job: Job }
  | { kind: "waiting"; job: Job }
  | { kind: "failed"; job: Job }                                // The last run was not made, and figures lack something.
  | { kind: "lacking"; decisions: number; deliveries: number; next: string | null };

type Facts = { shown: string; pinned: boolean; current: string | null; state: OfficeState | null; jobs: Job[]; lackedAtFirst: OfficeState["lacking"] };

export function tell({ shown, pinned, current, state, jobs, lackedAtFirst }: Facts): Told | null {
  if (current !== null && current !== shown) return { kind: pinned ? "old" : "newer" };
  const [run] = jobs.filter((job) => job.kind === "run" && job.state !== "cancelled");
  if (run?.state === "running" || run?.state === "waiting") return { kind: run.state, job: run };
  const { decisions, deliveries } = state && state.run === shown ? state.lacking : lackedAtFirst;
  if (decisions + deliveries === 0) return null;
  if (run?.state === "failed" && !state?.next_run) return { kind: "failed", job: run };
  return { kind: "lacking", decisions, deliveries, next: state?.next_run ?? null };
}

const kept = 200;

// The newest first; what is told of a job takes the place of what was told before.
export function withJobs(known: Job[], told: Job[]): Job[] {
  const byId = new Map(known.map((job) => [job.id, job]));
  for (const job of told) {
    const before = byId.get(job.id);
    // A list that was asked for may come after the event that ended a job.
    if (!before || !(isOver(before) && !isOver(job))) byId.set(job.id, job);
  }
  return [...byId.values()].sort((a, b) => Number(b.id) - Number(a.id)).slice(0, kept);
}

export function isOver(job: Job): boolean {
  return job.state === "done" || job.state === "failed" || job.state === "cancelled";
}

// All of a job that is done, of 1: its whole steps and the part of the one that runs.
export function partDone(job: Job): number {
  if (job.state === "done") return 1;
  return job.steps > 0 ? Math.min(1, Math.max(0, job.step_number - 1 + job.fraction) / job.steps) : 0;
}

// Seconds before the stream of events is asked for again; it ends by itself every two minutes.
export function pauseBefore(failures: number): number {
  return failures === 0 ? 1 : Math.min(60, 2 ** failures);
}
