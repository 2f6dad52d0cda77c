import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate, useSearchParams } from "../../lib/router";
import { api, take } from "../../api/client";
import { Brand } from "../../app/Brand";
import { FaultNotice } from "../../components/notices";
import { backAddress } from "../../lib/url_state";
import { useWords } from "../../lib/words";
import { useKeepSession, useSession } from "./session";

export function PasswordPage() {
  const { word } = useWords();
  const session = useSession();
  const keep = useKeepSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [old, setOld] = useState("");
  const [wanted, setWanted] = useState("");
  const [again, setAgain] = useState("");
  const [touched, setTouched] = useState(false);
  const differs = touched && wanted !== again;
  const change = useMutation({
    mutationFn: () => take(api.PUT("/api/session/password", { body: { old, new: wanted } })),
    onSuccess: (next) => {
      keep(next);
      navigate(backAddress(search), { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (wanted === again) change.mutate();
  };
  return (
    <main className="sign-in">
      <Brand />
      <form className="form" onSubmit={submit}>
        <h1>{word("password.title")}</h1>
        {session.must_change_password && <p>{word("password.must")}</p>}
        {change.error && <FaultNotice error={change.error} />}
        <input type="hidden" autoComplete="username" value={session.user} readOnly />
        <div className="field">
          <label htmlFor="old">{word("password.old")}</label>
          <input id="old" className="input" type="password" autoComplete="current-password" required autoFocus value={old} onChange={(event) => setOld(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor="new">{word("password.new")}</label>
          <input id="new" className="input" type="password" autoComplete="new-password" required value={wanted} onChange={(event) => setWanted(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor="again">{word("password.again")}</label>
          <input id="again" className="input" type="password" autoComplete="new-password" required value={again} aria-invalid={differs}
            aria-describedby="again-fault" onBlur={() => setTouched(true)} onChange={(event) => setAgain(event.target.value)} />
          <span id="again-fault" className="input-fault" role="status">{differs ? word("password.differs") : ""}</span>
        </div>
        <button className="button first" disabled={change.isPending}>{word(change.isPending ? "action.saving" : "password.go")}</button>
      </form>
    </main>
  );
}
