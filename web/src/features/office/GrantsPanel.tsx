// The roles of one account: in force, to come, waiting for a second person, over; each may be changed, replaced or
// ended as long as it is not over (GRA-3 to GRA-5).
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { FaultError, type Schemas, api, take } from "../../api/client";
import { Icon } from "../../components/Icon";
import { FaultNotice } from "../../components/notices";
import { parseDay, showDay } from "../../lib/dates";
import { type Words, useWords } from "../../lib/words";
import { titleOf } from "../approvals/Compared";
import { type UserProposal, useUserProposals } from "../approvals/answers";
import { DayField, type GrantFacts, GrantFields, PurposeBoxes, factsOf, wantedOf } from "./GrantFields";

type Grant = Schemas["Grant"];
type User = Schemas["User"];
type Known = Schemas["Users"];
type Doing = { what: "give" } | { what: "change" | "end" | "replace"; grant: Grant };

export function daysInWords(grant: Grant, { word }: Words): string {
  return grant.to ? word("grant.days", { from: showDay(grant.from), to: showDay(grant.to) }) : word("grant.days_from", { from: showDay(grant.from) });
}

export function GrantsPanel({ user, known }: { user: User; known: Known }) {
  const { word } = useWords();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [told, setTold] = useState<"grant.done" | "grant.proposed" | null>(null);
  const proposals = useUserProposals();
  const waiting = (proposals.data?.open ?? []).filter((each) => each.name === user.name && each.after);
  const [over, now] = [true, false].map((wanted) => user.grants.filter((each) => (each.state === "over") === wanted));
  const done = (given: Schemas["GrantGiven"]) => {
    setDoing(null);
    setTold(given.proposal === null ? "grant.done" : "grant.proposed");
  };
  const begin = (next: Doing) => {
    setTold(null);
    setDoing(next);
  };
  if (doing) return <GrantForm doing={doing} user={user} known={known} onDone={done} onBack={() => setDoing(null)} />;
  return (
    <section className="grants" aria-labelledby="grants-head">
      <div className="grants-head">
        <h3 id="grants-head">{word("user.roles")}</h3>
        {user.active && <button type="button" className="button" onClick={() => begin({ what: "give" })}><Icon name="plus" />{word("grant.give")}</button>}
      </div>
      <div role="status">{told && <p className={`state ${told === "grant.done" ? "on_track" : "watch"}`}><Icon name={told === "grant.done" ? "on_track" : "watch"} />{word(told)}</p>}</div>
      {now?.length === 0 && <p className="quiet">{word("grant.none")}</p>}
      <ul className="grant-list">
        {now?.map((each) => <li key={each.id}><GrantLine grant={each} /><GrantActs grant={each} onBegin={begin} /></li>)}
        {waiting.map((each) => <li key={`p${each.id}`} className="grant-waiting"><WaitingLine proposal={each} /></li>)}
      </ul>
      {over && over.length > 0 && (
        <details className="grants-over">
          <summary>{word("grant.over", { count: over.length })}</summary>
          <ul className="grant-list quiet">{over.map((each) => <li key={each.id}><GrantLine grant={each} /></li>)}</ul>
        </details>
      )}
    </section>
  );
}

function GrantLine({ grant }: { grant: Grant }) {
  const words = useWords();
  const { word, wordOf } = words;
  return (
    <div className="grant-line">
      <p><b>{wordOf("role", grant.role)}</b>{grant.territory_name && <span className="tag">{grant.territory_name}</span>}{grant.state === "coming" && <span className="tag">{word("grant.coming")}</span>}</p>
      <p className="quiet small">{[wordOf("agency", grant.agency), daysInWords(grant, words)].join(" · ")}</p>
      {grant.purposes.length > 0 && <p className="quiet small">{grant.purposes.map((each) => wordOf("purpose", each)).join("; ")}</p>}
    </div>
  );
}

function WaitingLine({ proposal }: { proposal: UserProposal }) {
  const words = useWords();
  const { word } = words;
  return (
    <>
      <p className="state watch"><Icon name="watch" />{word("grant.waits", { what: titleOf({ about: "users", ...proposal }, words) })}</p>
      {proposal.after && <GrantLine grant={proposal.after} />}
    </>
  );
}

function GrantActs({ grant, onBegin }: { grant: Grant; onBegin: (doing: Doing) => void }) {
  const { word, wordOf } = useWords();
  return (
    <div className="account-line">
      {(["change", "replace", "end"] as const).map((what) => (
        <button key={what} type="button" className="button small-button" onClick={() => onBegin({ what, grant })} aria-label={`${word(`grant.${what}`)}: ${wordOf("role", grant.role)}`}>{word(`grant.${what}`)}</button>
      ))}
    </div>
  );
}

type FormProps = { doing: Doing; user: User; known: Known; onDone: (given: Schemas["GrantGiven"]) => void; onBack: () => void };

function GrantForm({ doing, user, known, onDone, onBack }: FormProps) {
  const words = useWords();
  const { word, wordOf } = words;
  const queries = useQueryClient();
  const refresh = () => Promise.all(["users", "proposals", "history"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const old = doing.what === "give" ? null : doing.grant;
  const role = known.roles.find((each) => each.id === (old?.role ?? known.roles[0]?.id));
  const [facts, setFacts] = useState<GrantFacts>(() => {
    const fresh = factsOf(role, known.today);
    return old ? { ...fresh, agency: old.agency, territory: old.territory ?? "", purposes: old.purposes, to: old.to ? showDay(old.to) : "" } : fresh;
  });
  const [day, setDay] = useState(showDay(known.today));
  const send = useMutation({
    mutationFn: async (): Promise<Schemas["GrantGiven"] | null> => {
      if (doing.what === "change" || doing.what === "end") {
        const change = doing.what === "end" ? { purposes: doing.grant.purposes, to: parseDay(day) } : { purposes: facts.purposes, to: facts.to.trim() === "" ? null : parseDay(facts.to) };
        return take(api.PUT("/api/grants/{id}", { params: { path: { id: String(doing.grant.id) } }, body: { ...change, seen: doing.grant.version } }));
      }
      const wanted = wantedOf(facts);
      if (!wanted) return null;
      const replaces = doing.what === "replace" ? { replaces: doing.grant.id, seen: doing.grant.version } : {};
      return take(api.POST("/api/users/{name}/grants", { params: { path: { name: user.name } }, body: { ...wanted, ...replaces } }));
    },
    onSuccess: (given) => {
      void refresh();
      if (given) onDone(given);
    },
    onError: (error) => {
      if (error instanceof FaultError && error.fault.status === 409) void refresh();
    },
  });
  const days = doing.what === "end" ? parseDay(day) !== null : doing.what === "change" ? facts.to.trim() === "" || parseDay(facts.to) !== null : wantedOf(facts) !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (days) send.mutate();
  };
  const yesterday = new Date(Date.parse(known.today) - 86_400_000).toISOString();
  return (
    <form className="form grant-form" onSubmit={submit} aria-label={word(`grant.${doing.what}`)}>
      <h3>{old ? `${word(`grant.${doing.what}`)}: ${wordOf("role", old.role)}` : word("grant.give")}</h3>
      {old && <GrantLine grant={old} />}
      {send.error && <FaultNotice error={send.error} />}
      {doing.what === "replace" && <p className="quiet small">{word("grant.replace_what")}</p>}
      {(doing.what === "give" || doing.what === "replace") && <GrantFields facts={facts} roles={known.roles} today={known.today} onChange={setFacts} />}
      {doing.what === "change" && (
        <>
          <PurposeBoxes offered={role?.purposes ?? []} chosen={facts.purposes} onChange={(purposes) => setFacts({ ...facts, purposes })} />
          <DayField id="grant-to" label={word("grant.to")} value={facts.to} onChange={(to) => setFacts({ ...facts, to })} hint={word("grant.to_hint")} />
          {role?.second_person && <p className="quiet small">{word("grant.widen_what")}</p>}
        </>
      )}
      {doing.what === "end" && (
        <>
          <DayField id="grant-end" label={word("grant.to")} value={day} onChange={setDay} hint={word("grant.end_hint")} required />
          <div><button type="button" className="button small-button" onClick={() => setDay(showDay(yesterday))}>{word("grant.end_now")}</button></div>
        </>
      )}
      <div className="account-line">
        <button className={`button ${doing.what === "end" ? "danger" : "first"}`} disabled={!days || send.isPending}>{word(`grant.${doing.what}_go`)}</button>
        <button type="button" className="button" onClick={onBack}>{word("account.cancel")}</button>
      </div>
    </form>
  );
}
