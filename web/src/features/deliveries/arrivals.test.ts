import { describe, expect, test } from "vitest";
import { type Arrival, asMatrix, countStates, monthAfter } from "./arrivals";

const arrival = (sender: string, dataset: string, due: string, state: Arrival["state"], days = 0): Arrival => ({
  agreement: 1, sender, sender_name: sender.toUpperCase(), dataset, dataset_title: dataset, period: due.slice(0, 7), due, state, days, received: null, sha256: null,
});

describe("the calendar of arrivals", () => {
  const arrivals = [
    arrival("tax", "list", "2018-11-10", "on_time"), arrival("tax", "list", "2018-12-10", "not_yet_due"),
    arrival("labour", "report", "2018-11-05", "late", 4), arrival("labour", "report", "2018-11-20", "on_time"),
    arrival("si", "participants", "2018-10-05", "missing", 30), arrival("si", "voluntary", "2018-11-05", "missing", 0),
  ];

  test("has a column for each month, also for one in which nothing is due", () => {
    expect(asMatrix(arrivals, "2018-09", "2018-12").months).toEqual(["2018-09", "2018-10", "2018-11", "2018-12"]);
  });
  test("has what is missing the longest first, then what was late", () => {
    expect(asMatrix(arrivals, "2018-09", "2018-12").lines.map((line) => line.key)).toEqual(["si/participants", "si/voluntary", "labour/report", "tax/list"]);
  });
  test("loses none of several that are due in a month", () => {
    const { lines } = asMatrix(arrivals, "2018-09", "2018-12");
    expect(lines.reduce((sum, line) => sum + [...line.months.values()].flat().length, 0)).toBe(arrivals.length);
    expect(lines[2]?.months.get("2018-11")?.map((each) => each.state)).toEqual(["late", "on_time"]);
  });
  test("counts its states", () => {
    expect(countStates(arrivals)).toEqual({ missing: 2, late: 1, on_time: 2, not_yet_due: 1 });
  });
  test("is turned by years", () => {
    expect(monthAfter("2018-12", 1)).toBe("2019-01");
    expect(monthAfter("2018-01", -12)).toBe("2017-01");
  });
});
