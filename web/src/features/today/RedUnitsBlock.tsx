import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { largestReason, shareWord } from "../../components/bars";
import { Icon } from "../../components/Icon";
import { count } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import { useGapByUnit } from "../coverage/answers";
import { atRisk, shortOf } from "../coverage/risk";
import { Block, Rest, shownMost } from "./Block";

export function RedUnitsBlock() {
  const { word, wordOf, language } = useWords();
  const { scheme, address } = usePlace();
  const { data, error } = useGapByUnit();
  const red = atRisk(data?.lines ?? []);
  const all = address("/", { view: "province" });
  const judged = data?.lines.some((line) => line.plan) ?? false;
  return (
    <Block id="red" title={word("today.red", { scheme: wordOf("scheme", scheme) })} to={all} link={word("page.province")} count={red.length} error={error} waiting={!data}
      unset={!judged} calm={word(judged ? "today.red_none" : "today.red_unknown")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{word("coverage.unit")}</th>
            <th scope="col" className="number">{word("today.short")}</th>
            <th scope="col" className="number not-on-phone">{word("coverage.needed")}</th>
            <th scope="col">{word("today.why")}</th>
          </tr>
        </thead>
        <tbody>
          {red.slice(0, shownMost).map((line) => {
            const main = largestReason(line.reasons);
            return (
              <tr key={line.key}>
                <th scope="row"><span className="state at_risk"><Icon name="at_risk" /><span className="visually-hidden">{word("state.at_risk")} </span></span><Link to={address(`/units/${line.key}`)}>{line.name}</Link></th>
                <td className="number">{count(shortOf(line), language)}</td>
                <td className="number not-on-phone">{line.plan?.needed_per_month == null ? "–" : word("coverage.per_month", { persons: count(line.plan.needed_per_month, language) })}</td>
                <td>{main ? `${wordOf("reason.short", main.reason)} ${shareWord(main.persons, line.absent, language)}` : "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Rest count={red.length - shownMost} to={all} />
    </Block>
  );
}
