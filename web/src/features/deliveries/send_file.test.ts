import { describe, expect, test } from "vitest";
import { FaultError, unreachable } from "../../api/client";
import { type Door, FileChanged, type Source, Stopped, type Surroundings, type Upload, fingerprint, nextPiece, sendFile, unfinished } from "./send_file";

// A file of which every byte tells its place, so that a piece in the wrong one shows.
function file(size: number, change: Partial<Source> = {}): Source {
  const bytes = Uint8Array.from({ length: size }, (_, place) => (place * 7 + (place >> 8)) % 251);
  return { name: "thue-2018.csv", size, lastModified: 1, slice: (from, to) => ({ arrayBuffer: async () => bytes.slice(from, to).buffer }), ...change };
}

// A server that keeps what comes in its place, and fails as it is told to.
class Server implements Door {
  kept = new Uint8Array(0);
  begun = 0;
  sizes: number[] = [];
  asked = 0;
  readonly faults: ((bytes: ArrayBuffer) => { status: number; keeps: boolean } | null)[] = [];
  constructor(readonly size: number) {}

  upload(): Upload {
    return {
      id: "0123456789abcdef", file_name: "thue-2018.csv", bytes: this.size, offset: this.kept.length, look_only: false, stated_dataset: null, stated_period: null,
      state: this.kept.length === this.size ? "waiting" : "receiving", created_at: "2019-03-01T03:00:00Z", job: null, fault: null, result: null,
    };
  }
  begin = async () => {
    this.begun += 1;
    return this.upload();
  };
  ask = async () => {
    this.asked += 1;
    return this.upload();
  };
  send = async (_id: string, offset: number, bytes: ArrayBuffer) => {
    const fault = this.faults.shift()?.(bytes) ?? null;
    if (!fault || fault.keeps) {
      if (offset !== this.kept.length) throw status(409);
      this.sizes.push(bytes.byteLength);
      this.kept = Uint8Array.from([...this.kept, ...new Uint8Array(bytes)]);
    }
    if (fault) throw fault.status === 0 ? unreachable(0) : status(fault.status);
    return this.upload();
  };
}

const status = (code: number) => new FaultError({ type: "", title: "x", detail: "", action: "", status: code, code: "BP-859", request: "" });

function around(door: Door, change: Partial<Surroundings> = {}): Surroundings & { pauses: number[]; lost: boolean[] } {
  const pauses: number[] = [];
  const lost: boolean[] = [];
  return {
    door, pieceMax: 1024, lookOnly: false, signal: new AbortController().signal, now: () => 0, pauses, lost,
    pause: async (seconds) => void pauses.push(seconds), tell: (_, gone) => void lost.push(gone), ...change,
  };
}

async function whole(source: Source): Promise<number[]> {
  return [...new Uint8Array(await source.slice(0, source.size).arrayBuffer())];
}

describe("a file is sent in pieces", () => {
  test("none larger than the server takes, and arrives as it is", async () => {
    const server = new Server(5000);
    const source = file(5000);
    const done = await sendFile(source, undefined, around(server));
    expect(done.state).toBe("waiting");
    expect([...server.kept]).toEqual(await whole(source));
    expect(Math.max(...server.sizes)).toBeLessThanOrEqual(1024);
  });

  test("a piece that was kept, with its answer lost, is not sent twice", async () => {
    const server = new Server(3000);
    server.faults.push(() => null, () => ({ status: 0, keeps: true }));
    const source = file(3000);
    const surroundings = around(server);
    await sendFile(source, undefined, surroundings);
    expect([...server.kept]).toEqual(await whole(source));
    expect(server.asked).toBe(1);
    expect(surroundings.lost).toContain(true);
  });

  test("an offset that is not the server's is asked for, and sending goes on there without a pause", async () => {
    const server = new Server(3000);
    const source = file(3000);
    const behind = server.upload();
    server.kept = new Uint8Array(await source.slice(0, 700).arrayBuffer());
    const surroundings = around(server);
    await sendFile(source, behind, surroundings);
    expect([...server.kept]).toEqual(await whole(source));
    expect(server.begun).toBe(0);
    expect(surroundings.pauses).toEqual([]);
  });

  test("a connection that stays away is tried ever more seldom, and does not end it", async () => {
    const server = new Server(2000);
    server.faults.push(() => ({ status: 0, keeps: false }));
    let away = 7;
    const door: Door = { ...server, begin: server.begin, send: server.send, ask: async () => (away-- > 0 ? Promise.reject(unreachable(0)) : server.upload()) };
    const surroundings = around(door);
    const source = file(2000);
    await sendFile(source, undefined, surroundings);
    expect([...server.kept]).toEqual(await whole(source));
    expect(surroundings.pauses).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  test("a way that takes less than the server (413) gets smaller pieces", async () => {
    const server = new Server(200_000);
    const tooLarge = (bytes: ArrayBuffer) => (bytes.byteLength > 20_000 ? { status: 413, keeps: false } : null);
    server.faults.push(...Array.from({ length: 60 }, () => tooLarge));
    const source = file(200_000);
    await sendFile(source, undefined, around(server, { pieceMax: 100_000, now: () => 2_000 }));
    expect([...server.kept]).toEqual(await whole(source));
    expect(Math.max(...server.sizes)).toBeLessThanOrEqual(20_000);
  });

  test("what is no passing fault is the user's to know", async () => {
    const server = new Server(2000);
    server.faults.push(() => ({ status: 403, keeps: false }));
    await expect(sendFile(file(2000), undefined, around(server))).rejects.toMatchObject({ fault: { status: 403 } });
  });

  test("a file that changed under way says so; one that is stopped stops", async () => {
    const gone = file(2000, { slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException("", "NotReadableError")) }) });
    await expect(sendFile(gone, undefined, around(new Server(2000)))).rejects.toBeInstanceOf(FileChanged);
    const end = new AbortController();
    const server = new Server(5000);
    server.faults.push(() => { end.abort(); return null; });
    await expect(sendFile(file(5000), undefined, around(server, { signal: end.signal }))).rejects.toBeInstanceOf(Stopped);
    expect(server.kept.length).toBe(1024);
  });

  test("pieces grow on a fast line and shrink on a slow one, within what is taken", () => {
    expect(nextPiece(100_000, 200, 1_000_000)).toBe(200_000);
    expect(nextPiece(800_000, 200, 1_000_000)).toBe(1_000_000);
    expect(nextPiece(100_000, 2_000, 1_000_000)).toBe(100_000);
    expect(nextPiece(100_000, 9_000, 1_000_000)).toBe(50_000);
    expect(nextPiece(16 * 1024, 9_000, 1_000_000)).toBe(16 * 1024);
    expect(nextPiece(16 * 1024, 9_000, 4_096)).toBe(4_096);
  });
});

describe("the same file given again goes on where it stopped", () => {
  const source = file(5000);
  const open: Upload = { ...new Server(5000).upload(), offset: 2048 };
  const known = { [open.id]: fingerprint(source) };

  test("if this browser began it", () => {
    expect(unfinished(source, false, [open], known)).toBe(open);
    expect(unfinished(source, false, [open], {})).toBeUndefined();
  });
  test("and not if it was saved anew, is another, or is wanted otherwise", () => {
    expect(unfinished({ ...source, lastModified: 2 }, false, [open], known)).toBeUndefined();
    expect(unfinished({ ...source, size: 5001 }, false, [open], known)).toBeUndefined();
    expect(unfinished({ ...source, name: "khac.csv" }, false, [open], known)).toBeUndefined();
    expect(unfinished(source, true, [open], known)).toBeUndefined();
  });
  test("and not if it has come whole already", () => {
    expect(unfinished(source, false, [{ ...open, state: "taken" }], known)).toBeUndefined();
  });
});
