// S11 Doanh nghiệp: what each register says it is, its gap by scheme, its heads by month, who works there and
// who is missing.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "../../lib/router";
import { type Schemas, api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { SplitBar } from "../../components/bars";
import { Explain } from "../../components/Explain";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showMonth } from "../../lib/dates";
import { count, notTold, perMille, percent, signed } from "../../lib/numbers";
import { capital, useWords } from "../../lib/words";
import { EmployerCases } from "../cases/EmployerCases";
import { AbsentList } from "../coverage/AbsentList";
import { Waterfall } from "../links/Waterfall";
import { RemarksPanel } from "../remarks/RemarksPanel";
import "../../styles/links.css";
import { HeadsChart } from "./HeadsChart";
import { WorkersPanel } from "./WorkersPanel";

type Employer = Schemas["EmployerAnswer"];
type Record = Employer["registers"][number];

export function EmployerPage() {
  const { id = "" } = useParams<{ id: string }>();
  const { word, language } = useWords();
  const { run, unitName, units, address, search, change } = usePlace();
  const { data: employer, error } = useQuery({
    queryKey: ["employer", id, run.id, language],
    queryFn: () => take(api.GET("/api/employers/{id}", { params: { path: { id }, query: { run: run.id } } })),
  });
  return (
    <>
      <nav aria-label={word("shell.crumbs")}>
        <ol className="crumbs">
          <li><Link to={address("/", { view: "province" })}>{units[0]?.name}</Link></li>
          {employer?.unit && <li><Link to={address(`/units/${employer.unit}`, { list: "employers" })}>{unitName(employer.unit)}</Link></li>}
          <li aria-current="page">{employer?.name ?? id}</li>
        </ol>
      </nav>
      {error && (
        <>
          <div className="page-head"><h1>{word("employer.title")}</h1></div>
          <FaultNotice error={error} action={<Link to={address("/employers")}>{word("page.employers")}</Link>} />
        </>
      )}
      {!employer && !error && <div className="panel"><Skeleton lines={9} /></div>}
      {employer && (
        <>
          <div className="page-head"><h1>{employer.name || id}</h1></div>
          <Identity employer={employer} />
          <div className="columns employer-columns">
            <SchemeGaps employer={employer} />
            {employer.months.length > 0 && <Heads employer={employer} />}
          </div>
          <AbsentList employer={id} reason={search.get("reason") ?? undefined} onReason={(reason) => change({ reason })} />
          <WorkersPanel employer={id} />
          <EmployerCases employer={employer} />
          <Registers employer={employer} />
          <RemarksPanel address={`/employers/${id}`} />
        </>
      )}
    </>
  );
}

function Identity({ employer }: { employer: Employer }) {
  const { word, wordOf } = useWords();
  const { unitName } = usePlace();
  const facts: [string, string | null][] = [
    [word("employer.tax_code"), employer.tax_code],
    [word("employer.si_code"), employer.si_unit_code],
    [word("coverage.unit"), employer.unit && unitName(employer.unit)],
    [word("employer.block"), employer.block && wordOf("block", employer.block)],
    [word("employer.officer"), employer.officer],
    [word("employer.id"), employer.id],
  ];
  return (
    <dl className="strip identity">
      {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value || "–"}</dd></div>)}
    </dl>
  );
}

function SchemeGaps({ employer }: { employer: Employer }) {
  const { word, wordOf, language } = useWords();
  return (
    <section className="panel" aria-labelledby="schemes-head">
      <div className="panel-head"><h2 id="schemes-head">{word("employer.gap")}</h2></div>
      <div className="table-scroll" role="group" tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col" className="pinned">{word("coverage.scheme")}</th>
              <th scope="col" className="number">{word("coverage.eligible")}</th>
              <th scope="col" className="number">{word("coverage.participating")}</th>
              <th scope="col" className="number">{word("coverage.rate")}</th>
              <th scope="col" className="number"><span className="head-cell">{word("coverage.absent")}<Explain topic="absent" /></span></th>
              <th scope="col" className="number"><span className="head-cell">{word("coverage.missing")}<Explain topic="missing" /></span></th>
              <th scope="col" className="not-on-phone">{word("coverage.split")}</th>
            </tr>
          </thead>
          <tbody>
            {employer.schemes.map(({ scheme, gap }) => (
              <tr key={scheme}>
                <th scope="row" className="pinned nowrap">{capital(wordOf("scheme", scheme))}</th>
                <td className="number">{count(gap.eligible, language)}</td>
                <td className="number">{count(gap.participating, language)}</td>
                <td className="number">{percent(gap.participating, gap.eligible, language)}</td>
                <td className="number">{count(gap.absent, language)}</td>
                <td className="number"><b>{count(gap.missing, language)}</b></td>
                <td className="not-on-phone"><SplitBar reasons={gap.reasons} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Heads({ employer }: { employer: Employer }) {
  const { word, language } = useWords();
  return (
    <section className="panel" aria-labelledby="heads-head">
      <div className="panel-head">
        <h2 id="heads-head">{word("employer.heads")}</h2>
        <Explain topic="heads" />
      </div>
      <div className="panel-body">
        <HeadsChart months={employer.months} />
        <details className="movement-table">
          <summary>{word("movement.table")}</summary>
          <div className="table-scroll" role="group" tabIndex={0}>
            <table className="data">
              <thead>
                <tr>
                  <th scope="col">{word("run.month")}</th>
                  <th scope="col" className="number">{word("employer.heads_tax")}</th>
                  <th scope="col" className="number">{word("employer.heads_si")}</th>
                  <th scope="col" className="number">{word("employer.difference")}</th>
                </tr>
              </thead>
              <tbody>
                {employer.months.map((each) => (
                  <tr key={each.month}>
                    <th scope="row">{showMonth(each.month)}</th>
                    <td className="number">{count(each.tax, language)}</td>
                    <td className="number">{count(each.si, language)}</td>
                    <td className="number">{each.tax === null || each.si === null ? "–" : signed(each.tax - each.si, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </div>
    </section>
  );
}

// By which code, or how likely, and to which other record.
function JoinedBy({ record, all }: { record: Record; all: Record[] }) {
  const { word, wordOf, language } = useWords();
  if (!record.rule) return <span className="quiet">{word("employer.first_record")}</span>;
  const other = all.find((each) => each.record_key === record.joined_key);
  return (
    <>
      <span className="nowrap">
        {record.kind ? wordOf("employer.join", record.kind)
          : record.per_mille !== null ? word("employer.join.likely", { chance: perMille(record.per_mille, language) })
            : word("employer.join.decision", { number: record.decision ?? notTold })}
        {" "}<span className="tag">{record.rule}</span>
      </span>
      {record.likeness && record.per_mille !== null && (
        <details className="likeness">
          <summary className="small">{word("links.weight")}</summary>
          <Waterfall pair={{ ...record.likeness, per_mille: record.per_mille }} kind="employer" />
        </details>
      )}
      {other && <div className="small quiet" title={other.record_key}>{word("employer.joined_to", { register: wordOf("dataset", other.dataset) })}</div>}
    </>
  );
}

function Registers({ employer }: { employer: Employer }) {
  const { word, wordOf } = useWords();
  return (
    <section className="panel" aria-labelledby="registers-head">
      <div className="panel-head"><h2 id="registers-head">{word("employer.registers")}</h2></div>
      <div className="table-scroll" role="group" tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col" className="pinned">{word("employer.register")}</th>
              <th scope="col">{word("delivery.sender")}</th>
              <th scope="col">{word("employer.name_there")}</th>
              <th scope="col">{word("employer.joined_by")}</th>
              <th scope="col">{word("employer.record_key")}</th>
            </tr>
          </thead>
          <tbody>
            {employer.registers.map((each) => (
              <tr key={each.record_key}>
                <th scope="row" className="pinned">{wordOf("dataset", each.dataset)}</th>
                <td>{wordOf("agency", each.sender)}</td>
                <td>{each.name ?? "–"}</td>
                <td><JoinedBy record={each} all={employer.registers} /></td>
                <td><code className="record-key">{each.record_key}</code></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
