// node tools/build.ts FOLDER [web_files.cpp]: builds the application into FOLDER, puts a .gz beside each
// file that packing makes smaller, and writes the table of all files as C++ (src/edge/http/web_files.h).
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join, relative, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { generate } from "./generate.ts";

const contentTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};
const alreadyPacked = [".woff2", ".png"];

type Entry = { path: string; file: string; contentType: string; packed: boolean; immutable: boolean };

function collect(folder: string): Entry[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !each.name.endsWith(".gz") && each.name !== "manifest.json")
    .map((each) => join(each.parentPath, each.name));
  return files
    .map((file) => {
      const path = `/${relative(folder, file)}`;
      const contentType = contentTypes[extname(file)];
      if (!contentType) throw new Error(`no content type is known for ${path}`);
      return { path, file, contentType, packed: false, immutable: path.startsWith("/assets/") };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function pack(entry: Entry): void {
  if (alreadyPacked.includes(extname(entry.file))) return;
  const plain = readFileSync(entry.file);
  const gzip = gzipSync(plain, { level: 9 });
  if (gzip.length >= plain.length) return;
  writeFileSync(`${entry.file}.gz`, gzip);
  entry.packed = true;
}

// The bytes come in by the assembler: a compiler takes seconds for an array of a megabyte. The digest of
// the bytes stands in the source, so that it changes when they do.
function asCpp(entries: Entry[]): string {
  const digest = createHash("sha256");
  const blobs: string[] = [];
  const names: string[] = [];
  const lines: string[] = [];
  const blob = (name: string, file: string): string => {
    digest.update(readFileSync(file));
    blobs.push(`    ".global ${name}\\n${name}:\\n.incbin \\"${file}\\"\\n.global ${name}_end\\n${name}_end:\\n"`);
    names.push(`extern const unsigned char ${name}[];\nextern const unsigned char ${name}_end[];`);
    return `{${name}, ${name}_end}`;
  };
  entries.forEach((entry, index) => {
    const plain = blob(`baophu_web_${index}`, entry.file);
    const gzip = entry.packed ? blob(`baophu_web_${index}_gz`, `${entry.file}.gz`) : "{}";
    lines.push(`        {"${entry.path}", "${entry.contentType}", ${plain}, ${gzip}, ${entry.immutable}},`);
  });
  return `// Written by web/tools/build.ts; do not edit. SHA-256 of all bytes: ${digest.digest("hex")}
#include "edge/http/web_files.h"

#include <array>

asm(".section .rodata\\n"
${blobs.join("\n")}
    ".previous\\n");

extern "C" {
${names.join("\n")}
}

namespace baophu::http {

std::span<const WebFile> web_files() {
    static const std::array<WebFile, ${entries.length}> files{{
${lines.join("\n")}
    }};
    return files;
}

}  // namespace baophu::http
`;
}

const folder = resolve(process.argv[2] ?? "../build/web");
const source = process.argv[3];
await generate();
await build({ root: join(import.meta.dirname, ".."), logLevel: "warn", build: { outDir: folder, emptyOutDir: true } });
const entries = collect(folder);
entries.forEach(pack);
if (source) writeFileSync(source, asCpp(entries));
