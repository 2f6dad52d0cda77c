// Units at risk by scheme, the largest gap first, and as many of them as a page has lines for.
import type { Scheme } from "../../lib/url_state";
import type { GapLine } from "../coverage/answers";
import { atRisk } from "../coverage/risk";

export type OfScheme = { scheme: Scheme; lines: GapLine[] };
export type Fitted = { scheme: Scheme; shown: GapLine[]; left: number };

export function redUnits(all: OfScheme[]): OfScheme[] {
  return all.map(({ scheme, lines }) => ({ scheme, lines: atRisk(lines) })).filter(({ lines }) => lines.length > 0);
}

// Of units; with more the page would not be one. Each scheme has a head, and a line for those that are left.
export function linesFor(schemes: number): number {
  return Math.min(14, 18 - 2 * schemes);
}

// Lines go around: one for each scheme, then the next one for each, until there is no room or no unit.
export function fitUnits(all: OfScheme[], most: number): Fitted[] {
  const shares = all.map(() => 0);
  for (let room = most; room > 0;) {
    const before = room;
    all.forEach(({ lines }, index) => {
      const share = shares[index] ?? 0;
      if (room > 0 && share < lines.length) {
        shares[index] = share + 1;
        room -= 1;
      }
    });
    if (room === before) break;
  }
  return all.map(({ scheme, lines }, index) => ({ scheme, shown: lines.slice(0, shares[index]), left: lines.length - (shares[index] ?? 0) }));
}
