// Figures of the law as they are read: with their unit, in the words of the command line.
import type { Schemas } from "../../api/client";
import { lawFigure } from "../../lib/numbers";
import type { Words } from "../../lib/words";

const order = ["unsure", "likely", "sure"];

// A value is as sure as its least sure figure.
export function lowest(value: Schemas["LawValue"] | null): string | null {
  const found = value?.figures.map((figure) => figure.confidence) ?? [];
  return order.find((each) => found.includes(each as (typeof found)[number])) ?? null;
}

// All figures of the value stand in one article, which is then told once.
export function isOneBasis(value: Schemas["LawValue"]): boolean {
  const [first] = value.figures;
  return value.figures.every((each) => each.law === first?.law && each.article === first.article && each.confidence === first.confidence);
}

function plain(text: string, words: Words): string {
  if (text === "none") return words.word("law.none");
  if (text === "unknown") return words.word("law.not_known");
  const told = words.wordOf("law.word", text);
  return told === text ? lawFigure(text, words.language) : told;
}

export function figureText(text: string, unit: string, words: Words): string {
  if (text === "none" || text === "unknown") return plain(text, words);
  const pattern = words.wordOf("law.unit", unit);
  // A number is that number, though a word may be written so: "1" is also "every month".
  if (/^[\d.]+$/.test(text) && unit !== "word") return pattern.includes("{figure}") ? pattern.replace("{figure}", lawFigure(text, words.language)) : lawFigure(text, words.language);
  return pattern.includes("{figure}") ? pattern.replace("{figure}", plain(text, words)) : plain(text, words);
}

export function scopeText(scope: string, words: Words): string {
  return words.wordOf("law.scope", scope);
}

// The record says "unknown" of what was not found.
export function basisText({ law, article }: { law: string; article: string }, word: Words["word"]): string {
  if (law === "unknown") return word("law.text_unknown");
  return `${law}, ${article.split("; ").map((each) => (each === "unknown" ? word("law.article_unknown") : each)).join("; ")}`;
}
