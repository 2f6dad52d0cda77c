import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate, useSearchParams } from "../../lib/router";
import { FaultError, api, take } from "../../api/client";
import { backAddress } from "../../lib/url_state";
import { type Language, useWords } from "../../lib/words";
import { Brand } from "../../app/Brand";
import { LanguageSwitch } from "../../app/LanguageSwitch";
import { FaultNotice } from "../../components/notices";
import { ProviderButton } from "./ProviderSignIn";
import { useKeepSession } from "./session";

export function SignInPage({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { word } = useWords();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const keep = useKeepSession();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [wantsCode, setWantsCode] = useState(false);
  const signIn = useMutation({
    mutationFn: () => take(api.POST("/api/session", { body: { name: name.trim(), password, ...(code ? { code } : {}) } })),
    onSuccess: (session) => {
      keep(session);
      navigate(backAddress(search), { replace: true });
    },
    // The server asks for a code only where an authenticator is set up, and only to who knows the password: then
    // the field is there, and stays. A code counts once, so that the next try takes another.
    onError: (error) => {
      if (isCodeWanted(error)) setWantsCode(true);
      setCode("");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <main className="sign-in">
      <Brand />
      <p className="quiet">{word("sign_in.about")}</p>
      <form className="form" onSubmit={submit}>
        <h1>{word("sign_in.title")}</h1>
        {search.get("ended") === "1" && !signIn.error && <p className="notice watch slim" role="status">{word("sign_in.ended")}</p>}
        {signIn.error && !isCodeWanted(signIn.error) && <FaultNotice error={signIn.error} />}
        <div className="field">
          <label htmlFor="name">{word("sign_in.name")}</label>
          <input id="name" className="input" autoComplete="username" autoCapitalize="none" autoFocus required value={name}
            onChange={(event) => setName(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor="password">{word("sign_in.password")}</label>
          <input id="password" className="input" type="password" autoComplete="current-password" required value={password}
            onChange={(event) => setPassword(event.target.value)} />
        </div>
        {wantsCode && (
          <div className="field">
            <label htmlFor="code">{word("sign_in.code")}</label>
            <input id="code" className="input" inputMode="numeric" pattern="[0-9]{6}" autoComplete="one-time-code" autoFocus required value={code}
              aria-describedby="code-hint" onChange={(event) => setCode(event.target.value)} />
            <span id="code-hint" className="hint">{word("sign_in.code_hint")}</span>
          </div>
        )}
        <button className="button first" disabled={signIn.isPending}>{word(signIn.isPending ? "sign_in.going" : "sign_in.go")}</button>
      </form>
      <ProviderButton />
      <div><LanguageSwitch onChange={onLanguage} /></div>
    </main>
  );
}

function isCodeWanted(error: unknown): boolean {
  return error instanceof FaultError && error.fault.code === "BP-806";
}
