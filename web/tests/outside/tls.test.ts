// The server by itself over TLS, and behind a proxy that does TLS for it. Wants BAOPHU_PROGRAM and openssl.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import tls from "node:tls";
import { ask, close } from "./exchange.ts";
import type { Reply } from "./exchange.ts";
import { House } from "../house.ts";
import { MadeUpProvider } from "../made_up_provider.ts";
import type { Serving, User } from "../house.ts";

const house = new House(process.env.BAOPHU_PROGRAM ?? "", "tls");
const certificate = join(house.folder, "certificate.pem");
const key = join(house.folder, "key.pem");
let user: User;
let secure: Serving;
let trust: { ca: Buffer };

// Signed by itself, for this machine, made now: no key stands in the sources.
function makeCertificate(): void {
  const asked = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const done = spawnSync("openssl", [...asked, ...names, "-keyout", key, "-out", certificate], { encoding: "utf8" });
  assert.equal(done.status, 0, `openssl: ${done.error?.message ?? ""} ${done.stderr}`);
}

before(async () => {
  makeCertificate();
  house.begin();
  user = house.addUser("lan", "si_analyst", "social-insurance");
  secure = await house.serve("--certificate", certificate, "--key", key);
  trust = { ca: readFileSync(certificate) };
  await choosePassword();
});

after(async () => {
  close();
  await secure.stop();
  house.remove();
});

// The first password opens nothing but its change.
async function choosePassword(): Promise<void> {
  const first = await signIn(secure.url, {}, trust);
  const { csrf } = JSON.parse(first.body.toString()) as { csrf: string };
  const chosen = "một mật khẩu của riêng mình";
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": csrf, Cookie: cookieOf(first).pair };
  const body = JSON.stringify({ old: user.password, new: chosen });
  const reply = await ask(secure.url, { method: "PUT", target: "/api/session/password", headers, body }, trust);
  assert.equal(reply.status, 200, reply.body.toString());
  user = { ...user, password: chosen };
}

function signIn(server: URL, headers: Record<string, string> = {}, options: typeof trust | undefined = undefined): Promise<Reply> {
  const body = JSON.stringify({ name: user.login, password: user.password });
  return ask(server, { method: "POST", target: "/api/session", headers: { "Content-Type": "application/json", ...headers }, body }, options);
}

function cookieOf(reply: Reply): { name: string; pair: string; marks: string[] } {
  assert.equal(reply.status, 200, reply.body.toString());
  const [pair = "", ...marks] = (reply.headers["set-cookie"]?.[0] ?? "").split("; ");
  return { name: pair.split("=")[0] ?? "", pair, marks };
}

// The version that was agreed on, or why none was.
function agreed(port: number, version: tls.SecureVersion): Promise<string> {
  // Our own OpenSSL would not speak the old ones otherwise, and nothing would be shown.
  const options = { host: "127.0.0.1", port, ...trust, minVersion: version, maxVersion: version, ciphers: "DEFAULT:@SECLEVEL=0" };
  return new Promise((resolve) => {
    const socket = tls.connect(options, () => {
      resolve(socket.getProtocol() ?? "none");
      socket.destroy();
    });
    socket.on("error", (problem: NodeJS.ErrnoException) => resolve(`refused: ${problem.code ?? problem.message}`));
  });
}

test("it says that it serves over TLS, and does", async () => {
  assert.equal(secure.url.protocol, "https:");
  const reply = await ask(secure.url, { method: "GET", target: "/api/health" }, trust);
  assert.equal(reply.status, 200);
});

test("TLS 1.2 and 1.3 are spoken, 1.1 is refused", async () => {
  assert.equal(await agreed(secure.port, "TLSv1.3"), "TLSv1.3");
  assert.equal(await agreed(secure.port, "TLSv1.2"), "TLSv1.2");
  assert.match(await agreed(secure.port, "TLSv1.1"), /^refused: /);
});

test("the client of this test would speak TLS 1.1 with who speaks it", async () => {
  const old = tls.createServer({ key: readFileSync(key), cert: readFileSync(certificate), minVersion: "TLSv1", ciphers: "DEFAULT:@SECLEVEL=0" });
  await new Promise<void>((resolve) => old.listen(0, "127.0.0.1", resolve));
  assert.equal(await agreed((old.address() as AddressInfo).port, "TLSv1.1"), "TLSv1.1");
  old.close();
});

test("who does not know the certificate does not trust it", async () => {
  await assert.rejects(ask(secure.url, { method: "GET", target: "/api/health" }, { agent: false }), /self-signed/);
});

test("the cookie is for TLS alone, and for this host", async () => {
  const cookie = cookieOf(await signIn(secure.url, {}, trust));
  assert.equal(cookie.name, "__Host-baophu");
  for (const mark of ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"]) assert.ok(cookie.marks.includes(mark), `${mark} is not in ${cookie.marks}`);
  const with_it = await ask(secure.url, { method: "GET", target: "/api/session", headers: { Cookie: cookie.pair } }, trust);
  assert.equal(with_it.status, 200);
  const as_if_plain = await ask(secure.url, { method: "GET", target: "/api/session", headers: { Cookie: cookie.pair.replace("__Host-", "") } }, trust);
  assert.equal(as_if_plain.status, 401);
});

test("who speaks without TLS is not answered", async () => {
  const plain = new URL(secure.url.href.replace("https:", "http:"));
  await assert.rejects(ask(plain, { method: "GET", target: "/api/health" }));
  const reply = await ask(secure.url, { method: "GET", target: "/api/health" }, trust);
  assert.equal(reply.status, 200);
});

test("a key that is not the certificate's is told before the server is ready", () => {
  const done = spawnSync("openssl", ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out", join(house.folder, "other.pem")]);
  assert.equal(done.status, 0);
  const refused = spawnSync(house.program, ["serve", house.workspace, "--port", "0", "--certificate", certificate, "--key", join(house.folder, "other.pem")], { encoding: "utf8", timeout: 20_000 });
  assert.ok(refused.status !== null && refused.status !== 0, "it was ready, or did not end");
  assert.match(refused.stderr, /BP-\d{3}/);
});

// ---- The identity provider ---------------------------------------------------------------------

const begin = (server: URL) => ask(server, { method: "POST", target: "/api/session/provider" });

async function comeBack(server: URL, flow: string, told: URLSearchParams): Promise<Reply> {
  const body = JSON.stringify({ state: told.get("state"), code: told.get("code") });
  return ask(server, { method: "POST", target: "/api/session/provider/return", headers: { "Content-Type": "application/json", Cookie: flow }, body });
}

async function served<T>(work: (server: URL) => Promise<T>): Promise<T> {
  const server = await house.serve();
  try {
    return await work(server.url);
  } finally {
    close();
    await server.stop();
  }
}

// OID-2: what it says is believed where its certificate is by an authority that is trusted, and nowhere else.
test("an identity provider is asked over TLS, and believed only by a certificate that is trusted", async () => {
  const provider = new MadeUpProvider({ cert: readFileSync(certificate), key: readFileSync(key) });
  await provider.start();
  provider.subject = "f:1:lan";
  const set = (...more: string[]) => house.run("identity-provider", "set", house.workspace, "--issuer", provider.issuer, "--client-id", "baophu", "--address", "http://127.0.0.1:9", ...more);
  set();
  house.run("user", "bind", house.workspace, "--login", "lan", "--subject", provider.subject);
  try {
    const refused = await served(begin);
    assert.equal(refused.status, 503, refused.body.toString());
    assert.equal((JSON.parse(refused.body.toString()) as { code: string }).code, "BP-821");
    set("--authorities", certificate);
    await served(async (server) => {
      const begun = await begin(server);
      assert.equal(begun.status, 200, begun.body.toString());
      const there = new URL((JSON.parse(begun.body.toString()) as { address: string }).address);
      assert.equal(there.protocol, "https:");
      const page = await ask(there, { method: "GET", target: there.pathname + there.search }, { ...trust, agent: false });
      const back = new URL(/href="([^"]+)"/.exec(page.body.toString())?.[1]?.replaceAll("&amp;", "&") ?? "", server);
      const [flow = ""] = (begun.headers["set-cookie"]?.[0] ?? "").split("; ");
      const signed = await comeBack(server, flow, back.searchParams);
      assert.equal(signed.status, 200, signed.body.toString());
      assert.equal((JSON.parse(signed.body.toString()) as { user: string }).user, "lan");
    });
  } finally {
    provider.stop();
    house.run("identity-provider", "remove", house.workspace);
  }
});

// ---- Behind a proxy ----------------------------------------------------------------------------

// As an office's proxy does: whom it saw comes behind what the client claimed.
async function proxyBefore(server: Serving, seen: string): Promise<{ url: URL; end: () => void }> {
  const proxy = http.createServer((request, response) => {
    const claimed = request.headers["x-forwarded-for"];
    const headers = { ...request.headers, "x-forwarded-for": claimed === undefined ? seen : `${String(claimed)}, ${seen}`, "x-forwarded-proto": "https" };
    const onward = http.request({ host: "127.0.0.1", port: server.port, method: request.method, path: request.url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return { url: new URL(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`), end: () => proxy.close() };
}

type OwnSession = { current: boolean; address: string };

async function addressTold(server: URL, cookie: string): Promise<string | undefined> {
  const reply = await ask(server, { method: "GET", target: "/api/session/others", headers: { Cookie: cookie } });
  assert.equal(reply.status, 200, reply.body.toString());
  const { sessions } = JSON.parse(reply.body.toString()) as { sessions: OwnSession[] };
  return sessions.find((each) => each.current)?.address;
}

test("behind a proxy: the cookie is for TLS alone, the address is whom the proxy saw", async () => {
  const server = await house.serve("--behind-proxy");
  const proxy = await proxyBefore(server, "203.0.113.9");
  try {
    const cookie = cookieOf(await signIn(proxy.url, { "X-Forwarded-For": "198.51.100.1" }));
    assert.equal(cookie.name, "__Host-baophu");
    assert.ok(cookie.marks.includes("Secure"));
    assert.equal(await addressTold(proxy.url, cookie.pair), "203.0.113.9");
  } finally {
    close();
    proxy.end();
    await server.stop();
  }
});

test("not behind a proxy: nobody says that he is somebody else, or that he comes over TLS", async () => {
  const server = await house.serve();
  try {
    const cookie = cookieOf(await signIn(server.url, { "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https" }));
    assert.equal(cookie.name, "baophu");
    assert.ok(!cookie.marks.includes("Secure"));
    assert.equal(await addressTold(server.url, cookie.pair), "127.0.0.1");
  } finally {
    close();
    await server.stop();
  }
});
