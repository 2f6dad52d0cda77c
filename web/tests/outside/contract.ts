// The contract, api/openapi.yaml, as a test from outside reads it: operations, and whether a value fits a schema.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: string;
  default?: unknown;
};

export type Parameter = { name: string; in: "query" | "path"; required: boolean; schema: Schema };
export type Body = { type: string; schema: Schema };
// By status or "default"; null where the answer has no body.
export type Answers = Map<string, { type: string; schema: Schema } | null>;
export type Operation = { id: string; method: string; path: string; right: string; parameters: Parameter[]; body: Body | null; answers: Answers };

type Tree = Record<string, unknown>;

export class Contract {
  readonly operations: Operation[];
  private readonly tree: Tree;

  constructor() {
    this.tree = parse(readFileSync(join(import.meta.dirname, "../../../api/openapi.yaml"), "utf8")) as Tree;
    this.operations = Object.entries(this.tree.paths as Record<string, Record<string, Tree>>).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, told]) => this.operation(path, method.toUpperCase(), told)),
    );
    if (this.operations.length === 0) throw new Error("the contract has no operation");
  }

  resolved<T>(node: T): T {
    const reference = (node as { $ref?: string } | null)?.$ref;
    if (reference === undefined) return node;
    let found: unknown = this.tree;
    for (const key of reference.replace("#/", "").split("/")) found = (found as Tree)[key];
    if (found === undefined) throw new Error(`${reference} is nowhere`);
    return this.resolved(found as T);
  }

  private operation(path: string, method: string, told: Tree): Operation {
    const parameters = ((told.parameters ?? []) as Parameter[]).map((each) => this.resolved(each));
    const answers: Answers = new Map();
    for (const [status, answer] of Object.entries(told.responses as Record<string, Tree>)) answers.set(status, this.content(answer));
    return {
      id: told.operationId as string,
      method,
      path,
      right: told["x-right"] as string,
      parameters: parameters.map((each) => ({ ...each, required: each.required === true })),
      body: told.requestBody === undefined ? null : this.content(told.requestBody as Tree),
      answers,
    };
  }

  private content(node: Tree): Body | null {
    const content = this.resolved(node).content as Record<string, { schema: Schema }> | undefined;
    const first = Object.entries(content ?? {})[0];
    return first === undefined ? null : { type: first[0], schema: first[1].schema };
  }

  // Everything in which `value` is not as the schema says; empty where it fits.
  faults(schema: Schema, value: unknown, at = "answer"): string[] {
    const wanted = this.resolved(schema);
    if (wanted.oneOf) {
      const fitting = wanted.oneOf.filter((each) => this.faults(each, value, at).length === 0).length;
      return fitting === 1 ? [] : [`${at} fits ${fitting} of the alternatives`];
    }
    if (wanted.type !== undefined && ![wanted.type].flat().some((type) => isOf(type, value))) return [`${at} is ${kindOf(value)}, not ${String(wanted.type)}`];
    if (wanted.enum && !wanted.enum.includes(value)) return [`${at} is ${JSON.stringify(value)}, none of the words`];
    if (typeof value === "string") return textFaults(wanted, value, at);
    if (typeof value === "number") return numberFaults(wanted, value, at);
    if (Array.isArray(value)) return this.arrayFaults(wanted, value, at);
    if (typeof value === "object" && value !== null) return this.objectFaults(wanted, value as Tree, at);
    return [];
  }

  private arrayFaults(wanted: Schema, value: unknown[], at: string): string[] {
    const { items, minItems = 0, maxItems = Infinity } = wanted;
    const size = value.length < minItems || value.length > maxItems ? [`${at} has ${value.length} items`] : [];
    return items === undefined ? size : [...size, ...value.flatMap((each, i) => this.faults(items, each, `${at}[${i}]`))];
  }

  private objectFaults(wanted: Schema, value: Tree, at: string): string[] {
    const known = wanted.properties ?? {};
    const missing = (wanted.required ?? []).filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`);
    const unknown = wanted.additionalProperties === false ? Object.keys(value).filter((name) => !(name in known)).map((name) => `${at}.${name} is not in the contract`) : [];
    const inside = Object.entries(known).flatMap(([name, schema]) => (name in value ? this.faults(schema, value[name], `${at}.${name}`) : []));
    return [...missing, ...unknown, ...inside];
  }
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const formats: Record<string, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  "date-time": /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
};

function textFaults(wanted: Schema, value: string, at: string): string[] {
  const letters = [...value].length;
  if (letters < (wanted.minLength ?? 0) || letters > (wanted.maxLength ?? Infinity)) return [`${at} has ${letters} letters`];
  if (wanted.pattern !== undefined && !new RegExp(wanted.pattern, "u").test(value)) return [`${at} is ${JSON.stringify(value)}, not of ${wanted.pattern}`];
  const format = wanted.format === undefined ? undefined : formats[wanted.format];
  return format && (!format.test(value) || Number.isNaN(Date.parse(value))) ? [`${at} is ${JSON.stringify(value)}, no ${wanted.format}`] : [];
}

function numberFaults(wanted: Schema, value: number, at: string): string[] {
  return value < (wanted.minimum ?? -Infinity) || value > (wanted.maximum ?? Infinity) ? [`${at} is ${value}, outside of its bounds`] : [];
}
