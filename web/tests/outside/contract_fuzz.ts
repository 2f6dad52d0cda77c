// Requests made up from the contract, against a server on a small made-up province: such as fit, such as stand at
// a border, such as do not fit, and such as an enemy would send. No answer is 5xx, each is as the contract says,
// and the server lives. Usage: contract_fuzz.ts PROGRAM [--requests 20000] [--seed N] [--known-only]
// [--from FOLDER, with a province and a workspace that were made before]
import { join } from "node:path";
import { Contract } from "./contract.ts";
import type { Operation } from "./contract.ts";
import { close } from "./exchange.ts";
import type { Asked, Reply } from "./exchange.ts";
import type { Guest } from "./guests.ts";
import { again, anotherAddress, firstKeeper, newGuest } from "./guests.ts";
import { House } from "../house.ts";
import type { Serving } from "../house.ts";
import { Dice, bordering, broken_json, byPattern, fitting, hostile, unfitting } from "./values.ts";
import { World } from "./world.ts";
import type { Hint } from "./world.ts";

const each_least = 200;
const good_least = 0.3;
const faults_shown = 60;
const askers = 4;

type Way = "fitting" | "border" | "unfitting" | "hostile" | "method" | "json" | "session";
// In hundredths.
const ways: Record<Way, number> = { fitting: 56, border: 9, unfitting: 12, hostile: 11, method: 3, json: 4, session: 5 };

// A password is looked at for a long time, on purpose: no more of these than must be.
// And a run takes seconds, before which no file is read; a backup is a copy of all.
const dear = new Set(["signIn", "changePassword", "resetPassword", "addUser", "startRun", "makeBackup", "makeToken"]);
// Who is asked these loses or changes his session: they are for guests whom nobody else needs.
const unsettling = new Set(["signIn", "signOut", "changePassword", "changeLanguage", "proposeSecondFactor", "setSecondFactor", "removeSecondFactor", "viewAs", "endViewAs", "endOwnSession", "listOwnSessions", "makeToken"]);
// The answer is a session.
const sessions = new Set(["signIn", "changePassword", "changeLanguage", "setSecondFactor", "removeSecondFactor", "viewAs", "endViewAs"]);

// How a server answers that does not have the route: none there, no such method, no body admitted.
const unknown_route = new Set(["BP-849", "BP-850", "BP-876"]);

class Count {
  asked = 0;
  good = 0;
  refused = 0;
  faults = 0;
  readonly codes = new Map<string, number>(); // Of refusals of what fits.
}

type Draft = { operation: Operation; way: Way; guest: Guest; path: Record<string, unknown>; query: [string, unknown][]; body: unknown; bytes?: Buffer; asked: Asked };

class Fuzz {
  readonly counts = new Map<string, Count>();
  readonly unknown = new Set<string>();
  readonly faults = new Map<string, { times: number; first: string }>(); // Those that are alike together.
  readonly world: World;
  private readonly contract: Contract;
  private readonly serving: Serving;
  private readonly settled: Guest[];
  private readonly wandering: Guest[];
  private readonly keeper: Guest;
  private replaced = 0;

  constructor(contract: Contract, serving: Serving, world: World, settled: Guest[], wandering: Guest[], keeper: Guest) {
    this.contract = contract;
    this.serving = serving;
    this.world = world;
    this.settled = settled;
    this.wandering = wandering;
    this.keeper = keeper;
  }

  count(operation: Operation): Count {
    const found = this.counts.get(operation.id) ?? new Count();
    this.counts.set(operation.id, found);
    return found;
  }

  async one(operation: Operation, way: Way, dice: Dice): Promise<void> {
    const draft = this.draft(operation, way, dice);
    const count = this.count(operation);
    ++count.asked;
    let reply: Reply;
    try {
      reply = await draft.guest.ask(draft.asked);
    } catch (problem) {
      return this.fault(draft, `${String(problem)} ${this.serving.died()}`);
    }
    if (way === "fitting" && unknown_route.has(codeOf(reply))) this.unknown.add(operation.id);
    if (reply.status < 300) ++count.good;
    else ++count.refused;
    const code = codeOf(reply);
    if (code && way === "fitting") count.codes.set(code, (count.codes.get(code) ?? 0) + 1);
    for (const fault of this.faultsOf(draft, reply)) this.fault(draft, fault);
    await this.after(draft, reply);
  }

  private fault(draft: Draft, what: string): void {
    ++this.count(draft.operation).faults;
    const { method, target, headers, body } = draft.asked;
    const sent = body === undefined ? "" : ` ${JSON.stringify(body.toString()).slice(0, 600)}`;
    const beside = headers && Object.keys(headers).length > 0 ? ` ${JSON.stringify(headers).slice(0, 300)}` : "";
    const alike = `${draft.operation.id}: ${what.replace(/"request":"\w+"|\d+/g, "").slice(0, 200)}`;
    const first = `${draft.operation.id} (${draft.way}), ${draft.guest.user.login}: ${what}\n    ${method} ${target.slice(0, 600)}${beside}${sent}`;
    const known = this.faults.get(alike) ?? { times: 0, first };
    this.faults.set(alike, { ...known, times: known.times + 1 });
  }

  // ---- What is asked ---------------------------------------------------------------------------

  private asker(operation: Operation, dice: Dice): Guest {
    if (unsettling.has(operation.id)) return dice.pick(this.wandering);
    const may = this.settled.filter((guest) => guest.may(operation.right));
    return may.length > 0 && dice.chance(0.93) ? dice.pick(may) : dice.pick(this.settled);
  }

  private draft(operation: Operation, way: Way, dice: Dice): Draft {
    const asker = this.asker(operation, dice);
    const hint = this.world.hint(operation, dice, asker);
    const draft: Draft = {
      operation,
      way,
      guest: hint.guest ?? asker,
      path: {},
      query: [],
      body: this.body(operation, hint, dice),
      ...(hint.bytes ? { bytes: hint.bytes } : {}),
      asked: { method: operation.method, target: "" },
    };
    for (const { name, in: place, required, schema } of operation.parameters) {
      const known = { path: hint.path, query: hint.query }[place];
      const hinted = known !== undefined && name in known && (known[name] !== undefined || !required);
      const value = hinted ? known[name] : fitting(this.contract, schema, dice);
      if (place === "path") draft.path[name] = value;
      else if (value !== undefined && (required || hinted || dice.chance(0.35))) draft.query.push([name, value]);
    }
    this.spoil(draft, dice);
    write(draft);
    if (way === "method") draft.asked.method = dice.pick(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "PROPFIND"]);
    if (way === "json") this.breakBody(draft, dice);
    if (way === "session") this.breakSession(draft, dice);
    return draft;
  }

  private body(operation: Operation, hint: Hint, dice: Dice): unknown {
    if (operation.body?.type !== "application/json") return undefined;
    const body = fitting(this.contract, operation.body.schema, dice) as Record<string, unknown>;
    const known = this.contract.resolved(operation.body.schema).properties ?? {};
    for (const [name, value] of Object.entries(hint.body ?? {})) {
      if (!(name in known)) continue;
      if (value === undefined) delete body[name];
      else body[name] = value;
    }
    return body;
  }

  // One of its values becomes another.
  private spoil(draft: Draft, dice: Dice): void {
    const { operation, way } = draft;
    if (way !== "border" && way !== "unfitting" && way !== "hostile") return;
    const make = (schema: Parameters<typeof fitting>[1]): unknown => {
      if (way === "hostile") return dice.pick(hostile);
      return way === "border" ? bordering(this.contract, schema, dice) : unfitting(this.contract, schema, dice);
    };
    const properties = operation.body?.type === "application/json" ? Object.entries(this.contract.resolved(operation.body.schema).properties ?? {}) : [];
    const at = dice.whole(0, operation.parameters.length + properties.length);
    const parameter = operation.parameters[at];
    const property = properties[at - operation.parameters.length];
    if (parameter) {
      const value = make(parameter.schema);
      if (parameter.in === "path") draft.path[parameter.name] = value ?? "";
      else draft.query = [...draft.query.filter(([name]) => name !== parameter.name), ...(value === undefined ? [] : [[parameter.name, value] as [string, unknown]])];
      if (way === "unfitting" && parameter.in === "query" && dice.chance(0.1)) draft.query.push([parameter.name, value ?? "1"]);
    } else if (property && draft.body !== undefined) {
      const value = make(property[1]);
      const body = draft.body as Record<string, unknown>;
      if (value === undefined) delete body[property[0]];
      else body[property[0]] = value;
    } else if (way !== "border") {
      if (draft.body !== undefined && dice.chance(0.5)) (draft.body as Record<string, unknown>)[`la-${dice.text(3)}`] = dice.pick(hostile);
      else draft.query.push([dice.pick(["la", "", "unit ", "__proto__", "run[]"]), dice.pick(hostile)]);
    }
  }

  private breakBody(draft: Draft, dice: Dice): void {
    draft.asked.body = dice.chance(0.1) ? dice.bytes(dice.whole(1, 4000)) : dice.pick(broken_json);
    if (dice.chance(0.05)) draft.asked.body = Buffer.alloc(200_000, "x");
  }

  private breakSession(draft: Draft, dice: Dice): void {
    const strange = byPattern("^[A-Za-z0-9_-]{20,60}$", dice);
    const broken: Record<string, string>[] = [
      { Cookie: `baophu=${strange}` },
      { Cookie: `baophu=${draft.guest.cookie.slice(7)}x` },
      { Cookie: "baophu=" },
      { Cookie: `baophu=${strange}; baophu=${strange}; ${"a=b; ".repeat(200)}` },
      { Cookie: `;;;=;baophu;"\\` },
      { Cookie: `${draft.guest.cookie}\xff` },
      { "X-CSRF-Token": strange },
      { "X-CSRF-Token": "" },
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { "Accept-Language": "x".repeat(3000) },
      { "X-Forwarded-For": "1.2.3.4, 5.6.7.8", "X-Forwarded-Proto": "https" },
      { "Content-Type": "text/plain" },
      { "X-Long": "x".repeat(20_000) },
      { Expect: "200-maybe" },
    ];
    draft.asked.headers = { ...draft.asked.headers, ...dice.pick(broken) };
  }

  // ---- What came back --------------------------------------------------------------------------

  private faultsOf(draft: Draft, reply: Reply): string[] {
    if (reply.status >= 500) return [`answered ${reply.status}: ${reply.body.toString().slice(0, 400)}`];
    const { operation, asked } = draft;
    if (asked.method === "HEAD") return reply.body.length === 0 ? [] : ["HEAD was answered with a body"];
    const real = asked.method === operation.method ? operation : this.contract.operations.find((each) => each.method === asked.method && each.path === operation.path);
    const told = real?.answers.get(String(reply.status)) ?? (reply.status < 400 ? undefined : this.contract.operations[0]?.answers.get("default") ?? this.faultAnswer());
    if (told === null || (reply.status === 204 && real?.answers.has("204"))) return reply.body.length === 0 ? [] : ["a body where there is none"];
    if (told === undefined) return [`answered ${reply.status}, which the contract does not know: ${reply.body.toString().slice(0, 200)}`];
    const type = reply.headers["content-type"] ?? "";
    if (!type.startsWith(told.type)) return [`answered ${reply.status} with ${type || "no type"}, not ${told.type}`];
    if (!told.type.endsWith("json")) return told.type.endsWith(".sheet") && !reply.body.subarray(0, 2).equals(Buffer.from("PK")) ? ["no workbook"] : [];
    try {
      return this.contract.faults(told.schema, JSON.parse(reply.body.toString())).slice(0, 3).map((fault) => `${reply.status}: ${fault}`);
    } catch (problem) {
      return [`${reply.status}: ${String(problem)}`];
    }
  }

  private faultAnswer(): { type: string; schema: { $ref: string } } {
    return { type: "application/problem+json", schema: { $ref: "#/components/schemas/Fault" } };
  }

  private async after(draft: Draft, reply: Reply): Promise<void> {
    const { operation, guest, asked } = draft;
    if (reply.status >= 200 && reply.status < 300 && asked.method === operation.method) {
      const json = reply.headers["content-type"]?.startsWith("application/json") === true ? (JSON.parse(reply.body.toString()) as Record<string, unknown>) : null;
      if (json && sessions.has(operation.id)) this.settle(draft, reply);
      if (json && operation.id === "beginUpload") this.world.began(json, this.world.contentFor(json.bytes), guest);
      this.world.learn(operation, draft.path, guest, json);
      if (operation.id === "signOut" || operation.id === "endOwnSession") await this.revive(guest);
    } else if (reply.status === 401 && draft.way === "fitting" && operation.id !== "signIn") {
      await this.revive(guest);
    }
  }

  private settle(draft: Draft, reply: Reply): void {
    const { operation, guest, body } = draft;
    const told = body as Record<string, string> | undefined;
    // A session that was begun beside is nobody's.
    if (operation.id === "signIn" && told?.name !== guest.user.login) return;
    guest.take(reply);
    if (operation.id === "changePassword" && told?.new !== undefined) guest.user = { ...guest.user, password: told.new };
    if (operation.id === "setSecondFactor") guest.secret = this.world.proposedTo(guest);
    if (operation.id === "removeSecondFactor") guest.secret = "";
  }

  // Who cannot come back is replaced by somebody new.
  private async revive(guest: Guest): Promise<void> {
    try {
      await guest.signIn();
    } catch {
      const login = `di-${++this.replaced}-moi`;
      const { user, session, cookie } = await newGuest(await this.keeper.signIn(), login, "administrator", "social-insurance");
      Object.assign(guest, { user, session, cookie, secret: "" });
    }
  }
}

function codeOf(reply: Reply): string {
  try {
    return (JSON.parse(reply.body.toString()) as { code: string }).code;
  } catch {
    return "";
  }
}

function encoded(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value) ?? "";
  if (text === "%" || text === "%zz") return text;
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

// Path, query and body as they go over the wire.
function write(draft: Draft): void {
  const path = draft.operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(draft.path[name]));
  const query = draft.query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
  const { asked, operation } = draft;
  asked.target = query ? `${path}?${query}` : path;
  asked.stream = operation.answers.get("200")?.type === "text/event-stream";
  if (operation.body?.type === "application/json") {
    asked.headers = { "Content-Type": "application/json" };
    asked.body = JSON.stringify(draft.body);
    if (operation.id === "signIn") asked.from = anotherAddress();
  } else if (operation.body) {
    asked.headers = { "Content-Type": operation.body.type };
    asked.body = draft.bytes ?? Buffer.from("ma_so,ho_ten\n1,A\n");
  }
}

function planned(operations: Operation[], requests: number, dice: Dice): { operation: Operation; way: Way }[] {
  const cheap = operations.filter((each) => !dear.has(each.id));
  const each = Math.max(each_least, Math.ceil((requests - each_least * (operations.length - cheap.length)) / cheap.length));
  const small = requests < each_least * operations.length;
  const times = (operation: Operation): number => (small ? Math.ceil(requests / operations.length) : dear.has(operation.id) ? each_least : each);
  const bag = Object.entries(ways).flatMap(([way, share]) => Array.from({ length: share }, () => way as Way));
  const plan = operations.flatMap((operation) => Array.from({ length: times(operation) }, () => ({ operation, way: dice.pick(bag) })));
  for (let i = plan.length - 1; i > 0; --i) {
    const j = dice.whole(0, i);
    [plan[i], plan[j]] = [plan[j] as (typeof plan)[0], plan[i] as (typeof plan)[0]];
  }
  return plan;
}

async function guests(keeper: Guest): Promise<{ settled: Guest[]; wandering: Guest[] }> {
  // With how many sessions: one asks no more than 50 times a second (APP-5).
  const made: [string, string, string | undefined, number][] = [
    ["si_analyst", "social-insurance", undefined, 8],
    ["administrator", "social-insurance", undefined, 4],
    ["leader", "provincial-committee", undefined, 1],
    ["tax_officer", "tax", undefined, 1],
    ["labour_officer", "labour", undefined, 1],
    ["district_officer", "district", "731", 1],
    ["si_inspector", "social-insurance", undefined, 1],
    ["media_officer", "media", undefined, 1],
    ["auditor", "provincial-committee", undefined, 1],
  ];
  const settled: Guest[] = [];
  for (const [role, agency, territory, times] of made) {
    const first = await newGuest(keeper, `thu-${role.replaceAll("_", "-")}`, role, agency, territory);
    settled.push(first);
    for (let i = 1; i < times; ++i) settled.push(await again(first));
  }
  const wandering: Guest[] = [];
  for (let i = 0; i < 4; ++i) wandering.push(await newGuest(keeper, `di-${i}`, "administrator", "social-insurance"));
  return { settled, wandering };
}

// What there is to ask about, from the lists that an analyst may see.
async function lookAround(fuzz: Fuzz, contract: Contract): Promise<void> {
  const lists = contract.operations.filter((each) => each.method === "GET" && !each.path.includes("{") && !each.path.endsWith(".xlsx") && each.id !== "watchEvents");
  for (let i = 0; i < 8; ++i) {
    for (const operation of lists) await fuzz.one(operation, "fitting", new Dice(i * 1000 + 7));
  }
}

function judged(fuzz: Fuzz, operations: Operation[], small: boolean): string[] {
  const problems = [...fuzz.faults.values()].map(({ times, first }) => `${times} ×: ${first}`).slice(0, faults_shown);
  if (fuzz.faults.size > faults_shown) problems.push(`… and ${fuzz.faults.size - faults_shown} others`);
  const counted = operations.map((operation) => [operation, fuzz.count(operation)] as const);
  for (const [operation, count] of counted) {
    if (!small && count.asked < each_least) problems.push(`${operation.id} was asked ${count.asked} times only`);
    if (count.good === 0 && !small) problems.push(`${operation.id} never answered well: the fuzzer does not reach it`);
  }
  const asked = counted.reduce((sum, [, count]) => sum + count.asked, 0);
  const good = counted.reduce((sum, [, count]) => sum + count.good, 0);
  if (good < asked * good_least) problems.push(`${good} of ${asked} answers are 2xx, less than ${good_least * 100} of a hundred`);
  return problems;
}

// The most frequent ones.
function codesOf(count: Count): string {
  const codes = [...count.codes].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return codes.map(([code, times]) => `${code} ${times}`).join(", ");
}

function print(fuzz: Fuzz, operations: Operation[]): void {
  const row = (name: string, count: Count): string => `${name.padEnd(26)}${[count.asked, count.good, count.refused, count.faults].map((each) => String(each).padStart(9)).join("")}  ${codesOf(count)}`;
  console.log(`${"operation".padEnd(26)}${["asked", "2xx", "3xx, 4xx", "wrong"].map((each) => each.padStart(9)).join("")}  refused though it fits`);
  const all = new Count();
  for (const operation of operations) {
    const count = fuzz.count(operation);
    console.log(row(operation.id, count));
    for (const key of ["asked", "good", "refused", "faults"] as const) all[key] += count[key];
  }
  console.log(row("all", all));
}

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
}

async function main(): Promise<number> {
  const requests = Number(option("requests", "20000"));
  const seed = Number(option("seed", String(Math.floor(Date.now() / 86_400_000))));
  const known_only = process.argv.includes("--known-only");
  console.log(`seed ${seed}, ${requests} requests`);
  const contract = new Contract();
  const house = new House(process.argv[2] ?? "", "fuzz");
  const made = option("from", "");
  if (made) house.fillFrom(made);
  else house.fill("0.01");
  const serving = await house.serve("--backups", join(house.folder, "backups"));
  try {
    const keeper = await firstKeeper(house, serving.url);
    const { settled, wandering } = await guests(keeper);
    const fuzz = new Fuzz(contract, serving, new World(join(house.folder, "province", "deliveries")), settled, wandering, keeper);
    await lookAround(fuzz, contract);
    for (const operation of contract.operations) await fuzz.one(operation, "fitting", new Dice(seed));
    const operations = contract.operations.filter((each) => !known_only || !fuzz.unknown.has(each.id));
    const left_out = contract.operations.filter((each) => !operations.includes(each)).map((each) => each.id);
    if (left_out.length > 0) console.log(`not in the program yet, left out: ${left_out.join(", ")}`);
    if (known_only) fuzz.faults.clear();
    const plan = planned(operations, requests, new Dice(seed));
    const began = Date.now();
    let next = 0;
    const asking = async (): Promise<void> => {
      for (let at = next++; at < plan.length && serving.died() === ""; at = next++) {
        const { operation, way } = plan[at] as (typeof plan)[0];
        await fuzz.one(operation, way, new Dice(seed * 1_000_003 + at));
      }
    };
    await Promise.all(Array.from({ length: askers }, asking));
    print(fuzz, operations);
    console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
    const problems = judged(fuzz, operations, requests < each_least * operations.length);
    if (!known_only) for (const id of fuzz.unknown) problems.push(`${id} is in the contract and not in the program`);
    const died = serving.died();
    if (died) problems.push(died);
    else await serving.stop();
    for (const problem of problems) console.log(`WRONG: ${problem}`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    close();
    serving.kill();
    house.remove();
  }
}

process.exit(await main());
