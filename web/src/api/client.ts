// The door to the server: requests typed by the contract, faults as values of one class.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Fault = Schemas["Fault"];

export class FaultError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.title);
  }
}

// What the screens show when no answer came, or one that is no fault of the contract.
export function unreachable(status: number): FaultError {
  return new FaultError({ type: "urn:baophu:unreachable", title: "", detail: "", action: "", status, code: "", request: "" });
}

let csrf = "";
let language = "vi";
export function setCsrf(token: string): void {
  csrf = token;
}
export function setAcceptedLanguage(wanted: string): void {
  language = wanted;
}

export const api = createClient<paths>({ baseUrl: "/", credentials: "same-origin" });

api.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", language);
    if (request.method !== "GET" && csrf) request.headers.set("X-CSRF-Token", csrf);
    return request;
  },
});

type Answer<Data> = { data?: Data; error?: unknown; response: Response };

function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && typeof (value as Fault).title === "string";
}

// The answer's data, or the fault thrown.
export async function take<Data>(request: Promise<Answer<Data>>): Promise<Data> {
  const answer = await request.catch(() => null);
  if (!answer) throw unreachable(0);
  if (answer.error !== undefined) throw isFault(answer.error) ? new FaultError(answer.error) : unreachable(answer.response.status);
  return answer.data as Data;
}

// The stream of events, to be read while it comes. The browser's own EventSource cannot say which language is wanted.
export function openEvents(signal: AbortSignal): Promise<Response> {
  return fetch("/api/events", { headers: { Accept: "text/event-stream", "Accept-Language": language }, credentials: "same-origin", signal });
}

// A workbook of the server, handed to the browser to keep; of what is asked by a body where there is one.
export async function download(address: string, name: string, asked?: object): Promise<void> {
  const headers: Record<string, string> = { "Accept-Language": language };
  if (asked) Object.assign(headers, { "Content-Type": "application/json", "X-CSRF-Token": csrf });
  const request: RequestInit = { headers, credentials: "same-origin", ...(asked ? { method: "POST", body: JSON.stringify(asked) } : {}) };
  const response = await fetch(address, request).catch(() => null);
  if (!response) throw unreachable(0);
  if (!response.ok) {
    const fault: unknown = await response.json().catch(() => null);
    throw isFault(fault) ? new FaultError(fault) : unreachable(response.status);
  }
  const told = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = told ?? name;
  link.click();
  URL.revokeObjectURL(link.href);
}
