// One's own account: who one is here, language and password, the second factor, and the open sessions.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import { LanguageSwitch } from "../../app/LanguageSwitch";
import { type Column, DataTable } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showInstant } from "../../lib/dates";
import { modules, pathOf } from "../../lib/qr";
import { Link } from "../../lib/router";
import { type Language, useWords } from "../../lib/words";
import { TokensPanel } from "./TokensPanel";
import { useAgentWords } from "../session/AgentWords";
import { sessionKey, useKeepSession, useSession } from "../session/session";
import "../../styles/account.css";

export function AccountPage({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { word, wordOf } = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const change = (language: Language) => {
    onLanguage(language);
    queries.setQueryData(sessionKey, { ...session, language });
    void take(api.PUT("/api/session/language", { body: { language } })).catch(() => undefined);
  };
  return (
    <>
      <div className="page-head"><h1>{word("page.account")}</h1></div>
      <div className="columns account-columns">
        <div>
          <section className="panel" aria-labelledby="who">
            <div className="panel-head"><h2 id="who">{word("account.who")}</h2></div>
            <div className="panel-body">
              <dl className="facts">
                <dt>{word("user.full_name")}</dt>
                <dd>{session.full_name}</dd>
                <dt>{word("user.name")}</dt>
                <dd>{session.user}</dd>
                <dt>{word("user.agency")}</dt>
                <dd>{session.agency_name}</dd>
                <dt>{word("user.roles")}</dt>
                <dd>{session.roles.map((each) => <div key={each.role + (each.territory ?? "")}>{wordOf("role", each.role)}{each.territory && <span className="tag"> {each.territory}</span>}</div>)}</dd>
              </dl>
            </div>
          </section>
          <section className="panel" aria-labelledby="language">
            <div className="panel-head"><h2 id="language">{word("account.language")}</h2></div>
            <div className="panel-body account-line">
              <LanguageSwitch onChange={change} />
              <Link className="button" to="/password?back=%2Faccount"><Icon name="key" />{word("account.password")}</Link>
            </div>
          </section>
        </div>
        <SecondFactorPanel />
      </div>
      <OwnSessions />
      <TokensPanel />
    </>
  );
}

function SecondFactorPanel() {
  const { word } = useWords();
  const { two_factor, view_as } = useSession();
  const keep = useKeepSession();
  const [removing, setRemoving] = useState(false);
  const propose = useMutation({ mutationFn: () => take(api.POST("/api/session/second-factor")) });
  const [password, setPassword] = useState("");
  const remove = useMutation({
    mutationFn: () => take(api.POST("/api/session/second-factor/removal", { body: { password } })),
    onSuccess: (session) => {
      keep(session);
      setRemoving(false);
      propose.reset();
    },
    onSettled: () => setPassword(""),
  });
  const state = two_factor ? "on_track" : "cannot_judge";
  return (
    <section className="panel" aria-labelledby="factor">
      <div className="panel-head">
        <h2 id="factor">{word("account.factor")}</h2>
        <span className={`state ${state}`} role="status"><Icon name={state} />{word(two_factor ? "account.factor_on" : "account.factor_off")}</span>
      </div>
      <div className="panel-body form">
        {propose.error && <FaultNotice error={propose.error} />}
        {remove.error && <FaultNotice error={remove.error} />}
        {!propose.data && !two_factor && (
          <>
            <p>{word("account.factor_what")}</p>
            <div><button type="button" className="button first" onClick={() => propose.mutate()} disabled={propose.isPending || view_as !== null}>{word("account.factor_begin")}</button></div>
          </>
        )}
        {propose.data && !two_factor && <Proof proposed={propose.data} onCancel={() => propose.reset()} />}
        {two_factor && (
          <>
            {propose.data && <p role="status">{word("account.factor_set_done")}</p>}
            {removing ? (
              <form className="form" onSubmit={(event) => { event.preventDefault(); remove.mutate(); }}>
                <p>{word("account.factor_remove_sure")}</p>
                <PresentPassword value={password} onChange={setPassword} focus />
                <div className="account-line">
                  <button className="button danger" disabled={remove.isPending}>{word("account.factor_remove")}</button>
                  <button type="button" className="button" onClick={() => setRemoving(false)}>{word("account.cancel")}</button>
                </div>
              </form>
            ) : (
              <div><button type="button" className="button" onClick={() => setRemoving(true)} disabled={view_as !== null}>{word("account.factor_remove")}</button></div>
            )}
          </>
        )}
      </div>
    </section>
  );
}

// An open session does not prove enough: the computer may stand unattended (SIG-10).
function PresentPassword({ value, onChange, focus = false }: { value: string; onChange: (value: string) => void; focus?: boolean }) {
  const { word } = useWords();
  const { user } = useSession();
  return (
    <div className="field">
      <input type="hidden" autoComplete="username" value={user} readOnly />
      <label htmlFor="factor-password">{word("account.factor_password")}</label>
      <input id="factor-password" className="input" type="password" autoComplete="current-password" required maxLength={200} autoFocus={focus} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

// The secret is shown until the phone proves that it has it; nothing is set before.
function Proof({ proposed, onCancel }: { proposed: Schemas["SecondFactor"]; onCancel: () => void }) {
  const { word } = useWords();
  const keep = useKeepSession();
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const set = useMutation({
    mutationFn: () => take(api.PUT("/api/session/second-factor", { body: { code: code.replace(/\s/g, ""), password } })),
    onSuccess: keep,
    onError: () => setCode(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <>
      <p>{word("account.factor_scan")}</p>
      <div className="factor">
        <QrCode text={proposed.address} label={word("account.factor_qr")} />
        <div className="form">
          <div>
            <p className="quiet">{word("account.factor_secret")}</p>
            <code className="secret">{proposed.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
          </div>
          <p><a href={proposed.address}>{word("account.factor_here")}</a></p>
        </div>
      </div>
      {set.error && <FaultNotice error={set.error} />}
      <form className="form" onSubmit={submit}>
        <div className="field code-field">
          <label htmlFor="factor-code">{word("account.factor_code")}</label>
          <input id="factor-code" className="input" inputMode="numeric" autoComplete="one-time-code" required pattern="\s*([0-9]\s*){6}" maxLength={11} value={code} onChange={(event) => setCode(event.target.value)} />
        </div>
        <PresentPassword value={password} onChange={setPassword} />
        <div className="account-line">
          <button className="button first" disabled={set.isPending}>{word("account.factor_set")}</button>
          <button type="button" className="button" onClick={onCancel}>{word("account.cancel")}</button>
        </div>
      </form>
    </>
  );
}

const quiet = 4;

// Dark on white in either theme: readers want it so.
function QrCode({ text, label }: { text: string; label: string }) {
  const squares = useMemo(() => modules(text), [text]);
  const size = squares.length + 2 * quiet;
  return (
    <svg className="qr" viewBox={`${-quiet} ${-quiet} ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x={-quiet} y={-quiet} width={size} height={size} fill="#fff" />
      <path d={pathOf(squares)} fill="#000" />
    </svg>
  );
}

type Own = Schemas["OwnSessions"]["sessions"][number];

function OwnSessions() {
  const { word } = useWords();
  const agentWords = useAgentWords();
  const queries = useQueryClient();
  const { view_as } = useSession();
  const [sort, setSort] = useState("-begun");
  const answer = useQuery({ queryKey: ["own_sessions"], queryFn: () => take(api.GET("/api/session/others")), staleTime: 0 });
  const end = useMutation({
    mutationFn: (id: number) => take(api.DELETE("/api/session/others/{id}", { params: { path: { id: String(id) } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["own_sessions"] }),
  });
  const columns: Column<Own>[] = [
    {
      id: "agent", head: word("session.browser"), value: (row) => agentWords(row.agent), text: (row) => agentWords(row.agent),
      cell: (row) => <span title={row.agent}>{agentWords(row.agent)}{row.current && <span className="tag this-session">{word("account.this_session")}</span>}</span>,
    },
    { id: "address", head: word("session.address"), value: (row) => row.address, text: (row) => row.address, cell: (row) => row.address },
    { id: "begun", head: word("session.begun"), value: (row) => row.begun_at, text: (row) => showInstant(row.begun_at), cell: (row) => <span className="nowrap">{showInstant(row.begun_at)}</span> },
    { id: "seen", head: word("session.seen"), value: (row) => row.last_seen_at, text: (row) => showInstant(row.last_seen_at), cell: (row) => <span className="nowrap">{showInstant(row.last_seen_at)}</span> },
    {
      id: "end", head: word("account.end"), act: true, text: () => "",
      cell: (row) => row.current ? "–" : (
        <button type="button" className="button small-button" disabled={end.isPending || view_as !== null} aria-label={word("account.end_label", { address: row.address, at: showInstant(row.begun_at) })}
          onClick={() => end.mutate(row.id)}>{word("account.end")}</button>
      ),
    },
  ];
  const head = <><h2 id="sessions">{word("account.sessions")}</h2><span className="quiet">{word("account.sessions_what")}</span></>;
  return (
    <section className="panel" aria-labelledby="sessions">
      {!answer.data && <div className="panel-head">{head}</div>}
      {answer.error && <FaultNotice error={answer.error} />}
      {end.error && <FaultNotice error={end.error} />}
      {answer.isPending && <Skeleton lines={3} />}
      {answer.data && <DataTable id="own-sessions" head={head} label={word("account.sessions")} columns={columns} rows={answer.data.sessions} rowKey={(row) => String(row.id)} sort={sort} onSort={setSort} />}
    </section>
  );
}
