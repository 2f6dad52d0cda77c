// One request as it is written, and what came back: nothing is mended on the way, as fetch would.
import http from "node:http";
import https from "node:https";

export type Asked = {
  method: string;
  target: string; // Percent-encoded by who asks.
  headers?: Record<string, string>;
  body?: Buffer | string;
  from?: string; // Another address of this machine, 127.0.0.2 and on.
  stream?: boolean; // The answer does not end: what comes first is enough.
};

export type Reply = {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
};

const seconds_most = 60;
const agents = { "http:": new http.Agent({ keepAlive: true, maxSockets: 64 }), "https:": new https.Agent({ keepAlive: true }) };

export function close(): void {
  for (const agent of Object.values(agents)) agent.destroy();
}

// Throws where no whole answer came.
export async function ask(server: URL, asked: Asked, tls: https.RequestOptions = {}): Promise<Reply> {
  try {
    return await once(server, asked, tls);
  } catch (problem) {
    // A connection that the server ended while it was idle.
    if (problem instanceof Lost && problem.reused) return once(server, asked, tls);
    throw problem;
  }
}

class Lost extends Error {
  readonly reused: boolean;
  constructor(message: string, reused: boolean) {
    super(message);
    this.reused = reused;
  }
}

async function once(server: URL, asked: Asked, tls: https.RequestOptions): Promise<Reply> {
  const secure = server.protocol === "https:";
  const body = asked.body === undefined ? undefined : Buffer.from(asked.body);
  const length: Record<string, string> = body === undefined ? {} : { "Content-Length": String(body.length) };
  return new Promise((resolve, reject) => {
    let whole = false;
    const request = (secure ? https : http).request({
      host: server.hostname,
      port: server.port,
      method: asked.method,
      path: asked.target,
      headers: { ...length, ...asked.headers },
      agent: secure ? agents["https:"] : agents["http:"],
      ...(asked.from === undefined ? {} : { localAddress: asked.from }),
      ...(secure ? tls : {}),
    });
    const lost = (why: string): void => {
      if (!whole) reject(new Lost(`no whole answer: ${why}`, request.reusedSocket));
    };
    request.setTimeout(seconds_most * 1000, () => {
      lost(`nothing for ${seconds_most} s`);
      request.destroy();
    });
    request.on("error", (problem) => lost(problem.message));
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      const end = (): void => {
        whole = true;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      };
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (!asked.stream || response.headers["content-type"]?.startsWith("text/event-stream") !== true) return;
        end();
        request.destroy();
      });
      response.on("end", end);
      response.on("error", (problem) => lost(problem.message));
      if (asked.stream && response.headers["content-type"]?.startsWith("text/event-stream")) {
        // It may be long until something happens.
        setImmediate(() => {
          if (whole) return;
          end();
          request.destroy();
        });
      }
    });
    request.end(body);
  });
}
