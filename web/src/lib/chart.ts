// The scale of a chart: where its axis ends, so that what is drawn fills it and its lines have round numbers.
const steps = [1, 1.5, 2, 3, 4, 5, 8, 10];

export function niceTop(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return Math.max(1, ...steps.map((step) => step * magnitude).filter((step) => step >= value).slice(0, 1));
}

// From the first entry of which something is told: what stands empty before it only takes room.
export function fromFirstTold<Each>(all: Each[], isTold: (each: Each) => boolean): Each[] {
  const first = all.findIndex(isTold);
  return first < 0 ? [] : all.slice(first);
}
