// Classes of a map: at most five of equal width between whole per cents, lightest first; a unit without
// eligible persons has none.
export type MapClass = { from: number; to: number; units: number };

export function mapClasses(rates: (number | null)[], most = 5): { classes: MapClass[]; classOf: (rate: number | null) => number | null } {
  const told = rates.filter((rate): rate is number => rate !== null);
  if (told.length === 0) return { classes: [], classOf: () => null };
  const low = Math.floor(Math.min(...told));
  const high = Math.max(Math.ceil(Math.max(...told)), low + 1);
  const step = Math.max(1, Math.ceil((high - low) / most));
  const number = Math.ceil((high - low) / step);
  const classOf = (rate: number | null) => (rate === null ? null : Math.min(number - 1, Math.floor((rate - low) / step)));
  const classes = Array.from({ length: number }, (_, index) => ({
    from: low + index * step, to: low + (index + 1) * step, units: told.filter((rate) => classOf(rate) === index).length,
  }));
  return { classes, classOf };
}
