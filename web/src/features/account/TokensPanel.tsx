// Mã truy cập: tokens by which one's own programs ask the server, made here, shown once, and ended.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import { type Column, DataTable } from "../../components/DataTable";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { copy } from "../../lib/clipboard";
import { showDay, showInstant } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { useSession } from "../session/session";
import { daysLater, isPersonal, lastDayIn } from "./tokens";

type Token = Schemas["Token"];
type Scope = Schemas["ScopeWord"];

const marks = { in_force: "on_track", coming: "watch", over: "cannot_judge", ended: "cannot_judge" } as const;

export function TokensPanel() {
  const { word, wordOf } = useWords();
  const queries = useQueryClient();
  const { view_as } = useSession();
  const [making, setMaking] = useState(false);
  const [sort, setSort] = useState("");
  const answer = useQuery({ queryKey: ["tokens"], queryFn: () => take(api.GET("/api/tokens")), staleTime: 0 });
  const end = useMutation({
    mutationFn: (id: number) => take(api.DELETE("/api/tokens/{id}", { params: { path: { id: String(id) } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["tokens"] }),
  });
  const scopeOf = (row: Token) => row.scope.map((each) => wordOf("scope", each)).join("; ");
  const usable = (row: Token) => row.state === "in_force" || row.state === "coming";
  const columns: Column<Token>[] = [
    { id: "name", head: word("token.name"), value: (row) => row.name, text: (row) => row.name, cell: (row) => <>{row.name} <span className="quiet">#{row.id}</span></> },
    { id: "scope", head: word("token.scope"), value: scopeOf, text: scopeOf, cell: scopeOf, phone: false },
    { id: "to", head: word("grant.to"), value: (row) => row.to, text: (row) => showDay(row.to), cell: (row) => <span className="nowrap">{showDay(row.to)}</span> },
    { id: "used", head: word("token.used"), value: (row) => row.last_used_at ?? "", text: (row) => showInstant(row.last_used_at), cell: (row) => <span className="nowrap">{showInstant(row.last_used_at)}</span>, phone: false },
    { id: "state", head: word("user.state"), value: (row) => row.state, text: (row) => word(`token.state.${row.state}`), cell: (row) => <span className={`state ${marks[row.state]}`}><Icon name={marks[row.state]} />{word(`token.state.${row.state}`)}</span> },
    {
      id: "end", head: word("account.end"), act: true, text: () => "",
      cell: (row) => usable(row) ? (
        <button type="button" className="button small-button" disabled={end.isPending || view_as !== null} aria-label={word("token.end_label", { name: row.name })} onClick={() => end.mutate(row.id)}>{word("account.end")}</button>
      ) : "–",
    },
  ];
  const head = (
    <>
      <h2 id="tokens">{word("token.title")}</h2>
      <span className="quiet">{word("token.what")}</span>
      <button type="button" className="button" disabled={!answer.data || view_as !== null} onClick={() => setMaking(true)}>{word("token.make")}</button>
    </>
  );
  return (
    <section className="panel" aria-labelledby="tokens">
      {!(answer.data && answer.data.tokens.length > 0) && <div className="panel-head">{head}</div>}
      {answer.error && <FaultNotice error={answer.error} />}
      {end.error && <FaultNotice error={end.error} />}
      {answer.isPending && <Skeleton lines={2} />}
      {answer.data && answer.data.tokens.length === 0 && <div className="panel-body"><p className="quiet">{word("token.none")}</p></div>}
      {answer.data && answer.data.tokens.length > 0 && <DataTable id="tokens" head={head} label={word("token.title")} columns={columns} rows={answer.data.tokens} rowKey={(row) => String(row.id)} sort={sort} onSort={setSort} />}
      {making && answer.data && <MakeToken known={answer.data} onClose={() => setMaking(false)} />}
    </section>
  );
}

function MakeToken({ known, onClose }: { known: Schemas["Tokens"]; onClose: () => void }) {
  const { word, wordOf } = useWords();
  const queries = useQueryClient();
  const { by_provider, user } = useSession();
  const [name, setName] = useState("");
  const [typed, setTyped] = useState(() => showDay(daysLater(known.today, 90)));
  const to = lastDayIn(typed, known.today, known.days_most);
  // Reading of persons is asked for, and never given by itself.
  const [scope, setScope] = useState<string[]>(() => known.scopes.filter((each) => each === "see_figures"));
  const [password, setPassword] = useState("");
  const make = useMutation({
    mutationFn: () => take(api.POST("/api/tokens", { body: { name: name.trim(), scope: scope as Scope[], to: to ?? "", ...(by_provider ? {} : { password }) } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["tokens"] }),
    onSettled: () => setPassword(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  if (make.data) {
    const { token } = make.data;
    return (
      <Dialog kind="side" title={word("token.made", { name: name.trim() })} onClose={onClose}>
        <p>{word("token.once")}</p>
        <p className="formula"><code className="secret">{token}</code></p>
        <div><button type="button" className="button first" onClick={() => void copy(token)}><Icon name="copy" />{word("token.copy")}</button></div>
        <p className="quiet">{word("token.how")}</p>
        <p className="formula"><code className="secret">Authorization: Bearer …</code></p>
      </Dialog>
    );
  }
  return (
    <Dialog kind="side" title={word("token.make")} onClose={onClose}>
      {make.error && <FaultNotice error={make.error} />}
      <form className="form" onSubmit={submit}>
        <div className="field">
          <label htmlFor="token-name">{word("token.name")}</label>
          <input id="token-name" className="input" required maxLength={80} aria-describedby="token-name-hint" value={name} onChange={(event) => setName(event.target.value)} />
          <span id="token-name-hint" className="hint">{word("token.name_hint")}</span>
        </div>
        <div className="field">
          <label htmlFor="token-to">{word("grant.to")}</label>
          <input id="token-to" className="input" inputMode="numeric" required value={typed} placeholder="dd/mm/yyyy" aria-invalid={to === null} aria-describedby={to === null ? "token-to-fault" : undefined}
            onChange={(event) => setTyped(event.target.value)} />
          {to === null && <p id="token-to-fault" className="input-fault" role="alert">{word("token.no_day")}</p>}
        </div>
        <fieldset className="purposes">
          <legend><b>{word("token.scope")}</b></legend>
          {known.scopes.map((each) => (
            <label key={each} className="check">
              <input type="checkbox" checked={scope.includes(each)} onChange={(event) => setScope(event.target.checked ? [...scope, each] : scope.filter((other) => other !== each))} />
              {wordOf("scope", each)}
              {isPersonal(each) && <span className="state watch"><Icon name="watch" />{word("token.persons")}</span>}
            </label>
          ))}
        </fieldset>
        {known.scopes.length === 0 && <p role="status">{word("token.no_scope")}</p>}
        {by_provider ? <p className="quiet">{word("token.by_provider")}</p> : (
          <div className="field">
            <input type="hidden" autoComplete="username" value={user} readOnly />
            <label htmlFor="token-password">{word("account.factor_password")}</label>
            <input id="token-password" className="input" type="password" autoComplete="current-password" required maxLength={200} value={password} onChange={(event) => setPassword(event.target.value)} />
          </div>
        )}
        <div><button className="button first" disabled={make.isPending || scope.length === 0 || to === null}>{word("token.make")}</button></div>
      </form>
    </Dialog>
  );
}
