// Who does not participate: read for a purpose, each page recorded, so the server filters and sorts.
import { useCallback, useEffect, useMemo, useState } from "react";
import { Link } from "../../lib/router";
import { type Schemas, download } from "../../api/client";
import { usePlace } from "../../app/place";
import { type Asked, type Column, DataTable } from "../../components/DataTable";
import { Empty, Skeleton } from "../../components/notices";
import type { Filters } from "../../lib/column_filter";
import { showMonth } from "../../lib/dates";
import { notTold } from "../../lib/numbers";
import { capital, useWords } from "../../lib/words";
import { PlacesLine } from "./PlacesLine";
import { type Purpose, PurposeFault, PurposeLine } from "../session/purpose";
import { useMay } from "../session/session";
import { type ListWish, type PersonsSort, type PersonsView, given, personsSorts, usePersons } from "./answers";

type Person = Schemas["AbsentPerson"];
type Props = { wish: ListWish; purpose: Purpose; onPurpose: () => void };

// What one may not see is null in every row; a column of dashes tells nothing.
const fieldOf: Record<string, keyof Person> = { number: "number", employer: "employer_name", unit: "unit", commune: "commune", reason: "reason", certainty: "certainty" };
const askAfter = 400;  // Milliseconds after the last key.

function sortOf(text: string | null): PersonsSort | undefined {
  return text && personsSorts.includes(text.replace(/^-/, "")) ? (text as PersonsSort) : undefined;
}

function viewOf(words: string, filters: Filters, sort: PersonsSort | undefined): PersonsView {
  const inColumns = Object.entries(filters).filter(([column, filter]) => personsSorts.includes(column) && filter.trim() !== "").map(([column, filter]) => [`in_${column}`, filter.trim()]);
  return { ...given({ q: words.trim() }), ...Object.fromEntries(inColumns), ...(sort ? { sort } : {}) };
}

export function PersonsTable({ wish, purpose, onPurpose }: Props) {
  const { word, wordOf } = useWords();
  const { address, unitName, search, change, scheme, run } = usePlace();
  const may = useMay();
  const [words, setWords] = useState("");
  const asWritten = useLater(words, askAfter);
  const [filters, setFilters] = useState<Filters>({});
  const sort = sortOf(search.get("sort"));
  const view = useMemo(() => viewOf(asWritten, filters, sort), [asWritten, filters, sort]);
  const { asked, answer } = usePersons(wish, view, purpose);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = answer;
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.persons) ?? [], [answer.data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage]);

  const columns = useMemo<Column<Person>[]>(() => {
    const all: Column<Person>[] = [
      {
        id: "full_name", head: word("person.name"), text: (row) => row.full_name || notTold, width: 190,
        cell: (row) => (row.id && may("see_person") ? <Link to={address(`/persons/${encodeURIComponent(row.id)}`)}>{row.full_name || row.id}</Link> : row.full_name || notTold),
      },
      { id: "number", head: word("person.number"), text: (row) => row.number ?? notTold, cell: (row) => <span className="nowrap">{row.number ?? notTold}</span> },
      {
        id: "employer", head: word("coverage.employer"), text: (row) => row.employer_name || notTold,
        cell: (row) => (row.employer && may("see_employers") ? <Link to={address(`/employers/${encodeURIComponent(row.employer)}`)}>{row.employer_name || row.employer}</Link> : row.employer_name || notTold),
      },
      { id: "unit", head: word("coverage.unit"), phone: rows.every((row) => row.commune === null), text: (row) => unitName(row.unit), cell: (row) => <span className="nowrap">{unitName(row.unit)}</span> },
      { id: "commune", head: word("person.commune"), text: (row) => unitName(row.commune), cell: (row) => <span className="nowrap">{unitName(row.commune)}</span> },
      { id: "reason", head: word("coverage.reason"), width: 220, explain: "reasons", text: (row) => wordOf("reason", row.reason), cell: (row) => wordOf("reason", row.reason) },
      { id: "certainty", head: word("coverage.certainty"), explain: "certainty", text: (row) => capital(wordOf("certainty", row.certainty)), cell: (row) => <span className="nowrap">{capital(wordOf("certainty", row.certainty))}</span> },
      { id: "last", head: word("person.last"), number: true, text: (row) => showMonth(row.last_participated), cell: (row) => showMonth(row.last_participated) },
    ];
    return all.filter((column) => {
      const name = fieldOf[column.id];
      return !name || (rows.length === 0 && name !== "commune" || rows.some((row) => row[name] !== null && !(name === "commune" && row.commune === wish.unit))) && !(column.id === "unit" && wish.unit) && !(column.id === "employer" && wish.employer);
    });
  }, [word, wordOf, address, unitName, may, rows, wish.unit, wish.employer]);

  const query = JSON.stringify(asked);
  const server = useMemo<Asked>(() => ({
    sorts: personsSorts, filters: personsSorts, onFilters: setFilters,
    onExport: (shown) => download(`/api/coverage/persons.xlsx?${new URLSearchParams({ ...(JSON.parse(query) as Record<string, string>), columns: shown.join(",") }).toString()}`, `persons-${scheme}-${run.month}.xlsx`),
  }), [query, scheme, run.month]);

  if (answer.error) return <PurposeFault error={answer.error} onChange={onPurpose} />;
  if (!answer.data) return <Skeleton lines={8} />;
  const total = answer.data.pages[0]?.count ?? 0;
  const narrowed = Object.keys(view).some((each) => each !== "sort") || words.trim() !== "";
  if (total === 0 && !narrowed) return <Empty title={word("list.nobody")}><p>{word("list.nobody_do")}</p></Empty>;
  return (
    <>
      <PurposeLine purpose={purpose} onChange={onPurpose} />
      <PlacesLine wish={wish} places={answer.data.pages[0]?.places} />
      <DataTable id="persons" label={word("list.persons")} columns={columns} rows={rows} rowKey={(row) => row.id ?? `${row.full_name}-${rows.indexOf(row)}`}
        count={total} onMore={more} asked={server} secret sort={sort ?? ""} onSort={(next) => change({ sort: next })} height="min(68vh, 640px)"
        filter={{ value: words, onChange: setWords, hint: word("table.filter_person") }} />
      {total === 0 && <Empty title={word("list.nobody_fits")} />}
    </>
  );
}

// The value as it stood still for a while.
function useLater(value: string, wait: number): string {
  const [still, setStill] = useState(value);
  useEffect(() => {
    const later = setTimeout(() => setStill(value), wait);
    return () => clearTimeout(later);
  }, [value, wait]);
  return still;
}
