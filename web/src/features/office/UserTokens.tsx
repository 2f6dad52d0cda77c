// The tokens of somebody's programs that may still be used; who manages accounts ends them.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, take } from "../../api/client";
import { FaultNotice } from "../../components/notices";
import { showDay, showInstant } from "../../lib/dates";
import { useWords } from "../../lib/words";

export function UserTokens({ tokens }: { tokens: Schemas["Token"][] }) {
  const { word, wordOf } = useWords();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (id: number) => take(api.DELETE("/api/tokens/{id}", { params: { path: { id: String(id) } } })),
    onSettled: () => Promise.all(["users", "history"].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  if (tokens.length === 0) return null;
  return (
    <section className="grants" aria-labelledby="user-tokens">
      <div className="grants-head"><h3 id="user-tokens">{word("token.of_user")}</h3></div>
      {end.error && <FaultNotice error={end.error} />}
      <ul className="grant-list">
        {tokens.map((each) => (
          <li key={each.id}>
            <span><b>{each.name}</b> <span className="quiet">#{each.id} · {word("user.until", { day: showDay(each.to) })} · {word("token.used_at", { at: each.last_used_at ? showInstant(each.last_used_at) : "–" })}</span></span>
            <span className="quiet small">{each.scope.map((right) => wordOf("scope", right)).join("; ")}</span>
            <div><button type="button" className="button small-button" disabled={end.isPending} aria-label={word("token.end_label", { name: each.name })} onClick={() => end.mutate(each.id)}>{word("account.end")}</button></div>
          </li>
        ))}
      </ul>
    </section>
  );
}
