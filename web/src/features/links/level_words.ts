// What a level and a register are called. The engine says "date.2", by the kind of what was compared; the words are
// those of its report.
import type { Words } from "../../lib/words";

export function levelWord({ wordOf }: Words, level: string): string {
  const told = wordOf("link.level", level);
  return told === level ? wordOf("links.level", level) : told;
}

export function registerWord({ wordOf }: Words, register: string): string {
  const told = wordOf("dataset", register);
  return told === register ? wordOf("links.register", register) : told;
}
