// S22: who read personal data, told to the office whose persons they are. What is far above somebody's usual day
// stands first, and red.
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useCallback, useMemo, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import { type Column, DataTable } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { UnitChoice } from "../../components/UnitChoice";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { parseDay, showDay, showInstant } from "../../lib/dates";
import { count } from "../../lib/numbers";
import { useSearchParams } from "../../lib/router";
import { type Change, withChange } from "../../lib/url_state";
import { type Words, useWords } from "../../lib/words";
import "../../styles/readings.css";

type Readings = Schemas["Readings"];
type Line = Schemas["PersonalReading"];

const purposes = ["gap-review", "inspection", "voluntary-outreach", "correct-delivery"];
const asked = ["first", "last", "actor", "purpose", "unit", "concerns"] as const;

export function ReadingsPage() {
  const { word, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const change = useCallback((wish: Change) => setSearch((before) => withChange(before, wish)), [setSearch]);
  const wanted = Object.fromEntries(asked.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : []))) as { concerns?: "all" | "named" };
  const answer = useInfiniteQuery({
    queryKey: ["readings", wanted, language],
    queryFn: ({ pageParam }) => take(api.GET("/api/readings", { params: { query: { limit: 100, ...wanted, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const told = answer.data?.pages[0];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.lines) ?? [], [answer.data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <>
      <div className="page-head"><h1>{word("page.readings")}</h1>{told && <p className="page-meta">{word(told.everywhere ? "reading.meta_all" : "reading.meta_own")}</p>}</div>
      {answer.error && <FaultNotice error={answer.error} />}
      {answer.isPending && <section className="panel"><Skeleton lines={10} /></section>}
      {told && <UnusualDays readings={told} change={change} />}
      {told && (
        <section className="panel" aria-labelledby="readings-head">
          <div className="panel-head"><h2 id="readings-head">{word("reading.lines")}</h2></div>
          <Tools key={`${told.first}/${told.last}`} readings={told} search={search} change={change} />
          {rows.length === 0 && <Empty title={word("reading.none")}><p>{word("reading.none_do")}</p></Empty>}
          {rows.length > 0 && <Lines rows={rows} rest={hasNextPage} onMore={more} about={[`${showDay(told.first)} – ${showDay(told.last)}`]} />}
        </section>
      )}
    </>
  );
}

function UnusualDays({ readings, change }: { readings: Readings; change: (change: Change) => void }) {
  const { word, language } = useWords();
  const { unusual } = readings;
  return (
    <section className="panel" aria-labelledby="unusual-head">
      <div className="panel-head"><h2 id="unusual-head">{word("reading.unusual")}</h2></div>
      {unusual.length === 0 && <p className="unusual-none"><Icon name="on_track" />{word("reading.unusual_none")}</p>}
      {unusual.length > 0 && (
        <div className="table-scroll" role="group" tabIndex={0} aria-labelledby="unusual-head">
          <table className="data">
            <thead><tr><th scope="col">{word("reading.day")}</th><th scope="col">{word("reading.by")}</th><th scope="col" className="number">{word("reading.persons")}</th><th scope="col" className="number">{word("reading.usual")}</th><th scope="col" className="number not-on-phone">{word("reading.readings")}</th></tr></thead>
            <tbody>
              {unusual.map((each) => (
                <tr key={`${each.day} ${each.login}`}>
                  <th scope="row"><button type="button" className="row-link nowrap" onClick={() => change({ first: each.day, last: each.day, actor: each.login })}>{showDay(each.day)}</button></th>
                  <td>{each.by}</td>
                  <td className="number"><span className="state at_risk"><Icon name="at_risk" />{count(each.persons, language)}</span></td>
                  <td className="number">{count(each.usual, language)}{each.usual_of === "everybody" && <> <span className="quiet">{word("reading.usual_everybody")}</span></>}</td>
                  <td className="number not-on-phone">{count(each.readings, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="table-note quiet small">{word("reading.unusual_rule")}</p>
    </section>
  );
}

function Tools({ readings, search, change }: { readings: Readings; search: URLSearchParams; change: (change: Change) => void }) {
  const { word, wordOf } = useWords();
  const [first, setFirst] = useState(showDay(readings.first));
  const [last, setLast] = useState(showDay(readings.last));
  const [from, to] = [parseDay(first), parseDay(last)];
  const fits = from !== null && to !== null && from <= to && Date.parse(to) - Date.parse(from) < 366 * 86_400_000;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fits) change({ first: from, last: to });
  };
  const actor = search.get("actor") ?? "";
  const known = readings.readers.some((each) => each.login === actor) || actor === "";
  return (
    <form className="reading-tools no-print" onSubmit={submit}>
      <div className="field"><label htmlFor="reading-first">{word("reading.first")}</label><input id="reading-first" className="input" inputMode="numeric" value={first} aria-invalid={!fits} onChange={(event) => setFirst(event.target.value)} /></div>
      <div className="field"><label htmlFor="reading-last">{word("reading.last")}</label><input id="reading-last" className="input" inputMode="numeric" value={last} aria-invalid={!fits} onChange={(event) => setLast(event.target.value)} /></div>
      <div className="field reading-button"><button className="button" disabled={!fits}>{word("action.filter")}</button></div>
      <div className="field"><label htmlFor="reading-by">{word("reading.by")}</label>
        <select id="reading-by" className="input" value={actor} onChange={(event) => change({ actor: event.target.value })}>
          <option value="">{word("reading.anybody")}</option>
          {!known && <option value={actor}>{actor}</option>}
          {readings.readers.map((each) => <option key={each.login} value={each.login}>{each.full_name} ({each.login})</option>)}
        </select>
      </div>
      <div className="field"><label htmlFor="reading-purpose">{word("reading.purpose")}</label>
        <select id="reading-purpose" className="input" value={search.get("purpose") ?? ""} onChange={(event) => change({ purpose: event.target.value })}>
          <option value="">{word("reading.any_purpose")}</option>
          {purposes.map((each) => <option key={each} value={each}>{wordOf("purpose", each)}</option>)}
        </select>
      </div>
      {readings.everywhere && <UnitChoice id="reading-unit" label={word("reading.place")} value={search.get("unit") ?? ""} onChange={(unit) => change({ unit })} />}
      <div className="field"><label htmlFor="reading-concerns">{word("reading.concerns")}</label>
        <select id="reading-concerns" className="input" value={search.get("concerns") ?? "all"} onChange={(event) => change({ concerns: event.target.value === "all" ? null : event.target.value })}>
          {(["all", "named"] as const).map((each) => <option key={each} value={each}>{word(`reading.concerns.${each}`)}</option>)}
        </select>
      </div>
      {!fits && <p className="input-fault" role="alert">{word("reading.no_day")}</p>}
    </form>
  );
}

// "Trang của một người", "Lấy tệp: Danh sách người chưa tham gia".
export function whatWasRead(line: Line, { word, wordOf }: Words): string {
  if (line.kind === "page") return word("reading.kind.page");
  const list = wordOf("reading.list", line.list);
  return line.kind === "export" ? word("reading.taken", { what: list }) : list;
}

export function placeOf({ units }: Line, { word }: Words): string {
  return units === null ? word("reading.whole") : units.map((each) => each.title).join(", ");
}

function columnsOf(words: Words): Column<Line>[] {
  const { word, wordOf, language } = words;
  const caseOf = (row: Line) => row.case ?? (row.in_case ? word("reading.in_case") : "–");
  return [
    { id: "at", head: word("reading.at"), width: 130, text: (row) => showInstant(row.at), cell: (row) => <span className="nowrap">{showInstant(row.at)}</span> },
    { id: "by", head: word("reading.by"), text: (row) => row.by, cell: (row) => row.by },
    { id: "agency", head: word("reading.agency"), phone: false, text: (row) => row.agency_name, cell: (row) => row.agency_name },
    { id: "what", head: word("reading.what"), width: 190, text: (row) => [whatWasRead(row, words), row.person].filter(Boolean).join(" "), cell: (row) => <>{whatWasRead(row, words)}{row.person && <> <code className="record-key">{row.person}</code></>}</> },
    {
      id: "persons", head: word("reading.persons"), number: true, width: 90, text: (row) => count(row.persons, language),
      cell: (row) => row.unusual ? <span className="state at_risk" title={word("reading.mark")}><Icon name="at_risk" /><span className="visually-hidden">{word("reading.mark")}: </span>{count(row.persons, language)}</span> : count(row.persons, language),
    },
    { id: "purpose", head: word("reading.purpose"), text: (row) => wordOf("purpose", row.purpose), cell: (row) => wordOf("purpose", row.purpose) },
    { id: "case", head: word("reading.case"), phone: false, text: caseOf, cell: caseOf },
    { id: "place", head: word("reading.place"), phone: false, text: (row) => placeOf(row, words), cell: (row) => placeOf(row, words) },
  ];
}

function Lines({ rows, rest, onMore, about }: { rows: Line[]; rest: boolean; onMore: () => void; about: string[] }) {
  const words = useWords();
  const columns = useMemo(() => columnsOf(words), [words]);
  return <DataTable id="readings" label={words.word("page.readings")} columns={columns} rows={rows} rowKey={(row) => String(row.sequence)} rest={rest} onMore={onMore} about={about} stacked height="fill" />;
}
