// Text without accents and case, so that "bien hoa" finds Biên Hòa, and oà is òa.
export function fold(text: string): string {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
}

export function holds(text: string, words: string): boolean {
  const folded = fold(text);
  return fold(words).split(/\s+/).filter(Boolean).every((word) => folded.includes(word));
}
