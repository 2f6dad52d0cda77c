// A proposal as what is and what would be, line by line.
import type { ReactNode } from "react";
import type { Schemas } from "../../api/client";
import { showDay } from "../../lib/dates";
import { count, signed } from "../../lib/numbers";
import { type Words, capital, useWords } from "../../lib/words";
import type { TargetProposal, UserProposal, Waiting } from "./answers";

type Grant = Schemas["Grant"];

export function titleOf(proposal: Waiting, { word, wordOf }: Words): string {
  if (proposal.about === "targets") return word("approval.of_targets", { scheme: capital(wordOf("scheme", proposal.scheme)), year: proposal.year });
  const kind = proposal.kind === "grant" && proposal.before ? "replace" : proposal.kind;
  return word(`approval.of_${kind}`, { name: proposal.full_name });
}

export function Compared({ proposal }: { proposal: Waiting }) {
  if (proposal.about === "targets") return <Targets proposal={proposal} />;
  if (proposal.identity) return <IdentityWords identity={proposal.identity} name={proposal.full_name} />;
  if (!proposal.after) return <PasswordWords proposal={proposal} />;
  return <Grants before={proposal.before} after={proposal.after} />;
}

function PasswordWords({ proposal }: { proposal: UserProposal }) {
  const { word } = useWords();
  return <p>{word("approval.password_what", { login: proposal.name })}</p>;
}

function IdentityWords({ identity, name }: { identity: Schemas["Identity"]; name: string }) {
  const { word } = useWords();
  return (
    <>
      <p>{word("approval.identity_what", { name })}</p>
      <dl className="facts">
        <dt>{word("identity.provider")}</dt>
        <dd className="secret-line">{identity.issuer}</dd>
        <dt>{word(identity.login !== null ? "identity.login" : "identity.subject")}</dt>
        <dd className="secret-line"><b>{identity.login ?? identity.subject}</b></dd>
      </dl>
    </>
  );
}

export function grantFacts(grant: Grant, { word, wordOf }: Words): [string, string][] {
  return [
    [word("user.role"), wordOf("role", grant.role)],
    [word("user.agency"), wordOf("agency", grant.agency)],
    [word("user.territory"), grant.territory_name ?? word("place.whole")],
    [word("grant.purposes"), grant.purposes.length === 0 ? word("grant.no_purposes") : grant.purposes.map((each) => wordOf("purpose", each)).join("; ")],
    [word("grant.from"), showDay(grant.from)],
    [word("grant.to"), grant.to ? showDay(grant.to) : word("history.no_end")],
  ];
}

function Grants({ before, after }: { before: Grant | null; after: Grant }) {
  const words = useWords();
  const { word } = words;
  const now = before ? grantFacts(before, words) : null;
  const lines = grantFacts(after, words).map(([name, value], index) => ({ name, old: now?.[index]?.[1] ?? null, value }));
  return <Lines label={word("approval.compared")} heads={[word("approval.item"), word("approval.now"), word("approval.then")]} rows={lines.map(({ name, old, value }) => [name, old ?? "–", old === value ? value : <b key="b">{value}</b>])} />;
}

function Targets({ proposal }: { proposal: TargetProposal }) {
  const { word, language } = useWords();
  const changed = proposal.lines.filter((line) => line.before !== line.after);
  const same = proposal.lines.length - changed.length;
  const document = proposal.document_before;
  return (
    <>
      <dl className="facts">
        <dt>{word("targets.document")}</dt>
        <dd>{document && document !== proposal.document && <><del>{document}</del> → </>}<b>{proposal.document}</b></dd>
      </dl>
      {changed.length > 0 && (
        <Lines label={word("approval.compared")} numbers heads={[word("coverage.unit"), word("approval.now"), word("approval.then"), word("approval.difference")]}
          rows={changed.map((line) => [line.name, count(line.before, language), <b key="b">{count(line.after, language)}</b>, line.before === null ? "–" : signed(line.after - line.before, language)])} />
      )}
      {same > 0 && <p className="quiet small">{word("approval.same", { units: same })}</p>}
    </>
  );
}

function Lines({ label, heads, rows, numbers = false }: { label: string; heads: string[]; rows: ReactNode[][]; numbers?: boolean }) {
  return (
    <div className="table-scroll approval-lines" role="group" tabIndex={0} aria-label={label}>
      <table className="data">
        <thead><tr>{heads.map((head, index) => <th key={head} scope="col" className={numbers && index > 0 ? "number" : undefined}>{head}</th>)}</tr></thead>
        <tbody>
          {rows.map(([name, ...cells], index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => <td key={at} className={numbers ? "number" : undefined}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
