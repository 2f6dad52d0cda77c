// The files that this browser is sending. They go on while one looks at other pages, one after another, and are
// forgotten when somebody else signs in. Which upload belongs to which file is remembered for the next time.
import { useCallback, useSyncExternalStore } from "react";
import { api, take } from "../../api/client";
import { useSession } from "../session/session";
import { type Door, FileChanged, type Source, Stopped, type Upload, fingerprint, sendFile, unfinished } from "./send_file";

export type InHand = {
  key: number;
  name: string;
  bytes: number;
  print: string;                       // By which the file is known again.
  upload: Upload | null;               // Once the server knows of it.
  state: "queued" | "sending" | "lost" | "failed";
  fault: unknown;
};

export type Wish = { lookOnly: boolean; pieceMax: number; uploads: Upload[]; changed: (upload: Upload) => void };
type Waiting = { item: InHand; file: File; wish: Wish; end: AbortController };

const place = "baophu.uploads";

function known(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}

// Of uploads that are there still; the others are over.
function remember(id: string, file: Source, uploads: Upload[]): void {
  const there = new Set([...uploads.map((each) => each.id), id]);
  const kept = Object.entries({ ...known(), [id]: fingerprint(file) }).filter(([each]) => there.has(each));
  try {
    localStorage.setItem(place, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // A browser that keeps nothing sends from the beginning.
  }
}

const door = (signal: AbortSignal): Door => ({
  begin: (body) => take(api.POST("/api/uploads", { body, signal })),
  ask: (id) => take(api.GET("/api/uploads/{id}", { params: { path: { id } }, signal })),
  send: (id, offset, bytes) => take(api.PATCH("/api/uploads/{id}", {
    params: { path: { id }, query: { offset } }, body: bytes as unknown as string, bodySerializer: (body: unknown) => body as BodyInit,
    headers: { "Content-Type": "application/octet-stream" }, signal,
  })),
});

// Or as soon as the browser says that the network is back.
function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}

class HeldFiles {
  #user = "";
  #items: InHand[] = [];
  #queue: Waiting[] = [];
  #ends = new Map<number, AbortController>();
  #listeners = new Set<() => void>();
  #working = false;
  #next = 1;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(user: string): InHand[] {
    return this.#user === user ? this.#items : none;
  }

  give(user: string, files: File[], wish: Wish): void {
    if (this.#user !== user) this.#forget(user);
    for (const file of files) {
      const print = fingerprint(file);
      if (this.#items.some((each) => each.print === print && each.state !== "failed")) continue;
      this.#items = this.#items.filter((each) => each.print !== print);
      const item: InHand = { key: this.#next++, name: file.name, bytes: file.size, print, upload: null, state: "queued", fault: null };
      const end = new AbortController();
      this.#ends.set(item.key, end);
      this.#queue.push({ item, file, wish, end });
      this.#items = [...this.#items, item];
    }
    this.#told();
    void this.#work();
  }

  stop(key: number): void {
    this.#ends.get(key)?.abort();
    this.#queue = this.#queue.filter((each) => each.item.key !== key);
    this.#remove(key);
  }

  #forget(user: string): void {
    this.#ends.forEach((end) => end.abort());
    this.#user = user;
    this.#items = [];
    this.#queue = [];
    this.#ends.clear();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    window.addEventListener("beforeunload", warn);
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) await this.#sendOne(next);
    window.removeEventListener("beforeunload", warn);
    this.#working = false;
  }

  async #sendOne({ item, file, wish, end }: Waiting): Promise<void> {
    const { signal } = end;
    const begun = unfinished(file, wish.lookOnly, wish.uploads, known());
    let told = false;
    try {
      if (file.size === 0) throw new FileChanged();
      const upload = await sendFile(file, begun, {
        door: door(signal), pieceMax: wish.pieceMax, lookOnly: wish.lookOnly, signal, pause: (seconds) => pause(seconds, signal), now: () => performance.now(),
        tell: (upload, lost) => {
          if (signal.aborted) return;
          if (!told) {
            remember(upload.id, file, wish.uploads);
            wish.changed(upload);
          }
          told = true;
          this.#change(item.key, { upload, state: lost ? "lost" : "sending" });
        },
      });
      wish.changed(upload);
      this.#remove(item.key);
    } catch (fault) {
      if (fault instanceof Stopped || signal.aborted) this.#remove(item.key);
      else this.#change(item.key, { state: "failed", fault });
    }
  }

  #change(key: number, change: Partial<InHand>): void {
    this.#items = this.#items.map((each) => (each.key === key ? { ...each, ...change } : each));
    this.#told();
  }

  #remove(key: number): void {
    this.#ends.delete(key);
    this.#items = this.#items.filter((each) => each.key !== key);
    this.#told();
  }

  #told(): void {
    this.#listeners.forEach((listener) => listener());
  }
}

const none: InHand[] = [];
const held = new HeldFiles();

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export function useInHand(): { items: InHand[]; give: (files: File[], wish: Wish) => void; stop: (key: number) => void } {
  const { user } = useSession();
  const items = useSyncExternalStore(held.subscribe, () => held.of(user));
  const give = useCallback((files: File[], wish: Wish) => held.give(user, files, wish), [user]);
  return { items, give, stop: useCallback((key: number) => held.stop(key), []) };
}
