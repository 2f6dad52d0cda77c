// S9 Ghép nối: pairs of records one after another, the most valuable first; a key decides, the next one comes by itself.
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "../../lib/router";
import { api, take } from "../../api/client";
import { useOffice } from "../../app/office";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { dayInVietnam, showInstant } from "../../lib/dates";
import { count } from "../../lib/numbers";
import { useRemembered } from "../../lib/remembered";
import { useWords } from "../../lib/words";
import { type Purpose, PurposeForm, PurposeLine, usePurpose } from "../session/purpose";
import { useMay, useSession } from "../session/session";
import { DecidedTable } from "./DecidedTable";
import { EmployerPairView } from "./EmployerPairView";
import { PairView } from "./PairView";
import { ReasonsDialog } from "./ReasonsDialog";
import { Waterfall } from "./Waterfall";
import { keyOf, lastTaken, onTop } from "./deciding";
import { useKeys } from "./keys";
import { type Kind, isOfEmployers, kindOf, namesOf, said } from "./kinds";
import { type Reasons, useReasons } from "./reasons";
import { type Work, findPair, useWork } from "./work";
import "../../styles/links.css";

export function LinksPage() {
  const { word } = useWords();
  const may = useMay();
  const { run } = usePlace();
  const { purposes } = useSession();
  const { purpose, choose, forget } = usePurpose();
  const kind = useKind();
  if (!may("decide_links")) return <Bare><Empty title={word("links.no_right")} /></Bare>;
  if (kind === "employer") return <Queue key={`${run.id} employers`} purpose={null} onPurpose={forget} />;
  if (!purpose) return <Bare>{purposes.length > 0 ? <PurposeForm onChoose={choose} /> : <Empty title={word("person.no_purpose")} />}</Bare>;
  return <Queue key={`${run.id} ${purpose.id} ${purpose.case ?? ""}`} purpose={purpose} onPurpose={forget} />;
}

// Of whom the pairs are is part of the address.
function useKind(): Kind {
  return usePlace().search.get("of") === "employers" ? "employer" : "person";
}

function KindSegments() {
  const { word } = useWords();
  const { change } = usePlace();
  const kind = useKind();
  return (
    <span className="segments no-print" role="group" aria-label={word("links.of_whom")}>
      {(["person", "employer"] as const).map((each) => (
        <button key={each} type="button" aria-pressed={each === kind} onClick={() => change({ of: each === "person" ? null : "employers" })}>{word(each === "person" ? "links.of_persons" : "links.of_employers")}</button>
      ))}
    </span>
  );
}

function Bare({ children }: { children: ReactNode }) {
  const { word } = useWords();
  return (
    <>
      <div className="page-head"><h1>{word("page.links")}</h1><KindSegments /></div>
      <div className="panel">{children}</div>
    </>
  );
}

function Queue({ purpose, onPurpose }: { purpose: Purpose | null; onPurpose: () => void }) {
  const { word } = useWords();
  const { run, search, change } = usePlace();
  const wanted = useMemo(() => ({ run: run.id, purpose }), [run.id, purpose?.id, purpose?.case]);
  const work = useWork(wanted);
  const tab = search.get("tab") === "decided" ? "decided" : "open";
  const fault = useAskedPair(wanted, work);
  return (
    <>
      <div className="page-head">
        <h1>{word("page.links")}</h1>
        <KindSegments />
        <span className="segments no-print" role="group" aria-label={word("links.which")}>
          {(["open", "decided"] as const).map((each) => (
            <button key={each} type="button" aria-pressed={each === tab} onClick={() => change({ tab: each === "open" ? null : each })}>{word(`links.tab_${each}`)}</button>
          ))}
        </span>
        <Counters work={work} />
      </div>
      {fault && <div className="notice watch" role="status"><Icon name="watch" /><p>{fault}</p></div>}
      {tab === "open" ? <Open work={work} purpose={purpose} onPurpose={onPurpose} /> : (
        <section className="panel table-panel" aria-label={word("links.tab_decided")}><DecidedTable purpose={purpose} /></section>
      )}
    </>
  );
}

// A link from a person's page names the two persons; their pair comes on top.
function useAskedPair({ run, purpose }: { run: string; purpose: Purpose | null }, { bring }: Work): string | null {
  const { word } = useWords();
  const { search, change } = usePlace();
  const [person, other] = [search.get("person"), search.get("other")];
  const [note, setNote] = useState<string | null>(null);
  // Reading the queue is logged: once for each pair that is asked for, however often the page is drawn.
  const told = useRef({ word, change, bring });
  told.current = { word, change, bring };
  useEffect(() => {
    if (!person || !other || !purpose) return;
    let asked = true;
    findPair({ run, purpose }, [person, other]).then((found) => {
      if (!asked) return;
      if (found?.state === "open") told.current.bring(found.pair);
      setNote(found === null ? told.current.word("links.no_such_pair") : null);
      told.current.change({ person: null, other: null, tab: found?.state === "decided" ? "decided" : null });
    }, () => asked && setNote(told.current.word("notice.unreachable")));
    return () => {
      asked = false;
    };
  }, [person, other, run, purpose]);
  return note;
}

function Counters({ work: { pile } }: { work: Work }) {
  const { word, language } = useWords();
  const { state } = useOffice();
  const today = useDecidedToday();
  const next = state?.next_run;
  return (
    <p className="page-meta link-counters" role="status">
      <span>{word("links.open", { count: count(pile.open, language) })}</span>
      <span>{word("links.today", { count: count(today, language) })}</span>
      <span>{word("links.lacking", { count: count(pile.decided, language) })}</span>
      {pile.decided > 0 && <span>{next ? word("links.next_run", { at: showInstant(next) }) : word("links.next_run_unknown")}</span>}
    </p>
  );
}

function useDecidedToday(): number {
  const { run } = usePlace();
  const { data } = useQuery({
    queryKey: ["decisions", run.id, "today"],
    queryFn: () => take(api.GET("/api/links/decisions", { params: { query: { run: run.id, limit: 500 } } })),
  });
  const today = dayInVietnam(new Date());
  return (data?.decisions ?? []).filter((each) => each.withdraws === null && !each.taken_back && dayInVietnam(new Date(each.decided_at)) === today).length;
}

function Open({ work, purpose, onPurpose }: { work: Work; purpose: Purpose | null; onPurpose: () => void }) {
  const { word } = useWords();
  const kind: Kind = purpose ? "person" : "employer";
  const [reasons, setReasons] = useReasons(kind);
  const [editing, setEditing] = useState(false);
  const [withKeys, setWithKeys] = useRemembered("link_keys", true);
  const { pile } = work;
  const pair = onTop(pile);
  const undo = () => work.undo(word("links.undo_reason"));
  useKeys(withKeys && !editing, {
    "1": () => work.decide("same", reasons.same), "2": () => work.decide("different", reasons.different), "3": work.putOff, z: undo, r: () => setEditing(true),
  });
  return (
    <section className="panel links-panel" aria-label={word("links.tab_open")}>
      {work.fault !== null && <FaultNotice error={work.fault} action={<button type="button" className="button" onClick={work.again}>{word("notice.reload")}</button>} />}
      {pile.fault && <FaultNotice error={pile.fault.error} />}
      {!pair && work.fault === null && (work.asking || !pile.whole ? <Skeleton lines={9} /> : <NoPairs />)}
      {pair && (
        <>
          <div className="link-columns" key={keyOf(pair)}>
            {isOfEmployers(pair) ? <EmployerPairView pair={pair} /> : <PairView pair={pair} />}
            <details className="waterfall-box" open={window.innerWidth > 620}>
              <summary className="on-phone">{word("links.weight")}</summary>
              <Waterfall pair={pair} kind={kind} />
            </details>
          </div>
        </>
      )}
      <div className="link-foot">
        <Told work={work} onUndo={undo} />
        <p className="small quiet link-reasons">
          {word("links.reasons", { same: reasons.same, different: reasons.different })}{" "}
          <button type="button" className="button plain no-print" onClick={() => setEditing(true)}>{word("links.reasons_change")} <kbd>R</kbd></button>
        </p>
        <label className="check small not-on-phone no-print"><input type="checkbox" checked={withKeys} onChange={(event) => setWithKeys(event.target.checked)} />{word("links.keys")}</label>
      </div>
      {purpose && <PurposeLine purpose={purpose} onChange={onPurpose} />}
      {pair && <Actions kind={kind} work={work} reasons={reasons} />}
      {editing && <ReasonsDialog kind={kind} reasons={reasons} onKeep={setReasons} onClose={() => setEditing(false)} />}
    </section>
  );
}

function Actions({ kind, work, reasons }: { kind: Kind; work: Work; reasons: Reasons }) {
  const { word } = useWords();
  return (
    <div className="link-actions no-print" role="group" aria-label={word("links.decide")}>
      <button type="button" className="button first" onClick={() => work.decide("same", reasons.same)}><Icon name={kind === "person" ? "one_person" : "equal"} />{word(said[kind].same)}<kbd>1</kbd></button>
      <button type="button" className="button first" onClick={() => work.decide("different", reasons.different)}><Icon name={kind === "person" ? "two_persons" : "differs"} />{word(said[kind].different)}<kbd>2</kbd></button>
      <button type="button" className="button" onClick={work.putOff}><Icon name="watch" />{word("links.later")}<kbd>3</kbd></button>
    </div>
  );
}

// What became of the last one: on its way, kept, put off; a decision is told as kept when the server said so.
function Told({ work: { pile }, onUndo }: { work: Work; onUndo: () => void }) {
  const { word } = useWords();
  const last = lastTaken(pile);
  const names = last ? namesOf(last.pair) : "";
  return (
    <p className="link-told">
      <span role="status">
        {last?.state === "sending" && word("links.sending", { names })}
        {last?.state === "put_off" && word("links.was_put_off", { names })}
        {last?.state === "kept" && <span className="state on_track"><Icon name="on_track" />{word("links.kept", { number: last.sequence ?? 0, verdict: word(said[kindOf(last.pair)][last.what === "same" ? "same" : "different"]), names })}</span>}
      </span>
      {last && <button type="button" className="button no-print" onClick={onUndo}><Icon name="undo" />{word("links.undo")}<kbd className="not-on-phone">Z</kbd></button>}
    </p>
  );
}

function NoPairs() {
  const { word } = useWords();
  const { address } = usePlace();
  return (
    <Empty title={word("links.none")}>
      <p>{word("links.none_do")}</p>
      <p><Link to={address("/today")}>{word("page.today")}</Link> · <Link to={address("/", { view: "province" })}>{word("page.province")}</Link></p>
    </Empty>
  );
}
