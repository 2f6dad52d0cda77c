// Which letters of two values differ. Words are laid beside each other first, then their letters, so that a
// missing middle name is one mark and not a scatter of letters. Case and the place of a tone mark (hòa, hoà)
// are no differences: registers write both.

export type Piece = { text: string; same: boolean };

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;

// What is compared: small letters, tone marks behind the word.
function spelling(word: string): string {
  const plain = word.normalize("NFD").toLowerCase();
  return plain.replace(toneMarks, "").normalize("NFC") + (plain.match(toneMarks) ?? []).sort().join("");
}

// Each letter with its marks.
function letters(word: string): string[] {
  return [...word.normalize("NFC")];
}
function letterKey(letter: string): string {
  return letter.toLowerCase();
}

// The longest common subsequence as pairs of places, the earliest where several are as long.
function common(a: string[], b: string[]): [number, number][] {
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = longest[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j] && at(i, j) === at(i + 1, j + 1) + 1) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

// Letters of two words; those that have less than half in common are two words, not one misspelt.
function compareWords(a: string, b: string): [Piece[], Piece[]] {
  if (spelling(a) === spelling(b)) return [[{ text: a, same: true }], [{ text: b, same: true }]];
  const [left, right] = [letters(a), letters(b)];
  const pairs = common(left.map(letterKey), right.map(letterKey));
  if (pairs.length * 2 < Math.max(left.length, right.length)) return [[{ text: a, same: false }], [{ text: b, same: false }]];
  const sameLeft = new Set(pairs.map(([i]) => i));
  const sameRight = new Set(pairs.map(([, j]) => j));
  return [left.map((text, i) => ({ text, same: sameLeft.has(i) })), right.map((text, j) => ({ text, same: sameRight.has(j) }))];
}

function likeness(a: string, b: string): number {
  if (spelling(a) === spelling(b)) return 1;
  return common(letters(a).map(letterKey), letters(b).map(letterKey)).length / Math.max(letters(a).length, letters(b).length);
}

type Laid = [string | null, string | null];

// The words of both in their order, like beside like; null where the other has a word more.
function layWords(a: string[], b: string[]): Laid[] {
  const cost = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 || j === 0 ? (i + j) * gap : 0)));
  const at = (i: number, j: number) => cost[i]?.[j] ?? 0;
  const besides = (i: number, j: number) => at(i - 1, j - 1) + 1 - likeness(a[i - 1] ?? "", b[j - 1] ?? "");
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const row = cost[i];
      if (row) row[j] = Math.min(besides(i, j), at(i - 1, j) + gap, at(i, j - 1) + gap);
    }
  }
  const laid: Laid[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && at(i, j) === besides(i, j)) laid.push([a[--i] ?? "", b[--j] ?? ""]);
    else if (i > 0 && at(i, j) === at(i - 1, j) + gap) laid.push([a[--i] ?? "", null]);
    else laid.push([null, b[--j] ?? ""]);
  }
  return laid.reverse();
}
const gap = 0.55;

// Neighbours that are alike in one piece.
function joined(pieces: Piece[]): Piece[] {
  return pieces.reduce<Piece[]>((all, piece) => {
    const last = all[all.length - 1];
    if (last && last.same === piece.same) last.text += piece.text;
    else if (piece.text) all.push({ ...piece });
    return all;
  }, []);
}

export function compareLetters(left: string, right: string): [Piece[], Piece[]] {
  const laid = layWords(left.trim().split(/\s+/).filter(Boolean), right.trim().split(/\s+/).filter(Boolean));
  const sides: [Piece[], Piece[]] = [[], []];
  for (const [a, b] of laid) {
    const [l, r] = a !== null && b !== null ? compareWords(a, b) : [a === null ? [] : [{ text: a, same: false }], b === null ? [] : [{ text: b, same: false }]];
    for (const [side, pieces] of [[sides[0], l], [sides[1], r]] as const) {
      if (pieces.length > 0 && side.length > 0) side.push({ text: " ", same: side[side.length - 1]?.same === true || pieces[0]?.same === true });
      side.push(...pieces);
    }
  }
  return [joined(sides[0]), joined(sides[1])];
}
