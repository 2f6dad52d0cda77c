// Small bars, drawn by hand. All lengths are per cent of the whole, so a bar fits wherever it stands.
import { count, type Figure, percent } from "../lib/numbers";
import { useWords } from "../lib/words";

export type ReasonCount = { reason: string; kind: string; persons: number };

type Bullet = { value: Figure; target?: Figure; pace?: Figure; whole: Figure; state?: string; height?: number; label: string };

// Few's bullet: one range (who is subject), one bar (who participates), a tick (the target), a mark (the pace).
export function BulletBar({ value, target, pace, whole, state, height = 18, label }: Bullet) {
  const top = Math.max(whole ?? 0, target ?? 0, value ?? 0, 1);
  const part = (figure: number) => `${(figure / top) * 100}%`;
  const inset = Math.round(height * 0.28);
  return (
    <svg className="bullet" height={height} role="img" aria-label={label}>
      <rect className="range" width={part(whole ?? 0)} height={height} />
      <rect className={`value ${state === "at_risk" ? "at_risk" : ""}`} y={inset} width={part(value ?? 0)} height={height - 2 * inset} />
      {target != null && <rect className="target" x={part(target)} width="2.5" y="0" height={height} transform="translate(-1.25)" />}
      {pace != null && (
        <svg x={part(pace)} overflow="visible">
          <path className="pace" d={`M-5 ${height + 3}L0 ${height - 5}L5 ${height + 3}z`} />
        </svg>
      )}
    </svg>
  );
}

const missingOrder = ["employer_unregistered", "left_out", "lapsed", "household_business"];

export function partClass(reason: string, kind: string): string {
  if (kind === "missing") return `part-${Math.max(0, missingOrder.indexOf(reason))}`;
  return kind === "to_check" ? "part-check" : kind === "lawful" ? "part-lawful" : "part-potential";
}

const kindOrder = ["missing", "to_check", "lawful", "potential"];

// Missing first, each kind from the largest to the smallest: the same order in every bar and list.
export function inOrder(reasons: ReasonCount[]): ReasonCount[] {
  return [...reasons].sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || b.persons - a.persons);
}

// Of every width the same: it tells of which parts a gap is made; how large it is the number beside it tells. Parts too
// narrow to be seen are one.
const leastShare = 0.02;

export function partsOf(reasons: ReasonCount[]): { name: string; persons: number }[] {
  const sum = reasons.reduce((total, each) => total + each.persons, 0);
  const [wide, narrow] = [true, false].map((is) => inOrder(reasons).filter((each) => each.persons > 0 && (each.persons >= sum * leastShare) === is));
  const rest = (narrow ?? []).reduce((total, each) => total + each.persons, 0);
  return [...(wide ?? []).map((each) => ({ name: partClass(each.reason, each.kind), persons: each.persons })), ...(rest > 0 ? [{ name: "part-rest", persons: rest }] : [])];
}

export function SplitBar({ reasons }: { reasons: ReasonCount[] }) {
  const { language, word, wordOf } = useWords();
  const told = inOrder(reasons).map((each) => `${wordOf("reason", each.reason)} ${count(each.persons, language)}`).join("; ");
  return (
    <div className="split" role="img" aria-label={`${word("coverage.split")}: ${told}`} title={told}>
      {partsOf(reasons).map((each, index) => <span key={index} className={each.name} style={{ flex: `${each.persons} 1 0` }} />)}
    </div>
  );
}

export function largestReason(reasons: ReasonCount[]): ReasonCount | undefined {
  const missing = reasons.filter((each) => each.kind === "missing" || each.kind === "potential");
  return [...missing].sort((a, b) => b.persons - a.persons)[0];
}

export function shareWord(part: Figure, whole: Figure, language: "vi" | "en"): string {
  return percent(part, whole, language, 0);
}
