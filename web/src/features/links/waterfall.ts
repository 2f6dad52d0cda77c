// The weight of a pair as it comes about: what is known before anything is compared, and what each field adds
// or takes, in bits. The tenths that are shown add up to the tenths of the sum, exactly.

export type Part = { field: string; level: string; bits: number };
export type Step = {
  field: string;              // "prior" first, "weight" last.
  level: string | null;
  tenths: number;             // What is shown.
  from: number;               // Where the bar begins and ends, in tenths.
  to: number;
};
export type Fall = { steps: Step[]; least: number; most: number };

// Tenths of parts that add up to the tenths of the whole: each rounded, then those whose rounding went farthest
// give or take one.
export function tenthsThatAdd(parts: number[], whole: number): number[] {
  const tenths = parts.map((part) => Math.round(part * 10));
  const wanted = Math.round(whole * 10);
  let over = tenths.reduce((sum, each) => sum + each, 0) - wanted;
  const step = over > 0 ? 1 : -1;
  const byError = parts.map((part, index) => ({ index, error: step * ((tenths[index] ?? 0) - part * 10) })).sort((a, b) => b.error - a.error || a.index - b.index);
  for (let turn = 0; over !== 0 && byError.length > 0; turn += 1) {
    const { index } = byError[turn % byError.length] ?? { index: 0 };
    tenths[index] = (tenths[index] ?? 0) - step;
    over -= step;
  }
  return tenths;
}

export function waterfall(prior: number, parts: Part[], weight: number): Fall {
  const tenths = tenthsThatAdd([prior, ...parts.map((part) => part.bits)], weight);
  const named = [{ field: "prior", level: null }, ...parts.map((part) => ({ field: part.field, level: part.level }))];
  let at = 0;
  const steps: Step[] = named.map((each, index) => {
    const from = at;
    at += tenths[index] ?? 0;
    return { ...each, tenths: tenths[index] ?? 0, from, to: at };
  });
  steps.push({ field: "weight", level: null, tenths: at, from: 0, to: at });
  const ends = steps.flatMap((each) => [each.from, each.to]);
  return { steps, least: Math.min(0, ...ends), most: Math.max(0, ...ends) };
}

// Whether the parts come to the weight that the server tells; half a tenth of a bit is rounding.
export function adds(prior: number, parts: Part[], weight: number): boolean {
  return Math.abs(parts.reduce((sum, part) => sum + part.bits, prior) - weight) < 0.05;
}

// 3,3 bits are odds of 10 to 1.
export function perMilleOf(bits: number): number {
  return bits > 40 ? 1000 : Math.round((1000 * 2 ** bits) / (1 + 2 ** bits));
}

// How many times as often something is seen: two figures are as much as bits tell.
export function timesOf(bits: number): number {
  const times = 2 ** Math.abs(bits);
  if (times < 10) return Math.round(times * 10) / 10;
  const scale = 10 ** (Math.floor(Math.log10(times)) - 1);
  return Math.round(times / scale) * scale;
}
