import { describe, expect, test } from "vitest";
import { daysLater, isPersonal, lastDayIn } from "./tokens";

describe("tokens", () => {
  test("a day so many days later, over months and leap years", () => {
    expect(daysLater("2026-11-27", 90)).toBe("2027-02-25");
    expect(daysLater("2028-02-28", 1)).toBe("2028-02-29");
    expect(daysLater("2026-11-27", 0)).toBe("2026-11-27");
  });

  test("the last day is written as days are here, from today on and within a year", () => {
    expect(lastDayIn("31/12/2026", "2026-11-27", 366)).toBe("2026-12-31");
    expect(lastDayIn("27112026", "2026-11-27", 366)).toBe("2026-11-27");
    expect(lastDayIn("26/11/2026", "2026-11-27", 366)).toBe(null);
    expect(lastDayIn("28/11/2027", "2026-11-27", 366)).toBe(null);
    expect(lastDayIn("27/11/2027", "2026-11-27", 366)).toBe("2027-11-27");
    expect(lastDayIn("31/02/2027", "2026-11-27", 366)).toBe(null);
  });

  test("rights that read persons are told from others", () => {
    expect(["see_figures", "see_persons", "see_person", "export_persons", "see_cases"].filter(isPersonal)).toEqual(["see_persons", "see_person", "export_persons"]);
  });
});
