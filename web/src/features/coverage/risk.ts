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

// Units that will miss their target, the largest gap first.
export function atRisk(lines: GapLine[]): GapLine[] {
  return lines.filter((line) => line.plan?.state === "at_risk").sort((a, b) => (b.absent ?? 0) - (a.absent ?? 0));
}
