// S7 Trao đổi dữ liệu, first form: what each agency delivered, and that read = accepted + refused.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useSearchParams } from "../../lib/router";
import { type Schemas, api, take } from "../../api/client";
import { type Column, DataTable } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showInstant } from "../../lib/dates";
import { count, percent } from "../../lib/numbers";
import { withChange } from "../../lib/url_state";
import { useWords } from "../../lib/words";

type Delivery = Schemas["Delivery"];

export function DeliveriesPage() {
  const { word, wordOf, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const [filter, setFilter] = useState("");
  const sender = search.get("sender") ?? "";
  const answer = useInfiniteQuery({
    queryKey: ["deliveries", sender, language],
    queryFn: ({ pageParam }) => take(api.GET("/api/deliveries", {
      params: { query: { limit: 200, ...(sender ? { sender } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
    })),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.deliveries) ?? [], [answer.data]);
  const senders = useMemo(() => [...new Set(rows.map((row) => row.sender).concat(sender ? [sender] : []))].sort(), [rows, sender]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const columns = useMemo<Column<Delivery>[]>(() => {
    const rowsOf = (id: string, head: string, take: (row: Delivery) => number, explain?: "rows"): Column<Delivery> => ({
      id, head, number: true, value: take, text: (row) => count(take(row), language), cell: (row) => count(take(row), language),
      total: count(rows.reduce((sum, row) => sum + take(row), 0), language), ...(explain ? { explain } : {}),
    });
    return [
      { id: "file", head: word("delivery.file"), value: (row) => row.file_name, text: (row) => row.file_name, clip: true, cell: (row) => <span title={row.sha256}>{row.file_name}</span>, total: word("table.total") },
      { id: "dataset", head: word("delivery.dataset"), value: (row) => wordOf("dataset", row.dataset), text: (row) => wordOf("dataset", row.dataset), cell: (row) => wordOf("dataset", row.dataset), clip: true, total: "" },
      { id: "period", head: word("delivery.period"), value: (row) => row.period, text: (row) => row.period, cell: (row) => <span className="nowrap">{row.period || "–"}</span>, total: "" },
      { id: "sender", head: word("delivery.sender"), value: (row) => wordOf("agency", row.sender), text: (row) => wordOf("agency", row.sender), cell: (row) => wordOf("agency", row.sender), phone: false, total: "" },
      { id: "received", head: word("delivery.received"), value: (row) => row.received_at, text: (row) => showInstant(row.received_at), cell: (row) => <span className="nowrap">{showInstant(row.received_at)}</span>, total: "" },
      rowsOf("read", word("delivery.read"), (row) => row.rows_read, "rows"),
      rowsOf("accepted", word("delivery.accepted"), (row) => row.rows_accepted),
      {
        ...rowsOf("refused", word("delivery.refused"), (row) => row.rows_refused),
        cell: (row) => row.rows_refused === 0 ? "0" : (
          <span className="state watch" title={percent(row.rows_refused, row.rows_read, language)}><Icon name="watch" />{count(row.rows_refused, language)}</span>
        ),
      },
    ];
  }, [rows, word, wordOf, language]);

  const choice = (
    <label className="no-print">
      <span className="visually-hidden">{word("delivery.sender")}</span>
      <select className="choice" value={sender} onChange={(event) => setSearch(withChange(search, { sender: event.target.value }))}>
        <option value="">{word("delivery.every_sender")}</option>
        {senders.map((each) => <option key={each} value={each}>{wordOf("agency", each)}</option>)}
      </select>
    </label>
  );
  return (
    <>
      <div className="page-head"><h1>{word("page.deliveries")}</h1><p className="page-meta">{word("delivery.meta")}</p></div>
      <section className="panel table-panel" aria-label={word("page.deliveries")}>
        {answer.error && <FaultNotice error={answer.error} />}
        {answer.isPending && <Skeleton lines={10} />}
        {answer.data && rows.length === 0 && <Empty title={word("delivery.none")}><p>{word("delivery.none_do")}</p></Empty>}
        {rows.length > 0 && (
          <DataTable id="deliveries" label={word("page.deliveries")} columns={columns} rows={rows} rowKey={(row) => row.sha256} count={answer.data?.pages[0]?.count ?? rows.length}
            sort={search.get("sort") ?? "-received"} onSort={(sort) => setSearch(withChange(search, { sort }))} onMore={more} height="calc(100vh - 200px)" lead={choice}
            filter={{ value: filter, onChange: setFilter, hint: word("table.filter") }} />
        )}
      </section>
    </>
  );
}
