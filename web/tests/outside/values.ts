// Values made up from a schema: such as fit, such as stand at its border, such as do not fit, and such as an enemy
// would send. All from one seed.
import type { Contract, Schema } from "./contract.ts";

export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  // In [0, 1); mulberry32.
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(part: number): boolean {
    return this.next() < part;
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new Error("nothing to choose from");
    return from[Math.floor(this.next() * from.length)] as T;
  }

  text(length: number): string {
    return Array.from({ length }, () => this.pick([..."aăâbcdđeêghiklmnoôơpqrstuưvxy0123456789 -"])).join("");
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.whole(0, 255)));
  }
}

export const hostile: readonly string[] = [
  "' OR '1'='1",
  "'; DROP TABLE users; --",
  "\" UNION SELECT * FROM read_csv('/etc/passwd') --",
  "$$; COPY x TO '/tmp/x'; $$",
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "/etc/passwd",
  "a\u0000b",
  "\u0000",
  "\r\nSet-Cookie: baophu=x",
  "<script>alert(1)</script>",
  "{{7*7}}${7*7}",
  "%s%s%n%x",
  "%",
  "%zz",
  "\u202eadmin",
  "\ufeff",
  "\ud800",
  "e\u0301".repeat(200),
  "🂡".repeat(100),
  "x".repeat(5000),
  "9223372036854775808",
  "-9223372036854775809",
  "1e309",
  "NaN",
  "-0",
  "0x10",
  "٣",
  "null",
  "[]",
  " ",
  "",
];

// Of one character each or a class, with {n}, {n,m} or +: all that the contract uses.
export function byPattern(pattern: string, dice: Dice, length: "least" | "most" | "any" = "any"): string {
  const piece = /\[([^\]]+)\]|([^[{+])/y;
  const count = /\{(\d+)(?:,(\d+))?\}|\+/y;
  const inside = pattern.replace(/^\^|\$$/g, "");
  let made = "";
  for (let at = 0; at < inside.length; ) {
    piece.lastIndex = at;
    const found = piece.exec(inside);
    if (!found) throw new Error(`no value is made of the pattern ${pattern}`);
    at = piece.lastIndex;
    count.lastIndex = at;
    const times = count.exec(inside);
    if (times) at = count.lastIndex;
    const least = times ? Number(times[1] ?? 1) : 1;
    const most = times ? Number(times[2] ?? times[1] ?? 40) : 1;
    const letters = lettersOf(found);
    const wanted = { least, most, any: dice.whole(least, most) }[length];
    for (let i = 0; i < wanted; ++i) made += dice.pick(letters);
  }
  return made;
}

function lettersOf(piece: RegExpExecArray): string[] {
  if (piece[2] !== undefined) return [piece[2]];
  const letters: string[] = [];
  const told = piece[1] ?? "";
  for (let i = 0; i < told.length; ++i) {
    const range = told[i + 1] === "-" && i + 2 < told.length;
    const last = (range ? told[i + 2] : told[i]) ?? "";
    for (let code = told.charCodeAt(i); code <= last.charCodeAt(0); ++code) letters.push(String.fromCharCode(code));
    if (range) i += 2;
  }
  return letters;
}

function someDay(dice: Dice): string {
  return `20${dice.whole(12, 19)}-${String(dice.whole(1, 12)).padStart(2, "0")}-${String(dice.whole(1, 28)).padStart(2, "0")}`;
}

function typeOf(schema: Schema): string {
  return [schema.type ?? "object"].flat().find((type) => type !== "null") ?? "null";
}

export function fitting(contract: Contract, told: Schema, dice: Dice): unknown {
  const schema = contract.resolved(told);
  if (schema.oneOf) return fitting(contract, dice.pick(schema.oneOf), dice);
  if (schema.enum) return dice.pick(schema.enum);
  switch (typeOf(schema)) {
    case "string":
      return fittingText(schema, dice);
    case "integer":
    case "number":
      return dice.whole(schema.minimum ?? -1000, Math.min(schema.maximum ?? 100_000, (schema.minimum ?? 0) + 100_000));
    case "boolean":
      return dice.chance(0.5);
    case "null":
      return null;
    case "array":
      return Array.from({ length: dice.whole(schema.minItems ?? 0, (schema.minItems ?? 0) + 2) }, () => fitting(contract, schema.items ?? {}, dice));
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name) === true || dice.chance(0.5))
          .map(([name, each]) => [name, fitting(contract, each, dice)]),
      );
  }
}

function fittingText(schema: Schema, dice: Dice): string {
  if (schema.pattern !== undefined) return byPattern(schema.pattern, dice);
  if (schema.format === "date") return someDay(dice);
  if (schema.format === "date-time") return `${someDay(dice)}T00:00:00Z`;
  const least = schema.minLength ?? 0;
  return dice.text(dice.whole(least, Math.min(schema.maxLength ?? 40, least + 30)));
}

// At the edge of what fits; a value that just fits where there is no edge.
export function bordering(contract: Contract, told: Schema, dice: Dice): unknown {
  const schema = contract.resolved(told);
  const type = typeOf(schema);
  if (schema.enum) return dice.chance(0.5) ? schema.enum[0] : schema.enum.at(-1);
  if (type === "integer") return dice.pick([schema.minimum ?? 0, schema.maximum ?? Number.MAX_SAFE_INTEGER, (schema.minimum ?? 0) + 1]);
  if (type !== "string") return fitting(contract, schema, dice);
  if (schema.pattern !== undefined) return byPattern(schema.pattern, dice, dice.pick(["least", "most"]));
  if (schema.format === "date") return dice.pick(["0001-01-01", "1995-01-01", "2016-02-29", "2025-07-01", "9999-12-31"]);
  const most = schema.maxLength ?? 1000;
  return dice.pick([dice.text(schema.minLength ?? 0), "x".repeat(most), "đ".repeat(most), "🂡".repeat(most)]);
}

// That does not fit; undefined: it is left out.
export function unfitting(contract: Contract, told: Schema, dice: Dice): unknown {
  const schema = contract.resolved(told);
  const other: unknown[] = [undefined, null, true, {}, [], [[]], "", "khác", -1, 1.5, 1e300, "2018-13-45", "zz".repeat(20)];
  if (schema.maxLength !== undefined) other.push("x".repeat(schema.maxLength + 1), "🂡".repeat(schema.maxLength + 1));
  if (schema.minimum !== undefined) other.push(schema.minimum - 1);
  if (schema.maximum !== undefined) other.push(schema.maximum + 1);
  const wrong = other.filter((each) => each === undefined || contract.faults(schema, each).length > 0);
  return dice.pick(wrong.length > 1 ? wrong : [undefined, null]);
}

export const broken_json: readonly string[] = [
  "",
  "{",
  "[]",
  "null",
  "0",
  '"text"',
  "{]",
  '{"a":1,}',
  "{'a':1}",
  '{"a":1}{"a":1}',
  '{"a":NaN}',
  '{"a":"\\ud800"}',
  '{"a":"\\u0000"}',
  '\ufeff{"a":1}',
  '{"name":"a","name":"b"}',
  '{"":""}',
  '{"__proto__":{"a":1}}',
  "[".repeat(4000),
  '{"a":'.repeat(1000) + "1" + "}".repeat(1000),
  '{"a":1e99999}',
  "a=1&b=2",
  "<xml/>",
  "\u0000\u0001\u0002",
];
