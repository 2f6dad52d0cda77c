// The address holds the whole state of a screen: scheme, run, reason, list, sort. Here is how it is read and
// written; what is the default stays out of the address.
export type Scheme = "compulsory" | "voluntary" | "unemployment";
export const schemes: Scheme[] = ["compulsory", "voluntary", "unemployment"];

export type Place = { scheme: Scheme; run: string | null };

export function readPlace(search: URLSearchParams): Place {
  const scheme = schemes.find((each) => each === search.get("scheme")) ?? "compulsory";
  const run = search.get("run");
  return { scheme, run: run && /^[0-9a-f]{16}$/.test(run) ? run : null };
}

export type Change = Record<string, string | null | undefined>;

const defaults: Record<string, string> = { scheme: "compulsory" };

// `search` with the changes; null or a default takes a name out.
export function withChange(search: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === undefined || value === "" || defaults[name] === value) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

// The address of another screen that keeps scheme and run of this one.
export function addressOf(path: string, place: Place, change: Change = {}): string {
  const search = withChange(new URLSearchParams(), { scheme: place.scheme, run: place.run, ...change }).toString();
  return search ? `${path}?${search}` : path;
}

// Where to go after signing in: only an address of this application.
export function backAddress(search: URLSearchParams): string {
  const back = search.get("back") ?? "/";
  return /^\/(?![/\\])/.test(back) && !back.startsWith("/sign-in") ? back : "/";
}
