// The pile of pairs at the server: brings pairs before they are wanted, sends decisions, takes them back.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import type { Purpose } from "../session/purpose";
import { type Event, type LinkPair, type Pair, type Pile, type Verdict, after, empty, keyOf, lastTaken, onTop } from "./deciding";

const page = 30;
const few = 10;        // When the next ones are asked for.
const most = 500;      // Of one answer.

export type Work = {
  pile: Pile;
  fault: unknown;                       // No pairs came.
  asking: boolean;
  decide: (verdict: Verdict, reason: string) => void;
  putOff: () => void;
  undo: (reason: string) => void;
  bring: (pair: Pair) => void;
  again: () => void;
};

type Wanted = { run: string; purpose: Purpose };
// Pairs of employers name nobody, so that no purpose is asked.
type WantedPairs = { run: string; purpose: Purpose | null };

export function purposeOf({ run, purpose }: Wanted) {
  return { run, purpose: purpose.id, ...(purpose.case ? { case: purpose.case } : {}) };
}

// Whatever tells of links: decisions show wherever they are, at once.
export function useRefresh(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    for (const key of ["decisions", "decided_pairs", "person", "employer", "open_pairs", "office", "run"]) void queries.invalidateQueries({ queryKey: [key] });
  }, [queries]);
}

type Queue = { pairs: Pair[]; open: number; decided: number; next: string | null };

function askQueue({ run, purpose }: WantedPairs, limit: number): Promise<Queue> {
  return purpose === null
    ? take(api.GET("/api/links/employers", { params: { query: { run, state: "open", limit } } }))
    : take(api.GET("/api/links/queue", { params: { query: { ...purposeOf({ run, purpose }), state: "open", limit } } }));
}

export function useWork(wanted: WantedPairs): Work {
  const refresh = useRefresh();
  const latest = useRef(empty);
  const [pile, show] = useState(empty);
  const [fault, setFault] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const isAsking = useRef(false);
  const sent = useRef(new Map<string, Promise<number>>());
  // Keys may come faster than the screen is drawn, so the pile itself is kept here.
  const act = useCallback((event: Event) => {
    latest.current = after(latest.current, event);
    show(latest.current);
  }, []);

  // Always the first page: a cursor counts places, and pairs that are decided leave the list.
  const ask = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    setAsking(true);
    setFault(null);
    const { putOff, toCome, taken } = latest.current;
    const here = putOff.length + toCome.length + taken.filter((each) => each.state === "sending").length;
    try {
      const limit = Math.min(most, page + here);
      const answer = await askQueue(wanted, limit);
      act({ kind: "came", pairs: answer.pairs, open: answer.open, decided: answer.decided, whole: answer.next === null });
    } catch (error) {
      setFault(error);
    }
    isAsking.current = false;
    setAsking(false);
  }, [act, wanted]);
  useEffect(() => {
    if (!pile.whole && pile.toCome.length < few && fault === null) void ask();
  }, [pile.whole, pile.toCome.length, fault, ask]);

  const decide = useCallback((verdict: Verdict, reason: string) => {
    const pair = onTop(latest.current);
    if (!pair) return;
    const key = keyOf(pair);
    act({ kind: "decided", key, verdict });
    const answer = send(pair, verdict, reason).then(({ sequence }) => {
      act({ kind: "kept", key, sequence });
      refresh();
      return sequence;
    });
    answer.catch((error: unknown) => act({ kind: "failed", key, error }));
    sent.current.set(key, answer);
  }, [act, refresh]);

  const undoing = useRef(false);
  const undo = useCallback(async (reason: string) => {
    const last = lastTaken(latest.current);
    if (!last || undoing.current) return;
    const key = keyOf(last.pair);
    if (last.what === "later") return act({ kind: "undone", key });
    undoing.current = true;
    const sequence = last.sequence ?? (await sent.current.get(key)?.catch(() => null)) ?? null;
    try {
      if (sequence !== null) {
        await withdraw(sequence, reason);
        act({ kind: "undone", key });
        refresh();
      }
    } catch (error) {
      act({ kind: "not_undone", key, error });
    }
    undoing.current = false;
  }, [act, refresh]);

  const putOff = useCallback(() => {
    const pair = onTop(latest.current);
    if (pair) act({ kind: "put_off", key: keyOf(pair) });
  }, [act]);
  const bring = useCallback((pair: Pair) => act({ kind: "brought", pair }), [act]);
  return { pile, fault, asking, decide, putOff, undo: (reason) => void undo(reason), bring, again: () => void ask() };
}

function send(pair: Pair, verdict: Verdict, reason: string): Promise<Schemas["Decision"]> {
  return take(api.POST("/api/links/decisions", { body: { left: pair.left.record_key, right: pair.right.record_key, verdict, reason } }));
}

export function withdraw(sequence: number, reason: string): Promise<unknown> {
  return take(api.POST("/api/links/decisions/{sequence}/withdrawal", { params: { path: { sequence: String(sequence) } }, body: { reason } }));
}

// The pair of two persons, wherever in the queue it stands.
export async function findPair(wanted: Wanted, persons: [string, string]): Promise<{ pair: LinkPair; state: "open" | "decided" } | null> {
  for (const state of ["open", "decided"] as const) {
    const answer: Schemas["LinkQueue"] = await take(api.GET("/api/links/queue", {
      params: { query: { ...purposeOf(wanted), state, person: persons[0], limit: most } },
    }));
    const pair = answer.pairs.find((each) => persons.includes(each.left.person) && persons.includes(each.right.person));
    if (pair) return { pair, state };
  }
  return null;
}
