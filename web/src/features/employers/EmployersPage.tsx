// All employers of the province or of a unit, or their sums by management block and by collection officer.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, take } from "../../api/client";
import { PageTabs } from "../../app/PageTabs";
import { useUnitNamed, useUnitShown } from "../../app/PlaceBar";
import { usePlace } from "../../app/place";
import { type Column, DataTable } from "../../components/DataTable";
import { SplitBar, inOrder } from "../../components/bars";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showMonth } from "../../lib/dates";
import { count, percent } from "../../lib/numbers";
import { capital, useWords } from "../../lib/words";
import { EmployersTable, aboutOf } from "../coverage/EmployersTable";
import { type GapLine, given } from "../coverage/answers";
import { ownPlaces } from "../session/session";

const ways = ["employer", "block", "officer"] as const;

export function EmployersPage() {
  const { word, wordOf } = useWords();
  const { search, change, run, scheme } = usePlace();
  const shown = useUnitShown();
  const within = shown === ownPlaces ? ownPlaces : undefined;
  const unit = within ? undefined : shown ?? undefined;
  const named = useUnitNamed();
  const by = ways.find((each) => each === search.get("by")) ?? "employer";
  const block = search.get("block") ?? undefined;
  const officer = search.get("officer") ?? undefined;
  const reason = search.get("reason") ?? undefined;
  return (
    <>
      <div className="page-head">
        <h1>{word("page.employers")}</h1>
        <PageTabs page="employers" label={word("page.employers")} />
        <p className="page-meta">{word("employers.meta", { unit: named, month: showMonth(run.month), scheme: wordOf("scheme", scheme) })}</p>
      </div>
      <section className="panel" aria-label={word("page.employers")}>
        <div className="panel-head">
          <span className="segments no-print" role="group" aria-label={word("employers.by")}>
            {ways.map((each) => (
              <button key={each} type="button" aria-pressed={each === by} onClick={() => change({ by: each === "employer" ? null : each, block: null, officer: null, sort: null })}>
                {word(`employers.by_${each}`)}
              </button>
            ))}
          </span>
          {block !== undefined && <Chip text={wordOf("block", block) || word("coverage.block_not_told")} onRemove={() => change({ block: null })} />}
          {officer !== undefined && <Chip text={officer} onRemove={() => change({ officer: null })} />}
          <ReasonChoice reason={reason} onChange={(next) => change({ reason: next })} />
        </div>
        {by === "employer" ? <EmployersTable wish={{ unit, within, block, officer, reason }} height="fill" /> : <GroupsTable by={by} unit={unit} within={within} reason={reason} />}
      </section>
    </>
  );
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { word } = useWords();
  return (
    <button type="button" className="button chip" onClick={onRemove}>
      {text}
      <Icon name="close" />
      <span className="visually-hidden">{word("list.all")}</span>
    </button>
  );
}

const reasons = [
  "missing", "employer_unregistered", "left_out", "lapsed", "household_business", "to_check", "under_review", "row_refused",
  "possibly_insured_elsewhere", "lawful",
];

function ReasonChoice({ reason, onChange }: { reason: string | undefined; onChange: (reason: string | null) => void }) {
  const { word, wordOf } = useWords();
  return (
    <label className="no-print">
      <span className="visually-hidden">{word("coverage.reason")}</span>
      <select className="choice" value={reason ?? ""} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{word("list.every_reason")}</option>
        {reasons.map((each) => (
          <option key={each} value={each}>{capital(wordOf(["missing", "to_check", "lawful"].includes(each) ? "reason.kind" : "reason", each))}</option>
        ))}
      </select>
    </label>
  );
}

function GroupsTable({ by, unit, within, reason }: { by: "block" | "officer"; unit: string | undefined; within: "own" | undefined; reason: string | undefined }) {
  const words = useWords();
  const { word, wordOf, language } = words;
  const { run, scheme, search, change } = usePlace();
  const answer = useQuery({
    queryKey: ["gap", by, run.id, scheme, unit, within, reason, language],
    queryFn: () => take(api.GET("/api/coverage/gap", { params: { query: { run: run.id, scheme, by, limit: 500, ...given({ unit, within, reason }) } } })),
  });
  const columns = useMemo<Column<GapLine>[]>(() => {
    const total = answer.data?.total;
    const name = (line: GapLine) => (line.key === "" ? word(by === "block" ? "coverage.block_not_told" : "coverage.officer_not_told") : by === "block" ? wordOf("block", line.key) : line.name || line.key);
    const why = (line: GapLine) => inOrder(line.reasons).map((each) => `${wordOf("reason", each.reason)} ${count(each.persons, language)}`).join("; ");
    const number = (id: string, head: string, value: (line: GapLine) => number | null, more: Partial<Column<GapLine>> = {}): Column<GapLine> => ({
      id, head, number: true, value: (line) => value(line) ?? 0, text: (line) => count(value(line), language), cell: (line) => count(value(line), language),
      ...(total ? { total: count(value(total), language) } : {}), ...more,
    });
    return [
      {
        id: "name", head: word(`employers.by_${by}`), value: name, text: name, total: word("table.total"),
        cell: (line) => line.key === "" ? <span className="quiet">{name(line)}</span>
          : <button type="button" className="row-link" onClick={() => change({ by: null, [by]: line.key, sort: null })}>{name(line)}</button>,
      },
      number("absent", word("coverage.absent"), (line) => line.absent, { explain: "absent" }),
      number("missing", word("coverage.missing"), (line) => line.missing, { explain: "missing" }),
      number("eligible", word("coverage.eligible"), (line) => line.eligible, { explain: "eligible", phone: false }),
      number("participating", word("coverage.participating"), (line) => line.participating, { explain: "participating", phone: false }),
      {
        id: "rate", head: word("coverage.rate"), number: true, explain: "rate", value: (line) => (line.participating ?? 0) / Math.max(1, line.eligible ?? 0),
        text: (line) => percent(line.participating, line.eligible, language), cell: (line) => percent(line.participating, line.eligible, language),
        ...(total ? { total: percent(total.participating, total.eligible, language) } : {}),
      },
      { id: "why", head: word("coverage.split"), phone: false, text: why, cell: (line) => <span className="why"><SplitBar reasons={line.reasons} /></span>, total: "" },
    ];
  }, [answer.data, by, word, wordOf, language, change]);
  if (answer.error) return <FaultNotice error={answer.error} />;
  if (!answer.data) return <Skeleton lines={8} />;
  if (answer.data.lines.length === 0) return <Empty title={word("list.no_employer")} />;
  return (
    <DataTable id={by} label={word(`employers.by_${by}`)} columns={columns} rows={answer.data.lines} rowKey={(line) => line.key || "none"}
      sort={search.get("sort") ?? "-absent"} onSort={(sort) => change({ sort })} about={aboutOf({ reason }, words)} />
  );
}
