import type { Words } from "../../lib/words";

// A register in a word; of one that has none here, the title of its dataset.
export function registerWord({ wordOf }: Words, register: string): string {
  const told = wordOf("links.register", register);
  return told === register ? wordOf("dataset", register) : told;
}
