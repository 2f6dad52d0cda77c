// Two employers' records side by side: names and codes, where they are, and whether the same people work for both.
import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { count } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import { Standing } from "./PairView";
import { AgreementCell } from "./PairCells";
import { PairRow } from "./PairRow";
import type { EmployerPair } from "./deciding";
import { type FieldRow, agreementOf } from "./fields";
import { levelWord } from "./levels";

export function EmployerPairView({ pair }: { pair: EmployerPair }) {
  const words = useWords();
  const { word, wordOf, language } = words;
  const { unitName } = usePlace();
  const levelOf = (field: string) => pair.parts.find((part) => part.field === field)?.level ?? null;
  const row = (field: string, left: string | null, right: string | null, level: string | null): FieldRow => ({ field, left, right, level, agreement: agreementOf(left, right, level) });
  const rows = [
    row("name", pair.left.name, pair.right.name, levelOf("name")),
    row("tax_code", pair.left.tax_code, pair.right.tax_code, null),
    row("si_unit_code", pair.left.si_unit_code, pair.right.si_unit_code, null),
    row("place", pair.left.unit && unitName(pair.left.unit), pair.right.unit && unitName(pair.right.unit), null),
  ].filter((each) => each.left || each.right);
  const staff = levelOf("staff");
  return (
    <div className="pair">
      <Standing pair={pair} />
      <table className="data pair-table">
        <thead>
          <tr>
            <th scope="col"><span className="visually-hidden">{word("links.field")}</span></th>
            {(["left", "right"] as const).map((side) => <th key={side} scope="col">{wordOf("dataset", pair[side].register)}</th>)}
            <th scope="col" className="pair-agrees">{word("links.agreement")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => <PairRow key={each.field} row={each} level={each.level && levelWord(words, each.field, each.level)} />)}
          {staff && (
            <tr>
              <th scope="row">{wordOf("links.row", "staff")}</th>
              <td colSpan={2}>{pair.shared === null ? word("links.employer.shared_one") : word("links.employer.shared", { count: count(pair.shared, language) })}</td>
              <td className="pair-agrees"><AgreementCell agreement={staff === "equal" ? "equal" : staff === "different" ? "different" : "near"} text={levelWord(words, "staff", staff)} /></td>
            </tr>
          )}
          <tr className="pair-source">
            <th scope="row">{word("employer.record_key")}</th>
            <td><Record pair={pair} side="left" /></td>
            <td><Record pair={pair} side="right" /></td>
            <td className="pair-agrees" />
          </tr>
        </tbody>
      </table>
      <Change pair={pair} />
    </div>
  );
}

function Record({ pair, side }: { pair: EmployerPair; side: "left" | "right" }) {
  const { word } = useWords();
  const { address } = usePlace();
  const { employer, record_key } = pair[side];
  return (
    <>
      <code className="record-key">{record_key}</code>{" "}
      <Link className="nowrap small" to={address(`/employers/${encodeURIComponent(employer)}`)}>{word("links.employer.to")}</Link>
    </>
  );
}

// Who counts as missing at either, and would be held against the other's lists.
function Change({ pair }: { pair: EmployerPair }) {
  const { word, language } = useWords();
  const missing = pair.joined ? pair.left.missing : pair.left.missing + pair.right.missing;
  return (
    <p className="pair-change">
      <b>{word("links.change")}</b>{" "}
      {missing === 0 ? word("links.employer.change_nothing") : word(pair.joined ? "links.employer.change_joined" : "links.employer.change_apart", { count: count(missing, language) })}
    </p>
  );
}
