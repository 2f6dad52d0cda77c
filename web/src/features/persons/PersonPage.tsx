// One person, from the verdicts back to the delivered rows. Reading it is logged, so it is read for a purpose.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "../../lib/router";
import { type Schemas, api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { Explain } from "../../components/Explain";
import { Icon } from "../../components/Icon";
import { Confidence } from "../../components/State";
import { Empty, Skeleton } from "../../components/notices";
import { monthsBetween, showDay, showInstant, showMonth } from "../../lib/dates";
import { perMille as showPerMille } from "../../lib/numbers";
import { capital, useWords } from "../../lib/words";
import { basisText } from "../law/figures";
import { DecisionsPanel } from "../links/DecisionsPanel";
import { RemarksPanel } from "../remarks/RemarksPanel";
import { PurposeFault, PurposeForm, PurposeLine, usePurpose } from "../session/purpose";
import { useMay, useSession } from "../session/session";

type Person = Schemas["PersonAnswer"];

export function PersonPage() {
  const { id = "" } = useParams<{ id: string }>();
  const { word, language } = useWords();
  const { run, address } = usePlace();
  const { purposes } = useSession();
  const { purpose, choose, forget } = usePurpose();
  const { data: person, error, isPending } = useQuery({
    queryKey: ["person", id, run.id, purpose, language],
    queryFn: () => take(api.GET("/api/persons/{id}", {
      params: { path: { id }, query: { run: run.id, purpose: purpose?.id ?? "", ...(purpose?.case ? { case: purpose.case } : {}) } },
    })),
    enabled: purpose !== null,
  });
  if (!purpose) {
    return (
      <>
        <div className="page-head"><h1>{word("person.title")}</h1></div>
        <div className="panel">{purposes.length > 0 ? <PurposeForm onChoose={choose} /> : <Empty title={word("person.no_purpose")} />}</div>
      </>
    );
  }
  if (error) {
    return (
      <>
        <div className="page-head"><h1>{word("person.title")}</h1></div>
        <PurposeFault error={error} onChange={forget} action={<Link to={address("/", { view: "province" })}>{word("page.province")}</Link>} />
      </>
    );
  }
  if (isPending) return <div className="panel"><Skeleton lines={10} /></div>;
  return (
    <>
      <Crumbs person={person} />
      <div className="page-head person-head">
        <h1 title={person.id}>{person.full_name ?? person.id}</h1>
        <p className="page-meta"><About person={person} /></p>
        <PurposeLine purpose={purpose} onChange={forget} />
      </div>
      <Verdicts person={person} />
      <Participation person={person} />
      <Evidence person={person} />
      <div className="columns person-columns">
        <Joins person={person} />
        <Doubts person={person} />
      </div>
      <DecisionsPanel decisions={person.decisions} />
      <Reads person={person} />
      <RemarksPanel address={`/persons/${id}`} />
    </>
  );
}

// Who opened this page, and what for; the reading that is on the screen is the first of them.
function Reads({ person }: { person: Person }) {
  const { word, wordOf } = useWords();
  return (
    <section className="panel decisions" aria-labelledby="reads-head">
      <div className="panel-head"><h2 id="reads-head">{word("person.reads")}</h2><span className="quiet small">{word("person.reads_note")}</span></div>
      <div className="table-scroll" role="group" tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col" className="pinned">{word("audit.at")}</th><th scope="col">{word("audit.actor")}</th><th scope="col">{word("case.agency")}</th>
              <th scope="col">{word("audit.purpose")}</th><th scope="col">{word("audit.case")}</th>
            </tr>
          </thead>
          <tbody>
            {person.reads.map((each, index) => (
              <tr key={`${each.at} ${index}`}>
                <th scope="row" className="pinned nowrap">{showInstant(each.at)}</th><td>{each.by}</td><td>{each.agency_name}</td>
                <td>{wordOf("purpose", each.purpose)}</td><td>{each.case ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

// What tells two of one name apart, as far as registers tell it and the reader is told.
function About({ person }: { person: Person }) {
  const { word, wordOf } = useWords();
  const { unitName } = usePlace();
  const told = [
    person.number || word("person.no_number"), person.birth_year && word("person.born_in", { year: person.birth_year }), person.sex && wordOf("links.sex", person.sex),
    person.commune && unitName(person.commune),
  ];
  return <>{told.filter(Boolean).join(" · ")}</>;
}

// The way back, by where the person counts: the first scheme that says so.
function Crumbs({ person }: { person: Person }) {
  const { word } = useWords();
  const { units, unitName, address } = usePlace();
  const may = useMay();
  const at = person.judgements.find((each) => each.employer) ?? person.judgements.find((each) => each.unit);
  return (
    <nav aria-label={word("shell.crumbs")}>
      <ol className="crumbs">
        <li><Link to={address("/", { view: "province" })}>{units[0]?.name}</Link></li>
        {at?.unit && <li><Link to={address(`/units/${at.unit}`, { list: "persons" })}>{unitName(at.unit)}</Link></li>}
        {at?.employer && may("see_employers") && <li><Link to={address(`/employers/${encodeURIComponent(at.employer)}`)}>{at.employer_name || at.employer}</Link></li>}
        <li aria-current="page">{person.full_name ?? person.id}</li>
      </ol>
    </nav>
  );
}

function Verdicts({ person }: { person: Person }) {
  const { word, wordOf } = useWords();
  const { unitName, address } = usePlace();
  const may = useMay();
  return (
    <section className="panel" aria-labelledby="verdicts-head">
      <div className="panel-head">
        <h2 id="verdicts-head">{word("person.verdicts", { month: showMonth(person.month) })}</h2>
      </div>
      <div className="table-scroll" role="group" tabIndex={0}>
        <table className="data stacked">
          <thead>
            <tr>
              <th scope="col" className="pinned">{word("coverage.scheme")}</th>
              <th scope="col">{word("person.verdict")}</th>
              <th scope="col">{word("person.participates")}</th>
              <th scope="col"><span className="head-cell">{word("coverage.reason")}<Explain topic="reasons" /></span></th>
              <th scope="col"><span className="head-cell">{word("coverage.certainty")}<Explain topic="certainty" /></span></th>
              <th scope="col">{word("person.counted_at")}</th>
              <th scope="col">{word("person.settled_by")}</th>
              <th scope="col">{word("person.by_law")}</th>
            </tr>
          </thead>
          <tbody>
            {person.judgements.map((each) => (
              <tr key={each.scheme}>
                <th scope="row" className="pinned nowrap" data-label={word("coverage.scheme")}>{capital(wordOf("scheme", each.scheme))}</th>
                <td data-label={word("person.verdict")}>{capital(wordOf("verdict", each.verdict))}</td>
                <td data-label={word("person.participates")}>
                  <span className={`state ${each.participating ? "on_track" : each.eligible ? "" : "cannot_judge"}`}>
                    {each.participating && <Icon name="on_track" />}
                    {word(each.participating ? "person.yes" : each.eligible ? "person.no" : "person.outside")}
                  </span>
                </td>
                <td data-label={word("coverage.reason")}>
                  <span>{each.reason ? wordOf("reason", each.reason) : "–"}
                  {each.last_participated && <span className="quiet small block">{word("person.last_in", { month: showMonth(each.last_participated) })}</span>}</span>
                </td>
                <td data-label={word("coverage.certainty")}><Confidence value={each.certainty === "sure" ? "sure" : each.certainty} /></td>
                <td data-label={word("person.counted_at")}>
                  <span>{each.unit ? unitName(each.unit) : "–"}
                  {each.employer && (
                    <span className="block">
                      {may("see_employers") ? <Link to={address(`/employers/${encodeURIComponent(each.employer)}`)}>{each.employer_name}</Link> : each.employer_name}
                    </span>
                  )}</span>
                </td>
                <td data-label={word("person.settled_by")}>{wordOf("evidence", each.settled_by)}</td>
                <td data-label={word("person.by_law")}>
                  <span title={each.rule}>{basisText(each.citation, word)} <Confidence value={each.citation.confidence === "sure" ? null : each.citation.confidence} /></span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

// A square for each month: filled, in the list; empty, not in it.
function Participation({ person }: { person: Person }) {
  const { word, wordOf } = useWords();
  const all = person.participation.flatMap((each) => each.months).sort();
  const first = all[0];
  const months = first ? monthsBetween(first, person.month) : [];
  return (
    <section className="panel" aria-labelledby="months-head">
      <div className="panel-head"><h2 id="months-head">{word("person.months")}</h2></div>
      {person.participation.length === 0 && <Empty title={word("person.no_months")} />}
      {person.participation.length > 0 && (
        <div className="table-scroll" role="group" tabIndex={0}>
          <table className="data months-table">
            <thead>
              <tr>
                <th scope="col" className="pinned">{word("coverage.employer")}</th>
                <th scope="col">{word("person.month_strip", { from: showMonth(months[0]), to: showMonth(person.month) })}</th>
                <th scope="col">{word("person.movement")}</th>
                <th scope="col">{word("person.first_last")}</th>
              </tr>
            </thead>
            <tbody>
              {person.participation.map((each) => (
                <tr key={`${each.employer_name}${each.first.record_key}`}>
                  <th scope="row" className="pinned">{each.employer_name}</th>
                  <td>
                    <span className="month-strip" role="img" aria-label={word("person.months_in", { months: each.months.map(showMonth).join(", ") })}>
                      {months.map((month) => <span key={month} className={each.months.includes(month) ? "in" : ""} title={showMonth(month)} />)}
                    </span>
                  </td>
                  <td>{wordOf("movement", each.movement)}</td>
                  <td className="small"><Source row={each.first} /><br /><Source row={each.last} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Source({ row }: { row: Schemas["SourceRow"] }) {
  const { word } = useWords();
  return (
    <span>
      {word("person.source", { file: row.file, line: row.line })}
      {row.repaired && <span className="tag"> {word("person.repaired", { columns: row.repaired })}</span>}
    </span>
  );
}

function Evidence({ person }: { person: Person }) {
  const { word, wordOf } = useWords();
  return (
    <section className="panel" aria-labelledby="evidence-head">
      <div className="panel-head"><h2 id="evidence-head">{word("person.evidence")}</h2></div>
      {person.evidence.length === 0 && <Empty title={word("person.no_evidence")} />}
      {person.evidence.length > 0 && (
        <div className="table-scroll" role="group" tabIndex={0}>
          <table className="data">
            <thead>
              <tr>
                <th scope="col" className="pinned">{word("employer.register")}</th>
                <th scope="col">{word("person.shows")}</th>
                <th scope="col">{word("coverage.employer")}</th>
                <th scope="col">{word("person.from_to")}</th>
                <th scope="col">{word("person.row")}</th>
                <th scope="col">{word("employer.record_key")}</th>
              </tr>
            </thead>
            <tbody>
              {person.evidence.map((each) => (
                <tr key={each.source.record_key + each.shown_by}>
                  <th scope="row" className="pinned">{wordOf("evidence", each.shown_by)}</th>
                  <td>{wordOf("kind", each.kind)}</td>
                  <td>{each.employer_name || "–"}</td>
                  <td className="nowrap">{each.starts || each.ends ? `${showDay(each.starts)} – ${each.ends ? showDay(each.ends) : ""}` : "–"}</td>
                  <td><Source row={each.source} /></td>
                  <td><code className="record-key">{each.source.record_key}</code></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Likelihood({ perMille }: { perMille: number | null }) {
  const { language } = useWords();
  return <>{showPerMille(perMille, language)}</>;
}

function Joins({ person }: { person: Person }) {
  const { word } = useWords();
  return (
    <section className="panel" aria-labelledby="joins-head">
      <div className="panel-head"><h2 id="joins-head">{word("person.joins")}</h2><Explain topic="probability" /></div>
      {person.joins.length === 0 && <Empty title={word("person.no_joins")} />}
      {person.joins.length > 0 && (
        <div className="table-scroll" role="group" tabIndex={0}>
          <table className="data">
            <thead>
              <tr>
                <th scope="col" className="pinned">{word("person.record")}</th>
                <th scope="col">{word("person.joined_with")}</th>
                <th scope="col">{word("employer.joined_by")}</th>
                <th scope="col" className="number">{word("person.probability")}</th>
              </tr>
            </thead>
            <tbody>
              {person.joins.map((each) => (
                <tr key={each.record_key + each.joined_key}>
                  <th scope="row" className="pinned"><code className="record-key">{each.record_key}</code></th>
                  <td><code className="record-key">{each.joined_key}</code></td>
                  <td>
                    <span className="tag">{each.rule}</span> {each.decision !== null && word("person.by_decision", { number: each.decision })}
                  </td>
                  <td className="number"><Likelihood perMille={each.per_mille} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Doubts({ person }: { person: Person }) {
  const { word } = useWords();
  const { address } = usePlace();
  const may = useMay();
  return (
    <section className="panel" aria-labelledby="doubts-head">
      <div className="panel-head"><h2 id="doubts-head">{word("person.doubts")}</h2></div>
      {person.doubts.length === 0 && <Empty title={word("person.no_doubts")} />}
      {person.doubts.length > 0 && (
        <ul className="panel-body doubts">
          {person.doubts.map((each) => (
            <li key={each.other}>
              <span className="mark-unsure"><Icon name="unsure" />{word("person.doubt")}</span>{" "}
              <Link to={address(`/persons/${encodeURIComponent(each.other)}`)}>{each.other}</Link>{" "}
              <Likelihood perMille={each.per_mille} /> {each.decision !== null && word("person.by_decision", { number: each.decision })}
              {may("decide_links") && (
                <>{" · "}<Link to={address("/links", { person: person.id, other: each.other })}>{word("person.to_pair")}</Link></>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
