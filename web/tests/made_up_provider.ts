// An identity provider for tests: OpenID Connect with one key, on this machine, that lets in whoever is chosen.
import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";

type Asked = { challenge: string; nonce: string; redirect: string; client: string };

export class MadeUpProvider {
  // Who signs in there next, and where the browser is sent back to.
  subject = "";
  login = "";
  back = "";
  down = false;
  private readonly keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  private readonly codes = new Map<string, Asked>();
  private readonly server: Server;
  private readonly scheme: "http" | "https";

  // With a certificate and its key it speaks TLS alone.
  constructor(tls?: { cert: Buffer; key: Buffer }) {
    const answer = (request: IncomingMessage, response: ServerResponse) => void this.answer(request, response);
    this.scheme = tls ? "https" : "http";
    this.server = tls ? createSecureServer(tls, answer) : createServer(answer);
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  get issuer(): string {
    return `${this.scheme}://127.0.0.1:${(this.server.address() as AddressInfo).port}/tinh`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.issuer);
    if (this.down) return void request.socket.destroy();
    const tell = (status: number, body: object) => response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname === "/tinh/.well-known/openid-configuration") {
      tell(200, { issuer: this.issuer, authorization_endpoint: `${this.issuer}/authorize`, token_endpoint: `${this.issuer}/token`, jwks_uri: `${this.issuer}/keys` });
    } else if (url.pathname === "/tinh/keys") {
      tell(200, { keys: [{ ...this.keys.publicKey.export({ format: "jwk" }), kid: "k1", use: "sig", alg: "RS256" }] });
    } else if (url.pathname === "/tinh/authorize") {
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(this.page(url.searchParams));
    } else if (url.pathname === "/tinh/token") {
      const form = new URLSearchParams(await bodyOf(request));
      const token = this.token(form);
      tell(token ? 200 : 400, token ? { id_token: token, access_token: "x", token_type: "Bearer" } : { error: "invalid_grant" });
    } else tell(404, {});
  }

  private page(asked: URLSearchParams): string {
    const value = (name: string) => asked.get(name) ?? "";
    const code = randomBytes(16).toString("hex");
    this.codes.set(code, { challenge: value("code_challenge"), nonce: value("nonce"), redirect: value("redirect_uri"), client: value("client_id") });
    const to = `${this.back}${new URL(value("redirect_uri")).pathname}?${new URLSearchParams({ code, state: value("state") })}`;
    return `<!doctype html><title>Cổng</title><a id="in" href="${to.replaceAll("&", "&amp;")}">Vào</a>`;
  }

  private token(form: URLSearchParams): string | null {
    const asked = this.codes.get(form.get("code") ?? "");
    this.codes.delete(form.get("code") ?? "");
    const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    if (!asked || asked.challenge !== challenge || asked.redirect !== form.get("redirect_uri")) return null;
    const now = Math.floor(Date.now() / 1000);
    const part = (object: object) => Buffer.from(JSON.stringify(object)).toString("base64url");
    const text = `${part({ alg: "RS256", kid: "k1" })}.${part({ iss: this.issuer, sub: this.subject, aud: asked.client, iat: now, exp: now + 300, nonce: asked.nonce, preferred_username: this.login })}`;
    return `${text}.${createSign("RSA-SHA256").update(text).sign(this.keys.privateKey, "base64url")}`;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
