// What an entry of the audit tells, in words: the record keeps the name of an act and what it was done to, such as
// "links.queue", "explain P-…" or "users/3 v2 9f…". What has no words here is shown as it was recorded.
import type { Words } from "../../lib/words";

// The shapes of what is recorded; the group is what the act was done to.
const shapes: [RegExp, string][] = [
  [/^links\.queue$/, "links_queue"],
  [/^links\.decisions$/, "links_decisions"],
  [/^coverage\.(?:list|persons)$/, "persons"],
  [/^coverage\.gap (\S+)$/, "gap"],
  [/^targets$/, "targets"],
  [/^targets\.allocation (\S+)$/, "allocation"],
  [/^explain (\S+)$/, "explain"],
  [/^begun, session (\d+)$/, "begun"],
  [/^begun by the identity provider, session (\d+)$/, "begun_by_provider"],
  [/^identity taken away, session (\d+)$/, "ended"],
  [/^identity unbound, from (\S+)$/, "identity_unbound"],
  [/^inactive, from (\S+)$/, "identity_inactive"],
  [/^set (https?:\S+)$/, "provider_set"],
  [/^identities\/(\S+) v\d+ /, "identity"],
  [/^access_tokens\/(\S+) v\d+ /, "token"],
  [/^password changed, session (\d+)$/, "password"],
  [/^ended: .*, session (\d+)$/, "ended"],
  [/^done from (\S+)$/, "signed_in"],
  [/^failed from (\S+)$/, "sign_in_failed"],
  [/^same #(\d+)$/, "same"],
  [/^different #(\d+)$/, "different"],
  [/^withdrawn #(\d+)$/, "withdrawn"],
  [/^taken in ([0-9a-f]+)$/, "taken_in"],
  [/^taken back ([0-9a-f]+)$/, "taken_back"],
  [/^remark (\d+)$/, "remark"],
  [/^job (\d+)$/, "job"],
  [/^users\/(\S+) v\d+ /, "user"],
  [/^grants\/(\S+) v\d+ /, "grant"],
  [/^proposals\/(\S+) v\d+ /, "proposal"],
  [/^agencies\/(\S+) v\d+ /, "agency"],
  [/^explanation_requests\/(\S+) v\d+ /, "request"],
  [/^agreements\/(\S+) v\d+ /, "agreement"],
  [/^cases\/(\S+) v\d+ /, "case"],
  [/^violations\/(\S+) v\d+ /, "violation"],
  [/^case$/, "case_refused"],
  [/^(?:saved_)?views\/(\S+) v\d+ /, "view"],
  [/^(\/api\/\S+)$/, "route"],
];

const keyLength = 12; // Of a long key this much tells it apart, as elsewhere.

export function actOf(what: string, { wordOf }: Words): { told: string; of: string } | null {
  for (const [shape, name] of shapes) {
    const found = shape.exec(what);
    if (!found) continue;
    const of = found[1] ?? "";
    return { told: wordOf("audit.act", name), of: name === "agency" ? wordOf("agency", of) : /^[0-9a-f]{20,}$/.test(of) ? `${of.slice(0, keyLength)}…` : of };
  }
  return null;
}
