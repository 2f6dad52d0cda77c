import { useCallback, useMemo, useState } from "react";
import { Link } from "../../lib/router";
import type { Schemas } from "../../api/client";
import { usePlace } from "../../app/place";
import { type Column, DataTable } from "../../components/DataTable";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showMonth } from "../../lib/dates";
import { capital, useWords } from "../../lib/words";
import { type Purpose, PurposeLine } from "../session/purpose";
import { useMay } from "../session/session";
import { ExportButton } from "./ExportButton";
import { type ListWish, usePersons } from "./answers";

type Person = Schemas["AbsentPerson"];
type Props = { wish: ListWish; purpose: Purpose; onPurpose: () => void };

export function PersonsTable({ wish, purpose, onPurpose }: Props) {
  const { word, wordOf } = useWords();
  const { address, unitName } = usePlace();
  const may = useMay();
  const [filter, setFilter] = useState("");
  const answer = usePersons(wish, purpose, true);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.persons) ?? [], [answer.data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const columns = useMemo<Column<Person>[]>(() => {
    const all: Column<Person>[] = [
      {
        id: "full_name", head: word("person.name"), value: (row) => row.full_name ?? "", text: (row) => row.full_name ?? "", width: 190,
        cell: (row) => (row.id && may("see_person") ? <Link to={address(`/persons/${encodeURIComponent(row.id)}`)}>{row.full_name ?? row.id}</Link> : row.full_name ?? "–"),
      },
      { id: "number", head: word("person.number"), value: (row) => row.number ?? "", text: (row) => row.number ?? "", cell: (row) => <span className="nowrap">{row.number ?? "–"}</span> },
      {
        id: "employer", head: word("coverage.employer"), value: (row) => row.employer_name ?? "", text: (row) => row.employer_name ?? "",
        cell: (row) => (row.employer && may("see_employers") ? <Link to={address(`/employers/${encodeURIComponent(row.employer)}`)}>{row.employer_name}</Link> : row.employer_name || "–"),
      },
      { id: "unit", head: word("coverage.unit"), value: (row) => unitName(row.unit), text: (row) => unitName(row.unit), cell: (row) => <span className="nowrap">{unitName(row.unit)}</span> },
      { id: "commune", head: word("person.commune"), value: (row) => unitName(row.commune), text: (row) => unitName(row.commune), cell: (row) => <span className="nowrap">{unitName(row.commune)}</span> },
      { id: "reason", head: word("coverage.reason"), width: 220, explain: "reasons", value: (row) => wordOf("reason", row.reason), text: (row) => wordOf("reason", row.reason), cell: (row) => wordOf("reason", row.reason) },
      { id: "certainty", head: word("coverage.certainty"), explain: "certainty", value: (row) => capital(wordOf("certainty", row.certainty)), text: (row) => capital(wordOf("certainty", row.certainty)), cell: (row) => <span className="nowrap">{capital(wordOf("certainty", row.certainty))}</span> },
      { id: "last", head: word("person.last"), number: true, value: (row) => row.last_participated ?? "", text: (row) => showMonth(row.last_participated), cell: (row) => showMonth(row.last_participated) },
    ];
    // What one may not see is null in every row; a column of dashes tells nothing.
    const field: Record<string, keyof Person> = { number: "number", employer: "employer_name", unit: "unit", commune: "commune", reason: "reason", certainty: "certainty" };
    return all.filter((column) => {
      const name = field[column.id];
      return !name || (rows.length === 0 || rows.some((row) => row[name] !== null && !(name === "commune" && row.commune === wish.unit))) && !(column.id === "unit" && wish.unit) && !(column.id === "employer" && wish.employer);
    });
  }, [word, wordOf, address, unitName, may, rows, wish.unit, wish.employer]);

  if (answer.error) return <FaultNotice error={answer.error} />;
  if (!answer.data) return <Skeleton lines={8} />;
  const total = answer.data.pages[0]?.count ?? 0;
  if (total === 0) return <Empty title={word("list.nobody")}><p>{word("list.nobody_do")}</p></Empty>;
  return (
    <>
      <PurposeLine purpose={purpose} onChange={onPurpose} />
      <DataTable id="persons" label={word("list.persons")} columns={columns} rows={rows} rowKey={(row) => row.id ?? `${row.full_name}-${rows.indexOf(row)}`}
        count={total} onMore={more} logged secret height="min(68vh, 640px)" filter={{ value: filter, onChange: setFilter, hint: word("table.filter") }}
        tools={<ExportButton what="persons" query={{ unit: wish.unit, employer: wish.employer, reason: wish.reason, purpose: purpose.id, case: purpose.case ?? undefined }} />} />
    </>
  );
}
