// Vụ việc: the cases of one's agency, one's own first; each opens with its history, and with what may be done with it.
import { useMemo, useState } from "react";
import { PageTabs } from "../../app/PageTabs";
import { usePlace } from "../../app/place";
import { type Column, DataTable } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showDay } from "../../lib/dates";
import { Link } from "../../lib/router";
import { useWords } from "../../lib/words";
import { useMay } from "../session/session";
import { CaseDialog } from "./CaseDialog";
import { CaseState } from "./CaseState";
import { type Case, useCases } from "./answers";
import "../../styles/cases.css";

const shows = ["open", "closed", "all"] as const;

export function CasesPage() {
  const { word, wordOf } = useWords();
  const may = useMay();
  const { search, change, address } = usePlace();
  const answer = useCases({});
  const show = shows.find((each) => each === search.get("show")) ?? "open";
  const all = answer.data?.cases ?? [];
  const rows = useMemo(() => all.filter((each) => show === "all" || each.state === show), [all, show]);
  const chosen = all.find((each) => String(each.id) === search.get("id"));
  return (
    <>
      <div className="page-head">
        <h1>{word("page.employers")}</h1>
        <PageTabs page="employers" label={word("page.employers")} />
        <span className="segments no-print" role="group" aria-label={word("case.which")}>
          {shows.map((each) => (
            <button key={each} type="button" aria-pressed={each === show} onClick={() => change({ show: each === "open" ? null : each })}>{wordOf("case.show", each)}</button>
          ))}
        </span>
        {may("manage_cases") && <span className="end"><Link className="button" to={address("/employers")}><Icon name="building" />{word("case.open_from_employer")}</Link></span>}
      </div>
      <section className="panel table-panel" aria-label={word("page.cases")}>
        {answer.error && <FaultNotice error={answer.error} />}
        {answer.isPending && <Skeleton lines={8} />}
        {answer.data && rows.length === 0 && <Empty title={word(show === "open" ? "case.none_open" : "case.none")}><p>{word(may("manage_cases") ? "case.none_do" : "case.none_ask")}</p></Empty>}
        {rows.length > 0 && <CasesTable rows={rows} current={chosen} />}
      </section>
      {chosen && answer.data && <CaseDialog key={chosen.id} of={chosen} inspectors={answer.data.inspectors} onClose={() => change({ id: null })} />}
    </>
  );
}

function CasesTable({ rows, current }: { rows: Case[]; current: Case | undefined }) {
  const { word, wordOf } = useWords();
  const { search, change } = usePlace();
  const [filter, setFilter] = useState("");
  const columns = useMemo<Column<Case>[]>(() => [
    {
      id: "number", head: word("case.number"), width: 150, value: (row) => row.decision_number, text: (row) => row.decision_number,
      cell: (row) => <button type="button" className="row-link" onClick={() => change({ id: String(row.id) })}>{row.decision_number}</button>,
    },
    { id: "employer", head: word("coverage.employer"), value: (row) => row.employer_name, text: (row) => row.employer_name, cell: (row) => row.employer_name || row.employer },
    { id: "state", head: word("user.state"), value: (row) => row.state, text: (row) => wordOf("case.state", row.state), cell: (row) => <CaseState of={row} /> },
    {
      id: "inspector", head: word("case.inspector"), value: (row) => row.inspector_name, text: (row) => row.inspector_name,
      cell: (row) => <>{row.inspector_name}{row.mine && <span className="tag">{word("case.mine")}</span>}</>,
    },
    { id: "kind", head: word("case.kind"), phone: false, value: (row) => wordOf("case.kind", row.kind), text: (row) => wordOf("case.kind", row.kind), cell: (row) => <span className="nowrap">{wordOf("case.kind", row.kind)}</span> },
    { id: "day", head: word("case.day"), value: (row) => row.decision_day, text: (row) => showDay(row.decision_day), cell: (row) => <span className="nowrap">{showDay(row.decision_day)}</span> },
    { id: "due", head: word("case.due"), phone: false, value: (row) => row.due ?? "", text: (row) => showDay(row.due), cell: (row) => <span className="nowrap">{showDay(row.due)}</span> },
    { id: "content", head: word("case.content"), phone: false, clip: true, text: (row) => row.content, cell: (row) => <span title={row.content}>{row.content}</span> },
    { id: "agency", head: word("case.agency"), phone: false, value: (row) => row.agency_name, text: (row) => row.agency_name, cell: (row) => row.agency_name },
  ], [word, wordOf, change]);
  return (
    <DataTable id="cases" label={word("page.cases")} columns={columns} rows={rows} rowKey={(row) => String(row.id)} {...(current ? { currentKey: String(current.id) } : {})}
      sort={search.get("sort") ?? ""} onSort={(sort) => change({ sort })} filter={{ value: filter, onChange: setFilter, hint: word("table.filter") }} height="fill" />
  );
}
