// What stood and what stands in a field of a history, in words: codes of the contract as people say them, days as
// dd/mm/yyyy. Of a secret only that it changed.
import type { Schemas } from "../../api/client";
import { showDay, showInstant } from "../../lib/dates";
import { count } from "../../lib/numbers";
import type { Words } from "../../lib/words";

export type Change = Schemas["Change"];
export type FieldName = Change["fields"][number]["field"];

const families: Partial<Record<FieldName, string>> = { role: "role", period: "agreement.period", state: "request.state", verdict: "history.verdict", language: "history.language", ended: "history.ended" };
const days: FieldName[] = ["from", "to", "due"];
export const secrets: FieldName[] = ["password", "second_factor"];

export function valueInWords(field: FieldName, value: string | null, { word, wordOf, language }: Words, thing?: Change["thing"]): string {
  if (value === null) return field === "to" ? word("history.no_end") : field === "territory" ? word("place.whole") : "–";
  if (days.includes(field)) return showDay(value);
  if (field === "ended_at") return showInstant(value);
  if (field === "scope") return value.split(",").map((each) => wordOf("scope", each)).join("; ");
  if (field === "purposes") return value.split(",").map((each) => wordOf("purpose", each)).join("; ");
  if (field === "active") return word(value === "1" ? "user.active" : "user.inactive");
  if (field === "target") return count(Number(value), language);
  const family = field === "state" && thing === "violation" ? "violation.state" : families[field];
  return family ? wordOf(family, value) : value;
}

// What was changed: "Vai trò Chuyên viên BHXH tỉnh – Thành phố Biên Hòa".
export function thingInWords(change: Change, { word, wordOf }: Words): string {
  const thing = word(`history.thing.${change.thing}`);
  if (change.thing === "grant") return [`${thing} ${wordOf("role", change.role)}`, change.place].filter(Boolean).join(" – ");
  if (change.thing === "targets") return `${thing} ${wordOf("scheme", change.scheme)} ${change.year}`;
  return thing;
}
