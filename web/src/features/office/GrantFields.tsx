// What a role goes with, to be filled in: agency, territory by name, purposes, first and last day.
import type { Schemas } from "../../api/client";
import { UnitChoice } from "../../components/UnitChoice";
import { Icon } from "../../components/Icon";
import { parseDay, showDay } from "../../lib/dates";
import { useWords } from "../../lib/words";

export type RoleOffered = Schemas["Users"]["roles"][number];
export type GrantFacts = { role: string; agency: string; territory: string; purposes: string[]; from: string; to: string };

// As it begins: the role's first agency, all its purposes, from today on.
export function factsOf(role: RoleOffered | undefined, today: string): GrantFacts {
  return { role: role?.id ?? "", agency: role?.agencies[0] ?? "", territory: "", purposes: role?.purposes ?? [], from: showDay(today), to: "" };
}

// As the server is asked; null where a day is none.
export function wantedOf(facts: GrantFacts): Omit<Schemas["NewGrant"], "replaces" | "seen"> | null {
  const from = parseDay(facts.from);
  const to = facts.to.trim() === "" ? undefined : parseDay(facts.to);
  if (from === null || to === null) return null;
  return { role: facts.role, agency: facts.agency, territory: facts.territory || null, purposes: facts.purposes, from, ...(to ? { to } : {}) };
}

export function DayField({ id, label, value, onChange, hint, required = false }: { id: string; label: string; value: string; onChange: (value: string) => void; hint?: string; required?: boolean }) {
  const { word } = useWords();
  const wrong = value.trim() !== "" && parseDay(value) === null;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" inputMode="numeric" placeholder="dd/mm/yyyy" required={required} aria-invalid={wrong} aria-describedby={hint || wrong ? `${id}-hint` : undefined}
        value={value} onChange={(event) => onChange(event.target.value)} />
      {(hint || wrong) && <span id={`${id}-hint`} className={wrong ? "input-fault" : "hint"}>{wrong ? word("agreement.day_wrong") : hint}</span>}
    </div>
  );
}

export function PurposeBoxes({ offered, chosen, onChange }: { offered: string[]; chosen: string[]; onChange: (chosen: string[]) => void }) {
  const { word, wordOf } = useWords();
  if (offered.length === 0) return null;
  return (
    <fieldset className="field purposes">
      <legend className="label">{word("grant.purposes")}</legend>
      {offered.map((each) => (
        <label key={each} className="check">
          <input type="checkbox" checked={chosen.includes(each)} onChange={(event) => onChange(event.target.checked ? [...chosen, each] : chosen.filter((one) => one !== each))} />
          {wordOf("purpose", each)}
        </label>
      ))}
    </fieldset>
  );
}

export function GrantFields({ facts, roles, today, onChange }: { facts: GrantFacts; roles: RoleOffered[]; today: string; onChange: (facts: GrantFacts) => void }) {
  const { word, wordOf } = useWords();
  const role = roles.find((each) => each.id === facts.role);
  const set = (some: Partial<GrantFacts>) => onChange({ ...facts, ...some });
  return (
    <>
      <div className="field">
        <label htmlFor="grant-role">{word("user.role")}</label>
        <select id="grant-role" className="input" value={facts.role}
          onChange={(event) => onChange({ ...factsOf(roles.find((each) => each.id === event.target.value), today), territory: facts.territory, from: facts.from, to: facts.to })}>
          {roles.map((each) => <option key={each.id} value={each.id}>{wordOf("role", each.id)}</option>)}
        </select>
      </div>
      <div className="field">
        <label htmlFor="grant-agency">{word("user.agency")}</label>
        <select id="grant-agency" className="input" value={facts.agency} onChange={(event) => set({ agency: event.target.value })}>
          {(role?.agencies ?? []).map((each) => <option key={each} value={each}>{wordOf("agency", each)}</option>)}
        </select>
      </div>
      <UnitChoice id="grant-territory" label={word("user.territory")} value={facts.territory} onChange={(territory) => set({ territory })} required={role?.territory_wanted ?? false}
        hint={word(role?.territory_wanted ? "grant.territory_wanted" : "grant.territory_hint")} />
      <PurposeBoxes offered={role?.purposes ?? []} chosen={facts.purposes} onChange={(purposes) => set({ purposes })} />
      <div className="form-row">
        <DayField id="grant-from" label={word("grant.from")} value={facts.from} onChange={(from) => set({ from })} required />
        <DayField id="grant-to" label={word("grant.to")} value={facts.to} onChange={(to) => set({ to })} hint={word("grant.to_hint")} />
      </div>
      {role?.second_person && <p className="state watch"><Icon name="two_persons" />{word("grant.second_person")}</p>}
    </>
  );
}
