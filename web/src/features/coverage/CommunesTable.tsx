// The prospects of a unit by the commune in which they live, as far as registers tell it.
import { useMemo } from "react";
import { FaultError } from "../../api/client";
import { usePlace } from "../../app/place";
import { type Column, DataTable } from "../../components/DataTable";
import { FaultNotice, Skeleton } from "../../components/notices";
import { count, percent } from "../../lib/numbers";
import { Link } from "../../lib/router";
import { useWords } from "../../lib/words";
import { useMay, useSession } from "../session/session";
import { type GapLine, useGapByCommune } from "./answers";

export function CommunesTable({ unit }: { unit: string }) {
  const { word, language } = useWords();
  const { address } = usePlace();
  const may = useMay();
  const { purposes } = useSession();
  const { data, error } = useGapByCommune(unit);
  const visits = may("see_persons") && purposes.length > 0;
  const columns = useMemo<Column<GapLine>[]>(() => {
    const number = (id: "eligible" | "participating" | "absent"): Column<GapLine> => ({
      id, head: word(`coverage.${id}`), number: true, explain: id, value: (line) => line[id] ?? 0, text: (line) => count(line[id], language),
      cell: (line) => count(line[id], language), total: count(data?.total[id], language),
    });
    return [
      {
        id: "name", head: word("person.commune"), value: (line) => line.name, text: (line) => line.name, total: word("table.total"),
        cell: (line) => (line.key && visits ? <Link to={address(`/units/${line.key}`, { scheme: "voluntary" })}>{line.name}</Link> : line.name),
      },
      number("eligible"), number("participating"), number("absent"),
      { id: "rate", head: word("coverage.rate"), number: true, explain: "rate", value: (line) => (line.participating ?? 0) / (line.eligible || 1), text: (line) => percent(line.participating, line.eligible, language), cell: (line) => percent(line.participating, line.eligible, language) },
    ];
  }, [word, language, address, visits, data]);
  // Counts of communes are told where one sees the heads of employers.
  if (error instanceof FaultError && error.fault.status === 403) return null;
  return (
    <section className="panel" aria-labelledby="communes-head">
      <div className="panel-head"><h2 id="communes-head">{word("communes.title")}</h2></div>
      {error && <FaultNotice error={error} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && <DataTable id="communes" label={word("communes.title")} columns={columns} rows={data.lines} rowKey={(line) => line.key} />}
    </section>
  );
}
