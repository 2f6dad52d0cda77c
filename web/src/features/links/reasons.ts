// The reason that goes with each decision: a sentence for each verdict, changed once and remembered for the session.
import { useState } from "react";
import { useWords } from "../../lib/words";
import type { Verdict } from "./deciding";
import { type Kind, said } from "./kinds";

export type Reasons = Record<Verdict, string>;
const placeOf = (kind: Kind) => `baophu.link_reasons.${kind}`;
export const longest = 300;

function kept(kind: Kind): Partial<Reasons> {
  try {
    return JSON.parse(sessionStorage.getItem(placeOf(kind)) ?? "{}") as Partial<Reasons>;
  } catch {
    return {};
  }
}

export function useReasons(kind: Kind): [Reasons, (next: Reasons) => void] {
  const { word } = useWords();
  const [own, setOwn] = useState(() => kept(kind));
  const reasons = { same: own.same || word(said[kind].reason_same), different: own.different || word(said[kind].reason_different) };
  return [reasons, (next) => {
    sessionStorage.setItem(placeOf(kind), JSON.stringify(next));
    setOwn(next);
  }];
}
