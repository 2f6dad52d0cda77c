import { describe, expect, test } from "vitest";
import { adds, perMilleOf, tenthsThatAdd, timesOf, waterfall } from "./waterfall";

const parts = [
  { field: "name", level: "near", bits: 4.34 },
  { field: "born", level: "equal", bits: 10.44 },
  { field: "employer", level: "different", bits: -2.14 },
  { field: "together", level: "together", bits: -1.44 },
];
const prior = -17.64;
const weight = prior + parts.reduce((sum, part) => sum + part.bits, 0);

describe("the waterfall of a pair", () => {
  test("what is shown adds up to what is shown as the sum", () => {
    const { steps } = waterfall(prior, parts, weight);
    const shown = steps.slice(0, -1).reduce((sum, step) => sum + step.tenths, 0);
    expect(shown).toBe(steps.at(-1)?.tenths);
    expect(shown).toBe(Math.round(weight * 10));
  });
  test("each bar begins where the one before it ends, the sum at nothing", () => {
    const { steps } = waterfall(prior, parts, weight);
    steps.slice(1, -1).forEach((step, index) => expect(step.from).toBe(steps[index]?.to));
    expect(steps[0]?.from).toBe(0);
    expect(steps.at(-1)).toMatchObject({ field: "weight", from: 0, to: steps.at(-2)?.to });
  });
  test("the whole width holds every bar and nothing", () => {
    const { steps, least, most } = waterfall(prior, parts, weight);
    expect(least).toBeLessThanOrEqual(Math.min(...steps.map((step) => step.to)));
    expect(most).toBe(0);
    expect(least).toBe(-176);
  });
  test("tenths that must give way are those whose rounding went farthest", () => {
    expect(tenthsThatAdd([0.14, 0.14, 0.14], 0.42)).toEqual([2, 1, 1]);
    expect(tenthsThatAdd([0.16, 0.16, 0.16], 0.48)).toEqual([1, 2, 2]);
    expect(tenthsThatAdd([], 0)).toEqual([]);
    for (const seed of [1, 7, 23, 99]) {
      const bits = Array.from({ length: 12 }, (_, index) => Math.sin(seed * (index + 1)) * 9);
      const sum = bits.reduce((total, each) => total + each, 0);
      const tenths = tenthsThatAdd(bits, sum);
      expect(tenths.reduce((total, each) => total + each, 0)).toBe(Math.round(sum * 10));
      tenths.forEach((each, index) => expect(Math.abs(each - (bits[index] ?? 0) * 10)).toBeLessThanOrEqual(1));
    }
  });
  test("a sum that the parts do not come to is noticed", () => {
    expect(adds(prior, parts, weight)).toBe(true);
    expect(adds(prior, parts, weight + 0.2)).toBe(false);
  });
  test("bits as a probability and as odds", () => {
    expect(perMilleOf(0)).toBe(500);
    expect(perMilleOf(10)).toBe(999);
    expect(perMilleOf(-10)).toBe(1);
    expect(perMilleOf(2000)).toBe(1000);
    expect(timesOf(1)).toBe(2);
    expect(timesOf(-1)).toBe(2);
    expect(timesOf(1.7)).toBe(3.2);
    expect(timesOf(10.42)).toBe(1400);
  });
});
