// What the office does now: which run is current, what it lacks, and the jobs with their progress. It comes as
// server-sent events; useOffice() tells it to every screen.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { api, openEvents, take } from "../api/client";
import { sessionKey, useMay } from "../features/session/session";
import { EventReader, type ServerEvent } from "../lib/event_stream";
import { useWords } from "../lib/words";
import { type Job, type OfficeState, isOver, pauseBefore, withJobs } from "./office_line";

export type { Job, OfficeState };
export type Office = { state: OfficeState | null; jobs: Job[]; learn: (jobs: Job[]) => void };

const OfficeContext = createContext<Office>({ state: null, jobs: [], learn: () => undefined });

export function useOffice(): Office {
  return useContext(OfficeContext);
}

export function OfficeProvider({ children }: { children: ReactNode }) {
  const { language } = useWords();
  const may = useMay();
  const queries = useQueryClient();
  const [state, setState] = useState<OfficeState | null>(null);
  const [jobs, setJobs] = useState<Job[]>([]);
  const seesJobs = may("see_deliveries") || may("start_runs");
  const visible = usePageVisible();
  const learn = useCallback((told: Job[]) => setJobs((known) => withJobs(known, told)), []);

  // A browser has six connections to a server for all its tabs: who is not looked at gives his back.
  useEffect(() => {
    if (!visible) return;
    const end = new AbortController();
    const refresh = () => {
      if (!seesJobs) return;
      void take(api.GET("/api/jobs", { signal: end.signal })).then((answer) => {
        if (end.signal.aborted) return;
        learn(answer.jobs);
        setState(answer.office);
      }, () => undefined);
    };
    const follow = (event: ServerEvent) => {
      if (event.name === "office") {
        setState(JSON.parse(event.data) as OfficeState);
        void queries.invalidateQueries({ queryKey: ["runs"] });
      } else if (event.name === "job") {
        const job = JSON.parse(event.data) as Job;
        learn([job]);
        if (job.upload) void queries.invalidateQueries({ queryKey: ["uploads"] });
        if (job.kind === "intake" && isOver(job)) void queries.invalidateQueries({ queryKey: ["deliveries"] });
      }
    };
    const signedOut = () => void queries.invalidateQueries({ queryKey: sessionKey });
    void watch(end.signal, { refresh, follow, signedOut });
    return () => end.abort();
  }, [visible, language, seesJobs, learn, queries]);

  const office = useMemo(() => ({ state, jobs, learn }), [state, jobs, learn]);
  return <OfficeContext value={office}>{children}</OfficeContext>;
}

type Watcher = { refresh: () => void; follow: (event: ServerEvent) => void; signedOut: () => void };

// Until `signal`: reads the stream, and opens it again after it ended. What happened in between is asked for.
async function watch(signal: AbortSignal, watcher: Watcher): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const answer = await openEvents(signal).catch(() => null);
    if (answer?.status === 401) return watcher.signedOut();
    watcher.refresh();
    failures = answer?.ok && answer.body ? 0 : failures + 1;
    if (answer?.ok && answer.body) await readAll(answer.body, watcher.follow).catch(() => undefined);
    await pause(pauseBefore(failures), signal);
  }
}

async function readAll(body: ReadableStream<Uint8Array>, follow: (event: ServerEvent) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const events = new EventReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    events.push(decoder.decode(piece.value, { stream: true })).forEach(follow);
  }
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

function usePageVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState === "visible");
  useEffect(() => {
    const follow = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", follow);
    return () => document.removeEventListener("visibilitychange", follow);
  }, []);
  return visible;
}

export function useStartRun() {
  const { learn } = useOffice();
  return useMutation({ mutationFn: () => take(api.POST("/api/jobs")), onSuccess: (job) => learn([job]) });
}

export function useCancelJob() {
  const { learn } = useOffice();
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE("/api/jobs/{id}", { params: { path: { id } } })),
    onSuccess: (job) => learn([job]),
  });
}
