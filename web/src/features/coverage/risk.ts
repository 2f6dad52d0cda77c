import type { StateName } from "../../components/State";
import type { GapLine } from "./answers";

const order: StateName[] = ["on_track", "cannot_judge", "watch", "at_risk"];

// Red first: the larger, the nearer to the top.
export function riskOrder(state: StateName | undefined): number {
  return state ? order.indexOf(state) : order.indexOf("cannot_judge");
}

// "TP. Biên Hòa" and "Bien Hoa City" as "Biên Hòa" and "Bien Hoa", where room is short.
export function shortName(name: string): string {
  return name.replace(/^(TP\.|TX\.|Thành phố|Thị xã|Huyện|Phường|Xã|Thị trấn)\s+/, "").replace(/\s+(City|Town|District|Ward|Commune|Township)$/, "");
}

// How many participants a unit is short of its target; null where one of both is not told.
export function shortOf({ plan, participating }: GapLine): number | null {
  return plan && participating !== null ? Math.max(0, plan.target - participating) : null;
}

// Units that will miss their target, those that are most short of it first, as the lists of them show it.
export function atRisk(lines: GapLine[]): GapLine[] {
  return lines.filter((line) => line.plan?.state === "at_risk").sort((a, b) => (shortOf(b) ?? 0) - (shortOf(a) ?? 0) || (b.absent ?? 0) - (a.absent ?? 0));
}
