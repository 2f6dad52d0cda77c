// What is typed over a column to see some of its rows: words without regard to accents, or, over numbers, a
// comparison: ">1.000", "<= 5", "=0", "10..20". Numbers are compared as they are shown: 91,98 is 91,98 %.
import { holds } from "./fold";
import type { Language } from "./words";

export type Filters = Record<string, string>;

// "91,98 %" and "−1.200" as numbers, by the marks of the language.
export function shownNumber(text: string, language: Language): number | null {
  const bare = text.replace(/[\s\u00a0\u202f%đ+]|VND/g, "").replace("−", "-");
  const plain = language === "vi" ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

type Comparison = (value: number) => boolean;

function comparison(filter: string, language: Language): Comparison | null {
  const range = /^(.+?)\.\.(.+)$/.exec(filter);
  if (range) {
    const [low, high] = [shownNumber(range[1] ?? "", language), shownNumber(range[2] ?? "", language)];
    return low === null || high === null ? null : (value) => value >= low && value <= high;
  }
  const parts = /^(>=|<=|>|<|=|≥|≤)(.+)$/.exec(filter);
  const bound = parts ? shownNumber(parts[2] ?? "", language) : null;
  if (bound === null) return null;
  switch (parts?.[1]) {
    case ">": return (value) => value > bound;
    case "<": return (value) => value < bound;
    case "=": return (value) => value === bound;
    case ">=": case "≥": return (value) => value >= bound;
    default: return (value) => value <= bound;
  }
}

export function passes(text: string, filter: string, number: boolean, language: Language): boolean {
  const wanted = filter.trim();
  if (wanted === "") return true;
  const compare = number ? comparison(wanted, language) : null;
  if (!compare) return number ? text.replace(/[\s.,]/g, "").includes(wanted.replace(/[\s.,]/g, "")) : holds(text, wanted);
  const value = shownNumber(text, language);
  return value !== null && compare(value);
}

// As they stand in the address: column~filter~column~filter.
export function writeFilters(filters: Filters): string {
  return Object.entries(filters).filter(([, filter]) => filter.trim() !== "").flatMap(([column, filter]) => [column, filter.replaceAll("~", "")]).join("~");
}
export function readFilters(text: string | null): Filters {
  const parts = (text ?? "").split("~");
  return Object.fromEntries(parts.flatMap((part, at): [string, string][] => (at % 2 === 1 ? [[parts[at - 1] ?? "", part]] : [])).filter(([column]) => column !== ""));
}

// ---- Order of columns ---------------------------------------------------------------------------
// The remembered order of the columns that are there; new ones stand where they come. The first stays first.
export function orderOf(columns: string[], remembered: string[]): string[] {
  const [first, ...rest] = columns;
  if (first === undefined) return [];
  const kept = remembered.filter((id) => rest.includes(id));
  const order = [...kept];
  rest.forEach((id, at) => {
    if (kept.includes(id)) return;
    const before = rest.slice(0, at).reverse().find((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return [first, ...order];
}

// `moved` put where `to` stands; the first column neither moves nor gives way.
export function withMoved(order: string[], moved: string, to: string): string[] {
  const [from, at] = [order.indexOf(moved), order.indexOf(to)];
  if (from < 1 || at < 1 || from === at) return order;
  const next = order.filter((id) => id !== moved);
  next.splice(at, 0, moved);
  return next;
}
