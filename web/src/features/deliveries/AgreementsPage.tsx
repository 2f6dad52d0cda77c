// S7: who agreed to deliver what, by when, and on what basis; from these the calendar of arrivals follows.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import { PageTabs } from "../../app/PageTabs";
import { type Column, DataTable } from "../../components/DataTable";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { parseDay, showDay } from "../../lib/dates";
import { useSearchParams } from "../../lib/router";
import { withChange } from "../../lib/url_state";
import { type Words, useWords } from "../../lib/words";
import { HistoryButton } from "../history/History";
import { useMay } from "../session/session";
import "../../styles/deliveries.css";

type Agreement = Schemas["Agreement"];
const periods = ["month", "quarter", "half_year", "year"] as const;

export function AgreementsPage() {
  const words = useWords();
  const { word, language } = words;
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const [filter, setFilter] = useState("");
  const [adding, setAdding] = useState(false);
  const answer = useQuery({ queryKey: ["agreements", language], queryFn: () => take(api.GET("/api/agreements")) });
  const columns = useMemo(() => columnsOf(words), [words]);
  const add = may("manage_agreements") && (
    <button type="button" className="button first" disabled={!answer.data} onClick={() => setAdding(true)}><Icon name="plus" />{word("agreement.add")}</button>
  );
  const agreements = answer.data?.agreements ?? [];
  return (
    <>
      <div className="page-head"><h1>{word("page.deliveries")}</h1><PageTabs page="deliveries" label={word("page.deliveries")} /><span className="end">{add}</span></div>
      <section className="panel table-panel" aria-label={word("tab.agreements")}>
        {answer.error && <FaultNotice error={answer.error} />}
        {answer.isPending && <Skeleton lines={8} />}
        {answer.data && agreements.length === 0 && <Empty title={word("agreement.none")}><p>{word("agreement.none_do")}</p></Empty>}
        {agreements.length > 0 && (
          <DataTable id="agreements" label={word("tab.agreements")} columns={columns} rows={agreements} rowKey={(row) => String(row.id)} sort={search.get("sort") ?? "sender,dataset"}
            onSort={(sort) => setSearch(withChange(search, { sort }))} filter={{ value: filter, onChange: setFilter, hint: word("table.filter") }} height="fill" />
        )}
      </section>
      {adding && answer.data && <AddAgreement known={answer.data} onClose={() => setAdding(false)} />}
    </>
  );
}

function dueText(row: Pick<Agreement, "due_months_after" | "due_day">, { word }: Words): string {
  return row.due_months_after === 0 ? word("agreement.due_same", { day: row.due_day })
    : row.due_months_after === 1 ? word("agreement.due_next", { day: row.due_day }) : word("agreement.due_after", { day: row.due_day, months: row.due_months_after });
}

function columnsOf(words: Words): Column<Agreement>[] {
  const { word, wordOf } = words;
  const plain = (id: string, head: string, text: (row: Agreement) => string, more: Partial<Column<Agreement>> = {}): Column<Agreement> => ({ id, head, value: text, text, cell: text, ...more });
  return [
    plain("dataset", word("delivery.dataset"), (row) => row.dataset_title),
    plain("sender", word("delivery.sender"), (row) => row.sender_name),
    plain("period", word("agreement.period"), (row) => wordOf("agreement.period", row.period)),
    plain("due", word("agreement.due"), (row) => dueText(row, words), { value: (row) => row.due_months_after * 100 + row.due_day }),
    plain("basis", word("agreement.basis"), (row) => row.legal_basis),
    plain("purpose", word("agreement.purpose"), (row) => row.purpose || "–", { phone: false, wide: true }),
    plain("contact", word("agreement.contact"), (row) => row.contact || "–", { phone: false }),
    plain("from", word("agreement.in_force"), (row) => `${showDay(row.from)} – ${row.to ? showDay(row.to) : word("law.still")}`, { value: (row) => row.from, cell: (row) => <span className="nowrap">{showDay(row.from)} – {row.to ? showDay(row.to) : word("law.still")}</span> }),
    { id: "history", head: word("history.title"), act: true, text: () => "", cell: (row) => <HistoryButton of="agreement" id={String(row.id)} name={row.dataset_title} /> },
  ];
}

function AddAgreement({ known, onClose }: { known: Schemas["Agreements"]; onClose: () => void }) {
  const words = useWords();
  const { word, wordOf } = words;
  const queries = useQueryClient();
  const [facts, setFacts] = useState({
    sender: known.senders[0]?.id ?? "", dataset: known.datasets[0]?.id ?? "", period: "month" as Agreement["period"], due_months_after: "1", due_day: "10",
    legal_basis: "", purpose: "", contact: "", from: "", to: "",
  });
  const from = parseDay(facts.from);
  const to = facts.to.trim() === "" ? undefined : parseDay(facts.to);
  const daysRight = from !== null && to !== null;
  const add = useMutation({
    mutationFn: () => take(api.POST("/api/agreements", {
      body: {
        sender: facts.sender, dataset: facts.dataset, period: facts.period, due_months_after: Number(facts.due_months_after), due_day: Number(facts.due_day), legal_basis: facts.legal_basis.trim(),
        from: from ?? "", ...(facts.purpose.trim() ? { purpose: facts.purpose.trim() } : {}), ...(facts.contact.trim() ? { contact: facts.contact.trim() } : {}), ...(to ? { to } : {}),
      },
    })),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ["agreements"] }), queries.invalidateQueries({ queryKey: ["deliveries", "calendar"] })]);
      onClose();
    },
  });
  const set = (name: keyof typeof facts) => (event: { target: { value: string } }) => setFacts({ ...facts, [name]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (daysRight) add.mutate();
  };
  const field = (name: keyof typeof facts, label: string, more: Record<string, unknown> = {}) => (
    <div className="field">
      <label htmlFor={`agreement-${name}`}>{label}</label>
      <input id={`agreement-${name}`} className="input" value={facts[name]} onChange={set(name)} {...more} />
    </div>
  );
  return (
    <Dialog kind="side" title={word("agreement.add")} onClose={onClose}>
      {add.error && <FaultNotice error={add.error} />}
      <form className="form" onSubmit={submit}>
        <div className="field">
          <label htmlFor="agreement-sender">{word("delivery.sender")}</label>
          <select id="agreement-sender" className="input" value={facts.sender} onChange={set("sender")}>{known.senders.map((each) => <option key={each.id} value={each.id}>{each.title}</option>)}</select>
        </div>
        <div className="field">
          <label htmlFor="agreement-dataset">{word("delivery.dataset")}</label>
          <select id="agreement-dataset" className="input" value={facts.dataset} onChange={set("dataset")}>{known.datasets.map((each) => <option key={each.id} value={each.id}>{each.title}</option>)}</select>
        </div>
        <div className="form-row three">
          <div className="field">
            <label htmlFor="agreement-period">{word("agreement.period")}</label>
            <select id="agreement-period" className="input" value={facts.period} onChange={set("period")}>{periods.map((each) => <option key={each} value={each}>{wordOf("agreement.period", each)}</option>)}</select>
          </div>
          {field("due_day", word("agreement.due_day"), { type: "number", min: 1, max: 31, required: true })}
          {field("due_months_after", word("agreement.due_months"), { type: "number", min: 0, max: 24, required: true })}
        </div>
        <p className="quiet small">{word("agreement.due_reads", { due: dueText({ due_day: Number(facts.due_day), due_months_after: Number(facts.due_months_after) }, words) })}</p>
        {field("legal_basis", word("agreement.basis"), { required: true, maxLength: 300, placeholder: word("agreement.basis_hint") })}
        {field("purpose", word("agreement.purpose"), { maxLength: 300 })}
        {field("contact", word("agreement.contact"), { maxLength: 200 })}
        <div className="form-row">
          {field("from", word("agreement.from"), { required: true, placeholder: "dd/mm/yyyy", inputMode: "numeric", "aria-invalid": facts.from !== "" && from === null })}
          {field("to", word("agreement.to"), { placeholder: "dd/mm/yyyy", inputMode: "numeric", "aria-invalid": to === null })}
        </div>
        {((facts.from !== "" && from === null) || to === null) && <p className="input-fault" role="alert">{word("agreement.day_wrong")}</p>}
        <div><button className="button first" disabled={add.isPending}>{word("agreement.add")}</button></div>
      </form>
    </Dialog>
  );
}
