// A QR code of a short text (ISO/IEC 18004): bytes, error correction of level M, versions 1 to 10. It is here
// because the secret of a second factor goes to no other machine, and 150 lines need no dependency.
//
//   modules(text)[row][column] is true where the square is dark; the quiet zone of 4 is the caller's.

// By version: codewords of correction in a block, then blocks and the data codewords of each.
const blocksOf: [number, ...[number, number][]][] = [
  [10, [1, 16]], [16, [1, 28]], [26, [1, 44]], [18, [2, 32]], [24, [2, 43]], [16, [4, 27]], [18, [4, 31]],
  [22, [2, 38], [2, 39]], [22, [3, 36], [2, 37]], [26, [4, 43], [1, 44]],
];
// Where the small squares stand, in both directions, beside the first at 6.
const alignments = [[], [18], [22], [26], [30], [34], [22, 38], [24, 42], [26, 46], [28, 50]];
const levelM = 0;

function xor(a: number, b: number): number {
  return a ^ b;
}

// ---- Codewords --------------------------------------------------------------------------------
function dataCapacity(version: number): number {
  const [, ...groups] = blocksOf[version - 1] ?? [0];
  return groups.reduce((sum, [blocks, data]) => sum + blocks * data, 0);
}

function versionFor(bytes: number): number {
  for (let version = 1; version <= blocksOf.length; version += 1) {
    if (bytes + (version < 10 ? 2 : 3) <= dataCapacity(version)) return version;
  }
  throw new Error(`a text of ${bytes} bytes is too long for a QR code of version ${blocksOf.length}`);
}

function dataCodewords(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  const capacity = dataCapacity(version) * 8;
  push(0, Math.min(4, capacity - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity; pad = pad === 0xec ? 0x11 : 0xec) push(pad, 8);
  return Array.from({ length: bits.length / 8 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0));
}

// Powers of 2 in the field of 256 elements with x^8 + x^4 + x^3 + x^2 + 1.
const powers: number[] = [];
for (let power = 0, value = 1; power < 255; power += 1) {
  powers.push(value);
  value = value < 128 ? value * 2 : xor(value * 2, 0x11d);
}
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (powers[(powers.indexOf(a) + powers.indexOf(b)) % 255] ?? 0);
}

// The remainder of the data as a polynomial, divided by (x - 1)(x - 2)(x - 4)…
export function correction(data: number[], degree: number): number[] {
  let divisor = [1];
  for (let power = 0; power < degree; power += 1) {
    const root = powers[power] ?? 0;
    divisor = [...divisor, 0].map((factor, at) => xor(factor, times(divisor[at - 1] ?? 0, root)));
  }
  const rest = [...data, ...new Array<number>(degree).fill(0)];
  for (let at = 0; at < data.length; at += 1) {
    const factor = rest[at] ?? 0;
    divisor.forEach((each, beside) => { rest[at + beside] = xor(rest[at + beside] ?? 0, times(each, factor)); });
  }
  return rest.slice(data.length);
}

// Blocks in turn: the first codeword of each, the second of each, and then their correction likewise.
function interleaved(data: number[], version: number): number[] {
  const [degree, ...groups] = blocksOf[version - 1] ?? [0];
  const blocks: number[][] = [];
  let from = 0;
  for (const [count, length] of groups) {
    for (let block = 0; block < count; block += 1, from += length) blocks.push(data.slice(from, from + length));
  }
  const inTurn = (all: number[][]) => Array.from({ length: Math.max(...all.map((each) => each.length)) }, (_, at) => all.flatMap((each) => each.slice(at, at + 1))).flat();
  return [...inTurn(blocks), ...inTurn(blocks.map((block) => correction(block, degree)))];
}

// ---- Squares ----------------------------------------------------------------------------------
// `set` squares hold no data: null is one that is still free.
type Field = (boolean | null)[][];

function bitsWithCheck(value: number, generator: number, length: number): number {
  let rest = value;
  for (let bit = 0; bit < length; bit += 1) rest = xor(rest << 1, (rest >> (length - 1)) * generator);
  return (value << length) | (rest & ((1 << length) - 1));
}

export function formatBits(mask: number): number {
  return xor(bitsWithCheck((levelM << 3) | mask, 0x537, 10), 0x5412);
}
export function versionBits(version: number): number {
  return bitsWithCheck(version, 0x1f25, 12);
}

function emptyField(version: number): Field {
  const size = 17 + 4 * version;
  const field: Field = Array.from({ length: size }, () => new Array<boolean | null>(size).fill(null));
  const set = (row: number, column: number, dark: boolean) => {
    const line = field[row];
    if (line && column >= 0 && column < size) line[column] = dark;
  };
  const rings = (row: number, column: number, reach: number, dark: number[]) => {
    for (let dr = -reach; dr <= reach; dr += 1) {
      for (let dc = -reach; dc <= reach; dc += 1) set(row + dr, column + dc, dark.includes(Math.max(Math.abs(dr), Math.abs(dc))));
    }
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]] as const) rings(row, column, 4, [0, 1, 3]);
  const places = version === 1 ? [] : [6, ...(alignments[version - 1] ?? [])];
  const last = places.at(-1) ?? 0;
  for (const row of places) {
    for (const column of places) {
      const atFinder = (row === 6 && column === 6) || (row === 6 && column === last) || (row === last && column === 6);
      if (!atFinder) rings(row, column, 2, [0, 2]);
    }
  }
  return field;
}

function putFormat(field: Field, mask: number, version: number): void {
  const size = field.length;
  const set = (row: number, column: number, dark: boolean) => {
    const line = field[row];
    if (line) line[column] = dark;
  };
  const format = formatBits(mask);
  for (let bit = 0; bit < 15; bit += 1) {
    const dark = ((format >> bit) & 1) === 1;
    if (bit < 6) set(bit, 8, dark);
    else if (bit < 8) set(bit + 1, 8, dark);
    else if (bit === 8) set(8, 7, dark);
    else set(8, 14 - bit, dark);
    if (bit < 8) set(8, size - 1 - bit, dark);
    else set(size - 15 + bit, 8, dark);
  }
  set(size - 8, 8, true);
  if (version < 7) return;
  const told = versionBits(version);
  for (let bit = 0; bit < 18; bit += 1) {
    const dark = ((told >> bit) & 1) === 1;
    set(size - 11 + (bit % 3), Math.floor(bit / 3), dark);
    set(Math.floor(bit / 3), size - 11 + (bit % 3), dark);
  }
}

const masks: ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0, (r) => r % 2 === 0, (_, c) => c % 3 === 0, (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0, (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0, (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

// Two columns at a time, from the right, up and down in turn; the column of the clock is passed over.
function withData(field: Field, codewords: number[], mask: number): boolean[][] {
  const size = field.length;
  const whole = field.map((row) => row.map((square) => square === true));
  const darkens = masks[mask] ?? (() => false);
  let bit = 0;
  let up = true;
  for (let right = size - 1; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        const line = whole[row];
        if (!line || field[row]?.[column] !== null) continue;
        const dark = (((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
        line[column] = dark !== darkens(row, column);
        bit += 1;
      }
    }
  }
  return whole;
}

// How badly a pattern reads: long runs, blocks, what looks like a finder, and too much of one colour.
function penalty(field: boolean[][]): number {
  const size = field.length;
  const lines = [...field, ...field.map((_, column) => field.map((row) => row[column] === true))].map((line) => line.map((dark) => (dark ? "1" : "0")).join(""));
  const runs = lines.flatMap((line) => line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);
  const finders = lines.reduce((sum, line) => sum + [...line.matchAll(/(?=10111010000|00001011101)/g)].length * 40, 0);
  let blocks = 0;
  for (let row = 0; row + 1 < size; row += 1) {
    for (let column = 0; column + 1 < size; column += 1) {
      const dark = field[row]?.[column];
      if (field[row]?.[column + 1] === dark && field[row + 1]?.[column] === dark && field[row + 1]?.[column + 1] === dark) blocks += 3;
    }
  }
  const darks = field.flat().filter(Boolean).length;
  return runs + finders + blocks + Math.floor(Math.abs((darks * 20) / (size * size) - 10)) * 10;
}

export function modules(text: string, wantedMask?: number): boolean[][] {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  const codewords = interleaved(dataCodewords(bytes, version), version);
  const field = emptyField(version);
  putFormat(field, 0, version);
  const made = (wantedMask === undefined ? masks.map((_, mask) => mask) : [wantedMask]).map((mask) => {
    const whole = withData(field, codewords, mask);
    putFormat(whole, mask, version);
    return { whole, penalty: penalty(whole) };
  });
  return made.reduce((best, each) => (each.penalty < best.penalty ? each : best)).whole;
}

// The dark squares as one path, in units of a square.
export function pathOf(field: boolean[][]): string {
  return field.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
}
