import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { keysAsType, ownFile, readWords } from "../../tools/words";
import { topics } from "../components/Explain";
import { fill } from "./words";

const words = readWords();
const root = join(import.meta.dirname, "../../..");
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((each) => each[1]).sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && /\.tsx?$/.test(each.name) && !/\.(test|d)\.tsx?$/.test(each.name))
    .map((each) => readFileSync(join(each.parentPath, each.name), "utf8"));
}

function cppSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && /\.(cpp|h)$/.test(each.name) && !each.name.endsWith("_test.cpp"))
    .map((each) => readFileSync(join(each.parentPath, each.name), "utf8"));
}

describe("words", () => {
  it("are there in both languages with the same places to fill", () => {
    for (const [key, word] of words) {
      expect(word.vi.trim(), key).not.toBe("");
      expect(word.en.trim(), key).not.toBe("");
      expect(placeholders(word.vi), key).toEqual(placeholders(word.en));
    }
  });
  it("are Vietnamese where they say they are", () => {
    const foreign = [...words].filter(([, word]) => word.vi === word.en && word.vi !== "Times New Roman" && /[a-z]{4,} [a-z]{3,}/i.test(word.vi));
    expect(foreign.map(([key]) => key)).toEqual([]);
  });
  it("of the screens are all used", () => {
    const text = sources(join(root, "web/src")).join("\n");
    const built = ["state.", "explain.", "queue.", "audit.kind.", "audit.act.", "role.", "law.group.", "employers.by_", "list.tab_", "movement.", "purpose.", "jobs.kind.", "jobs.state.", "upload.state.", "arrivals.state.", "arrivals.cell.", "arrivals.long.", "agreement.period.", "links.row.", "links.level.", "links.part.", "links.register.", "links.sex.", "links.agrees.", "links.verdict.", "links.tab_", "links.missing_", "links.reason.",
      "request.state.", "request.step.", "request.open", "request.all", "today.need.", "case.show.", "case.state.", "case.kind.", "case.field.", "employer.join.", "employer.standing.", "targets.rounding.", "targets.at_", "targets.block_", "targets.load_why.", "user.tab_", "health.row.", "grant.give_", "grant.change", "grant.replace", "grant.end", "history.thing.", "history.field.", "history.language.", "history.verdict.", "history.ended.", "approval.of_", "scope.", "token.state.", "identity.by_",
      "approval.told_", "approval.state.", "approval.settled", "violation.state.", "violation.show.", "violation.step.", "reading.list.", "reading.concerns."];
    const unused = Object.keys(parse(readFileSync(ownFile, "utf8")) as object).filter((key) => !text.includes(`"${key}"`) && !built.some((each) => key.startsWith(each)));
    expect(unused).toEqual([]);
  });
  it("explain every topic", () => {
    for (const topic of topics) {
      for (const part of ["title", "what", "formula", "sources", "rule"]) expect(words.has(`explain.${topic}.${part}`), `explain.${topic}.${part}`).toBe(true);
    }
  });
  it("name every kind of line that the program writes into the audit chain, and no other", () => {
    const written = cppSources(join(root, "src/edge")).flatMap((text) => [
      ...[...text.matchAll(/\{\s*\.kind = "([^"]+)",\s*\.what\b/g)].map((each) => each[1] ?? ""),
      ...[...text.matchAll(/\bstring_view \w*change_kind = "([^"]+)"/g)].map((each) => each[1] ?? ""),
    ]);
    const kinds = [...new Set(written)].sort();
    // The header lists them too, in columns.
    const header = readFileSync(join(root, "src/edge/store/audit.h"), "utf8");
    const listed = header.slice(header.indexOf("// Kinds that the program writes"), header.indexOf("struct AuditLine"));
    expect([...listed.matchAll(/(?:^\/\/ {3}| {2,})([a-z-]+) {2,}(?=\S)/gm)].map((each) => each[1] ?? "").sort()).toEqual(kinds);
    expect([...words.keys()].filter((key) => key.startsWith("audit.kind.")).map((key) => key.slice("audit.kind.".length)).sort()).toEqual(kinds);
  });
  it("name every movement of the SI list", () => {
    const { columns } = parse(readFileSync(join(root, "data/datasets/si-participants.yaml"), "utf8")) as { columns: { movement: { choices: object } } };
    for (const movement of Object.keys(columns.movement.choices)) expect(words.has(`movement.${movement}`), movement).toBe(true);
  });
  it("name every group of the law", () => {
    const groups = new Set(readdirSync(join(root, "data/law")).flatMap((file) => [...readFileSync(join(root, "data/law", file), "utf8").matchAll(/^ +- id: ([a-z_0-9]+)/gm)].map((each) => each[1])));
    for (const group of groups) expect(words.has(`law.group.${group}`), `law.group.${group}`).toBe(true);
  });
  it("are typed", () => expect(keysAsType()).toContain('| "coverage.eligible"'));
  it("are filled in, and a place without a value stays to be seen", () => {
    expect(fill("{a} của {b}", { a: 1 })).toBe("1 của {b}");
  });
});
