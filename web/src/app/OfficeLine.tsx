// The line over the figures: what they lack and when the next run starts, a run on its way, a newer result.
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { Icon, type IconName } from "../components/Icon";
import { useMay } from "../features/session/session";
import { showSoon } from "../lib/dates";
import { count } from "../lib/numbers";
import { Link, useLocation } from "../lib/router";
import { useWords } from "../lib/words";
import { useOffice, useStartRun } from "./office";
import { type Told, partDone, tell } from "./office_line";
import { usePlace } from "./place";
import { useCurrentRun } from "./runs";

const withoutFigures = ["/law", "/calculators", "/office", "/deliveries/agreements"];

export function OfficeLine() {
  const { run, pinned, change } = usePlace();
  const office = useOffice();
  const { data: listed } = useCurrentRun();
  const { pathname } = useLocation();
  const told = tell({ shown: run.id, pinned, current: office.state?.run ?? listed ?? null, state: office.state, jobs: office.jobs, lackedAtFirst: run.lacking });
  const newer = told?.kind === "newer";
  const queries = useQueryClient();

  // Who stays on a page keeps its figures until he asks for others; who opens another page gets the new ones.
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname && newer) void queries.invalidateQueries({ queryKey: ["run", null] });
    before.current = pathname;
  }, [pathname, newer, queries]);

  if (withoutFigures.some((each) => pathname.startsWith(each))) return null;
  // Its place is kept while there is nothing to tell: what is under the mouse does not move when a run begins.
  return <div className="office-place no-print">{told && <Line told={told} onCurrent={() => change({ run: null })} />}</div>;
}

function Line({ told, onCurrent }: { told: Told; onCurrent: () => void }) {
  const { word, language } = useWords();
  const may = useMay();
  const jobsLink = (may("see_deliveries") || may("start_runs")) && <Link className="button plain" to="/office/jobs">{word("office.see_jobs")}</Link>;
  switch (told.kind) {
    case "old":
      return <Shape icon="watch" text={word("run.old")}><button type="button" className="button" onClick={onCurrent}>{word("run.go_current")}</button></Shape>;
    case "newer":
      return <Shape icon="refresh" text={word("office.newer")}><button type="button" className="button" onClick={onCurrent}>{word("office.see_newer")}</button></Shape>;
    case "waiting":
      return <Shape icon="watch" text={word("office.waiting")}>{jobsLink}</Shape>;
    case "failed":
      return <Shape icon="at_risk" risk text={word("office.failed", { what: told.job.fault?.title ?? "" })}>{jobsLink}<RunNow /></Shape>;
    case "running": {
      const { step, step_number, steps } = told.job;
      return (
        <Shape icon="refresh" text={step ? word("office.running", { step, number: step_number, steps }) : word("office.begins")}>
          <progress className="slim-progress" value={partDone(told.job)} aria-label={word("office.progress")} />
          {jobsLink}
        </Shape>
      );
    }
    case "lacking": {
      const parts = [
        told.decisions > 0 ? word("office.decisions", { count: count(told.decisions, language) }) : "",
        told.deliveries > 0 ? word("office.deliveries", { count: count(told.deliveries, language) }) : "",
      ].filter(Boolean).join(", ");
      const next = told.next ? ` · ${word("office.next", { at: showSoon(told.next, new Date()) })}` : "";
      return <Shape icon="watch" text={word("office.lacking", { parts }) + next}><RunNow /></Shape>;
    }
  }
}

function Shape({ icon, text, risk = false, children }: { icon: IconName; text: string; risk?: boolean; children?: ReactNode }) {
  return (
    <div className={`office-line no-print${risk ? " risk" : ""}`}>
      <p role="status"><Icon name={icon} />{text}</p>
      {children}
    </div>
  );
}

function RunNow() {
  const { word } = useWords();
  const may = useMay();
  const start = useStartRun();
  if (!may("start_runs")) return null;
  return <button type="button" className="button plain" disabled={start.isPending} onClick={() => start.mutate()}>{word("office.run_now")}</button>;
}
