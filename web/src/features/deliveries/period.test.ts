import { describe, expect, test } from "vitest";
import { parsePeriod, showPeriod } from "./period";

describe("periods", () => {
  test.each([
    ["2018", "2018"], ["12/2018", "2018-12"], ["2018-12", "2018-12"], ["31/12/2018", "2018-12-31"], ["2018-12-31", "2018-12-31"],
    ["quý 4/2018", "2018-Q4"], ["Quý IV năm 2018", "2018-Q4"], ["Q1 2018", "2018-Q1"], ["2018-q3", "2018-Q3"],
    ["6 tháng đầu 2018", "2018-H1"], ["6 tháng cuối năm 2018", "2018-H2"], ["H2/2018", "2018-H2"], ["2018-H1", "2018-H1"],
  ])("%s is %s", (typed, period) => expect(parsePeriod(typed)).toBe(period));

  test.each(["", "13/2018", "quý 5/2018", "tháng này", "2018-H3", "18", "31/02/2018"])("\"%s\" is none", (typed) => expect(parsePeriod(typed)).toBeNull());

  test("are shown as people write them", () => {
    const word = (key: string, values?: Record<string, string | number>) => `${key.replace("period.", "")}:${Object.values(values ?? {}).join("/")}`;
    const show = (period: string) => showPeriod(period, { word } as Parameters<typeof showPeriod>[1]);
    expect(["2018", "2018-12", "2018-Q4", "2018-H1", "2018-H2", "2018-12-31", ""].map(show))
      .toEqual(["2018", "12/2018", "quarter_of:4/2018", "first_half_of:2018", "second_half_of:2018", "31/12/2018", "–"]);
  });
});
