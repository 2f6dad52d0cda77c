// The gap as one bar whose parts sum to it exactly (COV-7), and under it each kind with its reasons. A press
// on a part or its line asks for the list behind it; parts may be too narrow for a finger, and for keys there
// are the lines.
import { Explain } from "../../components/Explain";
import { type ReasonCount, inOrder, partClass } from "../../components/bars";
import { count, percent } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import type { GapLine } from "./answers";

type Props = { line: GapLine; scheme: string; chosen: string | undefined; onChoose: (reason: string) => void };

const kinds = ["missing", "to_check", "lawful", "potential"] as const;

export function GapPanel({ line, scheme, chosen, onChoose }: Props) {
  const { word, wordOf, language } = useWords();
  const ordered = inOrder(line.reasons);
  const isChosen = (each: ReasonCount) => chosen === undefined || chosen === each.reason || chosen === each.kind;
  return (
    <section className="panel" aria-labelledby="gap-head">
      <div className="panel-head">
        <h2 id="gap-head">{word(scheme === "voluntary" ? "gap.title_voluntary" : "gap.title", { absent: count(line.absent, language) })}</h2>
        <Explain topic="reasons" figure={sumOf(ordered, line.absent, language)} />
      </div>
      <div className="panel-body">
        {line.absent === 0
          ? <p className="quiet">{word("gap.none")}</p>
          : (
            <div className="gap-bar" role="img" aria-label={word("gap.bar")}>
              {ordered.filter((each) => each.persons).map((each) => (
                <span key={each.reason} data-reason={each.reason} className={`${partClass(each.reason, each.kind)}${isChosen(each) ? "" : " faded"}${chosen === each.reason ? " chosen" : ""}`} style={{ flexGrow: each.persons }}
                  title={`${wordOf("reason", each.reason)}: ${count(each.persons, language)}`} onClick={() => onChoose(each.reason)} />
              ))}
            </div>
          )}
        <div className="gap-kinds">
          {kinds.map((kind) => {
            const reasons = ordered.filter((each) => each.kind === kind);
            if (reasons.length === 0) return null;
            const sum = reasons.reduce((total, each) => total + each.persons, 0);
            return (
              <div key={kind} className="gap-kind">
                <button type="button" className="gap-line head" aria-pressed={chosen === kind} onClick={() => onChoose(kind)}>
                  <span>{wordOf("reason.kind", kind)}</span>
                  <span className="number">{count(sum, language)}</span>
                  <span className="number quiet">{percent(sum, line.absent, language, 1)}</span>
                </button>
                {reasons.map((each) => (
                  <button key={each.reason} type="button" className="gap-line" aria-pressed={chosen === each.reason} onClick={() => onChoose(each.reason)}>
                    <span className="gap-word"><span className={`swatch ${partClass(each.reason, each.kind)}`} />{wordOf("reason", each.reason)}</span>
                    <span className="number">{count(each.persons, language)}</span>
                    <span className="number quiet">{percent(each.persons, line.absent, language, 1)}</span>
                  </button>
                ))}
              </div>
            );
          })}
        </div>
        <p className="gap-sum quiet">
          {word("gap.sum", { sum: sumOf(ordered, line.absent, language) })}
          {line.unsure > 0 && ` ${word("gap.unsure", { unsure: count(line.unsure, language) })}`}
          {line.rounded_to !== null && ` ${word("coverage.rounded", { to: line.rounded_to })}`}
        </p>
      </div>
    </section>
  );
}

function sumOf(reasons: ReasonCount[], absent: number, language: "vi" | "en"): string {
  return `${reasons.map((each) => count(each.persons, language)).join(" + ") || "0"} = ${count(absent, language)}`;
}
