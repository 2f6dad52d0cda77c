import { describe, expect, test } from "vitest";
import { compareLetters } from "./letters";

// What differs, in brackets.
function marked(left: string, right: string): [string, string] {
  const [a, b] = compareLetters(left, right);
  const show = (pieces: { text: string; same: boolean }[]) => pieces.map((each) => (each.same ? each.text : `[${each.text}]`)).join("");
  return [show(a), show(b)];
}

describe("letters that differ", () => {
  test("equal values have no mark", () => {
    expect(marked("Nguyễn Thị Lan", "Nguyễn Thị Lan")).toEqual(["Nguyễn Thị Lan", "Nguyễn Thị Lan"]);
  });
  test("case is no difference", () => {
    expect(marked("NGUYỄN VĂN ĐỨC", "Nguyễn Văn Đức")).toEqual(["NGUYỄN VĂN ĐỨC", "Nguyễn Văn Đức"]);
  });
  test("the place of a tone mark is no difference, the tone is one", () => {
    expect(marked("Trần Hoà", "Trần Hòa")).toEqual(["Trần Hoà", "Trần Hòa"]);
    expect(marked("Thuỳ", "Thúy")).not.toEqual(["Thuỳ", "Thúy"]);
  });
  test("letters written in two ways of Unicode are the same letter", () => {
    expect(marked("Lê Tuyến".normalize("NFD"), "Lê Tuyến")[1]).toBe("Lê Tuyến");
  });
  test("one accent is one mark", () => {
    expect(marked("Nguyễn Thị Lan", "Nguyễn Thị Lân")).toEqual(["Nguyễn Thị L[a]n", "Nguyễn Thị L[â]n"]);
  });
  test("one letter is one mark", () => {
    expect(marked("Trần Văn Đức", "Trần Văn Đứt")).toEqual(["Trần Văn Đứ[c]", "Trần Văn Đứ[t]"]);
  });
  test("a word that one side lacks is one mark, and the words after it stand", () => {
    expect(marked("Nguyễn Thị Hồng Lan", "Nguyễn Lan")).toEqual(["Nguyễn [Thị Hồng] Lan", "Nguyễn Lan"]);
  });
  test("another word is marked whole", () => {
    expect(marked("Lê Hạnh", "Lê Mai")).toEqual(["Lê [Hạnh]", "Lê [Mai]"]);
  });
  test("digits of a masked number that show are compared", () => {
    expect(marked("075*****7353", "075*****7358")).toEqual(["075*****735[3]", "075*****735[8]"]);
  });
  test("what is put together again is the value", () => {
    for (const [a, b] of [["Phạm  Thị Thùy", "Thị Thùy Phạm"], ["", "Lan"], ["An", ""], ["Công ty TNHH TM DV A", "Công ty TNHH Thương mại Dịch vụ A"]] as const) {
      const [left, right] = compareLetters(a, b);
      expect(left.map((each) => each.text).join("")).toBe(a.split(/\s+/).filter(Boolean).join(" "));
      expect(right.map((each) => each.text).join("")).toBe(b.split(/\s+/).filter(Boolean).join(" "));
    }
  });
});
