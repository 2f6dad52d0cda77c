// The reason that goes with each decision: a sentence for each verdict, changed once and remembered for the session.
import { useState } from "react";
import { useWords } from "../../lib/words";
import type { Verdict } from "./deciding";

export type Reasons = Record<Verdict, string>;
const place = "baophu.link_reasons";
export const longest = 300;

function kept(): Partial<Reasons> {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "{}") as Partial<Reasons>;
  } catch {
    return {};
  }
}

export function useReasons(): [Reasons, (next: Reasons) => void] {
  const { word } = useWords();
  const [own, setOwn] = useState(kept);
  const reasons = { same: own.same || word("links.reason.same"), different: own.different || word("links.reason.different") };
  return [reasons, (next) => {
    sessionStorage.setItem(place, JSON.stringify(next));
    setOwn(next);
  }];
}
