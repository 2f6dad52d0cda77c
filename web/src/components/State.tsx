import { capital, useWords } from "../lib/words";
import { Icon } from "./Icon";

export type StateName = "at_risk" | "watch" | "on_track" | "cannot_judge";

// Whether a figure will reach its target: icon, word and colour.
export function State({ state }: { state: StateName }) {
  const { word } = useWords();
  return (
    <span className={`state ${state}`}>
      <Icon name={state} />
      {word(`state.${state}`)}
    </span>
  );
}

// What the law or the records do not make sure carries its mark wherever it is shown.
export function Confidence({ value }: { value: string | null | undefined }) {
  const { wordOf } = useWords();
  if (!value) return null;
  if (value === "sure") return <span className="quiet">{capital(wordOf("confidence", value))}</span>;
  return (
    <span className="mark-unsure">
      <Icon name="unsure" />
      {capital(value === "inferred" ? wordOf("certainty", value) : wordOf("confidence", value))}
    </span>
  );
}
