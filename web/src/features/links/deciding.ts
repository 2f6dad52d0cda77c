// The pile of pairs that one person works through. What it holds to:
//
//   LNQ-1  The pair on top is decided, put off or left; then the next one is on top at once.
//   LNQ-2  A decision counts as kept when the server has answered, not before.
//   LNQ-3  A decision that the server refuses brings its pair back on top, with the fault.
//   LNQ-4  What was put off comes again when nothing else is left.
//   LNQ-5  Undoing brings back the last pair that was decided or put off, and no other.
//   LNQ-6  A pair that is here already, or was decided here, does not come a second time.
import type { Schemas } from "../../api/client";

export type LinkPair = Schemas["LinkPair"];
export type EmployerPair = Schemas["EmployerPair"];
export type Pair = LinkPair | EmployerPair;
export type Verdict = "same" | "different";

export type Taken = {
  pair: Pair;
  what: Verdict | "later";
  state: "sending" | "kept" | "put_off";
  sequence: number | null;        // Of the decision that the server kept.
};

export type Pile = {
  toCome: Pair[];
  putOff: Pair[];
  taken: Taken[];                 // The last one last.
  open: number;                   // Of all that wait at the server, less what was decided here since.
  decided: number;                // Kept and not in the figures.
  fault: { key: string; error: unknown } | null;
  whole: boolean;                 // The server has no more than is here.
};

export const empty: Pile = { toCome: [], putOff: [], taken: [], open: 0, decided: 0, fault: null, whole: false };

export type Event =
  | { kind: "came"; pairs: Pair[]; open: number; decided: number; whole: boolean }
  | { kind: "brought"; pair: Pair }
  | { kind: "decided"; key: string; verdict: Verdict }
  | { kind: "put_off"; key: string }
  | { kind: "kept"; key: string; sequence: number }
  | { kind: "failed"; key: string; error: unknown }
  | { kind: "undone"; key: string }
  | { kind: "not_undone"; key: string; error: unknown };

export function keyOf(pair: Pair): string {
  return `${pair.left.record_key}\n${pair.right.record_key}`;
}

export function onTop(pile: Pile): Pair | undefined {
  return pile.toCome[0] ?? pile.putOff[0];
}

export function lastTaken(pile: Pile): Taken | undefined {
  return pile.taken[pile.taken.length - 1];
}

const isNot = (key: string) => (pair: Pair) => keyOf(pair) !== key;

function find(pile: Pile, key: string): Pair | undefined {
  return [...pile.toCome, ...pile.putOff].find((pair) => keyOf(pair) === key);
}

function without(pile: Pile, key: string): Pile {
  return {
    ...pile,
    toCome: pile.toCome.filter(isNot(key)),
    putOff: pile.putOff.filter(isNot(key)),
    taken: pile.taken.filter((each) => keyOf(each.pair) !== key),
    fault: pile.fault?.key === key ? null : pile.fault,
  };
}

function take(pile: Pile, key: string, what: Taken["what"]): Pile {
  const pair = find(pile, key);
  if (!pair) return pile;
  const rest = without(pile, key);
  const taken: Taken = { pair, what, state: what === "later" ? "put_off" : "sending", sequence: null };
  return {
    ...rest,
    taken: [...rest.taken, taken],
    putOff: what === "later" ? [...rest.putOff, pair] : rest.putOff,
    open: what === "later" ? rest.open : rest.open - 1,
  };
}

// LNQ-3, LNQ-5
function backOnTop(pile: Pile, key: string): Pile {
  const taken = pile.taken.find((each) => keyOf(each.pair) === key);
  if (!taken) return pile;
  const rest = without(pile, key);
  return {
    ...rest,
    toCome: [taken.pair, ...rest.toCome],
    open: taken.what === "later" ? rest.open : rest.open + 1,
    decided: taken.state === "kept" ? rest.decided - 1 : rest.decided,
  };
}

export function after(pile: Pile, event: Event): Pile {
  switch (event.kind) {
    case "came": {
      const decidedHere = new Set(pile.taken.filter((each) => each.state !== "put_off").map((each) => keyOf(each.pair)));
      const here = new Set([...pile.toCome, ...pile.putOff].map(keyOf));
      const fresh = event.pairs.filter((pair) => !decidedHere.has(keyOf(pair)) && !here.has(keyOf(pair)));  // LNQ-6
      const sending = pile.taken.filter((each) => each.state === "sending").length;
      return { ...pile, toCome: [...pile.toCome, ...fresh], open: Math.max(0, event.open - sending), decided: event.decided, whole: event.whole };
    }
    case "brought":
      return { ...without(pile, keyOf(event.pair)), toCome: [event.pair, ...pile.toCome.filter(isNot(keyOf(event.pair)))] };
    case "decided":
      return take(pile, event.key, event.verdict);
    case "put_off":
      return take(pile, event.key, "later");
    case "kept":                                                                                            // LNQ-2
      return {
        ...pile,
        decided: pile.decided + 1,
        taken: pile.taken.map((each) => (keyOf(each.pair) === event.key ? { ...each, state: "kept", sequence: event.sequence } : each)),
      };
    case "failed":
      return { ...backOnTop(pile, event.key), fault: { key: event.key, error: event.error } };
    case "undone":
      return backOnTop(pile, event.key);
    case "not_undone":
      return { ...pile, fault: { key: event.key, error: event.error } };
  }
}
