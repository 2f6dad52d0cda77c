import { describe, expect, test } from "vitest";
import { daysLater, isPersonal } from "./tokens";

describe("tokens", () => {
  test("a day so many days later, over months and leap years", () => {
    expect(daysLater("2026-11-27", 90)).toBe("2027-02-25");
    expect(daysLater("2028-02-28", 1)).toBe("2028-02-29");
    expect(daysLater("2026-11-27", 0)).toBe("2026-11-27");
  });

  test("rights that read persons are told from others", () => {
    expect(["see_figures", "see_persons", "see_person", "export_persons", "see_cases"].filter(isPersonal)).toEqual(["see_persons", "see_person", "export_persons"]);
  });
});
