// A workspace of its own in a folder that goes away, and servers on it: for the screens, and for those who ask as
// strangers would.
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type User = { login: string; password: string };

export class House {
  readonly folder: string;
  readonly workspace: string;
  readonly program: string;

  constructor(program: string, name: string) {
    this.program = program;
    this.folder = mkdtempSync(join(tmpdir(), `baophu-${name}-`));
    this.workspace = join(this.folder, "workspace");
  }

  run(...words: string[]): string {
    const done = spawnSync(this.program, words, { encoding: "utf8", maxBuffer: 1 << 26 });
    // Refused rows are told by an exit code of their own.
    const fine = done.status === 0 || (words[0] === "intake" && done.status !== null && done.stdout.length > 0);
    if (!fine) throw new Error(`baophu ${words.join(" ")}: ${done.status}\n${done.stdout.slice(-2000)}${done.stderr.slice(-2000)}`);
    return done.stdout;
  }

  // A workspace that holds nothing.
  begin(): void {
    this.run("init", this.workspace);
  }

  // A province, taken in and computed.
  fill(scale: string): void {
    this.run("synth", "--out", join(this.folder, "province"), "--scale", scale);
    this.begin();
    this.run("intake", this.workspace, join(this.folder, "province", "deliveries"));
    this.run("run", this.workspace);
  }

  // The same, made before: FOLDER/province and FOLDER/workspace.
  fillFrom(folder: string, parts: ("province" | "workspace")[] = ["province", "workspace"]): void {
    for (const each of parts) cpSync(join(folder, each), join(this.folder, each), { recursive: true, verbatimSymlinks: true });
  }

  // With the password of the first sign-in.
  addUser(login: string, role: string, agency: string, territory?: string): User {
    const place = territory === undefined ? [] : ["--territory", territory];
    const who = ["--login", login, "--name", "Người Thử", "--role", role, "--agency", agency, ...place];
    const found = new RegExp(`^.*\\b${login} / (\\S+)`, "m").exec(this.run("user", "add", this.workspace, ...who));
    if (!found?.[1]) throw new Error(`no password was told for ${login}`);
    return { login, password: found[1] };
  }

  grant(login: string, role: string, agency: string, territory?: string): void {
    this.run("user", "grant", this.workspace, "--login", login, "--role", role, "--agency", agency, ...(territory === undefined ? [] : ["--territory", territory]));
  }

  async serve(...options: string[]): Promise<Serving> {
    const child = spawn(this.program, ["serve", this.workspace, "--port", "0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
    return new Serving(child, await readyAddress(child));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Serving {
  readonly url: URL;
  private readonly child: ChildProcess;

  constructor(child: ChildProcess, address: string) {
    this.child = child;
    this.url = new URL(address);
  }

  get port(): number {
    return Number(this.url.port);
  }

  get process(): number {
    return this.child.pid ?? 0;
  }

  // Empty while it runs.
  died(): string {
    if (this.child.exitCode === null && this.child.signalCode === null) return "";
    return `the server ended, by ${this.child.signalCode ?? `exit code ${this.child.exitCode}`}`;
  }

  // Whatever happened, it does not stay behind.
  kill(): void {
    if (this.died() === "") this.child.kill("SIGKILL");
  }

  // Throws where it ends otherwise than asked.
  async stop(): Promise<void> {
    const before = this.died();
    if (before) throw new Error(before);
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    const code = await ended;
    if (code !== 0) throw new Error(`asked to stop, the server ended with ${code}`);
  }
}

async function readyAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("nothing to read from");
  return new Promise((resolve, reject) => {
    let told = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      told += chunk.toString();
      const found = /^READY (\S+)$/m.exec(told);
      if (found?.[1]) resolve(found[1]);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${told}`)));
  });
}
