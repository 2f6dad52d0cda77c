// How the weight of a pair comes about, bar by bar: where one ends the next begins, and the last one is the sum.
import { useId, useState } from "react";
import { Explain } from "../../components/Explain";
import { count, perMille, tenths } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import { type Kind, said } from "./kinds";
import { levelWord } from "./levels";
import { type Part, type Step, adds, perMilleOf, timesOf, waterfall } from "./waterfall";

// `per_mille`: how likely it is in the light of all others.
export type Weighed = { prior: number; weight: number; parts: Part[]; per_mille: number };

export function Waterfall({ pair, kind }: { pair: Weighed; kind: Kind }) {
  const words = useWords();
  const { word, wordOf, language } = words;
  const { steps, least, most } = waterfall(pair.prior, pair.parts, pair.weight);
  const span = Math.max(1, most - least);
  const at = (value: number) => ((value - least) / span) * 100;
  const alone = perMilleOf(pair.weight);
  const id = useId();
  const [told, tell] = useState<Step | null>(null);
  const name = (step: Step) => wordOf("links.part", kind === "employer" && step.field === "name" ? "firm_name" : step.field);
  return (
    <section className="waterfall" aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`}>{word("links.weight")}<Explain topic="weight" figure={sumOf(steps, language)} /></h3>
      <table className="data">
        <thead className="visually-hidden">
          <tr><th scope="col">{word("links.field")}</th><th scope="col">{word("links.bits")}</th><th scope="col">{word("links.bar")}</th></tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.field} className={step === told ? "current" : undefined} onMouseEnter={() => tell(step)}>
              <th scope="row">
                <button type="button" className="fall-name" aria-describedby={`${id}-told`} onFocus={() => tell(step)} onClick={() => tell(step)}>
                  {name(step)}{step.level && step.field !== "together" && <span className="quiet small"> {levelWord(words, step.field, step.level)}</span>}
                </button>
              </th>
              <td className="number">{tenths(step.tenths, language)}</td>
              <td className="fall-cell">
                <svg className="fall" height="14" role="img" aria-label={meaning(step, kind, word, language)}>
                  <line className="zero" x1={`${at(0)}%`} x2={`${at(0)}%`} y1="0" y2="14" />
                  <rect className={step.field === "weight" ? "whole" : step.tenths < 0 ? "against" : "for"} y="2" height="10"
                    x={`${at(Math.min(step.from, step.to))}%`} width={`${Math.max(0.6, (Math.abs(step.to - step.from) / span) * 100)}%`} />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p id={`${id}-told`} className="small fall-told" role="status">{told ? `${name(told)}: ${meaning(told, kind, word, language)}` : word("links.ask_bar")}</p>
      <p className="small quiet">
        {word("links.weight_means", { bits: tenths(Math.round(pair.weight * 10), language), chance: perMille(alone, language) })}
        {Math.abs(alone - pair.per_mille) > 5 && ` ${word("links.rivals", { chance: perMille(pair.per_mille, language) })}`}
        {!adds(pair.prior, pair.parts, pair.weight) && ` ${word("links.does_not_add")}`}
      </p>
    </section>
  );
}

function meaning(step: Step, kind: Kind, word: ReturnType<typeof useWords>["word"], language: "vi" | "en"): string {
  const bits = step.tenths / 10;
  if (step.field === "prior" || step.field === "weight") {
    return word(bits < 0 ? said[kind].odds_against : said[kind].odds_for, { times: times(bits, language) });
  }
  if (step.tenths === 0) return word("links.says_nothing");
  return word(bits > 0 ? said[kind].speaks_for : said[kind].speaks_against, { times: times(bits, language) });
}

function times(bits: number, language: "vi" | "en"): string {
  const value = timesOf(bits);
  return value < 10 ? tenths(Math.round(value * 10), language, false) : count(value, language);
}

function sumOf(steps: Step[], language: "vi" | "en"): string {
  const parts = steps.slice(0, -1).map((step, index) => (index === 0 ? tenths(step.tenths, language, step.tenths < 0) : `${step.tenths < 0 ? "−" : "+"} ${tenths(Math.abs(step.tenths), language, false)}`));
  return `${parts.join(" ")} = ${tenths(steps[steps.length - 1]?.tenths ?? 0, language, false)}`;
}
