import { describe, expect, it } from "vitest";
import { monthsBetween, parseDay, parseMonth, showDay, showInstant, showMonth, showSoon } from "./dates";

describe("dates", () => {
  it("shows days, months and instants", () => {
    expect(showDay("2018-12-31")).toBe("31/12/2018");
    expect(showMonth("2018-12")).toBe("12/2018");
    expect(showInstant("2019-01-05T02:00:00Z")).toBe("05/01/2019 09:00");
    expect(showDay(null)).toBe("–");
  });
  it("tells the day of Vietnam, not of London", () => expect(showInstant("2018-12-31T18:30:00Z")).toBe("01/01/2019 01:30"));
  it("tells the hour alone of what is soon", () => {
    const now = new Date("2019-01-04T18:00:00Z");
    expect(showSoon("2019-01-05T03:32:00Z", now)).toBe("10:32");
    expect(showSoon("2019-01-04T16:32:00Z", now)).toBe("04/01/2019 23:32");
  });
  it("reads days with and without marks", () => {
    for (const text of ["31/12/2018", "31-12-2018", "31.12.2018", "31122018", "2018-12-31"]) expect(parseDay(text)).toBe("2018-12-31");
    expect(parseDay("1/2/2019")).toBe("2019-02-01");
  });
  it("refuses what is no day", () => {
    for (const text of ["31/02/2019", "2019", "32/01/2019", "29/02/2019", "abc", "12/2018", "1/22019"]) expect(parseDay(text)).toBeNull();
    expect(parseDay("29/02/2020")).toBe("2020-02-29");
  });
  it("reads months", () => {
    for (const text of ["12/2018", "122018", "2018-12"]) expect(parseMonth(text)).toBe("2018-12");
    for (const text of ["13/2018", "0/2018", "2018"]) expect(parseMonth(text)).toBeNull();
  });
  it("counts months over the turn of a year", () => expect(monthsBetween("2018-11", "2019-02")).toEqual(["2018-11", "2018-12", "2019-01", "2019-02"]));
});
