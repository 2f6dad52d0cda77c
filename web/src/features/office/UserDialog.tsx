// What the administrator does with one account. Each act says what follows from it, and is asked for twice.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FaultError, type Schemas, api, take } from "../../api/client";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { FaultNotice } from "../../components/notices";
import { Link } from "../../lib/router";
import { type WordKey, useWords } from "../../lib/words";
import { useUserProposals } from "../approvals/answers";
import { HistoryPanel } from "../history/History";
import { useChangedSession } from "../session/ViewAsBar";
import { useSession } from "../session/session";
import { GrantsPanel } from "./GrantsPanel";
import { IdentityPanel } from "./IdentityPanel";
import { UserTokens } from "./UserTokens";

type User = Schemas["User"];
type Act = { id: string; label: WordKey; what: WordKey; go: () => Promise<unknown>; danger?: boolean; proposed?: boolean };

export function UserDialog({ user, known, onClose }: { user: User; known: Schemas["Users"]; onClose: () => void }) {
  const { word, wordOf } = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const [done, setDone] = useState<Act | null>(null);
  const proposals = useUserProposals();
  const waits = proposals.data?.open.find((each) => each.name === user.name && each.kind === "password");
  // Who saw another version than is in force is told who changed what (STO-4).
  const path = { params: { path: { name: user.name }, query: { seen: user.version } } };
  const act = useMutation({
    mutationFn: async (chosen: Act) => chosen.go(),
    onSuccess: (_, chosen) => {
      setAsked(null);
      setDone(chosen);
      for (const key of ["users", "sessions", "proposals", "history"]) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => {
      if (error instanceof FaultError && error.fault.status === 409) void queries.invalidateQueries({ queryKey: ["users"] });
    },
  });
  const viewAs = useChangedSession(() => take(api.PUT("/api/session/view-as", { body: { name: user.name } })), "/");
  const active = (wanted: boolean) => () => take(api.PUT("/api/users/{name}/active", { params: { path: { name: user.name } }, body: { active: wanted, seen: user.version } }));
  const acts: Act[] = [
    { id: "reset", label: "user.reset", what: "user.reset_what", go: () => take(api.POST("/api/users/{name}/password", path)), proposed: true },
    ...(user.two_factor ? [{ id: "factor", label: "user.factor_remove", what: "user.factor_what", go: () => take(api.DELETE("/api/users/{name}/second-factor", path)) } as Act] : []),
    user.active
      ? { id: "close", label: "user.close", what: "user.close_what", go: active(false), danger: true }
      : { id: "reopen", label: "user.reopen", what: "user.reopen_what", go: active(true) },
  ];
  return (
    <Dialog kind="side" title={user.full_name} onClose={onClose}>
      <dl className="facts">
        <dt>{word("user.name")}</dt>
        <dd>{user.name}</dd>
        <dt>{word("user.agency")}</dt>
        <dd>{wordOf("agency", user.agency)}</dd>
        <dt>{word("user.state")}</dt>
        <dd>{word(user.active ? "user.active" : "user.inactive")}</dd>
      </dl>
      {act.error && <FaultNotice error={act.error} />}
      {viewAs.error && <FaultNotice error={viewAs.error} />}
      <div role="status">
        {done && <p className={`state wraps ${done.proposed ? "watch" : "on_track"}`}><Icon name={done.proposed ? "watch" : "on_track"} />{word(done.proposed ? "user.proposed" : "user.done", { what: word(done.label) })}</p>}
        {!done && waits && <p className="state wraps watch"><Icon name="watch" />{word("user.password_waits", { by: waits.proposed_by })}</p>}
      </div>
      <GrantsPanel user={user} known={known} />
      <IdentityPanel user={user} provider={known.provider} />
      <UserTokens tokens={user.tokens} />
      {user.name === session.user ? <p><Link to="/account">{word("user.self")}</Link></p> : (
        <ul className="user-acts">
          {acts.map((each) => (
            <li key={each.id}>
              {asked === each.id ? (
                <span className="account-line">
                  <button type="button" className={`button ${each.danger ? "danger" : "first"}`} autoFocus onClick={() => act.mutate(each)} disabled={act.isPending}>{word("user.sure", { what: word(each.label) })}</button>
                  <button type="button" className="button" onClick={() => setAsked(null)}>{word("account.cancel")}</button>
                </span>
              ) : <button type="button" className={`button${each.danger ? " danger" : ""}`} onClick={() => setAsked(each.id)}>{word(each.label)}</button>}
              <p className="quiet">{word(each.what)}</p>
            </li>
          ))}
          {user.active && (
            <li>
              <button type="button" className="button" onClick={() => viewAs.mutate()} disabled={viewAs.isPending}><Icon name="eye" />{word("user.view_as")}</button>
              <p className="quiet">{word("user.view_as_what")}</p>
            </li>
          )}
        </ul>
      )}
      <HistoryPanel of="user" id={user.name} />
    </Dialog>
  );
}
