// Sends a file in pieces, and goes on where it stopped: after a lost connection by itself, after a page was
// closed when the same file is given again.
//
// What holds:
//   - only the server says how many bytes it keeps; after anything unclear it is asked
//   - a piece is never larger than the server takes; it grows while the line is fast and shrinks when it is slow
//   - a connection that is lost is no fault: it is tried again until somebody stops it
import { FaultError, type Schemas } from "../../api/client";

export type Upload = Schemas["Upload"];

// What is needed of a file; File of the browser is one.
export type Source = { name: string; size: number; lastModified: number; slice: (from: number, to: number) => { arrayBuffer: () => Promise<ArrayBuffer> } };

// The routes that an upload takes.
export type Door = {
  begin: (what: Schemas["NewUpload"]) => Promise<Upload>;
  ask: (id: string) => Promise<Upload>;
  send: (id: string, offset: number, bytes: ArrayBuffer) => Promise<Upload>;
};

export type Surroundings = {
  door: Door;
  pieceMax: number;
  lookOnly: boolean;
  signal: AbortSignal;
  pause: (seconds: number) => Promise<void>;
  now: () => number;                            // Milliseconds.
  tell: (upload: Upload, lost: boolean) => void; // How far it has come; lost: waits for the connection.
};

// The file is not what it was when it was chosen, or cannot be read any more.
export class FileChanged extends Error {}
export class Stopped extends Error {}

const firstPiece = 256 * 1024;
const pieceMin = 16 * 1024;
const wanted = { fast: 1_000, slow: 4_000 };

// The server's names end at 200 characters; the end of a name tells more than its beginning.
export function sentName(file: Source): string {
  return file.name.slice(-200);
}

// By what a file is known again. Its content is not read: a gigabyte takes too long, and who mends a file saves it anew.
export function fingerprint(file: Source): string {
  return `${file.name}|${file.size}|${file.lastModified}`;
}

// The upload of just this file that has not come whole, if this browser began it.
export function unfinished(file: Source, lookOnly: boolean, uploads: Upload[], known: Record<string, string>): Upload | undefined {
  return uploads.find((each) => each.state === "receiving" && each.file_name === sentName(file) && each.bytes === file.size
    && each.look_only === lookOnly && known[each.id] === fingerprint(file));
}

export function nextPiece(size: number, took: number, most: number): number {
  if (took > wanted.slow) return Math.min(most, Math.max(pieceMin, Math.floor(size / 2)));
  return took < wanted.fast ? Math.min(most, size * 2) : Math.min(most, size);
}

export async function sendFile(file: Source, begun: Upload | undefined, around: Surroundings): Promise<Upload> {
  let upload = begun ?? (await untilAnswered(() => begin(file, around), around));
  let piece = Math.min(firstPiece, around.pieceMax);
  around.tell(upload, false);
  while (upload.state === "receiving" && upload.offset < file.size) {
    stopIfAsked(around);
    const from = upload.offset;
    const bytes = await read(file, from, Math.min(file.size, from + piece));
    const started = around.now();
    try {
      upload = await around.door.send(upload.id, from, bytes);
      piece = nextPiece(piece, around.now() - started, around.pieceMax);
    } catch (error) {
      stopIfAsked(around);
      if (statusOf(error) === 413 && piece > pieceMin) piece = Math.max(pieceMin, Math.floor(piece / 2));
      else upload = await whereItStands(error, upload, around);
    }
    around.tell(upload, false);
  }
  return upload;
}

function begin(file: Source, { door, lookOnly }: Surroundings): Promise<Upload> {
  return door.begin({ file_name: sentName(file), bytes: file.size, look_only: lookOnly });
}

async function read(file: Source, from: number, to: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, to).arrayBuffer();
  } catch {
    throw new FileChanged();
  }
}

// After a piece that was not kept: 409 and what may pass are asked about, everything else is for the user.
async function whereItStands(error: unknown, upload: Upload, around: Surroundings): Promise<Upload> {
  if (statusOf(error) !== 409 && !mayPass(error)) throw error;
  if (mayPass(error)) {
    around.tell(upload, true);
    await around.pause(1);
  }
  const told = await untilAnswered(() => around.door.ask(upload.id), around, upload);
  // Refused where the server itself says that it goes on: asking at once again would only go round.
  if (told.offset === upload.offset && statusOf(error) === 409) await around.pause(1);
  return told;
}

async function untilAnswered(ask: () => Promise<Upload>, around: Surroundings, upload?: Upload): Promise<Upload> {
  for (let failures = 1; ; failures += 1) {
    stopIfAsked(around);
    try {
      return await ask();
    } catch (error) {
      stopIfAsked(around);
      if (!mayPass(error)) throw error;
      if (upload) around.tell(upload, true);
      await around.pause(Math.min(30, 2 ** failures));
    }
  }
}

function statusOf(error: unknown): number {
  return error instanceof FaultError ? error.fault.status : -1;
}

// No answer at all, too many requests, or a server that is being started anew.
function mayPass(error: unknown): boolean {
  return [0, 429, 502, 503, 504].includes(statusOf(error));
}

function stopIfAsked({ signal }: Surroundings): void {
  if (signal.aborted) throw new Stopped();
}
