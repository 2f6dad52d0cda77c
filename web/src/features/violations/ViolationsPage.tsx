// Lỗi được giao: rules that rows of files break, across files, with who has them and by when.
import { useMemo, useState } from "react";
import { PageTabs } from "../../app/PageTabs";
import { type Column, DataTable } from "../../components/DataTable";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showDay } from "../../lib/dates";
import { count } from "../../lib/numbers";
import { useSearchParams } from "../../lib/router";
import { type Change, withChange } from "../../lib/url_state";
import { type Words, useWords } from "../../lib/words";
import { ViolationDialog } from "./ViolationDialog";
import { ViolationState } from "./ViolationState";
import { type Violation, columnOf, markOf, useViolations } from "./answers";
import "../../styles/deliveries.css";
import "../../styles/work.css";

const shows = ["open", "done", "all"] as const;

export function ViolationsPage() {
  const { word, wordOf } = useWords();
  const [search, setSearch] = useSearchParams();
  const change = (wish: Change) => setSearch(withChange(search, wish));
  const show = shows.find((each) => each === search.get("show")) ?? "open";
  const answer = useViolations({ state: "all" });
  const all = useMemo(() => answer.data?.violations ?? [], [answer.data]);
  const [sender, code, holder] = [search.get("sender"), search.get("code"), search.get("holder")];
  const rows = useMemo(() => all.filter((each) =>
    (show === "all" || (each.state === "done") === (show === "done")) && (!sender || each.sender === sender) && (!code || each.code === code) && (!holder || each.holder === holder)), [all, show, sender, code, holder]);
  const chosen = all.find((each) => String(each.id) === search.get("id"));
  const choices = (name: "sender" | "code" | "holder", every: string, told: (each: Violation) => string) => (
    <label>
      <span className="visually-hidden">{every}</span>
      <select className="choice" value={search.get(name) ?? ""} onChange={(event) => change({ [name]: event.target.value })}>
        <option value="">{every}</option>
        {[...new Map(all.map((each) => [each[name], told(each)]))].map(([value, title]) => <option key={value} value={value}>{title}</option>)}
      </select>
    </label>
  );
  return (
    <>
      <div className="page-head">
        <h1>{word("page.deliveries")}</h1>
        <PageTabs page="deliveries" label={word("page.deliveries")} />
        <span className="segments no-print" role="group" aria-label={word("violation.which")}>
          {shows.map((each) => <button key={each} type="button" aria-pressed={each === show} onClick={() => change({ show: each === "open" ? null : each })}>{wordOf("violation.show", each)}</button>)}
        </span>
      </div>
      <section className="panel table-panel" aria-label={word("tab.violations")}>
        {answer.error && <FaultNotice error={answer.error} />}
        {answer.isPending && <Skeleton lines={8} />}
        {answer.data && (
          <div className="violation-choices no-print">
            {choices("sender", word("violation.every_sender"), (each) => each.sender_name)}
            {choices("code", word("violation.every_code"), (each) => each.code)}
            {choices("holder", word("violation.every_holder"), (each) => each.holder_name)}
          </div>
        )}
        {answer.data && rows.length === 0 && <Empty title={word(show === "open" ? "violation.none_open" : "violation.none")}><p>{word("violation.none_do")}</p></Empty>}
        {rows.length > 0 && <Table rows={rows} current={chosen} onOpen={(id) => change({ id })} />}
      </section>
      {chosen && answer.data && <ViolationDialog key={`${chosen.id}/${chosen.version}`} of={chosen} holders={answer.data.holders.filter((each) => each.senders.includes(chosen.sender))} onClose={() => change({ id: null })} />}
    </>
  );
}

function columnsOf(words: Words, onOpen: (id: string) => void): Column<Violation>[] {
  const { word, wordOf, language } = words;
  return [
    {
      id: "rule", head: word("violation.rule"), width: 260, value: (row) => columnOf(row, words), text: (row) => `${columnOf(row, words)}: ${row.title}`,
      cell: (row) => <><button type="button" className="row-link" onClick={() => onOpen(String(row.id))}>{columnOf(row, words)}</button> {row.title}</>,
    },
    { id: "code", head: word("notice.code"), width: 84, phone: false, value: (row) => row.code, text: (row) => row.code, cell: (row) => <span className="nowrap">{row.code}</span> },
    { id: "rows", head: word("violation.rows"), number: true, width: 76, value: (row) => row.rows, text: (row) => count(row.rows, language), cell: (row) => count(row.rows, language) },
    { id: "state", head: word("user.state"), value: (row) => row.state, text: (row) => wordOf("violation.state", markOf(row).name), cell: (row) => <ViolationState of={row} /> },
    { id: "due", head: word("violation.due"), value: (row) => row.due, text: (row) => showDay(row.due), cell: (row) => <span className="nowrap">{showDay(row.due)}</span> },
    { id: "holder", head: word("violation.holder"), value: (row) => row.holder_name, text: (row) => row.holder_name, cell: (row) => <>{row.holder_name}{row.mine && <span className="tag">{word("violation.mine")}</span>}</> },
    { id: "sender", head: word("violation.sender"), phone: false, value: (row) => row.sender_name, text: (row) => row.sender_name, cell: (row) => row.sender_name },
    { id: "file", head: word("violation.file"), phone: false, value: (row) => row.file_name, text: (row) => row.file_name, cell: (row) => <span className="any-where">{row.file_name}</span> },
  ];
}

function Table({ rows, current, onOpen }: { rows: Violation[]; current: Violation | undefined; onOpen: (id: string) => void }) {
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const [filter, setFilter] = useState("");
  const columns = useMemo(() => columnsOf(words, onOpen), [words, onOpen]);
  return (
    <DataTable id="violations" label={words.word("tab.violations")} columns={columns} rows={rows} rowKey={(row) => String(row.id)} {...(current ? { currentKey: String(current.id) } : {})}
      sort={search.get("sort") ?? ""} onSort={(sort) => setSearch(withChange(search, { sort }))} filter={{ value: filter, onChange: setFilter, hint: words.word("table.filter") }} stacked height="fill" />
  );
}
