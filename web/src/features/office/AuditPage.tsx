// S22: who read or took what, for which purpose; the newest first.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useSearchParams } from "../../lib/router";
import { type Schemas, api, take } from "../../api/client";
import { type Column, DataTable } from "../../components/DataTable";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showInstant } from "../../lib/dates";
import { count } from "../../lib/numbers";
import { withChange } from "../../lib/url_state";
import { useWords } from "../../lib/words";
import { actOf } from "./audit_words";

type Line = Schemas["Audit"]["lines"][number];

export function AuditPage() {
  const { word, wordOf, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const actor = search.get("actor") ?? "";
  const [typed, setTyped] = useState(actor);
  const answer = useInfiniteQuery({
    queryKey: ["audit", actor],
    queryFn: ({ pageParam }) => take(api.GET("/api/audit", { params: { query: { limit: 200, ...(actor ? { actor } : {}), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.lines) ?? [], [answer.data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const words = useWords();
  const columns = useMemo<Column<Line>[]>(() => {
    const told = ({ what }: Line) => {
      const act = actOf(what, words);
      return act ? `${act.told} ${act.of}`.trim() : what;
    };
    return [
    { id: "sequence", head: word("audit.sequence"), number: true, width: 76, value: (row) => row.sequence, text: (row) => String(row.sequence), cell: (row) => count(row.sequence, language) },
    { id: "at", head: word("audit.at"), value: (row) => row.at, text: (row) => showInstant(row.at), cell: (row) => <span className="nowrap">{showInstant(row.at)}</span> },
    { id: "actor", head: word("audit.actor"), value: (row) => row.actor, text: (row) => row.actor, cell: (row) => row.actor },
    { id: "agency", head: word("user.agency"), value: (row) => wordOf("agency", row.agency), text: (row) => wordOf("agency", row.agency), cell: (row) => wordOf("agency", row.agency), phone: false },
    { id: "kind", head: word("audit.kind"), value: (row) => wordOf("audit.kind", row.kind), text: (row) => wordOf("audit.kind", row.kind), cell: (row) => <span className="tag">{wordOf("audit.kind", row.kind)}</span> },
    { id: "what", head: word("audit.what"), value: (row) => row.what, text: told, cell: (row) => <Act what={row.what} /> },
    { id: "purpose", head: word("audit.purpose"), text: (row) => row.purpose, cell: (row) => (row.purpose ? wordOf("purpose", row.purpose) : "–") },
    { id: "case", head: word("audit.case"), text: (row) => row.case, cell: (row) => row.case || "–", phone: false },
    { id: "territory", head: word("audit.territory"), text: (row) => row.territory, cell: (row) => row.territory || "–", phone: false },
    { id: "persons", head: word("audit.persons"), number: true, value: (row) => row.persons, text: (row) => count(row.persons, language), cell: (row) => count(row.persons, language) },
    ];
  }, [words, word, wordOf, language]);
  return (
    <>
      <div className="page-head"><h1>{word("page.audit")}</h1><p className="page-meta">{word("audit.meta")}</p></div>
      <section className="panel" aria-label={word("page.audit")}>
        <form className="table-tools audit-tools" onSubmit={(event) => { event.preventDefault(); setSearch(withChange(search, { actor: typed })); }}>
          <input className="input" type="search" value={typed} placeholder={word("audit.filter_actor")} aria-label={word("audit.filter_actor")} onChange={(event) => setTyped(event.target.value)} />
          <button className="button">{word("action.filter")}</button>
        </form>
        {answer.error && <FaultNotice error={answer.error} />}
        {answer.isPending && <Skeleton lines={10} />}
        {answer.data && rows.length === 0 && <Empty title={word("audit.none")} />}
        {rows.length > 0 && (
          <DataTable id="audit" label={word("page.audit")} columns={columns} rows={rows} rowKey={(row) => String(row.sequence)} count={answer.data?.pages[0]?.count ?? rows.length}
            onMore={more} given="-sequence" about={actor ? [`${word("audit.actor")}: ${actor}`] : []} stacked height="fill" />
        )}
      </section>
    </>
  );
}

// In words, and where there are none as it was recorded; `baophu audit` tells the record itself.
function Act({ what }: { what: string }) {
  const act = actOf(what, useWords());
  if (!act) return <code className="record-key">{what}</code>;
  return <>{act.told}{act.of && <> <code className="record-key">{act.of}</code></>}</>;
}
