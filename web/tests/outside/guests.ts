// Those who ask: users with sessions, each with what it takes to change something.
import { createHmac } from "node:crypto";
import { ask } from "./exchange.ts";
import type { Asked, Reply } from "./exchange.ts";
import type { House, User } from "../house.ts";

export type Session = {
  user: string;
  agency: string;
  csrf: string;
  rights: string[];
  view_as: string | null;
  two_factor?: boolean;
  purposes: { id: string; needs_case: boolean }[];
};

let comers = 0;

// Of this machine, and another one each time: attempts to sign in are counted by address (APP-6).
export function anotherAddress(): string {
  ++comers;
  return `127.1.${(comers >> 8) & 255}.${comers & 255}`;
}

export class Guest {
  readonly server: URL;
  user: User;
  session: Session | null = null;
  cookie = "";
  secret = ""; // Of the second factor, where one is set up.
  second: Guest | null = null; // Who approves what he proposes.

  constructor(server: URL, user: User) {
    this.server = server;
    this.user = user;
  }

  may(right: string): boolean {
    if (right === "anyone" || right === "signed_in") return true;
    return this.session?.rights.includes(right) ?? false;
  }

  headers(): Record<string, string> {
    return {
      "Accept-Language": "vi",
      ...(this.cookie ? { Cookie: this.cookie } : {}),
      ...(this.session ? { "X-CSRF-Token": this.session.csrf } : {}),
    };
  }

  async ask(asked: Asked): Promise<Reply> {
    const reply = await ask(this.server, { ...asked, headers: { ...this.headers(), ...asked.headers } });
    return reply;
  }

  async say(method: string, target: string, body?: unknown): Promise<Reply> {
    if (body === undefined) return this.ask({ method, target });
    return this.ask({ method, target, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  }

  // Throws where he is not let in.
  async signIn(): Promise<this> {
    this.cookie = "";
    this.session = null;
    const code = this.secret ? { code: oneTimeCode(this.secret) } : {};
    const body = JSON.stringify({ name: this.user.login, password: this.user.password, ...code });
    const reply = await this.ask({ method: "POST", target: "/api/session", headers: { "Content-Type": "application/json" }, body, from: anotherAddress() });
    if (reply.status !== 200) throw new Error(`${this.user.login} is not let in: ${reply.status} ${reply.body.toString()}`);
    this.take(reply);
    return this;
  }

  async changePassword(password: string): Promise<this> {
    const reply = await this.say("PUT", "/api/session/password", { old: this.user.password, new: password });
    if (reply.status !== 200) throw new Error(`the password was not changed: ${reply.status} ${reply.body.toString()}`);
    this.take(reply);
    this.user = { ...this.user, password };
    return this;
  }

  // An answer that is a session: the cookie may be another one.
  take(reply: Reply): void {
    const set = reply.headers["set-cookie"]?.[0]?.split(";")[0];
    if (set !== undefined) this.cookie = set;
    this.session = JSON.parse(reply.body.toString()) as Session;
  }
}

const own_password = "một mật khẩu để thử";

// The first, whom the command line made.
export async function firstKeeper(house: House, server: URL): Promise<Guest> {
  const guest = await new Guest(server, house.addUser("quan", "administrator", "social-insurance")).signIn();
  const second = await new Guest(server, house.addUser("duyet", "administrator", "social-insurance")).signIn();
  guest.second = await second.changePassword(own_password);
  return guest.changePassword(own_password);
}

// By the second person, whose session may have been ended meanwhile.
async function approve(keeper: Guest, proposal: number): Promise<void> {
  const reply = await (await keeper.second?.signIn())?.say("POST", `/api/proposals/users/${proposal}/step`, { step: "approve" });
  if (reply?.status !== 200) throw new Error(`proposal ${proposal} was not approved: ${reply?.status} ${reply?.body.toString()}`);
}

// Whom the keeper of the accounts adds: signed in, with a password of his own.
export async function newGuest(keeper: Guest, login: string, role: string, agency: string, territory?: string): Promise<Guest> {
  const wanted = { name: login, full_name: "Người Thử", agency, role, ...(territory === undefined ? {} : { territory }) };
  const added = await keeper.say("POST", "/api/users", wanted);
  if (added.status !== 201) throw new Error(`${login} was not added: ${added.status} ${added.body.toString()}`);
  const { password, proposal } = JSON.parse(added.body.toString()) as { password: string; proposal: number | null };
  if (proposal !== null) await approve(keeper, proposal);
  const guest = await new Guest(keeper.server, { login, password }).signIn();
  return guest.changePassword(own_password);
}

export async function again(guest: Guest): Promise<Guest> {
  return new Guest(guest.server, guest.user).signIn();
}

// RFC 6238 with SHA-1, 30 s and six digits, for now.
export function oneTimeCode(secret: string): string {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(Array.from({ length: Math.floor(bits.length / 8) }, (_, i) => parseInt(bits.slice(i * 8, i * 8 + 8), 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", key).update(step).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
