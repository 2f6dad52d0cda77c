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
import { useUserProposals } from "../approvals/answers";
import { type GrantFacts, GrantFields, factsOf, wantedOf } from "./GrantFields";
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
  const proposals = useUserProposals();
  const waiting = useMemo(() => proposals.data?.open ?? [], [proposals.data]);
  const columns = useMemo<Column<User>[]>(() => {
    const standing = (row: User) => row.grants.filter((each) => each.state !== "over");
    const roles = (row: User) => standing(row).map((each) => `${wordOf("role", each.role)}${each.territory_name ? ` (${each.territory_name})` : ""}`).join("; ");
    return [
      { id: "full_name", head: word("user.full_name"), value: (row) => row.full_name, text: (row) => row.full_name,
        cell: (row) => <button type="button" className="link-button" aria-label={word("user.open", { name: row.full_name })} onClick={() => setSearch((before) => withChange(before, { user: row.name }))}>{row.full_name}</button> },
      { id: "name", head: word("user.name"), value: (row) => row.name, text: (row) => row.name, cell: (row) => row.name },
      { id: "agency", head: word("user.agency"), value: (row) => wordOf("agency", row.agency), text: (row) => wordOf("agency", row.agency), cell: (row) => wordOf("agency", row.agency), phone: false },
      {
        id: "roles", head: word("user.roles"), value: roles, text: roles,
        cell: (row) => (
          <>
            {standing(row).map((each) => (
              <div key={each.id}>
                {wordOf("role", each.role)}
                {each.territory_name && <span className="tag">{each.territory_name}</span>}
                {each.state === "coming" && <span className="quiet"> {word("grant.coming_from", { day: showDay(each.from) })}</span>}
                {each.to && <span className="quiet"> {word("user.until", { day: showDay(each.to) })}</span>}
              </div>
            ))}
            {waiting.some((each) => each.name === row.name) && <span className="state watch"><Icon name="watch" />{word("approval.open")}</span>}
          </>
        ),
      },
      {
        id: "active", head: word("user.state"), value: (row) => String(row.active), text: (row) => word(row.active ? "user.active" : "user.inactive"),
        cell: (row) => <span className={`state ${row.active ? "on_track" : "cannot_judge"}`}><Icon name={row.active ? "on_track" : "cannot_judge"} />{word(row.active ? "user.active" : "user.inactive")}</span>,
      },
      { id: "two_factor", head: word("user.two_factor"), value: (row) => String(row.two_factor), text: (row) => word(row.two_factor ? "person.yes" : "person.no"), cell: (row) => word(row.two_factor ? "user.on" : "user.off"), phone: false },
      { id: "identity", head: word("identity.title"), value: (row) => row.identity?.login ?? row.identity?.subject ?? "", text: (row) => row.identity?.login ?? row.identity?.subject ?? "–",
        cell: (row) => row.identity?.login ?? row.identity?.subject ?? "–", phone: false },
      { id: "last_seen", head: word("user.last_seen"), value: (row) => row.last_seen ?? "", text: (row) => showInstant(row.last_seen), cell: (row) => <span className="nowrap">{showInstant(row.last_seen)}</span>, phone: false },
    ];
  }, [word, wordOf, setSearch, waiting]);
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
      {shown && users.data && <UserDialog key={shown.name} user={shown} known={users.data} onClose={() => open(null)} />}
      {adding && users.data && <AddUser users={users.data} onClose={() => setAdding(false)} />}
    </>
  );
}

function AddUser({ users, onClose }: { users: Schemas["Users"]; onClose: () => void }) {
  const { word } = useWords();
  const queries = useQueryClient();
  const [names, setNames] = useState({ name: "", full_name: "" });
  const [facts, setFacts] = useState<GrantFacts>(() => factsOf(users.roles[0], users.today));
  const wanted = wantedOf(facts);
  const add = useMutation({
    mutationFn: (grant: NonNullable<typeof wanted>) => take(api.POST("/api/users", { body: { ...names, ...grant } })),
    onSuccess: () => Promise.all(["users", "proposals"].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  const set = (name: keyof typeof names) => (event: { target: { value: string } }) => setNames({ ...names, [name]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted) add.mutate(wanted);
  };
  if (add.data) {
    return (
      <Dialog kind="side" title={word("user.added", { name: add.data.name })} onClose={onClose}>
        {add.data.proposal !== null && <p className="state watch wraps"><Icon name="watch" />{word("user.role_waits")}</p>}
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
          <input id="user-name" className="input" required pattern="[a-z0-9][a-z0-9._\-]{1,39}" aria-describedby="user-name-hint" autoCapitalize="none" value={names.name} onChange={set("name")} />
          <span id="user-name-hint" className="hint">{word("user.name_hint")}</span>
        </div>
        <div className="field">
          <label htmlFor="user-full-name">{word("user.full_name")}</label>
          <input id="user-full-name" className="input" required maxLength={120} value={names.full_name} onChange={set("full_name")} />
        </div>
        <GrantFields facts={facts} roles={users.roles} today={users.today} onChange={setFacts} />
        <div><button className="button first" disabled={add.isPending || !wanted}>{word("user.add")}</button></div>
      </form>
    </Dialog>
  );
}
