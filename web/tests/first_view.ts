// node tests/first_view.ts FOLDER: the bytes that a first visit brings before its first screen stands, packed
// as they are sent, against 200 KB. The entry and all that it imports at once, its styles, the fonts of
// Vietnamese text, and the words of one language.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

type Chunk = { file: string; name?: string; src?: string; isEntry?: boolean; imports?: string[]; css?: string[]; assets?: string[] };

const most = 200 * 1024;
const folder = process.argv[2] ?? "../build/web";
const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Record<string, Chunk>;

function sent(file: string): number {
  const path = join(folder, file);
  try {
    return statSync(`${path}.gz`).size;
  } catch {
    return statSync(path).size;
  }
}

const files = new Set<string>(["index.html"]);
function add(key: string): void {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const each of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(each);
  for (const each of chunk.imports ?? []) add(each);
}
const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
const vietnamese = Object.keys(manifest).find((key) => key.includes("words/vi/first"));
if (!entry || !vietnamese) throw new Error("the manifest names no entry, or no words");
add(entry);
add(vietnamese);
const sizes = [...files].map((file) => [sent(file), file] as const).sort((a, b) => b[0] - a[0]);
const total = sizes.reduce((sum, [bytes]) => sum + bytes, 0);
for (const [bytes, file] of sizes) console.log(String(bytes).padStart(8), file);
console.log(String(total).padStart(8), `of ${most}`);
if (![...files].some((file) => file.endsWith(".woff2"))) throw new Error("no font was counted");
if (total > most) process.exitCode = 1;
