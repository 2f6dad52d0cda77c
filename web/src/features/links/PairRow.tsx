// One field of a pair, of persons or of employers: both values with the letters that differ, and how far they agree.
import { useWords } from "../../lib/words";
import { AgreementCell, Value } from "./PairCells";
import type { FieldRow } from "./fields";
import { compareLetters } from "./letters";

// `show`: a value as it is told; `level`: how far the two agree, where a word says it.
type Props = { row: FieldRow; show?: (value: string) => string; level: string | null };

export function PairRow({ row, show = (value) => value, level }: Props) {
  const { word, wordOf } = useWords();
  const [left, right] = [row.left === null ? "" : show(row.left), row.right === null ? "" : show(row.right)];
  const [a, b] = left && right ? compareLetters(left, right) : [[{ text: left, same: true }], [{ text: right, same: true }]];
  return (
    <tr className={`agrees-${row.agreement}`}>
      <th scope="row">{wordOf("links.row", row.field)}</th>
      <td><Value pieces={a} none={word("links.not_told")} /></td>
      <td><Value pieces={b} none={word("links.not_told")} /></td>
      <td className="pair-agrees"><AgreementCell agreement={row.agreement} text={level !== null && row.agreement !== "equal" ? level : word(`links.agrees.${row.agreement}`)} /></td>
    </tr>
  );
}
