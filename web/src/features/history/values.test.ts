import { describe, expect, test } from "vitest";
import { makeWords } from "../../lib/words";
import { type Change, thingInWords, valueInWords } from "./values";

const words = makeWords("vi", {
  "role.tax_officer": "Cán bộ thuế", "purpose.gap-review": "Rà soát", "purpose.inspection": "Kiểm tra", "user.active": "Đang dùng", "user.inactive": "Đã khóa", "history.no_end": "không thời hạn",
  "history.thing.grant": "Vai trò", "history.thing.targets": "Chỉ tiêu", "scheme.voluntary": "BHXH tự nguyện", "place.whole": "Toàn tỉnh",
});

describe("a history in words", () => {
  test("says codes, days and numbers as people do", () => {
    expect(valueInWords("role", "tax_officer", words)).toBe("Cán bộ thuế");
    expect(valueInWords("purposes", "gap-review,inspection", words)).toBe("Rà soát; Kiểm tra");
    expect(valueInWords("from", "2026-11-27", words)).toBe("27/11/2026");
    expect(valueInWords("active", "0", words)).toBe("Đã khóa");
    expect(valueInWords("target", "12345", words)).toBe("12.345");
    expect(valueInWords("document", "12/QĐ", words)).toBe("12/QĐ");
  });
  test("says what an empty value means where it means something", () => {
    expect(valueInWords("to", null, words)).toBe("không thời hạn");
    expect(valueInWords("territory", null, words)).toBe("Toàn tỉnh");
    expect(valueInWords("contact", null, words)).toBe("–");
  });
  test("names the grant and the targets that were changed", () => {
    const change: Change = { thing: "grant", at: "", by: "", proposed_by: null, role: "tax_officer", place: "Biên Hòa", scheme: null, year: null, fields: [] };
    expect(thingInWords(change, words)).toBe("Vai trò Cán bộ thuế – Biên Hòa");
    expect(thingInWords({ ...change, place: null }, words)).toBe("Vai trò Cán bộ thuế");
    expect(thingInWords({ ...change, thing: "targets", scheme: "voluntary", year: 2020 }, words)).toBe("Chỉ tiêu BHXH tự nguyện 2020");
  });
});
