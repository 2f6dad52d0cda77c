// The words of the screens by key, in the language chosen. A key is typed, so that a word that is not
// there is a fault of the type check; values that come from the server are looked up by wordOf.
import { createContext, useContext } from "react";
import type { WordKey } from "./word_keys";

export type Language = "vi" | "en";
export type Dictionary = Record<string, string>;
export type { WordKey };

export const languages: Language[] = ["vi", "en"];

const known: Record<Language, Dictionary> = { vi: {}, en: {} };
let chosen: Language = "vi";
let laterWanted = false;

// The words of a language, to be there before anything is shown in it.
export async function loadWords(language: Language): Promise<Words> {
  chosen = language;
  const first = language === "vi" ? await import("virtual:words/vi/first") : await import("virtual:words/en/first");
  Object.assign(known[language], first.default);
  if (laterWanted) await loadLater();
  return makeWords(language, known[language]);
}

// The words that the first view has no need of; a page that shows them waits for them.
export async function loadLater(): Promise<void> {
  laterWanted = true;
  const language = chosen;
  const later = language === "vi" ? await import("virtual:words/vi/later") : await import("virtual:words/en/later");
  Object.assign(known[language], later.default);
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

// A value at the head of a cell or a line begins as a sentence does.
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}

export type Words = {
  language: Language;
  word: (key: WordKey, values?: Record<string, string | number>) => string;
  // "reason" and "left_out" as the word of reason.left_out; the value itself where there is no such word.
  wordOf: (family: string, value: string | null | undefined) => string;
};

export function makeWords(language: Language, dictionary: Dictionary): Words {
  return {
    language,
    word: (key, values = {}) => fill(dictionary[key] ?? key, values),
    wordOf: (family, value) => (value ? (dictionary[`${family}.${value}`] ?? value) : "–"),
  };
}

const WordsContext = createContext<Words | null>(null);
export const WordsProvider = WordsContext.Provider;

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("no words around");
  return words;
}
