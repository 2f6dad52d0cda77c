import { useCallback, useEffect, useMemo, useState } from "react";
import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { SplitBar, largestReason, shareWord } from "../../components/bars";
import { type Column, DataTable } from "../../components/DataTable";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { count, percent } from "../../lib/numbers";
import { type Words, capital, useWords } from "../../lib/words";
import { PlacesLine } from "./PlacesLine";
import { type GapLine, type GapSort, type ListWish, gapSorts, useEmployers } from "./answers";

const kinds = ["missing", "to_check", "lawful", "potential"];

const serverSort = (sort: GapSort) => (sort === "name" ? "name" : `-${sort}`);

function ofReason(line: GapLine, reason: string): number {
  return line.reasons.filter((each) => each.reason === reason || each.kind === reason).reduce((sum, each) => sum + (each.persons ?? 0), 0);
}

// What the list is narrowed to, as lines over its workbook.
export function aboutOf({ reason, block, officer }: ListWish, { word, wordOf }: Words): string[] {
  return [
    ...(reason ? [`${word("coverage.reason")}: ${wordOf(kinds.includes(reason) ? "reason.kind" : "reason", reason)}`] : []),
    ...(block === undefined ? [] : [`${word("employer.block")}: ${block ? wordOf("block", block) : word("coverage.block_not_told")}`]),
    ...(officer === undefined ? [] : [`${word("employer.officer")}: ${officer || word("coverage.officer_not_told")}`]),
  ];
}

export function EmployersTable({ wish, height = "min(68vh, 640px)" }: { wish: ListWish; height?: string }) {
  const words = useWords();
  const { word, wordOf, language } = words;
  const { address, search, change, scheme } = usePlace();
  const [filter, setFilter] = useState("");
  const sort = search.get("sort") ?? (wish.reason ? "-missing" : "-absent");
  // The pages come in the order of the first column, where the server knows it.
  const asked = gapSorts.find((each) => serverSort(each) === sort.split(",")[0]) ?? "absent";
  const asItComes = useMemo(() => [serverSort(asked)], [asked]);
  const answer = useEmployers(wish, asked, true);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.lines) ?? [], [answer.data]);
  const total = answer.data?.pages[0]?.total;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  // A filter is over all lines, so they are fetched until none is left.
  useEffect(() => {
    if (filter) more();
  }, [filter, more]);

  const columns = useMemo<Column<GapLine>[]>(() => {
    const number = (id: string, head: string, take: (line: GapLine) => number | null, extra: Partial<Column<GapLine>> = {}): Column<GapLine> => ({
      id, head, number: true, value: (line) => take(line) ?? 0, text: (line) => count(take(line), language), cell: (line) => count(take(line), language),
      ...(total ? { total: count(take(total), language) } : {}), ...extra,
    });
    const why = (line: GapLine) => {
      const main = largestReason(line.reasons);
      return main ? `${wordOf("reason.short", main.reason)} ${shareWord(main.persons, line.absent, language)}` : "";
    };
    const reason = wish.reason;
    return [
      {
        id: "name", head: word("coverage.employer"), value: (line) => line.name, text: (line) => line.name || word("coverage.employer_not_told"),
        cell: (line) => line.key
          ? <Link to={address(`/employers/${encodeURIComponent(line.key)}`)}>{line.name || line.key}</Link>
          : <span className="quiet">{word("coverage.employer_not_told")}</span>,
        total: word("table.total"),
      },
      ...(reason && reason !== "missing" ? [number("reason", capital(wordOf(kinds.includes(reason) ? "reason.kind" : "reason", reason)), (line) => ofReason(line, reason))] : []),
      number("absent", word("coverage.absent"), (line) => line.absent, { explain: "absent" }),
      ...(scheme === "voluntary" ? [] : [number("missing", word("coverage.missing"), (line) => line.missing, { explain: "missing" })]),
      number("eligible", word("coverage.eligible"), (line) => line.eligible, { phone: false, explain: "eligible" }),
      number("participating", word("coverage.participating"), (line) => line.participating, { phone: false, explain: "participating" }),
      {
        id: "rate", head: word("coverage.rate"), number: true, phone: false, explain: "rate", value: (line) => (line.participating ?? 0) / Math.max(1, line.eligible ?? 0), text: (line) => percent(line.participating, line.eligible, language),
        cell: (line) => percent(line.participating, line.eligible, language), ...(total ? { total: percent(total.participating, total.eligible, language) } : {}),
      },
      {
        id: "why", head: word("coverage.why"), phone: false, text: why,
        cell: (line) => <span className="why"><SplitBar reasons={line.reasons} /><span className="why-word">{why(line)}</span></span>,
        ...(total ? { total: "" } : {}),
      },
    ];
  }, [word, wordOf, language, address, total, scheme, wish.reason]);

  if (answer.error) return <FaultNotice error={answer.error} />;
  if (!answer.data) return <Skeleton lines={8} />;
  const all = answer.data.pages[0]?.count ?? 0;
  if (all === 0) return <Empty title={word("list.no_employer")}><p>{word("list.nobody_do")}</p></Empty>;
  return (
    <>
      <PlacesLine wish={wish} places={answer.data.pages[0]?.places} />
      <DataTable id="employers" label={word("list.employers")} columns={columns} rows={rows} rowKey={(line) => line.key || "none"} count={all} onMore={more}
        height={height} sort={sort} onSort={(next) => change({ sort: next })} serverSort={asItComes}
        about={aboutOf(wish, words)} filter={{ value: filter, onChange: setFilter, hint: word("table.filter_employer") }} />
    </>
  );
}
