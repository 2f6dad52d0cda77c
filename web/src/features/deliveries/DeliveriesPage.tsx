// S7 Trao đổi dữ liệu: what should have come by now and what came, and what each agency delivered.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { PageTabs } from "../../app/PageTabs";
import { Link, useSearchParams } from "../../lib/router";
import { type Schemas, api, take } from "../../api/client";
import { type Column, DataTable } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showInstant } from "../../lib/dates";
import { count, percent } from "../../lib/numbers";
import { withChange } from "../../lib/url_state";
import { useWords } from "../../lib/words";
import { useMay } from "../session/session";
import { ArrivalsPanel } from "./ArrivalsPanel";
import { useSenderName } from "./senders";
import { showPeriod } from "./period";
import "../../styles/deliveries.css";

type Delivery = Schemas["Delivery"];

export function DeliveriesPage() {
  const words = useWords();
  const { word, wordOf, language } = words;
  const [search, setSearch] = useSearchParams();
  const [filter, setFilter] = useState("");
  const may = useMay();
  const senderName = useSenderName();
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
      ...(explain ? { explain } : {}),
    });
    return [
      { id: "file", head: word("delivery.file"), value: (row) => row.file_name, text: (row) => row.file_name, cell: (row) => <Link className="any-where" to={`/deliveries/${row.sha256}`}>{row.file_name}</Link> },
      { id: "dataset", head: word("delivery.dataset"), value: (row) => wordOf("dataset", row.dataset), text: (row) => wordOf("dataset", row.dataset), cell: (row) => wordOf("dataset", row.dataset) },
      { id: "period", head: word("delivery.period"), value: (row) => row.period, text: (row) => showPeriod(row.period, words), cell: (row) => <span className="nowrap">{showPeriod(row.period, words)}</span> },
      { id: "sender", head: word("delivery.sender"), value: (row) => senderName(row.sender), text: (row) => senderName(row.sender), cell: (row) => senderName(row.sender), phone: false },
      { id: "received", head: word("delivery.received"), value: (row) => row.received_at, text: (row) => showInstant(row.received_at), cell: (row) => <span className="nowrap">{showInstant(row.received_at)}</span> },
      rowsOf("read", word("delivery.read"), (row) => row.rows_read, "rows"),
      rowsOf("accepted", word("delivery.accepted"), (row) => row.rows_accepted),
      {
        ...rowsOf("refused", word("delivery.refused"), (row) => row.rows_refused),
        cell: (row) => row.rows_refused === 0 ? "0" : (
          <span className="state watch" title={percent(row.rows_refused, row.rows_read, language)}><Icon name="watch" />{count(row.rows_refused, language)}</span>
        ),
      },
    ];
  }, [words, word, wordOf, language, senderName]);

  const choice = (
    <label className="no-print">
      <span className="visually-hidden">{word("delivery.sender")}</span>
      <select className="choice" value={sender} onChange={(event) => setSearch(withChange(search, { sender: event.target.value }))}>
        <option value="">{word("delivery.every_sender")}</option>
        {senders.map((each) => <option key={each} value={each}>{senderName(each)}</option>)}
      </select>
    </label>
  );
  return (
    <>
      <div className="page-head"><h1>{word("page.deliveries")}</h1><PageTabs page="deliveries" label={word("page.deliveries")} /><span className="end">{choice}</span></div>
      <ArrivalsPanel sender={sender} />
      <section className="panel" aria-labelledby="delivered-head">
        <div className="panel-head"><h2 id="delivered-head">{word("delivery.list")}</h2><p className="page-meta">{word("delivery.meta")}</p></div>
        {answer.error && <FaultNotice error={answer.error} />}
        {answer.isPending && <Skeleton lines={10} />}
        {answer.data && rows.length === 0 && <Empty title={word("delivery.none")}><p>{may("send_deliveries") ? <Link to="/deliveries/check">{word("delivery.none_do")}</Link> : word("delivery.none_wait")}</p></Empty>}
        {rows.length > 0 && (
          <DataTable id="deliveries" label={word("delivery.list")} columns={columns} rows={rows} rowKey={(row) => row.sha256} count={answer.data?.pages[0]?.count ?? rows.length}
            sort={search.get("sort") ?? "-received"} onSort={(sort) => setSearch(withChange(search, { sort }))} onMore={more} given="-received" height="calc(100vh - 200px)"
            about={sender ? [`${word("delivery.sender")}: ${senderName(sender)}`] : []} filter={{ value: filter, onChange: setFilter, hint: word("table.filter") }} />
        )}
      </section>
    </>
  );
}
