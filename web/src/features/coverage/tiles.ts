// Where the tile of a unit stands, [column, row]: equal tiles, neighbours as on the land. By GSO code, for the
// districts of Đồng Nai to 30/06/2025; units that are not here follow below in rows.
const places: Record<string, [number, number]> = {
  "735": [1, 0], "736": [2, 0], "734": [3, 0],
  "731": [0, 1], "737": [1, 1], "738": [2, 1], "732": [3, 1], "741": [4, 1],
  "742": [0, 2], "740": [1, 2], "739": [3, 2],
};
export const tileColumns = 5;

export function tilePlaces(codes: string[]): Map<string, [number, number]> {
  const placed = new Map<string, [number, number]>();
  const lowest = codes.some((code) => places[code]) ? 3 : 0;
  let rest = 0;
  for (const code of codes) {
    const place = places[code];
    if (place) placed.set(code, place);
    else {
      placed.set(code, [rest % tileColumns, lowest + Math.floor(rest / tileColumns)]);
      rest += 1;
    }
  }
  return placed;
}
