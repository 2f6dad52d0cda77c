// Numbers as they are shown: 1.234.567 and 91,98 % in Vietnamese, 1,234,567 and 91.98% in English. Ratios
// are two integers until they are shown here.
import type { Language } from "./words";

const grouping = { vi: new Intl.NumberFormat("vi-VN"), en: new Intl.NumberFormat("en-GB") };
const decimalMark = { vi: ",", en: "." };
const minus = "−";
export const notTold = "–";

export type Figure = number | null | undefined;

export function count(value: Figure, language: Language): string {
  if (value === null || value === undefined) return notTold;
  return value < 0 ? minus + grouping[language].format(-value) : grouping[language].format(value);
}

export function signed(value: Figure, language: Language): string {
  if (value === null || value === undefined) return notTold;
  return value > 0 ? `+${count(value, language)}` : count(value, language);
}

// Half up to two places in whole numbers; a rate that is not whole never shows as 100 or as 0.
export function percent(part: Figure, whole: Figure, language: Language, places: 0 | 1 | 2 = 2): string {
  if (part === null || part === undefined || !whole) return notTold;
  const scale = 10 ** places;
  let scaled = Math.floor((part * 100 * scale * 2 + whole) / (whole * 2));
  if (scaled >= 100 * scale && part < whole) scaled = 100 * scale - 1;
  if (scaled === 0 && part > 0) scaled = 1;
  const digits = String(Math.trunc(scaled / scale));
  const decimals = places === 0 ? "" : decimalMark[language] + String(scaled % scale).padStart(places, "0");
  const grouped = grouping[language].format(Number(digits));
  return language === "vi" ? `${grouped}${decimals}\u00a0%` : `${grouped}${decimals}%`;
}

export function money(value: Figure, language: Language): string {
  if (value === null || value === undefined) return notTold;
  return language === "vi" ? `${count(value, language)}\u00a0đ` : `VND\u00a0${count(value, language)}`;
}

// A whole number as people type it: "5.000.000", "5,000,000", "5 000 000", "5000000"; null where it is none.
export function parseWhole(text: string): number | null {
  const digits = text.trim().replace(/[.,\s\u00a0](?=\d{3}(\D|$))/g, "");
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}

// Bytes in the largest unit of which there is one: 1,4 GB.
export function bytesText(bytes: number, language: Language): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let at = 0;
  let tenths = Math.round(bytes * 10);
  while (tenths >= 10_240 && at < units.length - 1) {
    tenths = Math.round(tenths / 1024);
    at += 1;
  }
  const decimals = at > 0 && tenths < 1000 ? decimalMark[language] + String(tenths % 10) : "";
  return `${count(Math.trunc(tenths / 10), language)}${decimals}\u00a0${units[at]}`;
}

// A length of time as it is read on a clock: 4:05, 1:02:03.
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const two = (figure: number) => String(figure).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

// The law writes its figures plainly ("1490000", "0.05"); as they are read here.
export function lawFigure(text: string, language: Language): string {
  return text.replace(/\d+(\.\d+)?/g, (number) => {
    const [whole = "", decimals] = number.split(".");
    const grouped = whole.length > 4 ? grouping[language].format(Number(whole)) : whole;
    return decimals === undefined ? grouped : grouped + decimalMark[language] + decimals;
  });
}

// 937 as 93,7 %: how likely something is, as the engine tells it.
export function perMille(value: Figure, language: Language): string {
  if (value === null || value === undefined) return notTold;
  const text = `${Math.trunc(value / 10)}${decimalMark[language]}${value % 10}`;
  return language === "vi" ? `${text}\u00a0%` : `${text}%`;
}

// A number of tenths, with its sign: 43 as +4,3.
export function tenths(value: number, language: Language, withSign = true): string {
  const size = Math.abs(value);
  const sign = value < 0 ? minus : withSign && value > 0 ? "+" : "";
  return `${sign}${grouping[language].format(Math.trunc(size / 10))}${decimalMark[language]}${size % 10}`;
}
