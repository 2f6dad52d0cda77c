// What was begun and is not sent, kept in this tab: it survives a reload and a mistaken press of "back", and goes with
// the tab and with signing out. Who is signed in is part of the name, so that nobody finds what another one began.
import { useCallback, useState } from "react";

const prefix = "baophu.draft.";

export function readDraft(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? "null");
  } catch {
    return null;
  }
}

// null: nothing was begun any more.
export function keepDraft(name: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(prefix + name);
    else sessionStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still works; it only forgets.
  }
}

export function dropDrafts(): void {
  const names = Object.keys(sessionStorage).filter((name) => name.startsWith(prefix));
  for (const name of names) sessionStorage.removeItem(name);
}

// A text that somebody writes; as long as it is what he was offered nothing is kept.
export function useDraftText(name: string, offered = ""): [string, (text: string) => void] {
  const [text, setText] = useState(() => {
    const kept = readDraft(name);
    return typeof kept === "string" ? kept : offered;
  });
  const set = useCallback((next: string) => {
    setText(next);
    keepDraft(name, next === offered ? null : next);
  }, [name, offered]);
  return [text, set];
}
