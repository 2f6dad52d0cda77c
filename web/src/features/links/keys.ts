// Keys without Ctrl or Alt, where nothing is being typed and no dialog stands over the page; Ctrl+Z is undo, too.
import { useEffect, useRef } from "react";

export function useKeys(on: boolean, actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
      const undoes = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
      if (typing || event.repeat || document.querySelector("dialog[open]") || event.altKey || ((event.ctrlKey || event.metaKey) && !undoes)) return;
      const action = latest.current[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [on]);
}
