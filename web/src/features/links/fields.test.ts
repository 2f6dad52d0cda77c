import { describe, expect, test } from "vitest";
import type { LinkPair } from "./deciding";
import { agreementOf, fieldsOf } from "./fields";

const side = { record_key: "t:1", person: "P-1", full_name: "Trần Văn Đức", number: "075*****7353", birth_date: "1985-04-12", sex: "male", employer_name: null, register: "tax", unit: "731", missing: [] };
const pair: LinkPair = {
  left: side, right: { ...side, record_key: "i:1", full_name: "TRẦN VĂN ĐỨT", birth_date: "1985", number: null, unit: "732" },
  joined: false, per_mille: 800, worth: 600, prior: -10, weight: 2, decision: null,
  parts: [
    { field: "born", level: "coarser", bits: 4, left: "1985-04-12", right: "1985" },
    { field: "sex", level: "equal", bits: 1, left: "male", right: "male" },
    { field: "identity_card", level: "unknown", bits: 0, left: "27***2922", right: null },
    { field: "tax_code", level: "unknown", bits: 0, left: null, right: null },
  ],
};

describe("a pair field by field", () => {
  test("each field with how far it agrees, those that nobody fills left out", () => {
    expect(fieldsOf(pair).map((row) => [row.field, row.agreement])).toEqual([
      ["full_name", "near"], ["born", "near"], ["sex", "equal"], ["identity_card", "unknown"], ["place", "different"],
    ]);
  });
  test("a commune and a district are not held against each other", () => {
    const place = (left: string, right: string) => fieldsOf({ ...pair, left: { ...pair.left, unit: left }, right: { ...pair.right, unit: right } }).find((row) => row.field === "place");
    expect(place("26017", "731")).toMatchObject({ agreement: "unknown", level: "other_level" });
    expect(place("26017", "26018")?.agreement).toBe("different");
    expect(place("731", "731")?.agreement).toBe("equal");
  });
  test("without numbers compared, the number of the record itself", () => {
    expect(fieldsOf({ ...pair, parts: [] }).map((row) => row.field)).toContain("number");
  });
  test("the engine's level goes before the letters: hidden digits may differ", () => {
    expect(agreementOf("075*****7353", "075*****7353", "slip")).toBe("near");
    expect(agreementOf("A", "B", "equal")).toBe("equal");
    expect(agreementOf("12/04/1985", "17/04/1985", "slip")).toBe("near");
    expect(agreementOf("12/04/1985", "01/09/1990", "different")).toBe("different");
    expect(agreementOf("075*****7353", "075*****7353", "different")).toBe("different");
  });
  test("what one of them does not say neither agrees nor differs", () => {
    expect(agreementOf("An", null, null)).toBe("unknown");
    expect(agreementOf("An", "An", "unknown")).toBe("unknown");
  });
  test("without a level, by letters", () => {
    expect(agreementOf("Lê Mai", "LÊ MAI", null)).toBe("equal");
    expect(agreementOf("Lê Mai", "Trịnh Công Sơn", null)).toBe("different");
  });
});
