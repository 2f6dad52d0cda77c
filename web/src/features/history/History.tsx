// Lịch sử: what became of one thing, the newest first: when, who, and each field as it was and as it is.
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { api, take } from "../../api/client";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showInstant } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { type Change, secrets, thingInWords, valueInWords } from "./values";
import "../../styles/history.css";

export type HistoryOf = "user" | "agreement" | "request" | "targets" | "decision" | "violation";
type About = { of: HistoryOf; id: string };

function HistoryList({ of, id }: About) {
  const words = useWords();
  const { word, language } = words;
  const { data, error } = useQuery({ queryKey: ["history", of, id, language], queryFn: () => take(api.GET("/api/history", { params: { query: { of, id } } })) });
  if (error) return <FaultNotice error={error} />;
  if (!data) return <Skeleton lines={4} />;
  if (data.changes.length === 0) return <p className="quiet">{word("history.none")}</p>;
  return (
    <ol className="history">
      {data.changes.map((change, index) => <ChangeLine key={`${change.at}-${index}`} change={change} />)}
    </ol>
  );
}

function ChangeLine({ change }: { change: Change }) {
  const words = useWords();
  const { word } = words;
  return (
    <li>
      <p className="history-head">
        <b>{thingInWords(change, words)}</b>
        <span className="quiet small">{showInstant(change.at)} · {change.proposed_by ? word("history.two", { by: change.by, proposed_by: change.proposed_by }) : change.by}</span>
      </p>
      <dl>
        {change.fields.map(({ field, old, new: now }, index) => (
          <div key={`${field}-${index}`}>
            <dt>{word(`history.field.${field}`)}</dt>
            <dd>
              {secrets.includes(field) ? word("history.changed") : (
                <>
                  {old !== null && <><del>{valueInWords(field, old, words, change.thing)}</del> <span aria-hidden="true">→</span> </>}
                  <ins>{valueInWords(field, now, words, change.thing)}</ins>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

// Within a panel or a dialog: a line to press, and the history below it.
export function HistoryPanel(about: About) {
  const { word } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section className="history-panel">
      <button type="button" className="link-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}><Icon name={open ? "up" : "down"} />{word("history.title")}</button>
      <div id={id} hidden={!open}>{open && <HistoryList {...about} />}</div>
    </section>
  );
}

// In a row of a table: the history in a dialog of its own. `name`: of what.
export function HistoryButton({ name, ...about }: About & { name: string }) {
  const { word } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button small-button" onClick={() => setOpen(true)} aria-label={word("history.of", { name })}>{word("history.title")}</button>
      {open && <Dialog kind="side" title={word("history.of", { name })} onClose={() => setOpen(false)}><HistoryList {...about} /></Dialog>}
    </>
  );
}
