// The screens at a server of their own: makes up a small province, takes it in, runs, serves it, and gives the
// tests a user who sees persons and keeps accounts. Usage: at_a_server.ts PROGRAM [TEST FILE…]
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = process.argv[2] ?? "";
const chosen = process.argv.slice(3);
const folder = mkdtempSync(join(tmpdir(), "baophu-screens-"));
const workspace = join(folder, "workspace");
const password = "một mật khẩu để thử";

function baophu(...words: string[]): string {
  const done = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 26 });
  // Refused rows are told by an exit code of their own.
  const fine = done.status === 0 || (words[0] === "intake" && done.status !== null && done.stdout.length > 0);
  if (!fine) throw new Error(`baophu ${words.join(" ")}: ${done.status}\n${done.stdout.slice(-2000)}${done.stderr.slice(-2000)}`);
  return done.stdout;
}

function province(): void {
  baophu("synth", "--out", join(folder, "province"), "--scale", "0.01");
  baophu("init", workspace);
  baophu("intake", workspace, join(folder, "province", "deliveries"));
  baophu("run", workspace);
}

// The password that was printed once.
function addUser(): string {
  const office = ["--login", "thu", "--agency", "social-insurance"];
  const told = baophu("user", "add", workspace, ...office, "--name", "Người Thử", "--role", "si_analyst");
  baophu("user", "grant", workspace, ...office, "--role", "administrator");
  const found = /thu \/ (\S+)/.exec(told);
  if (!found?.[1]) throw new Error(`no password in: ${told}`);
  return found[1];
}

async function readyAddress(lines: AsyncIterable<Buffer>): Promise<string> {
  let told = "";
  for await (const chunk of lines) {
    told += chunk.toString();
    const found = /^READY (\S+)$/m.exec(told);
    if (found?.[1]) return found[1];
  }
  throw new Error(`the server ended: ${told}`);
}

async function changePassword(url: string, first: string): Promise<void> {
  const head = { "Content-Type": "application/json" };
  const signed = await fetch(`${url}/api/session`, { method: "POST", headers: head, body: JSON.stringify({ name: "thu", password: first }) });
  const session = (await signed.json()) as { csrf: string };
  const cookie = signed.headers.get("set-cookie")?.split(";")[0] ?? "";
  const changed = await fetch(`${url}/api/session/password`, {
    method: "PUT",
    headers: { ...head, Cookie: cookie, "X-CSRF-Token": session.csrf },
    body: JSON.stringify({ old: first, new: password }),
  });
  if (!changed.ok) throw new Error(`the password was not changed: ${await changed.text()}`);
}

async function main(): Promise<number> {
  province();
  const first = addUser();
  const server = spawn(program, ["serve", workspace, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const url = await readyAddress(server.stdout);
    await changePassword(url, first);
    const files = chosen.length > 0 ? chosen : readdirSync("tests").filter((file) => file.endsWith(".test.ts")).map((file) => join("tests", file));
    const tests = spawn(process.execPath, ["--test", "--test-concurrency=1", ...files], {
      stdio: "inherit",
      env: { ...process.env, BAOPHU_DELIVERIES: join(folder, "province", "deliveries"), BAOPHU_URL: url, BAOPHU_USER: "thu", BAOPHU_PASSWORD: password },
    });
    return await new Promise((resolve) => tests.on("exit", (code) => resolve(code ?? 1)));
  } finally {
    server.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exit(await main());
