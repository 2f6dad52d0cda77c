// The panel that explains a number; it comes when somebody asks.
import { useContext } from "react";
import { showDay, showInstant, showMonth } from "../lib/dates";
import { count } from "../lib/numbers";
import { useWords } from "../lib/words";
import { Dialog } from "./Dialog";
import { RunContext, type Topic } from "./Explain";
import { Confidence } from "./State";

export function Explanation({ topic, figure, onClose }: { topic: Topic; figure?: string | undefined; onClose: () => void }) {
  const { word, language } = useWords();
  const run = useContext(RunContext);
  return (
    <Dialog title={word(`explain.${topic}.title`)} kind="side" onClose={onClose}>
      <p>{word(`explain.${topic}.what`)}</p>
      <div>
        <h3>{word("explain.formula")}</h3>
        <p className="formula">{word(`explain.${topic}.formula`)}</p>
        {figure && <p className="formula">{figure}</p>}
      </div>
      <div>
        <h3>{word("explain.sources")}</h3>
        <p>{word(`explain.${topic}.sources`)}</p>
      </div>
      <div>
        <h3>{word("explain.rule")}</h3>
        <p>{word(`explain.${topic}.rule`)}</p>
        {run && (
          <p>
            {run.citation.law}, {run.citation.article} <Confidence value={run.citation.confidence} />
          </p>
        )}
      </div>
      {run && (
        <div>
          <h3>{word("explain.fresh")}</h3>
          <dl className="facts">
            <dt>{word("run.month")}</dt>
            <dd>{showMonth(run.month)}</dd>
            <dt>{word("run.id")}</dt>
            <dd>{run.id}</dd>
            <dt>{word("run.made_at")}</dt>
            <dd>{showInstant(run.made_at)}</dd>
            <dt>{word("run.known_on")}</dt>
            <dd>{run.as_known_on ? showDay(run.as_known_on) : showInstant(run.made_at)}</dd>
            <dt>{word("run.tax_year")}</dt>
            <dd>{run.tax_year}</dd>
            <dt>{word("run.si_months")}</dt>
            <dd>{word("run.si_months_of", { months: run.si_months })}</dd>
            <dt>{word("run.deliveries")}</dt>
            <dd>{count(run.deliveries, language)}</dd>
            <dt>{word("run.decisions")}</dt>
            <dd>{count(run.decisions, language)}</dd>
          </dl>
        </div>
      )}
    </Dialog>
  );
}
