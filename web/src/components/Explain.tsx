// "Explain this number": what it is, how it is reckoned, from which sources, how fresh, by which rule.
import { Suspense, createContext, lazy, useState } from "react";
import type { Schemas } from "../api/client";
import { loadLater, useWords } from "../lib/words";

export const topics = [
  "eligible", "participating", "rate", "absent", "missing", "unsure", "reasons", "target", "pace", "state",
  "computed", "movement", "year_before", "heads", "workers", "certainty", "probability", "weight", "rows", "law", "per_day",
] as const;
export type Topic = (typeof topics)[number];

export const RunContext = createContext<Schemas["Run"] | null>(null);

const Explanation = lazy(async () => {
  const [module] = await Promise.all([import("./Explanation"), loadLater()]);
  return { default: module.Explanation };
});

export function Explain({ topic, figure }: { topic: Topic; figure?: string }) {
  const { word } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="explain no-print" onClick={() => setOpen(true)} title={word("explain.button")}
        aria-label={`${word("explain.button")}: ${word(`explain.${topic}.title`)}`} />
      {open && <Suspense><Explanation topic={topic} figure={figure} onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}

