// Periods of deliveries: as the server writes them (2018, 2018-12, 2018-Q4, 2018-H1, 2018-12-31), as they are
// shown, and as people type them.
import { parseDay, parseMonth, showDay, showMonth } from "../../lib/dates";
import { fold } from "../../lib/fold";
import type { Words } from "../../lib/words";

export function showPeriod(period: string, { word }: Pick<Words, "word">): string {
  const [, year = "", letter, number = ""] = /^(\d{4})-([QH])(\d)$/.exec(period) ?? [];
  if (letter === "Q") return word("period.quarter_of", { number, year });
  if (letter === "H") return word(number === "1" ? "period.first_half_of" : "period.second_half_of", { year });
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return showDay(period);
  return /^\d{4}-\d{2}$/.test(period) ? showMonth(period) : period || "–";
}

// "12/2018", "quý 4/2018", "Q4 2018", "6 tháng đầu 2018", "H1/2018", "31/12/2018", "2018"; null where it is no period.
export function parsePeriod(text: string): string | null {
  const plain = fold(text.trim());
  if (/^\d{4}$/.test(plain)) return plain;
  const day = parseDay(plain);
  if (day) return day;
  const month = parseMonth(plain);
  if (month) return month;
  const roman: Record<string, string> = { i: "1", ii: "2", iii: "3", iv: "4" };
  const quarter = /^(?:quy|quarter|q) ?([1-4]|i{1,3}|iv)(?: nam)?[ /.-]+(\d{4})$/.exec(plain) ?? swap(/^(\d{4})[ /.-]*q([1-4])$/.exec(plain));
  if (quarter) return `${quarter[2]}-Q${roman[quarter[1] ?? ""] ?? quarter[1]}`;
  const half = /^h([12])[ /.-]+(\d{4})$/.exec(plain) ?? swap(/^(\d{4})[ /.-]*h([12])$/.exec(plain));
  if (half) return `${half[2]}-H${half[1]}`;
  const months = /^6 thang (dau|cuoi)(?: nam)? (\d{4})$/.exec(plain);
  return months ? `${months[2]}-H${months[1] === "dau" ? 1 : 2}` : null;
}

function swap(found: RegExpExecArray | null): [string, string | undefined, string | undefined] | null {
  return found ? [found[0], found[2], found[1]] : null;
}
