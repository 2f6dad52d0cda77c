import { describe, expect, test } from "vitest";
import { partsOf } from "./bars";

const of = (reason: string, kind: string, persons: number) => ({ reason, kind, persons });

describe("the bar of reasons", () => {
  test("has a part for each reason in the order of the lists, and what is too narrow is one part at its end", () => {
    const parts = partsOf([of("student", "lawful", 3), of("left_out", "missing", 600), of("under_review", "to_check", 100), of("lapsed", "missing", 300), of("pensioner", "lawful", 2)]);
    expect(parts.map((each) => each.persons)).toEqual([600, 300, 100, 5]);
    expect(parts.map((each) => each.name)).toEqual(["part-1", "part-2", "part-check", "part-rest"]);
  });
  test("leaves out what nobody is in", () => {
    expect(partsOf([of("left_out", "missing", 0), of("lapsed", "missing", 0), of("potential", "potential", 7)])).toEqual([{ name: "part-potential", persons: 7 }]);
    expect(partsOf([])).toEqual([]);
  });
});
