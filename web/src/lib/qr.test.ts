import { describe, expect, it } from "vitest";
import { correction, formatBits, modules, pathOf, versionBits } from "./qr";

// Made by another encoder (npm qrcode 1.5.4: bytes, level M), which chose mask 4 for the first and mask 2 for the second.
const hello = `
#######.##.#..#######
#.....#..##.#.#.....#
#.###.#..####.#.###.#
#.###.#.#..#..#.###.#
#.###.#.#...#.#.###.#
#.....#.#.##..#.....#
#######.#.#.#.#######
........#####........
#...#.######.#####..#
...###..#.###..#.####
#.##..#.#.##..###..#.
###..#...#...##.#....
..#.###..#..###...##.
........###.###..#.##
#######.##..##...#.#.
#.....#....##..#...#.
#.###.#.#..#..###.#.#
#.###.#....##....#.##
#.###.#..###..####...
#.....#..#...##......
#######.#...#####.#.#`;
const secret = "otpauth://totp/BaoPhu:thu?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=BaoPhu";
const drawn = (field: boolean[][]) => field.map((row) => row.map((dark) => (dark ? "#" : ".")).join("")).join("\n");

describe("QR codes", () => {
  it("have the correction of the standard's example", () => {
    const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
    expect(correction(data, 10)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
  });
  it("tell their mask and version with the bits of the standard's tables", () => {
    expect(formatBits(0).toString(2)).toBe("101010000010010");
    expect(formatBits(4).toString(2)).toBe("100010111111001");
    expect(versionBits(7).toString(2).padStart(18, "0")).toBe("000111110010010100");
    expect(versionBits(10).toString(2).padStart(18, "0")).toBe("001010010011010011");
  });
  it("are those of another encoder", () => {
    expect(drawn(modules("HELLO", 4))).toBe(hello.trim());
    expect(drawn(modules("HELLO"))).toBe(hello.trim());
  });
  it("have the version that the text needs, and none beyond", () => {
    const sizeOf = (bytes: number) => modules("a".repeat(bytes), 0).length;
    expect([1, 14, 15, 84, 85, 122, 152, 180, 213].map(sizeOf)).toEqual([21, 21, 25, 37, 41, 45, 49, 53, 57]);
    expect(() => modules("a".repeat(214))).toThrow();
    expect(modules(secret)).toHaveLength(37);
  });
  it("are drawn square by square", () => {
    expect(pathOf([[true, false], [false, true]])).toBe("M0 0h1v1h-1zM1 1h1v1h-1z");
  });
});
