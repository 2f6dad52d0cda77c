// Printing the whole of a page: a table that comes in pages fetches the rest of them before the paper is laid out.
import { useEffect } from "react";

export const rowsOnPaper = 2000;

type Prepare = () => Promise<void>;
const waiting = new Set<Prepare>();

export function onPaper(prepare: Prepare): () => void {
  waiting.add(prepare);
  return () => { waiting.delete(prepare); };
}

export async function printPage(): Promise<void> {
  await Promise.all([...waiting].map((prepare) => prepare()));
  window.print();
}

// The browser's own key waits for nobody.
export function usePrintKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== "p") return;
      event.preventDefault();
      void printPage();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
