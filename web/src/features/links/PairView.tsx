// One pair large: the two records field by field, what the run made of them, and what a decision would change.
import { Link } from "../../lib/router";
import { usePlace } from "../../app/place";
import { Explain } from "../../components/Explain";
import { Icon } from "../../components/Icon";
import { showDay } from "../../lib/dates";
import { perMille } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import { useMay } from "../session/session";
import { PairRow } from "./PairRow";
import type { LinkPair, Pair } from "./deciding";
import { type FieldRow, fieldsOf } from "./fields";
import { kindOf, said } from "./kinds";
import { registerWord } from "./register_word";

export function PairView({ pair }: { pair: LinkPair }) {
  const words = useWords();
  const { word, wordOf } = words;
  const { unitName } = usePlace();
  const rows = fieldsOf(pair);
  const shown = (field: FieldRow["field"]) => (value: string): string => {
    if (field === "born") return /^\d{4}-\d{2}-\d{2}/.test(value) ? showDay(value) : value;
    if (field === "sex") return wordOf("links.sex", value);
    return field === "place" ? unitName(value) : value;
  };
  return (
    <div className="pair">
      <Standing pair={pair} />
      <table className="data pair-table">
        <thead>
          <tr>
            <th scope="col"><span className="visually-hidden">{word("links.field")}</span></th>
            {(["left", "right"] as const).map((side) => (
              <th key={side} scope="col">{registerWord(words, pair[side].register)}</th>
            ))}
            <th scope="col" className="pair-agrees">{word("links.agreement")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => <PairRow key={row.field} row={row} show={shown(row.field)} level={row.level && wordOf("links.level", row.level)} />)}
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

export function Standing({ pair }: { pair: Pair }) {
  const { word, language } = useWords();
  const words = said[kindOf(pair)];
  return (
    <p className="pair-standing">
      <span className="state"><Icon name={pair.joined ? "one_person" : "two_persons"} />{word(pair.joined ? words.joined : words.apart)}</span>
      <span>{word(words.likely)} <b>{perMille(pair.per_mille, language)}</b><Explain topic="probability" /></span>
    </p>
  );
}

function Record({ pair, side }: { pair: LinkPair; side: "left" | "right" }) {
  const { word } = useWords();
  const { address } = usePlace();
  const may = useMay();
  const { person, record_key } = pair[side];
  return (
    <>
      <code className="record-key">{record_key}</code>{" "}
      {may("see_person") && person && <Link className="nowrap small" to={address(`/persons/${encodeURIComponent(person)}`)}>{word("links.to_person")}</Link>}
    </>
  );
}

// What is at stake: who counts as missing now, and would not have to any more, or would.
function Change({ pair }: { pair: LinkPair }) {
  const { word, wordOf } = useWords();
  const said = (["left", "right"] as const).filter((side) => pair[side].missing.length > 0)
    .map((side) => word(`links.missing_${side}`, { schemes: pair[side].missing.map((each) => wordOf("scheme", each)).join(", ") }));
  return (
    <p className="pair-change">
      <b>{word("links.change")}</b> {said.length === 0 ? word("links.change_nothing") : `${said.join("; ")}. ${word(pair.joined ? "links.change_joined" : "links.change_apart")}`}
    </p>
  );
}
