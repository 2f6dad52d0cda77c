// What is there to ask about: learnt from the answers, so that values that fit the contract also fit the office.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Operation } from "./contract.ts";
import type { Guest } from "./guests.ts";
import { oneTimeCode } from "./guests.ts";
import type { Dice } from "./values.ts";
import { workbook } from "./zip.ts";

type Row = Record<string, unknown>;

// Values that a request has instead of made-up ones, and who asks.
export type Hint = { path?: Row; query?: Row; body?: Row; bytes?: Buffer; guest?: Guest };

type Upload = { guest: Guest; id: string; bytes: number; offset: number; state: string; refused: number; content: Buffer };

// Of uploads whose file is not read yet.
const pending = new Set(["receiving", "waiting", "reading"]);
const reasons = ["missing", "to_check", "lawful", "potential"];
function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

const schemes = ["compulsory", "voluntary", "unemployment"];

// Only the agency that began it knows of an upload.
function ofUpload(upload: Upload | undefined): Hint {
  return upload ? { path: { id: upload.id }, guest: upload.guest } : {};
}

export class World {
  private readonly pools = new Map<string, Map<string, unknown>>();
  private readonly uploads = new Map<string, Upload>();
  private readonly files: Buffer[];
  private targets: { years: number[]; province: Row[]; units: Row[]; sets: Row[] } | null = null;
  private proposed = new Map<Guest, string>();
  private added = 0;

  constructor(deliveries: string) {
    const all = readdirSync(deliveries).sort().map((name) => join(deliveries, name));
    // Small ones, and one with rows that are refused.
    const small = all.filter((path) => statSync(path).size < 60_000);
    const with_refused = all.filter((path) => path.includes("si-participants")).slice(0, 1);
    this.files = [...small.slice(0, 12), ...with_refused, ...with_refused].map((path) => readFileSync(path));
  }

  private put(pool: string, key: unknown, value: unknown = key): void {
    if (key === "" || key === null || key === undefined) return;
    const known = this.pools.get(pool) ?? new Map<string, unknown>();
    this.pools.set(pool, known);
    if (known.size < 500 || known.has(String(key))) known.set(String(key), value);
  }

  private some<T>(pool: string, dice: Dice): T | undefined {
    const known = [...(this.pools.get(pool)?.values() ?? [])];
    return known.length === 0 ? undefined : (dice.pick(known) as T);
  }

  private putAll(pool: string, rows: unknown, key: string, whole = false): void {
    for (const row of (rows ?? []) as Row[]) this.put(pool, row[key], whole ? row : row[key]);
  }

  // `asked` is what the path was filled with.
  learn(operation: Operation, asked: Row, guest: Guest, answer: Row | null): void {
    const told = answer ?? {};
    switch (operation.id) {
      case "listRuns":
        return this.putAll("run", told.runs, "id");
      case "getTerritory":
        return this.putAll("unit", (told.units as Row[]).filter((each) => each.level === "district"), "code");
      case "getGap":
        return this.putAll(told.by as string, told.lines, "key");
      case "listAbsentPersons":
        return this.putAll("person", told.persons, "id");
      case "explainPerson":
        return this.putAll("record", told.joins, "record_key");
      case "listLaw":
        return this.putAll("law", told.parameters, "id");
      case "listDeliveries":
        this.putAll("sender", told.deliveries, "sender");
        this.putAll("dataset", told.deliveries, "dataset");
        return this.putAll("delivery", told.deliveries, "sha256");
      case "listAgreements":
        this.putAll("agreed sender", told.senders, "id");
        return this.putAll("agreed dataset", told.datasets, "id");
      case "saveView":
        return this.put("view", told.id, { id: told.id, version: told.version, guest });
      case "removeView":
        this.pools.get("view")?.delete(String(asked.id));
        return;
      case "listRequests":
        this.putAll("asked agency", told.agencies, "id");
        return this.putAll("request", told.requests, "id", true);
      case "askExplanation":
      case "stepRequest":
        return this.put("request", told.id, told);
      case "listCases":
        this.putAll("inspector", told.inspectors, "login");
        return this.putAll("case", told.cases, "id", true);
      case "openCase":
      case "changeCase":
        return this.put("case", told.id, told);
      case "listReadings":
        return this.putAll("reader", told.readers, "login");
      case "getDelivery": {
        // What nobody has, with who may be given it.
        const { delivery, faults, holders } = told as { delivery: Row; faults: Row[]; holders: Row[] };
        const free = faults.find((each) => each.violation === null || (each.violation as Row).state === "done");
        if (free && holders.length > 0) this.put("broken rule", `${String(delivery.sha256)} ${String(free.code)} ${String(free.header)}`, { sha256: delivery.sha256, rule: { code: free.code, header: free.header }, holder: holders[0]?.login, guest });
        return;
      }
      case "listViolations":
        for (const row of told.violations as Row[]) this.put("violation", row.id, { ...row, guest });
        return;
      case "giveViolations":
        for (const row of told.violations as Row[]) this.put("violation", row.id, { ...row, guest });
        return;
      case "stepViolation":
        return this.put("violation", told.id, { ...told, guest });
      case "listLinkQueue":
        for (const pair of told.pairs as { left: Row; right: Row }[]) this.put("pair", `${String(pair.left.record_key)} ${String(pair.right.record_key)}`, pair);
        return;
      case "decideLink":
        return this.put("decision", told.sequence);
      case "withdrawDecision":
        this.pools.get("decision")?.delete(String(asked.sequence));
        return;
      case "listJobs":
        return this.putAll("job", told.jobs, "id");
      case "startRun":
      case "makeBackup":
        return this.put("job", told.id);
      case "listUserProposals":
        return this.putAll("user proposal", (told.open as Row[]).filter((each) => String(each.name).startsWith("them-")), "id");
      case "listTargetProposals":
        return this.putAll("target proposal", told.open, "id");
      case "settleUserProposal":
        this.pools.get("user proposal")?.delete(String(asked.id));
        return;
      case "settleTargetProposal":
        this.pools.get("target proposal")?.delete(String(asked.id));
        return;
      case "getTargets":
      case "setUnitTargets":
        this.targets = told as unknown as World["targets"];
        return;
      case "addUser":
        return this.put("user", told.name, { name: told.name, version: 1 });
      case "listUsers":
        // Those whom questions added: whoever else is needed keeps his password.
        for (const user of (told.users as Row[]).filter((each) => String(each.name).startsWith("them-"))) {
          this.put("user", user.name, user);
          this.putAll("grant", (user.grants as Row[]).filter((each) => each.state !== "over"), "id", true);
        }
        return;
      case "listOwnSessions":
        for (const row of told.sessions as Row[]) if (row.current !== true) this.put("own session", row.id, { id: row.id, guest });
        return;
      case "listTokens":
        for (const row of (told.tokens as Row[]).filter((each) => each.state === "in_force")) this.put("token", row.id, { id: row.id, guest });
        return;
      case "makeToken":
        return this.put("token", told.id, { id: told.id, guest });
      case "endToken":
        this.pools.get("token")?.delete(String(asked.id));
        return;
      case "listSessions":
        return this.putAll("session", (told.sessions as Row[]).filter((each) => String(each.name).startsWith("di-")), "id");
      case "proposeSecondFactor":
        this.proposed.set(guest, told.secret as string);
        return;
      case "dropUpload":
        this.uploads.delete(String(asked.id));
        return;
      default:
        this.learnUpload(told);
    }
  }

  private learnUpload(told: Row): void {
    const known = this.uploads.get(String(told.id));
    const result = told.result as { refused: number } | null;
    if (known) Object.assign(known, { offset: told.offset, state: told.state, refused: result?.refused ?? 0 });
  }

  // The secret of a second factor that was proposed to him.
  proposedTo(guest: Guest): string {
    return this.proposed.get(guest) ?? "";
  }

  began(told: Row, content: Buffer, guest: Guest): void {
    this.uploads.set(String(told.id), { guest, id: String(told.id), bytes: Number(told.bytes), offset: 0, state: "receiving", refused: 0, content });
  }

  contentFor(bytes: unknown): Buffer {
    return this.files.find((file) => file.length === bytes) ?? Buffer.alloc(Math.min(Number(bytes), 1 << 16), "x");
  }

  hint(operation: Operation, dice: Dice, guest: Guest): Hint {
    const place = { run: dice.chance(0.7) ? undefined : this.some("run", dice), cursor: undefined, case: undefined };
    const unit = this.some<string>("unit", dice);
    const employer = dice.chance(0.3) ? this.some("employer", dice) : undefined;
    const reading = { purpose: "gap-review", scheme: dice.pick(schemes), reason: dice.chance(0.5) ? dice.pick(reasons) : undefined };
    switch (operation.id) {
      case "signIn":
        return { body: { name: guest.user.login, password: guest.user.password, code: undefined } };
      case "makeToken":
        // Of the wandering guests, who keep accounts.
        return { body: { name: `máy ${++this.added}`, scope: ["see_audit"], from: undefined, to: daysFromNow(dice.whole(1, 300)), password: guest.user.password, present_code: undefined } };
      case "endToken": {
        const token = this.some<{ id: unknown; guest: Guest }>("token", dice);
        return token ? { path: { id: token.id }, guest: token.guest } : {};
      }
      case "bindIdentity":
        return { path: { name: this.some<Row>("user", dice)?.name }, body: dice.chance(0.5) ? { subject: `s${++this.added}`, login: undefined } : { subject: undefined, login: `nguoi${++this.added}@tinh` } };
      case "endIdentity": {
        const user = this.some<Row>("user", dice);
        const identity = user?.identity as Row | null | undefined;
        return { path: { name: user?.name }, query: { seen: identity?.version ?? 1 } };
      }
      case "changePassword":
        return { body: { old: guest.user.password, new: `${dice.text(14)}ạ` } };
      case "getCurrentRun":
        return { query: place };
      case "getTerritory":
        return { query: { ...place, day: dice.chance(0.5) ? "2018-12-31" : undefined } };
      case "getSchemes":
        return { query: { ...place, unit, employer } };
      case "getGap": {
        const officer = dice.chance(0.2) ? this.some("officer", dice) : undefined;
        const block = dice.chance(0.2) ? this.some("block", dice) : undefined;
        return { query: { ...place, unit: dice.chance(0.6) ? unit : undefined, within: undefined, employer, officer, block, reason: reading.reason } };
      }
      case "getMovement":
        return { query: { ...place, unit, employer } };
      case "listAbsentPersons":
      case "exportAbsentPersons":
        return { query: { ...place, ...reading, unit: dice.chance(0.8) ? unit : undefined, employer } };
      case "explainPerson":
        return { path: { id: this.some("person", dice) }, query: { ...place, purpose: "gap-review" } };
      case "listWorkers":
        return { path: { id: this.some("employer", dice) }, query: { ...place, purpose: "gap-review", unit: undefined } };
      case "getEmployer":
        return { path: { id: this.some("employer", dice) }, query: place };
      case "search":
        return { query: { ...place, q: dice.pick(["nguyen van", "Trần", "bien hoa", "cong ty", "360", "đ"]), purpose: dice.chance(0.5) ? "gap-review" : undefined } };
      case "listLaw":
        return { query: { day: dice.chance(0.5) ? `2018-0${dice.whole(1, 9)}-15` : undefined } };
      case "getLaw":
        return { path: { id: this.some("law", dice) } };
      case "calculateContribution":
      case "calculateVoluntary":
        return { body: { month: `201${dice.whole(6, 8)}-0${dice.whole(1, 9)}`, wage: dice.whole(3_000_000, 50_000_000), income: 700_000 + 50_000 * dice.whole(0, 150) } };
      case "listDeliveries":
        return { query: { ...place, sender: dice.chance(0.5) ? this.some("sender", dice) : undefined, dataset: dice.chance(0.5) ? this.some("dataset", dice) : undefined } };
      case "getArrivals":
        return { query: dice.chance(0.5) ? { first: "2018-01", last: "2018-12" } : { first: undefined, last: undefined } };
      case "getDelivery":
      case "exportReturnedRows":
      case "withdrawDelivery":
        return { path: { sha256: this.some("delivery", dice) } };
      case "listReadings":
        return { query: { ...place, first: undefined, last: undefined, actor: dice.chance(0.3) ? this.some("reader", dice) : undefined, unit: dice.chance(0.3) ? unit : undefined } };
      case "countOpenPairs":
        return { query: place };
      case "listViolations":
        return { query: { sender: undefined, code: undefined, holder: undefined } };
      case "giveViolations": {
        const known = this.some<{ sha256: string; rule: Row; holder: string; guest: Guest }>("broken rule", dice);
        return known ? { body: { sha256: known.sha256, rules: [known.rule], holder: known.holder, due: "2099-12-31" }, guest: known.guest } : {};
      }
      case "stepViolation": {
        const row = this.some<Row & { guest: Guest }>("violation", dice);
        const steps = (row?.steps ?? []) as string[];
        return row ? { path: { id: row.id }, body: { step: dice.pick(steps.length > 0 ? steps : ["answer"]), seen: row.version, text: "Đã sửa", holder: row.holder, due: "2099-12-31" }, guest: row.guest } : {};
      }
      case "listAudit":
        return { query: { ...place, actor: dice.chance(0.5) ? guest.user.login : undefined } };
      case "addUser":
        return { body: { name: `them-${++this.added}`, full_name: "Người Thêm", agency: "social-insurance", role: dice.chance(0.5) ? "si_analyst" : "si_inspector", ...this.wholeGrant() } };
      case "giveGrant":
        return { path: { name: this.some<Row>("user", dice)?.name }, body: { ...this.fitting(dice), ...this.wholeGrant(), replaces: undefined, seen: undefined } };
      case "changeGrant": {
        const grant = this.some<Row>("grant", dice);
        return { path: { id: grant?.id }, body: { purposes: [], to: dice.chance(0.5) ? "2040-12-31" : undefined, seen: grant?.version } };
      }
      case "settleUserProposal":
        return { path: { id: this.some("user proposal", dice) }, body: { step: dice.pick(["approve", "refuse", "withdraw"]), reason: "Thiếu căn cứ" } };
      case "settleTargetProposal":
        return { path: { id: this.some("target proposal", dice) }, body: { step: dice.pick(["approve", "refuse", "withdraw"]), reason: "Thiếu căn cứ" } };
      case "getHistory": {
        const [of, id] = dice.pick([["violation", this.some<Row>("violation", dice)?.id], ["user", this.some<Row>("user", dice)?.name], ["targets", unit], ["request", this.some<Row>("request", dice)?.id], ["decision", this.some("decision", dice)]] as const);
        return { query: { of, id: id === undefined ? undefined : String(id) } };
      }
      case "removeSecondFactor":
        return { body: { password: guest.user.password, present_code: undefined } };
      case "resetPassword":
      case "removeUserSecondFactor":
      case "setUserActive": {
        const user = this.some<Row>("user", dice);
        const seen = Number(user?.version ?? 1);
        return { path: { name: user?.name }, query: { seen }, body: { seen } };
      }
      case "endSession":
        return { path: { id: this.some("session", dice) } };
      case "endOwnSession": {
        const own = this.some<{ id: unknown; guest: Guest }>("own session", dice);
        if (own) this.pools.get("own session")?.delete(String(own.id));
        return own ? { path: { id: own.id }, guest: own.guest } : {};
      }
      case "viewAs":
        return { body: { name: "thu-leader" } };
      case "setSecondFactor": {
        const [owner, secret] = dice.pick([...this.proposed, [guest, "JBSWY3DPEHPK3PXP"] as const]);
        return { body: { code: oneTimeCode(secret), password: owner.user.password, present_code: undefined }, guest: owner };
      }
      case "getTargets":
      case "listViews":
        return {};
      case "allocateTargets":
        return { body: this.allocation(dice) };
      case "setUnitTargets":
        return { body: this.unitTargets(dice) };
      case "addAgreement":
        return { body: { sender: this.some("agreed sender", dice), dataset: this.some("agreed dataset", dice), from: "2019-01-01", to: dice.chance(0.5) ? "2020-12-31" : undefined } };
      case "listRemarks":
        return { query: { address: `/units/${unit}` } };
      case "addRemark":
        return { body: { address: `/units/${unit}?scheme=compulsory` } };
      case "askExplanation":
        return { body: { figure: `/units/${unit}`, agency: this.some("asked agency", dice), unit: undefined, due: "2030-01-15" } };
      case "stepRequest": {
        const request = this.some<Row>("request", dice);
        if (!request) return {};
        const steps = request.steps as string[];
        return { path: { id: request.id }, body: { step: steps.length > 0 ? dice.pick(steps) : "withdraw", seen: request.version, due: "2030-02-15", text: "Vì sao như vậy" } };
      }
      case "listCases":
        return { query: { employer: dice.chance(0.5) ? this.some("employer", dice) : undefined } };
      case "getCaseLimit":
        return { query: { employer: this.some("employer", dice), kind: dice.pick(["inspection", "check"]), day: "2019-06-03" } };
      case "openCase":
        return {
          body: {
            employer: this.some("employer", dice), inspector: this.some("inspector", dice), kind: dice.pick(["inspection", "check"]),
            decision_number: `${dice.whole(1, 9999)}/QĐ`, decision_day: "2019-02-11", legal_basis: "Luật BHXH", content: "Đóng BHXH",
          },
        };
      case "getCase":
        return { path: { id: this.some<Row>("case", dice)?.id } };
      case "changeCase": {
        const found = this.some<Row>("case", dice);
        return found ? { path: { id: found.id }, body: { step: dice.pick(["assign", "close"]), seen: found.version, inspector: this.some("inspector", dice), reason: "Đã có kết luận" } } : {};
      }
      case "saveView":
        return { body: { address: `/?view=province&scheme=${reading.scheme}` } };
      case "removeView": {
        const view = this.some<{ id: unknown; version: unknown; guest: Guest }>("view", dice);
        return view ? { path: { id: view.id }, query: { seen: view.version }, guest: view.guest } : {};
      }
      case "listLinkQueue":
        return { query: { ...place, purpose: "gap-review" } };
      case "listDecisions":
        return { query: { ...place, purpose: dice.chance(0.5) ? "gap-review" : undefined } };
      case "readTargetWorkbook":
        return { query: { scheme: dice.pick(schemes), year: 2020 }, bytes: workbook(`<row r="1"><c t="inlineStr"><is><t>Mã</t></is></c><c t="inlineStr"><is><t>Chỉ tiêu giao</t></is></c></row><row r="2"><c><v>731</v></c><c><v>${dice.whole(0, 9999)}</v></c></row>`) };
      case "decideLink": {
        const pair = this.some<{ left: Row; right: Row }>("pair", dice);
        return { body: { left: pair?.left.record_key ?? this.some("record", dice), right: pair?.right.record_key ?? this.some("record", dice) } };
      }
      case "withdrawDecision":
        return { path: { sequence: this.some("decision", dice) } };
      case "cancelJob":
        return { path: { id: this.some("job", dice) } };
      case "beginUpload": {
        const content = dice.pick(this.files);
        return { body: { file_name: `tep-${dice.whole(1, 999)}.csv`, bytes: content.length, look_only: dice.chance(0.8) } };
      }
      case "sendPiece":
        return this.piece(dice);
      case "getUpload":
        return ofUpload(this.someUpload(dice, (each) => pending.has(each.state)) ?? this.someUpload(dice));
      case "dropUpload":
        return ofUpload(this.someUpload(dice, (each) => !pending.has(each.state) || each.offset === 0));
      case "exportUploadReturnedRows":
        return ofUpload(this.someUpload(dice, (each) => each.state === "looked_at" && each.refused > 0));
      case "readUpload":
        return { ...ofUpload(this.someUpload(dice, (each) => each.offset === each.bytes && !pending.has(each.state))), body: { look_only: true, dataset: undefined, period: undefined } };
      default:
        return {};
    }
  }

  private someUpload(dice: Dice, fits: (upload: Upload) => boolean = () => true): Upload | undefined {
    const found = [...this.uploads.values()].filter(fits);
    return found.length === 0 ? undefined : dice.pick(found);
  }

  // All purposes of the role, from today on, of the whole province.
  private wholeGrant(): Row {
    return { territory: undefined, purposes: undefined, from: undefined, to: undefined };
  }

  private fitting(dice: Dice): Row {
    return dice.chance(0.5) ? { role: "front_officer", agency: "front" } : { role: "media_officer", agency: "media" };
  }

  private piece(dice: Dice): Hint {
    const upload = this.someUpload(dice, (each) => each.offset < each.bytes) ?? this.someUpload(dice);
    if (!upload) return {};
    const left = upload.bytes - upload.offset;
    const length = dice.chance(0.8) ? left : dice.whole(1, Math.max(1, left));
    return { ...ofUpload(upload), query: { offset: upload.offset }, bytes: upload.content.subarray(upload.offset, upload.offset + length) };
  }

  private allocation(dice: Dice): Row {
    const year = this.targets ? dice.pick(this.targets.years) : 2020;
    const shares = (this.targets?.units ?? []).map((unit) => ({ unit: unit.unit, weight: dice.whole(1, 100) }));
    return { scheme: dice.pick(schemes), year, total: dice.whole(1000, 100_000), shares };
  }

  // The plan's total, laid upon the first unit.
  private unitTargets(dice: Dice): Row {
    if (!this.targets || this.targets.province.length === 0) return {};
    const { scheme, year, printed } = dice.pick(this.targets.province);
    const seen = this.targets.sets.filter((set) => set.scheme === scheme && set.year === year).map((set) => Number(set.version));
    const targets = this.targets.units.map((unit, i) => ({ unit: unit.unit, target: i === 0 ? printed : 0 }));
    return { scheme, year, document: "Quyết định mẫu", seen: Math.max(0, ...seen), targets };
  }
}
