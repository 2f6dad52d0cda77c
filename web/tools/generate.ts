// Writes what the sources are checked against: the types of the contract, and the keys of the words.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTypes, { astToString } from "openapi-typescript";
import { keysAsType } from "./words.ts";

const root = join(import.meta.dirname, "../..");

function writeIfOther(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

export async function generate(): Promise<void> {
  const tree = await openapiTypes(pathToFileURL(join(root, "api/openapi.yaml")), { defaultNonNullable: false });
  const head = "// Written by tools/generate.ts from api/openapi.yaml; do not edit.\n";
  writeIfOther(join(root, "web/src/api/schema.d.ts"), head + astToString(tree));
  writeIfOther(join(root, "web/src/lib/word_keys.d.ts"), keysAsType());
}

if (import.meta.filename === process.argv[1]) await generate();
