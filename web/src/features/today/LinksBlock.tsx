import { usePlace } from "../../app/place";
import { count } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import { Block } from "./Block";
import { useOpenPairs } from "./asked";
import { readUrgency } from "./queue";

// How many pairs wait, of persons and of employers.
export function LinksBlock() {
  const { word, language } = useWords();
  const { address, search } = usePlace();
  const { data, error } = useOpenPairs();
  const only = readUrgency(search.get("queue"));
  const shown = only === null || only === "new"; // A pair has no day by which it must be decided.
  return (
    <Block id="pairs" title={word("today.pairs")} to={address("/links")} link={word("page.links")} count={data && (shown ? data.persons + data.employers : 0)} error={error} waiting={!data} calm={word(shown ? "links.none" : "queue.none_of_these")}>
      <p className="today-line">
        {(data?.persons ?? 0) > 0 && word("today.pairs_open", { count: count(data?.persons, language) })}{" "}
        {(data?.employers ?? 0) > 0 && word("today.pairs_employers", { count: count(data?.employers, language) })}
      </p>
    </Block>
  );
}
