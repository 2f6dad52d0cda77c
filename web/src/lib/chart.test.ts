import { describe, expect, test } from "vitest";
import { fromFirstTold, niceTop } from "./chart";

describe("the scale of a chart", () => {
  test("ends at a round number that is not far above what it shows", () => {
    expect([0, 1, 2, 9, 11, 14, 241, 2706, 4100, 5000, 90_001].map(niceTop)).toEqual([1, 1, 2, 10, 15, 15, 300, 3000, 5000, 5000, 100_000]);
    for (let value = 1; value < 5000; value += 7) expect(niceTop(value) / value).toBeLessThanOrEqual(1.6);
  });
  test("begins where something is told, and keeps the gaps after that", () => {
    expect(fromFirstTold([null, null, 3, null, 4], (each) => each !== null)).toEqual([3, null, 4]);
    expect(fromFirstTold([null], (each) => each !== null)).toEqual([]);
  });
});
