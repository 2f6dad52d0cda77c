import { skipToken, useQuery } from "@tanstack/react-query";
import { Link } from "../../lib/router";
import { api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { count } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import { purposeOf } from "../links/work";
import { usePurpose } from "../session/purpose";
import { Block } from "./Block";

// How many pairs wait. Asking is a reading of persons, so it waits until a purpose was chosen.
export function LinksBlock() {
  const { word, language } = useWords();
  const { run, address } = usePlace();
  const { purpose } = usePurpose();
  const { data, error } = useQuery({
    queryKey: ["open_pairs", run.id, purpose],
    queryFn: purpose ? () => take(api.GET("/api/links/queue", { params: { query: { ...purposeOf({ run: run.id, purpose }), limit: 1 } } })) : skipToken,
  });
  const to = address("/links");
  return (
    <Block id="pairs" title={word("today.pairs")} to={to} link={word("page.links")} count={purpose ? data?.open : undefined} error={error} waiting={purpose !== null && !data} calm={word("links.none")}>
      {purpose
        ? <p className="today-line">{word("today.pairs_open", { count: count(data?.open, language) })}</p>
        : <p className="today-line"><Link to={to}>{word("today.pairs_purpose")}</Link></p>}
    </Block>
  );
}
