import { expect, test } from "vitest";
import { monthAfter, tenthsPerDay, weekdaysAfter, weekdaysIn } from "./weekdays";

test("weekdays of a month", () => {
  expect(weekdaysIn("2019-01")).toBe(23);
  expect(weekdaysIn("2019-02")).toBe(20);
  expect(weekdaysIn("2026-11")).toBe(21);
});
test("days after a day skip Saturday and Sunday", () => {
  expect(weekdaysAfter("2026-11-26", 1)).toBe("2026-11-27");
  expect(weekdaysAfter("2026-11-26", 2)).toBe("2026-11-30");
  expect(weekdaysAfter("2026-11-28", 5)).toBe("2026-12-04");
  expect(weekdaysAfter("2026-12-31", 5)).toBe("2027-01-07");
});
test("the month after", () => {
  expect(monthAfter("2018-12")).toBe("2019-01");
  expect(monthAfter("2019-01")).toBe("2019-02");
});
test("persons a day, rounded up", () => {
  expect(tenthsPerDay(78, 22)).toBe(36);
  expect(tenthsPerDay(22, 22)).toBe(10);
  expect(tenthsPerDay(0, 20)).toBe(0);
});
