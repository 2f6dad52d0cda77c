// S21 Luật & tham số: every value on a day, by group, and the history of one with its articles.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { Link, useLocation, useParams, useSearchParams } from "../../lib/router";
import { type Schemas, api, take } from "../../api/client";
import { PageTabs } from "../../app/PageTabs";
import { Explain } from "../../components/Explain";
import { Confidence } from "../../components/State";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { parseDay, showDay } from "../../lib/dates";
import { useRoomBelow } from "../../lib/room";
import { holds } from "../../lib/fold";
import { withChange } from "../../lib/url_state";
import { useWords } from "../../lib/words";
import { basisText, figureText, isOneBasis, lowest, scopeText } from "./figures";

type Listed = Schemas["LawList"]["parameters"][number];

export function LawPage() {
  const { id } = useParams<{ id?: string }>();
  const { word, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const day = search.get("day") ?? undefined;
  const words = search.get("q") ?? "";
  const unsureOnly = search.get("unsure") === "1";
  const list = useQuery({
    queryKey: ["law", day, language],
    queryFn: () => take(api.GET("/api/law", { params: { query: day ? { day } : {} } })),
    placeholderData: (before) => before,
  });
  const groups = useMemo(() => {
    const found = (list.data?.parameters ?? []).filter((each) => holds(`${each.id} ${each.title}`, words) && (!unsureOnly || lowest(each.value) === "unsure"));
    const byGroup = new Map<string, Listed[]>();
    for (const each of found) byGroup.set(each.group, [...(byGroup.get(each.group) ?? []), each]);
    return [...byGroup];
  }, [list.data, words, unsureOnly]);
  return (
    <>
      <div className="page-head">
        <h1>{word("page.law")}</h1>
        <PageTabs page="law" label={word("page.law")} />
        <p className="page-meta">{list.data && word("law.on_day", { day: showDay(list.data.day) })}</p>
      </div>
      {list.error && <FaultNotice error={list.error} />}
      <div className={id ? "columns law-columns" : "columns"}>
        <section className="panel law-index" aria-label={word("law.list")}>
          <div className="table-tools law-tools">
            <input className="input" type="search" value={words} placeholder={word("law.filter")} aria-label={word("law.filter")}
              onChange={(event) => setSearch(withChange(search, { q: event.target.value }), { replace: true })} />
            <DayField day={day ?? list.data?.day} onChange={(next) => setSearch(withChange(search, { day: next }))} />
            <label className="check">
              <input type="checkbox" checked={unsureOnly} onChange={(event) => setSearch(withChange(search, { unsure: event.target.checked ? "1" : null }))} />
              {word("law.unsure_only")}
            </label>
          </div>
          {list.isPending && <Skeleton lines={12} />}
          {list.data && groups.length === 0 && <Empty title={word("law.nothing")} />}
          {groups.length > 0 && <LawTable groups={groups} chosen={id} narrow={id !== undefined} />}
        </section>
        {id && <History id={id} />}
      </div>
    </>
  );
}

function DayField({ day, onChange }: { day: string | undefined; onChange: (day: string) => void }) {
  const { word } = useWords();
  const [text, setText] = useState<string | null>(null);
  const wrong = text !== null && parseDay(text) === null;
  const settle = () => {
    const parsed = text === null ? null : parseDay(text);
    if (parsed) {
      onChange(parsed);
      setText(null);
    }
  };
  return (
    <label className="day-field">
      {word("law.day")}
      <input className="input" inputMode="numeric" value={text ?? showDay(day)} aria-invalid={wrong} placeholder="dd/mm/yyyy"
        onChange={(event) => setText(event.target.value)} onBlur={settle} onKeyDown={(event) => event.key === "Enter" && settle()} />
    </label>
  );
}

const headHeight = 40; // Pixels of the list that its head covers.

function LawTable({ groups, chosen, narrow }: { groups: [string, Listed[]][]; chosen: string | undefined; narrow: boolean }) {
  const { word, wordOf } = useWords();
  const words = useWords();
  const { search } = useLocation();
  // The one that is open is in view, wherever in two hundred it stands; the page itself stays where it is.
  const box = useRef<HTMLDivElement>(null);
  const room = useRoomBelow(box, true);
  useEffect(() => {
    const [list, row] = [box.current, box.current?.querySelector<HTMLElement>("tr.current")];
    if (!list || !row) return;
    const [seen, at] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
    if (at.top < seen.top + headHeight || at.bottom > seen.bottom) list.scrollTop += at.top - seen.top - list.clientHeight / 3;
  }, [chosen, groups]);
  return (
    <div ref={box} className="table-scroll law-list" style={{ maxHeight: room }} role="group" tabIndex={0}>
      <table className={narrow ? "data law-table narrow" : "data law-table"}>
        <thead>
          <tr>
            <th scope="col" className="pinned"><span className="head-cell">{word("law.parameter")}<Explain topic="law" /></span></th>
            <th scope="col" className="law-value">{word("law.value")}</th>
            {!narrow && <th scope="col" className="law-basis not-on-phone">{word("law.basis")}</th>}
            {!narrow && <th scope="col" className="law-since not-on-phone">{word("law.since")}</th>}
            <th scope="col" className="law-sure">{word("law.confidence")}</th>
          </tr>
        </thead>
        {groups.map(([group, parameters]) => (
          <tbody key={group}>
            <tr className="group-row">
              <th scope="rowgroup" className="pinned" colSpan={narrow ? 3 : 5}>{wordOf("law.group", group)}</th>
            </tr>
            {parameters.map((each) => (
              <tr key={each.id} className={each.id === chosen ? "current" : undefined}>
                <th scope="row" className="pinned">
                  <Link to={`/law/${encodeURIComponent(each.id)}${search}`} aria-current={each.id === chosen ? "true" : undefined}>{each.title}</Link>
                </th>
                <td>{each.value ? <Figures value={each.value} unit={each.unit} most={2} words={words} /> : <span className="quiet">{word("law.none_on_day")}</span>}</td>
                {!narrow && <td className="not-on-phone">{each.value?.figures[0] ? basisText(each.value.figures[0], word) : "–"}</td>}
                {!narrow && <td className="not-on-phone nowrap">{showDay(each.value?.from)}</td>}
                <td><Confidence value={lowest(each.value)} /></td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type FiguresProps = { value: Schemas["LawValue"]; unit: string; most: number; words: ReturnType<typeof useWords> };

function Figures({ value, unit, most, words }: FiguresProps) {
  // What the law says nothing of is told in the history; here it only takes room.
  const says = value.figures.filter((figure) => figure.text !== "none");
  const shown = (says.length > 0 ? says : value.figures).slice(0, most);
  return (
    <span className="law-figures">
      {shown.map((figure) => (
        <span key={figure.scope}>
          {figure.scope && <span className="quiet">{scopeText(figure.scope, words)}: </span>}
          {figureText(figure.text, unit, words)}
        </span>
      ))}
      {value.figures.length > shown.length && <span className="quiet">{words.word("law.more", { count: value.figures.length - shown.length })}</span>}
    </span>
  );
}

function History({ id }: { id: string }) {
  const words = useWords();
  const { word, language } = words;
  const { search } = useLocation();
  const box = useRef<HTMLOListElement>(null);
  const room = useRoomBelow(box, true);
  const { data, error } = useQuery({
    queryKey: ["law", "one", id, language],
    queryFn: () => take(api.GET("/api/law/{id}", { params: { path: { id } } })),
  });
  return (
    <section className="panel" aria-labelledby="history-head">
      <p className="table-note law-back no-print"><Link to={`/law${search}`}>‹ {word("tab.parameters")}</Link></p>
      {error && <FaultNotice error={error} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <>
          <div className="panel-head">
            <h2 id="history-head" title={data.id}>{data.title}</h2>
            <Link className="end law-close" to={`/law${search}`}>{word("action.close")}</Link>
          </div>
          <ol ref={box} className="law-history" style={{ maxHeight: room }} tabIndex={0} aria-labelledby="history-head">
            {[...data.values].reverse().map((value) => (
              <li key={value.from}>
                <h3>
                  {showDay(value.from)} – {value.to ? showDay(value.to) : word("law.still")}
                  {isOneBasis(value) && <span>{value.figures[0] && basisText(value.figures[0], word)} <Confidence value={value.figures[0]?.confidence} /></span>}
                </h3>
                <table className="data">
                  <tbody>
                    {value.figures.map((figure) => (
                      <tr key={figure.scope}>
                        {figure.scope !== "" && <th scope="row">{scopeText(figure.scope, words)}</th>}
                        <td><b>{figureText(figure.text, data.unit, words)}</b></td>
                        {!isOneBasis(value) && <td className="small">{basisText(figure, word)}</td>}
                        {!isOneBasis(value) && <td className="nowrap"><Confidence value={figure.confidence} /></td>}
                      </tr>
                    ))}
                  </tbody>
                </table>
                {value.note && <p className="quiet small">{value.note}</p>}
                <p className="quiet small">{word("law.checked", { day: showDay(value.checked) })}</p>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
