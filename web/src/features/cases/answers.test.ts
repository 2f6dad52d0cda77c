import { describe, expect, test } from "vitest";
import { type Case, byNumber } from "./answers";

const about = (decision_number: string, employer_name: string) => ({ decision_number, employer_name, employer: "E-1" }) as Case;

describe("one's open cases", () => {
  test("are chosen by the number of their decision, which may name several employers", () => {
    expect(byNumber([about("12/QĐ", "A"), about("13/QĐ", "B"), about("12/QĐ", "C")])).toEqual([
      { number: "12/QĐ", employers: ["A", "C"] }, { number: "13/QĐ", employers: ["B"] },
    ]);
  });
  test("of an employer without a name show its id", () => expect(byNumber([about("1", "")])[0]?.employers).toEqual(["E-1"]));
});
