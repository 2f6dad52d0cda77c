// "Yêu cầu giải trình" beside a figure of a unit: one press shows the letter written, a second one sends it. Where one
// was sent and is still open, it says so instead, so that nobody asks twice.
import { Suspense, lazy, useState } from "react";
import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { showDay } from "../../lib/dates";
import { loadLater, useWords } from "../../lib/words";
import { useMay } from "../session/session";
import type { GapLine } from "../coverage/answers";
import { type Request, markOf, openAbout, useRequests } from "./answers";

const AskDialog = lazy(async () => {
  const [module] = await Promise.all([import("./AskDialog"), loadLater()]);
  return { default: module.AskDialog };
});

// In a cell there is room for a short word under the head of its column; under a name it says all of it, quietly.
export function AskButton({ unit, line, look = "button" }: { unit: string; line: GapLine; look?: "button" | "cell" | "line" }) {
  const { word } = useWords();
  const may = useMay();
  const { unitName, scheme } = usePlace();
  const [open, setOpen] = useState(false);
  const { data } = useRequests(may("ask_explanations"));
  const asked = openAbout(data?.requests ?? [], unit, scheme);
  if (!may("ask_explanations")) return null;
  if (asked) return <Asked request={asked} />;
  return (
    <>
      <button type="button" className={`button ask-button${look === "button" ? "" : " plain"}`} onClick={() => setOpen(true)} aria-label={look === "cell" ? word("ask.button_of", { unit: unitName(unit) }) : undefined}>
        <Icon name="ask" />
        {word(look === "cell" ? "ask.short" : "ask.button")}
      </button>
      {open && <Suspense><AskDialog unit={unit} line={line} onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}

function Asked({ request }: { request: Request }) {
  const { word } = useWords();
  const { address } = usePlace();
  const { name, icon, look } = markOf(request);
  const day = showDay(request.due);
  return (
    <Link className={`state ${look} ask-sent`} to={address("/requests", { id: String(request.id) })} title={word("ask.sent_to", { agency: request.agency_name, day })}>
      <Icon name={icon} />{word(name === "answered" ? "ask.answered" : name === "overdue" ? "ask.overdue" : "ask.asked", { day: day.slice(0, 5) })}
    </Link>
  );
}
