// S22 Quản trị: who has which role where, what is done with an account, and who is signed in. A new user's first
// password is told once.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import { type Column, DataTable } from "../../components/DataTable";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { copy } from "../../lib/clipboard";
import { showDay, showInstant } from "../../lib/dates";
import { useSearchParams } from "../../lib/router";
import { withChange } from "../../lib/url_state";
import { useWords } from "../../lib/words";
import { SessionsTable } from "./SessionsTable";
import { UserDialog } from "./UserDialog";
import "../../styles/account.css";

type User = Schemas["User"];

export function UsersPage() {
  const { word, wordOf, language } = useWords();
  const [adding, setAdding] = useState(false);
  const [search, setSearch] = useSearchParams();
  const tab = search.get("tab") === "sessions" ? "sessions" : "users";
  const opened = search.get("user");
  const open = (name: string | null) => setSearch((before) => withChange(before, { user: name }));
  const [sort, setSort] = useState("full_name");
  const [filter, setFilter] = useState("");
  const users = useQuery({ queryKey: ["users", language], queryFn: () => take(api.GET("/api/users")) });
  const columns = useMemo<Column<User>[]>(() => {
    const roles = (row: User) => row.roles.map((each) => `${wordOf("role", each.role)}${each.territory ? ` (${each.territory})` : ""}`).join("; ");
    return [
      { id: "full_name", head: word("user.full_name"), value: (row) => row.full_name, text: (row) => row.full_name,
        cell: (row) => <button type="button" className="link-button" aria-label={word("user.open", { name: row.full_name })} onClick={() => setSearch((before) => withChange(before, { user: row.name }))}>{row.full_name}</button> },
      { id: "name", head: word("user.name"), value: (row) => row.name, text: (row) => row.name, cell: (row) => row.name },
      { id: "agency", head: word("user.agency"), value: (row) => wordOf("agency", row.agency), text: (row) => wordOf("agency", row.agency), cell: (row) => wordOf("agency", row.agency), phone: false },
      {
        id: "roles", head: word("user.roles"), value: roles, text: roles,
        cell: (row) => row.roles.map((each) => (
          <div key={each.role + each.territory + each.from}>
            {wordOf("role", each.role)}
            {each.territory && <span className="tag"> {each.territory}</span>}
            {each.to && <span className="quiet"> {word("user.until", { day: showDay(each.to) })}</span>}
          </div>
        )),
      },
      {
        id: "active", head: word("user.state"), value: (row) => String(row.active), text: (row) => word(row.active ? "user.active" : "user.inactive"),
        cell: (row) => <span className={`state ${row.active ? "on_track" : "cannot_judge"}`}><Icon name={row.active ? "on_track" : "cannot_judge"} />{word(row.active ? "user.active" : "user.inactive")}</span>,
      },
      { id: "two_factor", head: word("user.two_factor"), value: (row) => String(row.two_factor), text: (row) => word(row.two_factor ? "person.yes" : "person.no"), cell: (row) => word(row.two_factor ? "user.on" : "user.off"), phone: false },
      { id: "last_seen", head: word("user.last_seen"), value: (row) => row.last_seen ?? "", text: (row) => showInstant(row.last_seen), cell: (row) => <span className="nowrap">{showInstant(row.last_seen)}</span>, phone: false },
    ];
  }, [word, wordOf, setSearch]);
  const shown = users.data?.users.find((each) => each.name === opened);
  return (
    <>
      <div className="page-head">
        <h1>{word("page.users")}</h1>
        <span className="segments" role="group" aria-label={word("user.tabs")}>
          {(["users", "sessions"] as const).map((each) => (
            <button key={each} type="button" aria-pressed={each === tab} onClick={() => setSearch(each === "users" ? {} : { tab: each })}>{word(`user.tab_${each}`)}</button>
          ))}
        </span>
        <span className="end">
          <button type="button" className="button first" onClick={() => setAdding(true)} disabled={!users.data}>{word("user.add")}</button>
        </span>
      </div>
      {tab === "sessions" && <section className="panel table-panel" aria-label={word("user.tab_sessions")}><SessionsTable /></section>}
      {tab === "users" && <section className="panel table-panel" aria-label={word("page.users")}>
        {users.error && <FaultNotice error={users.error} />}
        {users.isPending && <Skeleton lines={8} />}
        {users.data && (
          <DataTable id="users" label={word("page.users")} columns={columns} rows={users.data.users} rowKey={(row) => row.name} sort={sort} onSort={setSort}
            filter={{ value: filter, onChange: setFilter, hint: word("table.filter") }} height="fill" />
        )}
      </section>}
      {shown && <UserDialog key={shown.name} user={shown} onClose={() => open(null)} />}
      {adding && users.data && <AddUser users={users.data} onClose={() => setAdding(false)} />}
    </>
  );
}

function AddUser({ users, onClose }: { users: Schemas["Users"]; onClose: () => void }) {
  const { word, wordOf } = useWords();
  const queries = useQueryClient();
  const [facts, setFacts] = useState({ name: "", full_name: "", agency: users.agencies[0] ?? "", role: users.roles[0] ?? "", territory: "" });
  const add = useMutation({
    mutationFn: () => take(api.POST("/api/users", { body: { ...facts, territory: facts.territory || null } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["users"] }),
  });
  const set = (name: keyof typeof facts) => (event: { target: { value: string } }) => setFacts({ ...facts, [name]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  if (add.data) {
    return (
      <Dialog kind="side" title={word("user.added", { name: add.data.name })} onClose={onClose}>
        <p>{word("user.password_once")}</p>
        <p className="formula"><code>{add.data.password}</code></p>
        <div><button type="button" className="button" onClick={() => void copy(add.data.password)}><Icon name="copy" />{word("user.copy_password")}</button></div>
      </Dialog>
    );
  }
  return (
    <Dialog kind="side" title={word("user.add")} onClose={onClose}>
      {add.error && <FaultNotice error={add.error} />}
      <form className="form" onSubmit={submit}>
        <div className="field">
          <label htmlFor="user-name">{word("user.name")}</label>
          <input id="user-name" className="input" required pattern="[a-z0-9][a-z0-9._\-]{1,39}" aria-describedby="user-name-hint" autoCapitalize="none" value={facts.name} onChange={set("name")} />
          <span id="user-name-hint" className="hint">{word("user.name_hint")}</span>
        </div>
        <div className="field">
          <label htmlFor="user-full-name">{word("user.full_name")}</label>
          <input id="user-full-name" className="input" required maxLength={120} value={facts.full_name} onChange={set("full_name")} />
        </div>
        <div className="field">
          <label htmlFor="user-agency">{word("user.agency")}</label>
          <select id="user-agency" className="input" value={facts.agency} onChange={set("agency")}>
            {users.agencies.map((each) => <option key={each} value={each}>{wordOf("agency", each)}</option>)}
          </select>
        </div>
        <div className="field">
          <label htmlFor="user-role">{word("user.role")}</label>
          <select id="user-role" className="input" value={facts.role} onChange={set("role")}>
            {users.roles.map((each) => <option key={each} value={each}>{wordOf("role", each)}</option>)}
          </select>
        </div>
        <div className="field">
          <label htmlFor="user-territory">{word("user.territory")}</label>
          <input id="user-territory" className="input" pattern="[0-9]{2,5}" inputMode="numeric" aria-describedby="user-territory-hint" value={facts.territory} onChange={set("territory")} />
          <span id="user-territory-hint" className="hint">{word("user.territory_hint")}</span>
        </div>
        <div><button className="button first" disabled={add.isPending}>{word("user.add")}</button></div>
      </form>
    </Dialog>
  );
}
