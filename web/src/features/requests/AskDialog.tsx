// The letter, written from the figures of the row: to whom, until when, what about. It can be sent as it is.
import { type FormEvent, useState } from "react";
import { usePlace } from "../../app/place";
import { largestReason } from "../../components/bars";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { dayInVietnam, parseDay, showDay, showMonth } from "../../lib/dates";
import { useDraftText } from "../../lib/drafts";
import { count, percent } from "../../lib/numbers";
import { weekdaysAfter } from "../../lib/weekdays";
import { useWords } from "../../lib/words";
import type { GapLine } from "../coverage/answers";
import { useSession } from "../session/session";
import { useAsk, useRequests } from "./answers";

const daysToAnswer = 5;             // Proposed; whoever asks says how long.
const ofUnits = "district";         // Who answers for a unit, where he is among those that may be asked.

type Props = { unit: string; line: GapLine; onClose: () => void };

export function AskDialog({ unit, line, onClose }: Props) {
  const { word } = useWords();
  const { unitName, address, scheme } = usePlace();
  const requests = useRequests();
  const ask = useAsk();
  const question = useQuestion(unit, line);
  const [agency, setAgency] = useState<string | null>(null);
  const { user } = useSession();
  const [text, setText] = useDraftText(`${user}/ask/${unit}/${scheme}`, question);
  const [due, setDue] = useState(() => showDay(weekdaysAfter(dayInVietnam(new Date()), daysToAnswer)));
  const agencies = requests.data?.agencies ?? [];
  const chosen = agency ?? agencies.find((each) => each.id === ofUnits)?.id ?? agencies[0]?.id ?? "";
  const day = parseDay(due);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!day) return;
    // Closed when the list knows of it, so that what is under the dialog says so.
    ask.mutate({ figure: address(`/units/${unit}`), agency: chosen, unit, question: text.trim(), due: day }, { onSuccess: () => { setText(question); onClose(); } });
  };
  return (
    <Dialog title={word("request.ask_title", { unit: unitName(unit) })} kind="middle" onClose={onClose}>
      {requests.error && <FaultNotice error={requests.error} />}
      {ask.error && <FaultNotice error={ask.error} />}
      {requests.isPending && <Skeleton lines={6} />}
      {requests.data && (
        <form className="form ask-form" onSubmit={send}>
          <div className="field">
            <label htmlFor="ask-text">{word("request.question")}</label>
            <textarea id="ask-text" className="input" rows={7} required maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
          </div>
          <div className="form-row">
            <div className="field">
              <label htmlFor="ask-agency">{word("request.to")}</label>
              <select id="ask-agency" className="input" value={chosen} onChange={(event) => setAgency(event.target.value)}>
                {agencies.map((each) => <option key={each.id} value={each.id}>{each.title}</option>)}
              </select>
            </div>
            <div className="field">
              <label htmlFor="ask-due">{word("request.due")}</label>
              <input id="ask-due" className="input" inputMode="numeric" required value={due} aria-invalid={!day} aria-describedby="ask-due-hint" onChange={(event) => setDue(event.target.value)} />
            </div>
          </div>
          <p id="ask-due-hint" className={day ? "quiet small" : "input-fault"}>{day ? word("request.due_hint", { days: daysToAnswer }) : word("request.no_day")}</p>
          <div><button className="button first" autoFocus disabled={ask.isPending || !chosen}><Icon name="ask" />{word(ask.isPending ? "action.sending" : "request.send")}</button></div>
        </form>
      )}
    </Dialog>
  );
}

// What the row shows, in a sentence that an office would write.
function useQuestion(unit: string, line: GapLine): string {
  const { word, wordOf, language } = useWords();
  const { unitName, run, scheme } = usePlace();
  const main = largestReason(line.reasons);
  const short = line.plan && line.participating !== null ? line.plan.target - line.participating : 0;
  return [
    word("request.say", {
      unit: unitName(unit), scheme: wordOf("scheme", scheme), month: showMonth(run.month),
      participating: count(line.participating, language), eligible: count(line.eligible, language), rate: percent(line.participating, line.eligible, language),
    }),
    short > 0 ? word("request.say_target", { short: count(short, language), target: count(line.plan?.target, language) }) : "",
    main ? word("request.say_reason", { reason: wordOf("reason", main.reason), persons: count(main.persons, language) }) : "",
    word("request.say_end"),
  ].filter(Boolean).join(" ");
}
