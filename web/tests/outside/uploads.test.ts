// Files from an enemy, and pieces that do not fit: each is answered with a fault that says what to do, nothing is
// written where it should not be, and the server lives and stays small. Wants BAOPHU_PROGRAM.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Contract } from "./contract.ts";
import { close } from "./exchange.ts";
import type { Reply } from "./exchange.ts";
import type { Guest } from "./guests.ts";
import { firstKeeper, newGuest } from "./guests.ts";
import { House } from "../house.ts";
import type { Serving } from "../house.ts";
import { workbook, zip } from "./zip.ts";

type Told = { code: string; title: string; detail: string; action: string };
type Upload = { id: string; bytes: number; offset: number; state: string; fault: Told | null; result: { read: number; accepted: number; refused: number } | null };

const memory_mb_most = 700; // Of the server, whatever is sent: a bomb has a gigabyte inside.
const read_seconds_most = 90;
const contract = new Contract();
const house = new House(process.env.BAOPHU_PROGRAM ?? "", "uploads");
let serving: Serving;
let sender: Guest;
let other: Guest;
let good: { name: string; content: Buffer };

before(async () => {
  house.run("synth", "--out", join(house.folder, "province"), "--scale", "0.01");
  house.begin();
  const name = "field-reviews-731_2018-Q4.xlsx";
  good = { name, content: readFileSync(join(house.folder, "province", "deliveries", name)) };
  serving = await house.serve();
  const keeper = await firstKeeper(house, serving.url);
  sender = await newGuest(keeper, "gui", "si_analyst", "social-insurance");
  other = await newGuest(keeper, "khac", "tax_officer", "tax");
});

after(async () => {
  close();
  try {
    await serving.stop();
  } finally {
    serving.kill();
    house.remove();
  }
});

// Nothing that was sent may end the server, make it fail, or be answered in another form.
function checked(reply: Reply): Reply {
  assert.equal(serving.died(), "");
  assert.ok(reply.status < 500, `${reply.status}: ${reply.body.toString()}`);
  if (reply.status === 204) return reply;
  const schema = reply.status < 300 ? "Upload" : "Fault";
  assert.deepEqual(contract.faults({ $ref: `#/components/schemas/${schema}` }, JSON.parse(reply.body.toString())), []);
  return reply;
}

async function begun(file_name: string, bytes: unknown, look_only = true): Promise<Reply> {
  return checked(await sender.say("POST", "/api/uploads", { file_name, bytes, look_only }));
}

async function begin(file_name: string, bytes: number): Promise<Upload> {
  const reply = await begun(file_name, bytes);
  assert.equal(reply.status, 201, reply.body.toString());
  return JSON.parse(reply.body.toString()) as Upload;
}

async function piece(id: string, offset: string, body: Buffer, guest = sender): Promise<Reply> {
  return checked(await guest.ask({ method: "PATCH", target: `/api/uploads/${id}?offset=${encodeURIComponent(offset)}`, headers: { "Content-Type": "application/octet-stream" }, body }));
}

async function told(id: string): Promise<Upload> {
  return JSON.parse(checked(await sender.say("GET", `/api/uploads/${id}`)).body.toString()) as Upload;
}

async function drop(id: string): Promise<void> {
  assert.equal(checked(await sender.say("DELETE", `/api/uploads/${id}`)).status, 204);
}

// The file, looked at only, in pieces; how it ended.
async function sent(name: string, content: Buffer): Promise<Upload> {
  const { id } = await begin(name, content.length);
  const length = 1 << 20;
  for (let at = 0; at < content.length; at += length) {
    const reply = await piece(id, String(at), content.subarray(at, at + length));
    assert.equal(reply.status, 200, reply.body.toString());
  }
  const upload = await ended(id);
  await drop(id);
  return upload;
}

async function ended(id: string): Promise<Upload> {
  const until = Date.now() + read_seconds_most * 1000;
  while (Date.now() < until) {
    const upload = await told(id);
    if (!["receiving", "waiting", "reading"].includes(upload.state)) return upload;
    await new Promise((resolve) => setTimeout(resolve, 100)); // So as not to ask more often than one may.
  }
  throw new Error(`not read within ${read_seconds_most} s`);
}

function assertRefused(upload: Upload, what: string): void {
  assert.equal(upload.state, "refused", `${what}: ${JSON.stringify(upload)}`);
  assert.ok(upload.fault !== null && upload.fault.title !== "" && upload.fault.action !== "", `${what}: no fault is told`);
  // The program's own mistakes have codes of their own: a bad file is none.
  assert.doesNotMatch(upload.fault.code, /^BP-9/, `${what}: ${JSON.stringify(upload.fault)}`);
}

function memoryMb(): number {
  const status = readFileSync(`/proc/${serving.process}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

// Every file below, by its path from there.
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}

test("a good file is looked at, whole and in small pieces", async () => {
  const whole = await sent(good.name, good.content);
  assert.equal(whole.state, "looked_at", JSON.stringify(whole));
  assert.ok(whole.result !== null && whole.result.read > 0);
  assert.equal(whole.result.read, whole.result.accepted + whole.result.refused);
  const { id } = await begin(good.name, good.content.length);
  for (let at = 0; at < good.content.length; at += 700) {
    const reply = await piece(id, String(at), good.content.subarray(at, at + 700));
    assert.equal(reply.status, 200);
  }
  assert.deepEqual((await ended(id)).result, whole.result);
  await drop(id);
});

test("a piece that does not begin where the last one ended changes nothing", async () => {
  const { id } = await begin(good.name, 1000);
  assert.equal((await piece(id, "0", Buffer.alloc(600, "a"))).status, 200);
  for (const offset of ["0", "599", "601", "999", "1000", "1001", "9223372036854775807"]) {
    const reply = await piece(id, offset, Buffer.alloc(100, "b"));
    assert.equal(reply.status, 409, `${offset}: ${reply.body.toString()}`);
    assert.equal((await told(id)).offset, 600);
  }
  await drop(id);
});

test("an offset that is none is refused", async () => {
  const { id } = await begin(good.name, 1000);
  for (const offset of ["-1", "-9223372036854775808", "9223372036854775808", "99999999999999999999", "1.5", "1e3", "0x0", "", " 0", "NaN", "٠"]) {
    const reply = await piece(id, offset, Buffer.alloc(10, "b"));
    assert.equal(reply.status, 400, `${JSON.stringify(offset)}: ${reply.body.toString()}`);
  }
  assert.equal((await told(id)).offset, 0);
  await drop(id);
});

test("no more bytes than were announced", async () => {
  const { id } = await begin(good.name, 1000);
  assert.ok([400, 409, 413].includes((await piece(id, "0", Buffer.alloc(1001, "c"))).status));
  assert.equal((await told(id)).offset, 0);
  assert.equal((await piece(id, "0", Buffer.alloc(990, "c"))).status, 200);
  assert.ok([400, 409, 413].includes((await piece(id, "990", Buffer.alloc(11, "c"))).status));
  assert.equal((await told(id)).offset, 990);
  await drop(id);
});

test("a piece above the limit is refused before it is kept", async () => {
  const listed = JSON.parse((await sender.say("GET", "/api/uploads")).body.toString()) as { chunk_bytes_max: number };
  const { id } = await begin(good.name, listed.chunk_bytes_max + 1);
  assert.equal((await piece(id, "0", Buffer.alloc(listed.chunk_bytes_max + 1))).status, 413);
  assert.equal((await told(id)).offset, 0);
  await drop(id);
});

test("an empty piece moves nothing", async () => {
  const { id } = await begin(good.name, 10);
  assert.ok((await piece(id, "0", Buffer.alloc(0))).status < 500);
  const upload = await told(id);
  assert.deepEqual([upload.offset, upload.state], [0, "receiving"]);
  await drop(id);
});

test("a size that no file has is refused; 10 GB that are only claimed take no room", async () => {
  for (const bytes of [0, -1, 1.5, 1e300, "10", null, 9223372036854775807, 10 * 2 ** 30]) {
    const reply = await begun("lon.csv", bytes);
    assert.ok(reply.status >= 400, `${String(bytes)} was admitted`);
  }
  const listed = JSON.parse((await sender.say("GET", "/api/uploads")).body.toString()) as { bytes_max: number };
  const before_it = filesBelow(house.workspace).reduce((sum, file) => sum + statSync(file).blocks * 512, 0);
  const { id } = await begin("lon.csv", listed.bytes_max);
  assert.equal((await piece(id, "0", Buffer.alloc(1000, "d"))).status, 200);
  const after_it = filesBelow(house.workspace).reduce((sum, file) => sum + statSync(file).blocks * 512, 0);
  assert.ok(after_it - before_it < 4 << 20, `${after_it - before_it} bytes of disk were taken`);
  await drop(id);
});

test("a file name leads nowhere", async () => {
  const names = ["../../../tmp/baophu-vuot.csv", "..\\..\\baophu-vuot.csv", "/tmp/baophu-vuot.csv", "C:\\baophu-vuot.csv", "..", ".", "a\u0000b.csv", "a\nb.csv", "\u202evsc.exe", "con", " ", "'; DROP TABLE deliveries; --.csv", "$(touch baophu-vuot).csv", "-rf", "x".repeat(200), "đ".repeat(200)];
  for (const name of names) {
    const reply = await begun(name, good.content.length);
    assert.ok(reply.status === 201 || reply.status === 400, `${JSON.stringify(name)}: ${reply.status}`);
    if (reply.status !== 201) continue;
    const { id } = JSON.parse(reply.body.toString()) as Upload;
    assert.equal((await piece(id, "0", good.content)).status, 200);
    const upload = await ended(id);
    assert.ok(["looked_at", "refused"].includes(upload.state), `${JSON.stringify(name)}: ${upload.state}`);
    await drop(id);
  }
  for (const name of ["x".repeat(201), "", 7, null]) assert.equal((await begun(name as string, 10)).status, 400);
  for (const file of filesBelow(house.folder)) assert.doesNotMatch(file, /vuot|passwd|DROP/);
  assert.ok(!existsSync("/tmp/baophu-vuot.csv") && !existsSync("baophu-vuot.csv"));
});

test("another agency's upload is not there, and one that nobody has neither", async () => {
  const { id } = await begin(good.name, 100);
  assert.equal((await piece(id, "0", Buffer.alloc(10), other)).status, 404);
  assert.equal(checked(await other.say("GET", `/api/uploads/${id}`)).status, 404);
  assert.equal((await piece("0123456789abcdef", "0", Buffer.alloc(10))).status, 404);
  assert.ok((await piece("..%2f..%2fstore.sqlite", "0", Buffer.alloc(10))).status < 500);
  assert.equal((await told(id)).offset, 0);
  await drop(id);
});

test("a bomb is refused, and takes neither the memory nor the time", async () => {
  const row = "<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>";
  const gigabyte = Buffer.alloc(1 << 28, " ");
  const bombs: [string, Buffer][] = [
    ["rows.xlsx", workbook(row.repeat(4_000_000))],
    ["blank.xlsx", workbook(gigabyte)],
    ["strings.xlsx", workbook(row, [{ name: "xl/sharedStrings.xml", content: gigabyte }])],
    ["understated.xlsx", zip([{ name: "xl/worksheets/sheet1.xml", content: gigabyte, told_bytes: 100 }])],
    ["entities.xlsx", workbook(`<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${"&a;".repeat(100)}"><!ENTITY c "${"&b;".repeat(100)}">]><row><c><v>&c;</v></c></row>`)],
  ];
  for (const [name, content] of bombs) {
    const upload = await sent(name, content);
    assertRefused(upload, name);
    assert.ok(memoryMb() < memory_mb_most, `${name}: ${memoryMb()} MB`);
  }
});

test("a damaged workbook is refused as one", async () => {
  const { content } = good;
  const half = content.subarray(0, content.length >> 1);
  const flipped = Buffer.from(content);
  for (let at = 60; at < flipped.length; at += 41) flipped[at] = (flipped[at] ?? 0) ^ 0x55;
  const no_end = content.subarray(0, content.length - 22);
  const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(3000, 0xff)]);
  const damaged: [string, Buffer][] = [
    ["half.xlsx", half],
    ["flipped.xlsx", flipped],
    ["no-end.xlsx", no_end],
    ["only-head.xlsx", Buffer.from("PK\x03\x04")],
    ["empty.xlsx", zip([])],
    ["other.xlsx", zip([{ name: "a.txt", content: Buffer.from("a") }])],
    ["outside.xlsx", zip([{ name: "../../baophu-vuot.xml", content: Buffer.from("a") }])],
    ["not-xml.xlsx", workbook("<row><c><v>1</c></row>")],
    ["old.xls", old],
    ["noise.xlsx", Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251))],
    ["noise.xls", Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 104729) % 253))],
    ["picture.csv", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["one-byte.csv", Buffer.from("a")],
  ];
  for (const [name, bytes] of damaged) assertRefused(await sent(name, bytes), name);
});

test("text in whatever encoding is read or refused, and never half", async () => {
  const text = "Mã đơn vị;Họ và tên;Ngày sinh\nTA0001A;Nguyễn Thị Lan;01/02/1990\n";
  const wide = Buffer.from(text, "utf16le");
  const texts: [string, Buffer][] = [
    ["utf8.csv", Buffer.from(text)],
    ["utf8-mark.csv", Buffer.from(`\ufeff${text}`)],
    ["utf16.csv", Buffer.concat([Buffer.from("fffe", "hex"), wide])],
    ["utf16-bare.csv", wide],
    ["utf16-swapped.csv", Buffer.concat([Buffer.from("feff", "hex"), Buffer.from(wide).swap16()])],
    ["utf16-odd.csv", Buffer.concat([Buffer.from("fffe", "hex"), wide.subarray(0, 31)])],
    ["latin.csv", Buffer.from(text, "latin1")],
    ["tcvn3.csv", Buffer.from("4dae20ae ac6e20 76de3b48e4 7661 2074aa6e0a31 3b4e 67 75 79 d4 6e0a".replaceAll(" ", ""), "hex")],
    ["broken.csv", Buffer.concat([Buffer.from("a;b\n"), Buffer.from("c328a0a1e228a1f0908c28f8fefe", "hex")])],
    ["zeros.csv", Buffer.alloc(5000)],
    ["quote.csv", Buffer.from(`a;b\n"${"x".repeat(300_000)}`)],
    ["columns.csv", Buffer.from(`${";".repeat(100_000)}\n`)],
    ["long.csv", Buffer.from("a".repeat(2_000_000))],
  ];
  for (const [name, bytes] of texts) {
    const upload = await sent(name, bytes);
    if (upload.state !== "looked_at") assertRefused(upload, name);
    else assert.equal(upload.result?.read, (upload.result?.accepted ?? 0) + (upload.result?.refused ?? 0), name);
  }
});

test("after all this a good file is still taken in", async () => {
  const upload = await sent(good.name, good.content);
  assert.equal(upload.state, "looked_at", JSON.stringify(upload));
  assert.ok(memoryMb() < memory_mb_most);
});
