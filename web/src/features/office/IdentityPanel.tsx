// By which account of the identity provider somebody signs in: bound by a second person's approval, taken away at once.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import { Icon } from "../../components/Icon";
import { FaultNotice } from "../../components/notices";
import { useWords } from "../../lib/words";
import { useUserProposals } from "../approvals/answers";

type User = Schemas["User"];
type By = "login" | "subject";

export function IdentityPanel({ user, provider }: { user: User; provider: Schemas["Provider"] | null }) {
  const { word } = useWords();
  const queries = useQueryClient();
  const proposals = useUserProposals();
  const [binding, setBinding] = useState(false);
  const [sure, setSure] = useState(false);
  const [by, setBy] = useState<By>("login");
  const [text, setText] = useState(user.name);
  const again = () => Promise.all(["users", "proposals", "sessions", "history"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const path = { path: { name: user.name } };
  const bind = useMutation({
    mutationFn: () => take(api.PUT("/api/users/{name}/identity", { params: path, body: { [by]: text.trim() } })),
    onSuccess: () => { setBinding(false); return again(); },
  });
  const end = useMutation({
    mutationFn: (seen: number) => take(api.DELETE("/api/users/{name}/identity", { params: { ...path, query: { seen } } })),
    onSettled: () => { setSure(false); return again(); },
  });
  const waits = proposals.data?.open.find((each) => each.name === user.name && each.kind === "identity");
  const identity = user.identity;
  if (!provider && !identity) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    bind.mutate();
  };
  return (
    <section className="grants" aria-labelledby="identity">
      <div className="grants-head">
        <h3 id="identity">{word("identity.title")}</h3>
        {!identity && !waits && !binding && provider && user.active && <button type="button" className="button" onClick={() => setBinding(true)}>{word("identity.bind")}</button>}
      </div>
      {bind.error && <FaultNotice error={bind.error} />}
      {end.error && <FaultNotice error={end.error} />}
      {identity ? (
        <>
          <dl className="facts">
            <dt>{word("identity.provider")}</dt>
            <dd className="secret-line">{identity.issuer}</dd>
            {identity.login !== null && <><dt>{word("identity.login")}</dt><dd className="secret-line">{identity.login}</dd></>}
            <dt>{word("identity.subject")}</dt>
            <dd className="secret-line">{identity.subject ?? word("identity.waits_for_first")}</dd>
          </dl>
          <div className="account-line">
            {sure ? (
              <>
                <button type="button" className="button danger" autoFocus disabled={end.isPending} onClick={() => end.mutate(identity.version)}>{word("user.sure", { what: word("identity.end") })}</button>
                <button type="button" className="button" onClick={() => setSure(false)}>{word("account.cancel")}</button>
              </>
            ) : <button type="button" className="button danger" onClick={() => setSure(true)}>{word("identity.end")}</button>}
          </div>
          <p className="quiet">{word("identity.end_what")}</p>
        </>
      ) : !binding && !waits && <p className="quiet">{word("identity.none")}</p>}
      {waits && <p className="state wraps watch" role="status"><Icon name="watch" />{word("identity.waits", { by: waits.proposed_by, account: waits.identity?.login ?? waits.identity?.subject ?? "" })}</p>}
      {binding && !identity && (
        <form className="form" onSubmit={submit}>
          <fieldset className="purposes">
            <legend>{word("identity.by")}</legend>
            {(["login", "subject"] as const).map((each) => (
              <label key={each} className="check">
                <input type="radio" name="identity-by" checked={by === each} onChange={() => { setBy(each); setText(each === "login" ? user.name : ""); }} />
                {word(`identity.by_${each}`)}
              </label>
            ))}
          </fieldset>
          <div className="field">
            <label htmlFor="identity-text">{word(`identity.${by}`)}</label>
            <input id="identity-text" className="input" required maxLength={200} autoCapitalize="none" value={text} onChange={(event) => setText(event.target.value)} />
          </div>
          <div className="account-line">
            <button className="button first" disabled={bind.isPending || text.trim() === ""}>{word("identity.propose")}</button>
            <button type="button" className="button" onClick={() => setBinding(false)}>{word("account.cancel")}</button>
          </div>
        </form>
      )}
    </section>
  );
}
