import { useOffice } from "../../app/office";
import { usePlace } from "../../app/place";
import { showInstant, showMonth } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { useMay } from "../session/session";
import { Block } from "./Block";

// What the office knows and the figures do not yet.
export function LackingBlock() {
  const { word } = useWords();
  const may = useMay();
  const { run, address } = usePlace();
  const { state } = useOffice();
  const lacking = state?.lacking ?? run.lacking;
  const some = lacking.decisions + lacking.deliveries;
  const [to, link] = may("see_deliveries") ? [address("/deliveries"), word("page.deliveries")] : [address("/", { view: "province" }), word("page.province")];
  return (
    <Block id="lacking" title={word("today.lacking")} to={to} link={link} count={some} error={null} waiting={false}
      calm={word("today.lacking_none", { month: showMonth(run.month), at: showInstant(run.made_at) })}>
      <p className="today-line">
        {word("today.lacking_some", { decisions: lacking.decisions, deliveries: lacking.deliveries })}{" "}
        {state?.next_run ? word("today.next_run", { at: showInstant(state.next_run) }) : word("today.next_run_later")}
      </p>
    </Block>
  );
}
