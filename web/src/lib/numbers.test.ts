import { describe, expect, it } from "vitest";
import { bytesText, count, duration, lawFigure, money, parseWhole, percent, signed } from "./numbers";

describe("numbers", () => {
  it("groups by dots in Vietnamese and by commas in English", () => {
    expect(count(1234567, "vi")).toBe("1.234.567");
    expect(count(1234567, "en")).toBe("1,234,567");
    expect(count(999, "vi")).toBe("999");
  });
  it("shows what is not told as a dash, never as zero", () => {
    expect(count(null, "vi")).toBe("–");
    expect(count(0, "vi")).toBe("0");
    expect(percent(null, 10, "vi")).toBe("–");
    expect(percent(1, 0, "vi")).toBe("–");
  });
  it("tells bytes in the largest unit, and times as a clock does", () => {
    expect([0, 1023, 1024, 1_503_238_553, 5 * 1024 ** 4].map((bytes) => bytesText(bytes, "vi").replace("\u00a0", " "))).toEqual(["0 B", "1.023 B", "1,0 KB", "1,4 GB", "5,0 TB"]);
    expect([0, 65_400, 3_723_000].map(duration)).toEqual(["0:00", "1:05", "1:02:03"]);
  });
  it("gives differences their sign", () => {
    expect(signed(1200, "vi")).toBe("+1.200");
    expect(signed(-1200, "en")).toBe("−1,200");
    expect(signed(0, "vi")).toBe("0");
  });
  it("rounds rates half up from two whole numbers", () => {
    expect(percent(9198, 10000, "vi")).toBe("91,98\u00a0%");
    expect(percent(9198, 10000, "en")).toBe("91.98%");
    expect(percent(1, 3, "en")).toBe("33.33%");
    expect(percent(2, 3, "en")).toBe("66.67%");
    expect(percent(1, 800, "en", 1)).toBe("0.1%");
    expect(percent(10005, 100000, "en", 2)).toBe("10.01%");
  });
  it("never shows a part as all or as nothing", () => {
    expect(percent(999999, 1000000, "vi")).toBe("99,99\u00a0%");
    expect(percent(1, 1000000, "vi")).toBe("0,01\u00a0%");
    expect(percent(10, 10, "vi")).toBe("100,00\u00a0%");
    expect(percent(0, 10, "vi")).toBe("0,00\u00a0%");
  });
  it("shows money with its unit", () => {
    expect(money(4180000, "vi")).toBe("4.180.000\u00a0đ");
    expect(money(4180000, "en")).toBe("VND\u00a04,180,000");
  });
  it("reads whole numbers as people type them, and nothing else", () => {
    for (const text of ["5.000.000", "5,000,000", "5 000 000", "5000000", " 5000000 "]) expect(parseWhole(text)).toBe(5000000);
    for (const text of ["", "5.5", "5,000.5", "-5", "5tr", "1.00.000"]) expect(parseWhole(text)).toBeNull();
  });
  it("shows the figures of the law in the language's marks", () => {
    expect(lawFigure("1490000", "vi")).toBe("1.490.000");
    expect(lawFigure("0.5", "vi")).toBe("0,5");
    expect(lawFigure("2018", "vi")).toBe("2018");
    expect(lawFigure("50000000-75000000", "en")).toBe("50,000,000-75,000,000");
  });
});
