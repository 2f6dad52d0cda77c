// The first sheet of a workbook as it came: texts and numbers apart, by a reader that is not the program's own.
import { inflateRawSync } from "node:zlib";

export type Cell = string | number | null;

function parts(file: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  let at = file.readUInt32LE(file.lastIndexOf(Buffer.from("PK\x05\x06", "latin1")) + 16);
  while (file.readUInt32LE(at) === 0x02014b50) {
    const [method, packed, nameLength, extra, comment, local] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32), file.readUInt32LE(at + 42)];
    const name = file.subarray(at + 46, at + 46 + nameLength).toString("utf8");
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(begin, begin + packed);
    found.set(name, (method === 0 ? bytes : inflateRawSync(bytes)).toString("utf8"));
    at += 46 + nameLength + extra + comment;
  }
  return found;
}

function plain(xml: string): string {
  return [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((each) => each[1] ?? "").join("")
    .replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
}

function columnOf(place: string): number {
  return [...place.replace(/\d+/g, "")].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export function sheetOf(file: Buffer): Cell[][] {
  const all = parts(file);
  const texts = [...(all.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map((each) => plain(each[1] ?? ""));
  const sheet = all.get("xl/worksheets/sheet1.xml") ?? "";
  if (/<f[ >]/.test(sheet)) throw new Error("there is a formula");
  return [...sheet.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map((row) => {
    const cells: Cell[] = [];
    for (const [, attributes = "", content = ""] of (row[1] ?? "").matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const place = columnOf(/r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? "A1");
      while (cells.length < place) cells.push(null);
      const value = /<v>([^<]*)<\/v>/.exec(content)?.[1];
      cells.push(value === undefined ? null : attributes.includes('t="s"') ? (texts[Number(value)] ?? "") : Number(value));
    }
    return cells;
  });
}
