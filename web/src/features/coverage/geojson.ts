// Boundaries that somebody brings: a GeoJSON file whose features name units by code in any property. They stay
// in this browser. Longitudes are narrowed by the latitude of the middle, which is true enough for a province.
export type Shape = { code: string; path: string; middle: [number, number] };
type Position = [number, number, ...number[]];
type Ring = Position[];

function ringsOf(geometry: unknown): Ring[] {
  const shape = geometry as { type?: string; coordinates?: unknown } | null;
  if (shape?.type === "Polygon") return shape.coordinates as Ring[];
  if (shape?.type === "MultiPolygon") return (shape.coordinates as Ring[][]).flat();
  return [];
}

export function readShapes(text: string, codes: Set<string>, width: number): { shapes: Shape[]; height: number } | null {
  let file: { features?: { properties?: Record<string, unknown>; geometry?: unknown }[] };
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    return null;
  }
  const found = (file.features ?? []).flatMap((feature) => {
    const code = Object.values(feature.properties ?? {}).map(String).find((value) => codes.has(value));
    const rings = ringsOf(feature.geometry);
    return code && rings.length > 0 ? [{ code, rings }] : [];
  });
  const points = found.flatMap((each) => each.rings.flat());
  if (points.length === 0 || points.some((point) => !Number.isFinite(point[0]) || !Number.isFinite(point[1]))) return null;
  const range = (values: number[]): [number, number] => values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const [west, east] = range(points.map((point) => point[0]));
  const [south, north] = range(points.map((point) => point[1]));
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / Math.max(1e-9, (east - west) * narrow);
  const at = (point: Position): [number, number] => [(point[0] - west) * narrow * scale, (north - point[1]) * scale];
  const shapes = found.map(({ code, rings }) => {
    const drawn = rings.map((ring) => ring.map(at));
    const largest = [...drawn].sort((a, b) => b.length - a.length)[0] ?? [];
    const sum = largest.reduce<[number, number]>((total, [x, y]) => [total[0] + x, total[1] + y], [0, 0]);
    const path = drawn.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`).join("");
    return { code, path, middle: [sum[0] / Math.max(1, largest.length), sum[1] / Math.max(1, largest.length)] as [number, number] };
  });
  return { shapes, height: (north - south) * scale };
}
