// S4 Chỉ tiêu: what the plan prints and what its own figures give, kept apart; what each unit has of it, by
// computation or by a document; and every time that something was set.
import { useMemo, useState } from "react";
import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { type Column, DataTable } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showInstant } from "../../lib/dates";
import { count, lawFigure, signed } from "../../lib/numbers";
import { schemes } from "../../lib/url_state";
import { capital, useWords } from "../../lib/words";
import { HistoryButton } from "../history/History";
import { useMay, useSession } from "../session/session";
import { type Cell, type ProvinceTarget, type SetMade, type Targets, type UnitTargets, cellOf, newestSet, otherRule, proposedOf, rateOf, sumOfUnits, useTargets } from "./answers";
import "../../styles/targets.css";

export function TargetsPage() {
  const { word } = useWords();
  const answer = useTargets();
  const targets = answer.data;
  return (
    <>
      <div className="page-head">
        <h1>{word("targets.title")}</h1>
        {targets?.plan && <p className="page-meta">{targets.plan}</p>}
      </div>
      {answer.error && <FaultNotice error={answer.error} />}
      {answer.isPending && <div className="panel"><Skeleton lines={8} /></div>}
      {targets && targets.province.length === 0 && <div className="panel"><Empty title={word("targets.no_plan")}><p>{word("targets.no_plan_do")}</p></Empty></div>}
      {targets && targets.province.length > 0 && (
        <>
          <ProposedLines targets={targets} />
          <ProvinceTable targets={targets} />
          <UnitsTargets targets={targets} />
          <SetsTable targets={targets} />
        </>
      )}
    </>
  );
}

// What waits for a second person; the figures are still those in force.
function ProposedLines({ targets }: { targets: Targets }) {
  const { word, wordOf } = useWords();
  return targets.proposed.map((each) => (
    <p key={each.id} className="notice slim watch">
      <Icon name="watch" />
      <span>{word("targets.proposed_what", { scheme: capital(wordOf("scheme", each.scheme)), year: each.year, document: each.document, by: each.proposed_by, at: showInstant(each.proposed_at) })} <Link to="/office/approvals">{word("targets.see_approvals")}</Link></span>
    </p>
  ));
}

function Check({ target }: { target: ProvinceTarget }) {
  const { word, language } = useWords();
  const [state, text] = !target.agrees ? ["watch", "targets.differs"] as const
    : target.computed === null ? ["cannot_judge", "targets.not_computed"] as const : ["on_track", "targets.agrees"] as const;
  const rate = rateOf(target);
  return <span className={`state ${state}`}><Icon name={state} />{word(text)}{target.agrees && rate && ` ${lawFigure(rate, language)}${language === "vi" ? "\u00a0" : ""}%`}</span>;
}

// A plan rounds its percentages one way; the one that only the other way gives is marked.
function Rounding({ target, all }: { target: ProvinceTarget; all: ProvinceTarget[] }) {
  const { word, wordOf } = useWords();
  const told = wordOf("targets.rounding", target.rounding);
  if (target.rounding === null || target.rounding !== otherRule(all)) return <span className="nowrap">{told}</span>;
  return <span className="state watch" title={word("targets.other_rule")}><Icon name="unsure" />{told}<span className="visually-hidden">: {word("targets.other_rule")}</span></span>;
}

function ProvinceTable({ targets }: { targets: Targets }) {
  const { word, wordOf, language } = useWords();
  const { address } = usePlace();
  const may = useMay();
  const { view_as } = useSession();
  const [sort, setSort] = useState("year,scheme");
  const columns = useMemo<Column<ProvinceTarget>[]>(() => {
    const number = (id: string, head: string, take: (row: ProvinceTarget) => number | null, more: Partial<Column<ProvinceTarget>> = {}): Column<ProvinceTarget> => ({
      id, head, number: true, value: (row) => take(row) ?? -1, text: (row) => count(take(row), language), cell: (row) => count(take(row), language), ...more,
    });
    const left = (row: ProvinceTarget) => (sumOfUnits(targets.units, row.scheme, row.year) ?? 0) - row.printed;
    const origin = (row: ProvinceTarget) => {
      const set = newestSet(targets, row.scheme, row.year);
      return set ? set.document : word("targets.origin.allocated");
    };
    return [
      { id: "scheme", head: word("coverage.scheme"), value: (row) => schemes.indexOf(row.scheme), text: (row) => capital(wordOf("scheme", row.scheme)), cell: (row) => <span className="first-letter nowrap">{capital(wordOf("scheme", row.scheme))}</span> },
      { id: "year", head: word("targets.year"), number: true, width: 64, value: (row) => row.year, text: (row) => String(row.year), cell: (row) => row.year },
      number("eligible", word("coverage.eligible"), (row) => row.eligible, { phone: false }),
      number("printed", word("targets.printed"), (row) => row.printed, { explain: "target", cell: (row) => <b>{count(row.printed, language)}</b> }),
      number("computed", word("targets.computed"), (row) => row.computed, {
        explain: "computed",
        // Where the check beside it is out of sight, on a phone, the mark still is not.
        cell: (row) => (
          <span className={row.agrees ? undefined : "state watch"}>
            {!row.agrees && <><Icon name="watch" /><span className="visually-hidden">{word("targets.differs")} </span></>}
            {count(row.computed, language)}
          </span>
        ),
      }),
      { id: "rounding", head: word("targets.rounding"), phone: false, value: (row) => wordOf("targets.rounding", row.rounding), text: (row) => wordOf("targets.rounding", row.rounding), cell: (row) => <Rounding target={row} all={targets.province} /> },
      { id: "check", head: word("targets.check"), value: (row) => `${row.agrees}${row.computed !== null}`, text: (row) => word(!row.agrees ? "targets.differs" : row.computed === null ? "targets.not_computed" : "targets.agrees"), cell: (row) => <Check target={row} /> },
      { id: "clause", head: word("targets.clause"), phone: false, value: (row) => row.clause ?? "", text: (row) => row.clause ?? "–", cell: (row) => <span className="nowrap">{row.clause ?? "–"}</span> },
      number("units", word("targets.of_units"), (row) => sumOfUnits(targets.units, row.scheme, row.year), {
        cell: (row) => (
          <>
            {count(sumOfUnits(targets.units, row.scheme, row.year), language)}
            {left(row) !== 0 && <span className="state at_risk"> <Icon name="at_risk" />{signed(left(row), language)}</span>}
          </>
        ),
      }),
      { id: "origin", head: word("targets.origin"), clip: true, phone: false, value: origin, text: origin, cell: (row) => <Origin origin={newestSet(targets, row.scheme, row.year) ? "set" : "allocated"} text={origin(row)} /> },
      ...(may("set_targets") && !view_as ? [{
        id: "allocate", head: word("targets.allocate"), act: true, text: () => "",
        cell: (row: ProvinceTarget) => (
          <Link className="nowrap" to={address("/targets/allocate", { scheme: row.scheme, year: String(row.year) })} aria-label={word("targets.allocate_what", { scheme: capital(wordOf("scheme", row.scheme)), year: row.year })}>
            {word("targets.allocate")}
          </Link>
        ),
      }] : []),
    ];
  }, [targets, word, wordOf, language, address, may, view_as]);
  return (
    <section className="panel" aria-labelledby="province-targets">
      <DataTable id="province-targets" head={<h2 id="province-targets">{word("targets.province")}</h2>} label={word("targets.province")} columns={columns} rows={targets.province} rowKey={(row) => `${row.scheme}-${row.year}`} sort={sort} onSort={setSort} />
    </section>
  );
}

const originIcon = { allocated: "calculator", set: "on_track" } as const;

function Origin({ origin, text }: { origin: Cell["origin"]; text: string }) {
  return <span className={`origin ${origin}`}><Icon name={originIcon[origin]} />{text}</span>;
}

function UnitsTargets({ targets }: { targets: Targets }) {
  const { word, wordOf, language } = useWords();
  const { address, search, change } = usePlace();
  const [filter, setFilter] = useState("");
  const columns = useMemo<Column<UnitTargets>[]>(() => [
    {
      id: "name", head: word("coverage.unit"), value: (row) => row.name, text: (row) => row.name,
      cell: (row) => <Link className="unit-link" to={address(`/units/${row.unit}`)}>{row.name}</Link>, total: word("table.total"),
    },
    ...[...targets.province].sort((a, b) => a.year - b.year).map((each): Column<UnitTargets> => {
      const sum = sumOfUnits(targets.units, each.scheme, each.year);
      return {
        id: `${each.scheme}.${each.year}`, head: `${capital(wordOf("scheme", each.scheme))} ${each.year}`, number: true,
        value: (row) => cellOf(row, each.scheme, each.year)?.target ?? -1,
        text: (row) => count(cellOf(row, each.scheme, each.year)?.target, language),
        cell: (row) => {
          const cell = cellOf(row, each.scheme, each.year);
          if (!cell) return "–";
          const proposed = proposedOf(targets, each.scheme, each.year, row.unit);
          const waits = proposed !== null && proposed !== cell.target && <span className="proposed">{word("targets.proposed_cell", { count: count(proposed, language) })}</span>;
          // What all of them are is told once over the table.
          if (cell.origin === "allocated") return <span title={word("targets.origin.allocated")}>{count(cell.target, language)}{waits}</span>;
          return (
            <span className={`origin ${cell.origin}`} title={word(`targets.origin.${cell.origin}`)}>
              <Icon name={originIcon[cell.origin]} />
              <span className="visually-hidden">{word(`targets.origin.${cell.origin}`)} </span>
              {count(cell.target, language)}
              {waits}
            </span>
          );
        },
        total: sum === each.printed || sum === null ? count(sum, language)
          : <span className="state at_risk"><Icon name="at_risk" />{count(sum, language)} ({signed(sum - each.printed, language)})</span>,
      };
    }),
    { id: "history", head: word("history.title"), act: true, phone: false, text: () => "", cell: (row) => <HistoryButton of="targets" id={row.unit} name={row.name} /> },
  ], [targets, word, wordOf, language, address]);
  const fits = targets.province.every((each) => [null, each.printed].includes(sumOfUnits(targets.units, each.scheme, each.year)));
  return (
    <section className="panel" aria-labelledby="unit-targets">
      <div className="panel-head">
        <h2 id="unit-targets">{word("targets.units")}</h2>
        <span className="end legend" role="group" aria-label={word("coverage.legend")}>
          <span>{word("targets.unmarked")}</span>
          <Origin origin="set" text={word("targets.origin.set")} />
        </span>
      </div>
      <DataTable id="unit-targets" label={word("targets.units")} columns={columns} rows={targets.units} rowKey={(row) => row.unit}
        sort={search.get("sort") ?? ""} onSort={(sort) => change({ sort })} height="min(70vh, 620px)"
        filter={{ value: filter, onChange: setFilter, hint: word("table.filter") }}
        lead={fits ? <span className="state on_track"><Icon name="on_track" />{word("targets.of_units")} {word("targets.units_fit")}</span> : undefined} />
    </section>
  );
}

function SetsTable({ targets }: { targets: Targets }) {
  const { word, wordOf } = useWords();
  const [sort, setSort] = useState("-set_at");
  const columns = useMemo<Column<SetMade>[]>(() => {
    const by = (row: SetMade) => (row.proposed_by ? word("targets.approved_by", { by: row.set_by, proposed_by: row.proposed_by }) : row.set_by);
    return [
    { id: "document", head: word("targets.document"), value: (row) => row.document, text: (row) => row.document, cell: (row) => row.document },
    { id: "scheme", head: word("coverage.scheme"), value: (row) => capital(wordOf("scheme", row.scheme)), text: (row) => capital(wordOf("scheme", row.scheme)), cell: (row) => capital(wordOf("scheme", row.scheme)) },
    { id: "year", head: word("targets.year"), number: true, value: (row) => row.year, text: (row) => String(row.year), cell: (row) => row.year },
    {
      id: "version", head: word("targets.version"), number: true, value: (row) => row.version, text: (row) => String(row.version),
      cell: (row) => <>{newestSet(targets, row.scheme, row.year) === row && <span className="tag">{word("targets.in_force")}</span>} {row.version}</>,
    },
    { id: "set_by", head: word("targets.set_by"), value: by, text: by, cell: by },
    { id: "set_at", head: word("targets.set_at"), value: (row) => row.set_at, text: (row) => showInstant(row.set_at), cell: (row) => <span className="nowrap">{showInstant(row.set_at)}</span> },
    ];
  }, [targets, word, wordOf]);
  const head = <h2 id="target-sets">{word("targets.sets")}</h2>;
  return (
    <section className="panel" aria-labelledby="target-sets">
      {targets.sets.length === 0
        ? <><div className="panel-head">{head}</div><Empty title={word("targets.no_sets")} /></>
        : <DataTable id="target-sets" head={head} label={word("targets.sets")} columns={columns} rows={targets.sets} rowKey={(row) => `${row.scheme}-${row.year}-${row.version}`} sort={sort} onSort={setSort} />}
    </section>
  );
}
