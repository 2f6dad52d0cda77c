// Days as dd/mm/yyyy and months as mm/yyyy, in both languages; instants in the time of Vietnam.
const hour = 3_600_000;
const vietnam = 7 * hour;

export function showDay(day: string | null | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? "");
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : "–";
}

export function showMonth(month: string | null | undefined): string {
  const parts = /^(\d{4})-(\d{2})/.exec(month ?? "");
  return parts ? `${parts[2]}/${parts[1]}` : "–";
}

export function showInstant(instant: string | null | undefined): string {
  const at = instant ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(at)) return "–";
  const local = new Date(at + vietnam).toISOString();
  return `${showDay(local)} ${local.slice(11, 16)}`;
}

// The hour alone where it is today: "10:32".
export function showSoon(instant: string | null | undefined, now: Date): string {
  const told = showInstant(instant);
  return told.startsWith(`${showDay(new Date(now.getTime() + vietnam).toISOString())} `) ? told.slice(11) : told;
}

// The day that it is in Vietnam at an instant, as "2018-12-31".
export function dayInVietnam(at: Date): string {
  return Number.isNaN(at.getTime()) ? "" : new Date(at.getTime() + vietnam).toISOString().slice(0, 10);
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year <= 2100;
}

// "31/12/2018", "31-12-2018", "31122018" or "2018-12-31" as "2018-12-31"; null where it is no day.
export function parseDay(text: string): string | null {
  // Marks between all parts or between none: "12/2018" is a month, and not the first of February.
  const typed = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim());
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : [typed?.[3], typed?.[2], typed?.[1]];
  if (!year || !month || !day || !isDay(Number(year), Number(month), Number(day))) return null;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

// "12/2018", "122018" or "2018-12" as "2018-12"; null where it is no month.
export function parseMonth(text: string): string | null {
  const typed = /^(\d{1,2})[/.\- ]?(\d{4})$/.exec(text.trim());
  const iso = /^(\d{4})-(\d{2})$/.exec(text.trim());
  const [year, month] = iso ? [iso[1], iso[2]] : [typed?.[2], typed?.[1]];
  if (!year || !month || Number(month) < 1 || Number(month) > 12) return null;
  return `${year}-${month.padStart(2, "0")}`;
}

// The months from `first` to `last`, both included.
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  const at = new Date(`${first}-01T00:00:00Z`);
  const end = Date.parse(`${last}-01T00:00:00Z`);
  while (at.getTime() <= end && months.length < 600) {
    months.push(at.toISOString().slice(0, 7));
    at.setUTCMonth(at.getUTCMonth() + 1);
  }
  return months;
}
