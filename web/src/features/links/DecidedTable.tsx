// What was decided and what was taken back, the newest first; what the figures do not know yet is marked, and
// can be taken back.
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { type Column, DataTable } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showInstant } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { HistoryButton } from "../history/History";
import type { Purpose } from "../session/purpose";
import { DecisionState, stateWord } from "./DecisionState";
import { said } from "./kinds";
import { purposeOf, useRefresh, withdraw } from "./work";

type Decision = Schemas["Decision"];

// Whom a decision is about, as far as one's rights go; null where nobody is told.
function namesOf({ left_person, right_person, left_employer, right_employer }: Decision): string | null {
  if (left_employer ?? right_employer) return [left_employer, right_employer].map((each) => each?.name || each?.employer || "–").join(" – ");
  return left_person ?? right_person ? [left_person, right_person].map((each) => each?.full_name ?? each?.person ?? "–").join(" – ") : null;
}

export function DecidedTable({ purpose }: { purpose: Purpose | null }) {
  const { word } = useWords();
  const { run } = usePlace();
  const refresh = useRefresh();
  const [filter, setFilter] = useState("");
  const answer = useInfiniteQuery({
    queryKey: ["decisions", run.id, purpose],
    queryFn: ({ pageParam }) => take(api.GET("/api/links/decisions", { params: { query: { ...(purpose ? purposeOf({ run: run.id, purpose }) : { run: run.id }), limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const taken = useMutation({ mutationFn: (decision: Decision) => withdraw(decision.sequence, word("links.undo_reason")), onSuccess: refresh });
  const { mutate, isPending } = taken;
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.decisions) ?? [], [answer.data]);
  const columns = useMemo<Column<Decision>[]>(() => {
    const what = (row: Decision) => (row.withdraws === null ? word(said[row.left_employer ?? row.right_employer ? "employer" : "person"][row.verdict]) : word("links.withdraws", { number: row.withdraws }));
    const state = (row: Decision) => stateWord(row, word);
    return [
      { id: "sequence", head: word("links.number"), number: true, width: 64, value: (row) => row.sequence, text: (row) => String(row.sequence), cell: (row) => String(row.sequence) },
      { id: "verdict", head: word("links.decision"), value: what, text: what, cell: (row) => <span className="nowrap">{what(row)}</span> },
      { id: "state", head: word("user.state"), value: state, text: state, cell: (row) => <DecisionState decision={row} /> },
      {
        id: "pair", head: word("links.records"), value: (row) => namesOf(row) ?? row.left, text: (row) => namesOf(row) ?? `${row.left} – ${row.right}`,
        cell: (row) => (namesOf(row) ? <span title={`${row.left} – ${row.right}`}>{namesOf(row)}</span> : <code className="record-key">{row.left} – {row.right}</code>),
      },
      { id: "reason", head: word("coverage.reason"), value: (row) => row.reason, text: (row) => row.reason, cell: (row) => row.reason, phone: false },
      { id: "by", head: word("links.by"), value: (row) => row.decided_by, text: (row) => row.decided_by, cell: (row) => row.decided_by, phone: false },
      { id: "at", head: word("links.at"), value: (row) => row.decided_at, text: (row) => showInstant(row.decided_at), cell: (row) => <span className="nowrap">{showInstant(row.decided_at)}</span> },
      { id: "history", head: word("history.title"), act: true, phone: false, text: () => "", cell: (row) => <HistoryButton of="decision" id={String(row.sequence)} name={namesOf(row) ?? `#${row.sequence}`} /> },
      {
        id: "undo", head: word("links.undo_head"), act: true, text: () => "",
        cell: (row) => row.withdraws === null && !row.taken_back && (
          <button type="button" className="button" disabled={isPending} onClick={() => mutate(row)} aria-label={word("links.take_back_of", { number: row.sequence })}>
            <Icon name="undo" />{word("links.take_back")}
          </button>
        ),
      },
    ];
  }, [word, mutate, isPending]);
  if (answer.error) return <FaultNotice error={answer.error} />;
  if (!answer.data) return <Skeleton lines={8} />;
  if (rows.length === 0) return <Empty title={word("links.none_decided")}><p>{word("links.none_decided_do")}</p></Empty>;
  return (
    <>
      {taken.error && <FaultNotice error={taken.error} />}
      <DataTable id="decisions" label={word("links.tab_decided")} columns={columns} rows={rows} rowKey={(row) => String(row.sequence)} onMore={more} rest={hasNextPage} given="-sequence"
        filter={{ value: filter, onChange: setFilter, hint: word("table.filter") }} height="fill" />
    </>
  );
}
