// What a screen shows when there is no answer yet, none at all, or nothing in it.
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FaultError } from "../api/client";
import { useWords } from "../lib/words";

export function Skeleton({ lines = 6 }: { lines?: number }) {
  const { word } = useWords();
  return (
    <div className="skeleton-lines" role="status" aria-label={word("notice.loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton" style={{ width: `${100 - ((line * 37) % 45)}%` }} />
      ))}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>
        <b>{title}</b>
      </p>
      {children}
    </div>
  );
}

// What happened, why, and what to do now, with the code to tell on the telephone.
export function FaultNotice({ error, action }: { error: unknown; action?: ReactNode }) {
  const { word } = useWords();
  const fault = error instanceof FaultError ? error.fault : null;
  const known = fault !== null && fault.title !== "";
  const queries = useQueryClient();
  // Asking again helps where the server or the way to it failed, and something that was asked for still waits.
  const failed = () => queries.getQueryCache().findAll({ type: "active", predicate: (query) => query.state.status === "error" });
  const waits = (!known || fault.status >= 500 || fault.status === 429) && failed().length > 0;
  return (
    <div className="notice risk fault" role="alert">
      <div>
        <h2>{known ? fault.title : word("notice.unreachable")}</h2>
        <dl>
          <dt>{word("notice.why")}</dt>
          <dd>{known ? fault.detail : word("notice.unreachable_why")}</dd>
          <dt>{word("notice.do")}</dt>
          <dd>{known ? fault.action : word("notice.unreachable_do")}</dd>
          {known && (
            <>
              <dt>{word("notice.code")}</dt>
              <dd>
                {fault.code} · {fault.request}
              </dd>
            </>
          )}
        </dl>
        {action}
        {waits && <button type="button" className="button again no-print" disabled={queries.isFetching() > 0} onClick={() => failed().forEach((query) => void query.fetch())}>{word("notice.again")}</button>}
      </div>
    </div>
  );
}
