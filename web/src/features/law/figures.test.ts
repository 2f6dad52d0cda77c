import { describe, expect, test } from "vitest";
import { makeWords } from "../../lib/words";
import { basisText, figureText } from "./figures";

const words = makeWords("vi", { "law.unit.percent": "{figure} %", "law.unit.word": "{figure}", "law.unit.number": "{figure}", "law.word.1": "hằng tháng", "law.not_known": "chưa xác định", "law.none": "không có quy định", "law.article_unknown": "chưa rõ điều khoản", "law.text_unknown": "chưa tìm được văn bản" });

describe("figures of the law as they are read", () => {
  test("a number is a number, though a word is written the same", () => {
    expect(figureText("1", "percent", words)).toBe("1 %");
    expect(figureText("0.05", "percent", words)).toBe("0,05 %");
    expect(figureText("1", "number", words)).toBe("1");
    expect(figureText("1", "word", words)).toBe("hằng tháng");
  });
  test("what is not known is told quietly", () => expect(figureText("unknown", "percent", words)).toBe("chưa xác định"));
  test("of several articles the one that was not found is told in words", () => {
    expect(basisText({ law: "Luật A", article: "Điều 3; unknown" }, words.word)).toBe("Luật A, Điều 3; chưa rõ điều khoản");
    expect(basisText({ law: "Luật A", article: "unknown" }, words.word)).toBe("Luật A, chưa rõ điều khoản");
    expect(basisText({ law: "unknown", article: "unknown" }, words.word)).toBe("chưa tìm được văn bản");
  });
});
