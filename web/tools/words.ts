// The words of the screens: web/src/words.yaml, the words that the screens share with the command line
// (data/messages/words.yaml, by prefix), and the titles of the datasets. One word has one source.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export type Language = "vi" | "en";
export type Word = { vi: string; en: string };
export const languages: Language[] = ["vi", "en"];

const root = join(import.meta.dirname, "../..");
export const ownFile = join(root, "web/src/words.yaml");
export const sharedFile = join(root, "data/messages/words.yaml");
const datasetFolder = join(root, "data/datasets");

// Keys of the shared file that screens show. A prefix that no screen uses only makes the first view larger.
const sharedPrefixes = [
  "agency.", "reason.", "block.", "verdict.", "evidence.", "kind.", "certainty.", "confidence.",
  "fund.", "payer.", "purpose.", "law.unit.", "law.word.", "law.scope.", "law.scope_of.",
];
const sharedKeys = [
  "scheme.compulsory", "scheme.voluntary", "scheme.unemployment", "law.none", "law.unknown",
  "movement.kept", "movement.joined", "movement.returned", "movement.left", "movement.moved", "movement.unpaid_leave", "movement.sick",
  "movement.maternity", "movement.wage_changed",
];

function isWord(value: unknown): value is Word {
  const word = value as Word;
  return typeof word === "object" && word !== null && typeof word.vi === "string" && typeof word.en === "string"
    && word.vi.trim() !== "" && word.en.trim() !== "";
}

// Heads of tables of the command line are broken into lines.
function onOneLine(word: unknown): unknown {
  return isWord(word) ? { vi: word.vi.replaceAll("\n", " "), en: word.en.replaceAll("\n", " ") } : word;
}

function take(from: Record<string, unknown>, file: string, into: Map<string, Word>): void {
  for (const [key, value] of Object.entries(from)) {
    if (!isWord(value)) throw new Error(`${file}: "${key}" needs a text in vi and in en`);
    if (into.has(key)) throw new Error(`${file}: "${key}" is there twice`);
    into.set(key, value);
  }
}

export function readWords(): Map<string, Word> {
  const words = new Map<string, Word>();
  const shared = parse(readFileSync(sharedFile, "utf8")) as Record<string, unknown>;
  const wanted = Object.entries(shared).filter(
    ([key]) => sharedKeys.includes(key) || (sharedPrefixes.some((prefix) => key.startsWith(prefix))),
  );
  take(Object.fromEntries(wanted.map(([key, word]) => [key, onOneLine(word)])), sharedFile, words);
  for (const file of readdirSync(datasetFolder)) {
    const dataset = parse(readFileSync(join(datasetFolder, file), "utf8")) as { title: unknown };
    take({ [`dataset.${file.replace(/\.yaml$/, "")}`]: dataset.title }, file, words);
  }
  take(parse(readFileSync(ownFile, "utf8")) as Record<string, unknown>, ownFile, words);
  return words;
}

// What the first view never shows comes later: the words of the law, of single persons, of the office, and the
// long texts that explain a number.
const laterPrefixes = [
  "law.", "calculator.", "fund.", "payer.", "kind.", "verdict.", "evidence.", "person.", "employer.", "dataset.", "delivery.", "user.", "period.", "upload.", "check.", "arrivals.", "receipt.", "agreement.", "jobs.", "health.", "role.", "audit.", "grant.", "history.", "approval.", "place.", "links.", "today.", "request.", "remark.", "view.", "brief.", "targets.", "grid.", "account.", "session.", "reading.", "violation.", "token.", "scope.", "identity.", "purpose.correct",
  "refused.", "explain.formula", "explain.sources", "explain.rule", "explain.fresh",
];
function isLater(key: string): boolean {
  return laterPrefixes.some((prefix) => key.startsWith(prefix)) || (/^explain\.\w+\./.test(key) && !key.endsWith(".title"));
}

export type Part = "first" | "later";
export const parts: Part[] = ["first", "later"];

export function dictionary(words: Map<string, Word>, language: Language, part: Part): Record<string, string> {
  const wanted = [...words].filter(([key]) => isLater(key) === (part === "later"));
  return Object.fromEntries(wanted.map(([key, word]) => [key, word[language]]));
}

// Every key as a type, so that a word that is not there is a fault of the type check.
export function keysAsType(): string {
  const keys = [...readWords().keys()].sort().map((key) => `  | ${JSON.stringify(key)}`);
  return `// Written by tools/generate.ts from the words; do not edit.\nexport type WordKey =\n${keys.join("\n")};\n`;
}

// The modules "virtual:words/vi/first", "virtual:words/vi/later", … are the dictionaries, each a chunk of its own.
export function wordsPlugin() {
  let words = new Map<string, Word>();
  return {
    name: "baophu-words",
    buildStart: () => {
      words = readWords();
    },
    resolveId: (id: string) => (id.startsWith("virtual:words/") ? `\0${id}` : undefined),
    load(this: { addWatchFile(file: string): void }, id: string) {
      const [, language, part] = /^\0virtual:words\/(vi|en)\/(first|later)$/.exec(id) ?? [];
      if (!language || !part) return undefined;
      this.addWatchFile(ownFile);
      this.addWatchFile(sharedFile);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(dictionary(words, language as Language, part as Part)))});`;
    },
  };
}
