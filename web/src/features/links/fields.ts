// A pair field by field: what either record says, and how far the two agree.
import type { LinkPair } from "./deciding";
import { compareLetters } from "./letters";

export type Agreement = "equal" | "near" | "different" | "unknown";
export type FieldRow = { field: string; left: string | null; right: string | null; agreement: Agreement; level: string | null };

const numbers = ["citizen_number", "identity_card", "si_number", "tax_code"];

// By the engine's level where it has one, else by the letters.
export function agreementOf(left: string | null, right: string | null, level: string | null): Agreement {
  if (level === "unknown" || level === "other_level" || !left || !right) return "unknown";
  if (level === "equal") return "equal";
  if (level === "different") return "different";
  if (level) return "near";
  const [pieces] = compareLetters(left, right);
  if (compareLetters(left, right).every((side) => side.every((each) => each.same))) return "equal";
  const same = pieces.filter((each) => each.same).reduce((sum, each) => sum + each.text.trim().length, 0);
  return same * 2 >= left.length ? "near" : "different";
}

// Codes are the same or not; a commune and a district, of codes of another length, are held against each other by nobody.
function placeLevel(left: string | null, right: string | null): string {
  if (left === right) return "equal";
  return left && right && left.length !== right.length ? "other_level" : "different";
}

// Rows in the order in which a clerk reads; a row that neither record fills is left out.
export function fieldsOf({ left, right, parts }: LinkPair): FieldRow[] {
  const levelOf = (field: string) => parts.find((part) => part.field === field)?.level ?? null;
  const row = (field: string, a: string | null, b: string | null, level: string | null): FieldRow => ({ field, left: a, right: b, level, agreement: agreementOf(a, b, level) });
  const told = parts.filter((part) => numbers.includes(part.field) && (part.left !== null || part.right !== null));
  return [
    row("full_name", left.full_name, right.full_name, null),
    row("born", left.birth_date, right.birth_date, levelOf("born")),
    row("sex", left.sex, right.sex, levelOf("sex")),
    ...(told.length > 0 ? told.map((part) => row(part.field, part.left, part.right, part.level)) : [row("number", left.number, right.number, null)]),
    row("employer", left.employer_name, right.employer_name, levelOf("employer")),
    row("place", left.unit, right.unit, placeLevel(left.unit, right.unit)),
  ].filter((each) => each.left || each.right);
}
