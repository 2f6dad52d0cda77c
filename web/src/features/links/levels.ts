import type { Words } from "../../lib/words";

// How far two values agree; of those who work for an employer digits stand, which say nothing to people.
export function levelWord({ wordOf }: Words, field: string, level: string): string {
  return wordOf("links.level", field === "staff" ? `staff_${level}` : level);
}
