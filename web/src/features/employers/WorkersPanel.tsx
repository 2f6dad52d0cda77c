// Who works for the employer: insured there, on its tax list, or missing (COV-30). Read for a purpose, each page
// recorded.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { type Schemas, api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { type Asked, type Column, DataTable } from "../../components/DataTable";
import { Explain } from "../../components/Explain";
import { Empty, Skeleton } from "../../components/notices";
import { showMonth } from "../../lib/dates";
import { count, notTold } from "../../lib/numbers";
import { Link } from "../../lib/router";
import { useWords } from "../../lib/words";
import { type Purpose, PurposeFault, usePurpose } from "../session/purpose";
import { useMay } from "../session/session";

type Worker = Schemas["Worker"];
const standings = ["absent", "both", "insured_only", "elsewhere"] as const;
type Standing = (typeof standings)[number];

// The order is the server's, and nothing is filtered: what is read is recorded.
const asItComes: Asked = { sorts: [], filters: [], onFilters: () => undefined };

export function WorkersPanel({ employer }: { employer: string }) {
  const { word } = useWords();
  const may = useMay();
  // Asked for over the list of who is absent, which stands above.
  const { purpose, forget } = usePurpose();
  if (!may("see_person") || !purpose) return null;
  return (
    <section className="panel" aria-labelledby="workers-head">
      <div className="panel-head"><h2 id="workers-head">{word("employer.workers")}</h2><Explain topic="workers" /></div>
      <Workers employer={employer} purpose={purpose} onPurpose={forget} />
    </section>
  );
}

function Workers({ employer, purpose, onPurpose }: { employer: string; purpose: Purpose; onPurpose: () => void }) {
  const { word, wordOf, language } = useWords();
  const { run, address, search, change, unitName } = usePlace();
  const standing = standings.find((each) => each === search.get("standing"));
  const answer = useInfiniteQuery({
    queryKey: ["workers", run.id, employer, standing, purpose],
    queryFn: ({ pageParam }) => take(api.GET("/api/employers/{id}/workers", {
      params: {
        path: { id: employer },
        query: { run: run.id, purpose: purpose.id, limit: 100, ...(purpose.case ? { case: purpose.case } : {}), ...(standing ? { standing } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      },
    })),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.workers) ?? [], [answer.data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const columns = useMemo<Column<Worker>[]>(() => [
    {
      id: "full_name", head: word("person.name"), width: 200, text: (row) => row.full_name || notTold,
      cell: (row) => (row.id ? <Link to={address(`/persons/${encodeURIComponent(row.id)}`)}>{row.full_name || row.id}</Link> : row.full_name || notTold),
    },
    { id: "number", head: word("person.number"), text: (row) => row.number ?? notTold, cell: (row) => <span className="nowrap">{row.number ?? notTold}</span> },
    { id: "standing", head: word("employer.standing"), text: (row) => wordOf("employer.standing", row.standing), cell: (row) => wordOf("employer.standing", row.standing) },
    { id: "reason", head: word("coverage.reason"), explain: "reasons", text: (row) => wordOf("reason", row.reason), cell: (row) => wordOf("reason", row.reason) },
    { id: "certainty", head: word("coverage.certainty"), explain: "certainty", phone: false, text: (row) => wordOf("certainty", row.certainty), cell: (row) => <span className="nowrap">{wordOf("certainty", row.certainty)}</span> },
    { id: "unit", head: word("coverage.unit"), phone: false, text: (row) => unitName(row.unit), cell: (row) => <span className="nowrap">{unitName(row.unit)}</span> },
    { id: "last", head: word("person.last"), number: true, phone: false, text: (row) => showMonth(row.last_participated), cell: (row) => showMonth(row.last_participated) },
  ], [word, wordOf, address, unitName]);
  if (answer.error) return <PurposeFault error={answer.error} onChange={onPurpose} />;
  if (!answer.data) return <Skeleton lines={6} />;
  const first = answer.data.pages[0];
  const counts: Record<Standing, number> = first?.counts ?? { absent: 0, both: 0, insured_only: 0, elsewhere: 0 };
  const all = standings.reduce((sum, each) => sum + counts[each], 0);
  if (all === 0) return <Empty title={word("employer.no_workers")} />;
  const choice = (each: Standing | undefined, text: string, persons: number) => (
    <button key={each ?? "all"} type="button" aria-pressed={each === standing} onClick={() => change({ standing: each ?? null })}>{text} {count(persons, language)}</button>
  );
  return (
    <DataTable id="workers" label={word("employer.workers")} columns={columns} rows={rows} rowKey={(row) => row.id ?? `${row.full_name}-${rows.indexOf(row)}`}
      count={first?.count ?? rows.length} onMore={more} asked={asItComes} secret height="min(60vh, 520px)"
      lead={(
        <span className="segments no-print" role="group" aria-label={word("employer.standing")}>
          {choice(undefined, word("employer.standing.all"), all)}
          {standings.map((each) => choice(each, wordOf("employer.standing", each), counts[each]))}
        </span>
      )} />
  );
}
