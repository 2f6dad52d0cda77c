// "Yêu cầu giải trình" beside a figure of a unit: one press shows the letter written, a second one sends it.
import { Suspense, lazy, useState } from "react";
import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { showDay } from "../../lib/dates";
import { loadLater, useWords } from "../../lib/words";
import { useMay } from "../session/session";
import type { GapLine } from "../coverage/answers";
import type { Request } from "./answers";

const AskDialog = lazy(async () => {
  const [module] = await Promise.all([import("./AskDialog"), loadLater()]);
  return { default: module.AskDialog };
});

export function AskButton({ unit, line, short }: { unit: string; line: GapLine; short?: boolean }) {
  const { word } = useWords();
  const may = useMay();
  const { unitName, address } = usePlace();
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState<Request | null>(null);
  if (!may("ask_explanations")) return null;
  if (sent) {
    return (
      <span role="status">
        <Link className="state on_track ask-sent" to={address("/requests", { id: String(sent.id) })} title={word("ask.sent_to", { agency: sent.agency_name, day: showDay(sent.due) })}>
          <Icon name="on_track" />{word("ask.sent")}
        </Link>
      </span>
    );
  }
  return (
    <>
      <button type="button" className={`button ask-button${short ? " plain" : ""}`} onClick={() => setOpen(true)} title={word("ask.button")}
        aria-label={short ? word("ask.button_of", { unit: unitName(unit) }) : undefined}>
        <Icon name="ask" />
        {short ? word("ask.short") : word("ask.button")}
      </button>
      {open && <Suspense><AskDialog unit={unit} line={line} onSent={setSent} onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
