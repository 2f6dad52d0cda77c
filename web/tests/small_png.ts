// node tests/small_png.ts FILE…: writes pictures of screens again with a palette of 256 colours, a third of their
// bytes. What fills most of a picture, its papers and lines, keeps its colour; edges of letters share theirs.
import { readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const most = 256;

type Picture = { width: number; height: number; colours: Uint32Array }; // 0xRRGGBB, row by row.

function* chunksOf(file: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = signature.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    yield { type: file.toString("latin1", at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

// Eight bits of red, green and blue, and perhaps of opacity, as Chromium writes them; null for a picture with a palette.
function read(file: Buffer): Picture | null {
  if (!file.subarray(0, 8).equals(signature)) throw new Error("no PNG");
  const chunks = [...chunksOf(file)];
  const head = chunks[0]?.data ?? Buffer.alloc(13);
  const [width, height, bits, kind, interlaced] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9], head[12]];
  if (kind === 3) return null;
  if (bits !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0) throw new Error(`a PNG of another kind: ${bits} bits, ${kind}`);
  const step = kind === 2 ? 3 : 4;
  const rows = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  const line = width * step;
  const plain = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const at = y * line + x;
      const left = x >= step ? (plain[at - step] ?? 0) : 0;
      const above = y > 0 ? (plain[at - line] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (plain[at - line - step] ?? 0) : 0;
      plain[at] = ((rows[y * (line + 1) + 1 + x] ?? 0) + guess(filter, left, above, corner)) & 255;
    }
  }
  const colours = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel += 1) colours[pixel] = plain.readUIntBE(pixel * step, 3);
  return { width, height, colours };
}

function guess(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0: return 0;
    case 1: return left;
    case 2: return above;
    case 3: return (left + above) >> 1;
    default: {
      const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
      return a <= b && a <= c ? left : b <= c ? above : corner;
    }
  }
}

// ---- The palette -----------------------------------------------------------------------------------
type Counted = { colour: number; count: number };
const parts = [16, 8, 0] as const;
const partOf = (colour: number, shift: number) => (colour >> shift) & 255;

type Box = { colours: Counted[]; shift: number; mean: number; spread: number };

// The colours of a box, with the part by which they differ most, weighed by how often each is seen.
function boxOf(colours: Counted[]): Box {
  const weight = colours.reduce((sum, each) => sum + each.count, 0);
  const spreads = parts.map((shift) => {
    const mean = colours.reduce((sum, each) => sum + each.count * partOf(each.colour, shift), 0) / weight;
    return { shift, mean, spread: colours.reduce((sum, each) => sum + each.count * (partOf(each.colour, shift) - mean) ** 2, 0) };
  });
  return { colours, ...spreads.reduce((widest, each) => (each.spread > widest.spread ? each : widest)) };
}

function halves(box: Box): [Box, Box] {
  const low = (each: Counted) => partOf(each.colour, box.shift) <= box.mean;
  return [boxOf(box.colours.filter(low)), boxOf(box.colours.filter((each) => !low(each)))];
}

// What most of the box is, or else the mean.
function colourOf(box: Box): number {
  const weight = box.colours.reduce((sum, each) => sum + each.count, 0);
  const first = box.colours.reduce((best, each) => (each.count > best.count ? each : best));
  if (first.count * 3 > weight) return first.colour;
  return parts.reduce<number>((colour, shift) => colour | (Math.round(box.colours.reduce((sum, each) => sum + each.count * partOf(each.colour, shift), 0) / weight) << shift), 0);
}

function palette(picture: Picture): Box[] {
  const counts = new Map<number, number>();
  for (const colour of picture.colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const boxes = [boxOf([...counts].map(([colour, count]) => ({ colour, count })))];
  while (boxes.length < most) {
    const widest = boxes.reduce((best, box, at) => (box.spread > (boxes[best]?.spread ?? 0) ? at : best), 0);
    const box = boxes[widest];
    if (!box || box.spread === 0) break;
    boxes.splice(widest, 1, ...halves(box));
  }
  return boxes;
}

// ---- Writing ---------------------------------------------------------------------------------------
function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

export function withPalette(file: Buffer): Buffer {
  const picture = read(file);
  if (!picture) return file;
  const boxes = palette(picture);
  const places = new Map(boxes.flatMap((box, at) => box.colours.map(({ colour }) => [colour, at] as const)));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(picture.width, 0);
  head.writeUInt32BE(picture.height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(boxes.length * 3);
  boxes.forEach((box, at) => colours.writeUIntBE(colourOf(box), at * 3, 3));
  const rows = Buffer.alloc((picture.width + 1) * picture.height);
  picture.colours.forEach((colour, pixel) => { rows[pixel + Math.floor(pixel / picture.width) + 1] = places.get(colour) ?? 0; });
  return Buffer.concat([signature, chunk("IHDR", head), chunk("PLTE", colours), chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

if (import.meta.filename === process.argv[1]) {
  for (const path of process.argv.slice(2)) writeFileSync(path, withPalette(readFileSync(path)));
}
