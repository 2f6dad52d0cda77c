// Pairs of persons and pairs of employers are decided alike; what is said of them differs.
import type { WordKey } from "../../lib/words";
import type { EmployerPair, Pair } from "./deciding";

export type Kind = "person" | "employer";

export function isOfEmployers(pair: Pair): pair is EmployerPair {
  return "shared" in pair;
}

export const kindOf = (pair: Pair): Kind => (isOfEmployers(pair) ? "employer" : "person");

// As the two sides are called: "Nguyễn Văn An – Nguyen Van An".
export function namesOf(pair: Pair): string {
  return isOfEmployers(pair) ? `${pair.left.name} – ${pair.right.name}` : `${pair.left.full_name} – ${pair.right.full_name}`;
}

export const said = {
  person: {
    joined: "links.joined", apart: "links.apart", likely: "links.likely", same: "links.verdict.same", different: "links.verdict.different",
    reason_same: "links.reason.same", reason_different: "links.reason.different", odds_for: "links.odds_for", odds_against: "links.odds_against",
    speaks_for: "links.speaks_for", speaks_against: "links.speaks_against",
  },
  employer: {
    joined: "links.employer.joined", apart: "links.employer.apart", likely: "links.employer.likely", same: "links.employer.same", different: "links.employer.different",
    reason_same: "links.employer.reason_same", reason_different: "links.employer.reason_different", odds_for: "links.employer.odds_for", odds_against: "links.employer.odds_against",
    speaks_for: "links.employer.speaks_for", speaks_against: "links.employer.speaks_against",
  },
} as const satisfies Record<Kind, Record<string, WordKey>>;
