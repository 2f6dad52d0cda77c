import { describe, expect, test } from "vitest";
import { type Event, type LinkPair, type Pair, type Pile, after, empty, keyOf, lastTaken, onTop } from "./deciding";

function pair(name: string): LinkPair {
  const side = { record_key: name, person: name, full_name: name, number: null, birth_date: null, sex: null, employer_name: null, register: "tax", unit: null, missing: [] };
  return { left: side, right: { ...side, record_key: `${name}'` }, joined: false, per_mille: 500, worth: 1, prior: 0, weight: 0, parts: [], decision: null };
}
const [a, b, c] = [pair("a"), pair("b"), pair("c")];
const [keyA, keyB] = [keyOf(a), keyOf(b)];
const came: Event = { kind: "came", pairs: [a, b, c], open: 9, decided: 2, whole: false };

function through(...events: Event[]): Pile {
  return events.reduce(after, empty);
}
const names = (pairs: Pair[]) => pairs.map((each) => each.left.record_key).join("");

describe("the pile of pairs", () => {
  test("LNQ-1: after a decision the next pair is on top at once", () => {
    expect(onTop(through(came))).toBe(a);
    const pile = through(came, { kind: "decided", key: keyA, verdict: "same" });
    expect(onTop(pile)).toBe(b);
    expect(pile.open).toBe(8);
  });
  test("LNQ-2: it is kept when the server has answered, not before", () => {
    const sent = through(came, { kind: "decided", key: keyA, verdict: "same" });
    expect(lastTaken(sent)?.state).toBe("sending");
    expect(sent.decided).toBe(2);
    const kept = after(sent, { kind: "kept", key: keyA, sequence: 12 });
    expect(lastTaken(kept)).toMatchObject({ state: "kept", sequence: 12 });
    expect(kept.decided).toBe(3);
  });
  test("LNQ-3: what the server refuses comes back on top with its fault", () => {
    const pile = through(came, { kind: "decided", key: keyA, verdict: "same" }, { kind: "failed", key: keyA, error: "no" });
    expect(onTop(pile)).toBe(a);
    expect(pile.fault).toEqual({ key: keyA, error: "no" });
    expect(pile.open).toBe(9);
    expect(pile.taken).toEqual([]);
    const again = after(pile, { kind: "decided", key: keyA, verdict: "different" });
    expect(again.fault).toBeNull();
  });
  test("LNQ-4: what was put off comes again when nothing else is left", () => {
    const pile = through({ ...came, pairs: [a, b] }, { kind: "put_off", key: keyA });
    expect(onTop(pile)).toBe(b);
    expect(pile.open).toBe(9);
    expect(onTop(after(pile, { kind: "decided", key: keyB, verdict: "same" }))).toBe(a);
  });
  test("LNQ-5: undoing brings back the last one", () => {
    const pile = through(came, { kind: "decided", key: keyA, verdict: "same" }, { kind: "kept", key: keyA, sequence: 1 }, { kind: "put_off", key: keyB });
    expect(lastTaken(pile)?.pair).toBe(b);
    const once = after(pile, { kind: "undone", key: keyB });
    expect(names(once.toCome)).toBe("bc");
    expect(once.putOff).toEqual([]);
    const twice = after(once, { kind: "undone", key: keyA });
    expect(names(twice.toCome)).toBe("abc");
    expect(twice.open).toBe(9);
    expect(twice.decided).toBe(2);
    expect(lastTaken(twice)).toBeUndefined();
  });
  test("LNQ-6: what is here or was decided here does not come twice, in whatever order answers come", () => {
    const pile = through(came, { kind: "decided", key: keyA, verdict: "same" }, { kind: "put_off", key: keyB }, { ...came, open: 9 });
    expect(names(pile.toCome)).toBe("c");
    expect(names(pile.putOff)).toBe("b");
    expect(pile.open).toBe(8);
    const undone = after(pile, { kind: "undone", key: keyA });
    expect(names(after(undone, came).toCome)).toBe("ac");
  });
  test("a pair that was asked for is put on top, once", () => {
    const pile = through(came, { kind: "brought", pair: c });
    expect(names(pile.toCome)).toBe("cab");
  });
});
