// What was decided about the records of a person, with what the figures do not know yet, and a way back.
import { useMutation } from "@tanstack/react-query";
import type { Schemas } from "../../api/client";
import { Icon } from "../../components/Icon";
import { FaultNotice } from "../../components/notices";
import { showInstant } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { useMay } from "../session/session";
import { DecisionState } from "./DecisionState";
import { useRefresh, withdraw } from "./work";

type Decision = Schemas["Decision"];

export function DecisionsPanel({ decisions }: { decisions: Decision[] | null }) {
  const { word, wordOf } = useWords();
  const may = useMay();
  const refresh = useRefresh();
  const undo = useMutation({ mutationFn: (decision: Decision) => withdraw(decision.sequence, word("links.undo_reason")), onSuccess: refresh });
  if (!decisions || decisions.length === 0) return null;
  return (
    <section className="panel decisions" aria-labelledby="decisions-head">
      <div className="panel-head"><h2 id="decisions-head">{word("person.decisions")}</h2></div>
      {undo.error && <FaultNotice error={undo.error} />}
      <div className="table-scroll" role="group" tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col" className="pinned">{word("links.decision")}</th><th scope="col">{word("coverage.state")}</th><th scope="col">{word("links.records")}</th>
              <th scope="col">{word("coverage.reason")}</th><th scope="col">{word("links.by")}</th><th scope="col">{word("links.undo_head")}</th>
            </tr>
          </thead>
          <tbody>
            {decisions.map((each) => (
              <tr key={each.sequence}>
                <th scope="row" className="pinned nowrap">{each.withdraws === null ? `${each.sequence} · ${wordOf("links.verdict", each.verdict)}` : word("links.withdraws", { number: each.withdraws })}</th>
                <td><DecisionState decision={each} /></td>
                <td><code className="record-key">{each.left} – {each.right}</code></td>
                <td>{each.reason}</td>
                <td>{each.decided_by}<div className="quiet small nowrap">{showInstant(each.decided_at)}</div></td>
                <td>
                  {may("decide_links") && each.withdraws === null && !each.taken_back && (
                    <button type="button" className="button" disabled={undo.isPending} onClick={() => undo.mutate(each)}><Icon name="undo" />{word("links.take_back")}</button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
