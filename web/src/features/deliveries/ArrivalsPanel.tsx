// The calendar of arrivals: by sender and kind, month by month, what came in time, late, not at all, or is not
// due yet. What is missing the longest stands first.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { api, take } from "../../api/client";
import { Icon, type IconName } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showDay, showMonth } from "../../lib/dates";
import { count } from "../../lib/numbers";
import { Link, useSearchParams } from "../../lib/router";
import { withChange } from "../../lib/url_state";
import { useWords } from "../../lib/words";
import { type Arrival, type ArrivalState, arrivalStates, asMatrix, countStates, monthAfter } from "./arrivals";
import { showPeriod } from "./period";

const looks: Record<ArrivalState, { icon: IconName; colour: string }> = {
  missing: { icon: "at_risk", colour: "at_risk" },
  late: { icon: "watch", colour: "watch" },
  on_time: { icon: "on_track", colour: "on_track" },
  not_yet_due: { icon: "cannot_judge", colour: "cannot_judge" },
};
const isMonth = (text: string | null): string | undefined => (text && /^\d{4}-\d{2}$/.test(text) ? text : undefined);

export function ArrivalsPanel({ sender }: { sender: string }) {
  const { word, wordOf, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const first = isMonth(search.get("first"));
  const last = isMonth(search.get("last"));
  const answer = useQuery({
    queryKey: ["deliveries", "calendar", first, last, language],
    queryFn: () => take(api.GET("/api/deliveries/calendar", { params: { query: { ...(first ? { first } : {}), ...(last ? { last } : {}) } } })),
    placeholderData: (before) => before,
  });
  const arrivals = useMemo(() => (answer.data?.arrivals ?? []).filter((each) => !sender || each.sender === sender), [answer.data, sender]);
  const { data } = answer;
  const turn = (months: number) => data && setSearch(withChange(search, { first: monthAfter(data.first, months), last: monthAfter(data.last, months) }));
  const counts = countStates(arrivals);
  return (
    <section className="panel" aria-labelledby="arrivals-head">
      <div className="panel-head">
        <h2 id="arrivals-head">{word("arrivals.title")}</h2>
        {data && <p className="page-meta">{word("arrivals.until", { day: showDay(data.today) })}</p>}
        {data && (
          <span className="end no-print">
            <button type="button" className="button" onClick={() => turn(-12)} aria-label={word("arrivals.before")} title={word("arrivals.before")}>‹</button>
            <span className="nowrap">{showMonth(data.first)} – {showMonth(data.last)}</span>
            <button type="button" className="button" onClick={() => turn(12)} aria-label={word("arrivals.after")} title={word("arrivals.after")}>›</button>
            {(first || last) && <button type="button" className="button plain" onClick={() => setSearch(withChange(search, { first: null, last: null }))}>{word("arrivals.now")}</button>}
          </span>
        )}
      </div>
      {answer.error && <FaultNotice error={answer.error} />}
      {answer.isPending && <Skeleton lines={5} />}
      {data && arrivals.length === 0 && <Empty title={word("arrivals.none")}><p><Link to="/deliveries/agreements">{word("arrivals.none_do")}</Link></p></Empty>}
      {data && arrivals.length > 0 && (
        <>
          <ul className="legend arrivals-legend">
            {arrivalStates.map((state) => (
              <li key={state}><span className={`state ${looks[state].colour}`}><Icon name={looks[state].icon} />{wordOf("arrivals.state", state)}</span> {count(counts[state], language)}</li>
            ))}
          </ul>
          <Matrix arrivals={arrivals} first={data.first} last={data.last} today={data.today} />
        </>
      )}
    </section>
  );
}

function Matrix({ arrivals, first, last, today }: { arrivals: Arrival[]; first: string; last: string; today: string }) {
  const { word } = useWords();
  const { months, lines } = asMatrix(arrivals, first, last);
  // The last months are what one looks for; where not all fit, they are in view.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current) box.current.scrollLeft = box.current.scrollWidth;
  }, [first, last]);
  return (
    <div ref={box} className="table-scroll arrivals" role="group" tabIndex={0} aria-labelledby="arrivals-head">
      <table className="data">
        <thead>
          <tr>
            <th scope="col" className="pinned">{word("arrivals.who")}</th>
            {months.map((month) => <th key={month} scope="col" className={month === today.slice(0, 7) ? "this-month" : undefined}>{showMonth(month)}</th>)}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row" className="pinned"><span className="arrival-kind">{line.title}</span><span className="quiet small block">{line.senderName}</span></th>
              {months.map((month) => (
                <td key={month}>{(line.months.get(month) ?? []).map((each) => <Cell key={`${each.agreement}/${each.period}`} arrival={each} />)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ arrival }: { arrival: Arrival }) {
  const words = useWords();
  const { word, language } = words;
  const { icon, colour } = looks[arrival.state];
  const days = count(arrival.days, language);
  const told = word(`arrivals.cell.${arrival.state}`, { days });
  const whole = word("arrivals.whole", {
    kind: arrival.dataset_title, sender: arrival.sender_name, period: showPeriod(arrival.period, words), due: showDay(arrival.due),
    state: word(`arrivals.long.${arrival.state}`, { days, day: showDay(arrival.received) }),
  });
  const content = <><Icon name={icon} />{told}<span className="visually-hidden">. {whole}</span></>;
  return arrival.sha256
    ? <Link className={`state arrival ${colour}`} to={`/deliveries/${arrival.sha256}`} title={whole}>{content}</Link>
    : <span className={`state arrival ${colour}`} title={whole}>{content}</span>;
}
