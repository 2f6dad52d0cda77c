// How high a list may be so that it ends where the window does: a page whose list scrolls should not scroll as well. What
// stands above it comes and goes, so it is measured whenever the list is drawn, and when the window changes.
import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

const least = 240;    // Pixels; below that the page may scroll.
const below = 41;     // What a page keeps free at its end, and the line of the panel; and what the panel keeps free.

const marginOf = (panel: Element | null) => (panel ? parseFloat(getComputedStyle(panel).marginBottom) || 0 : 0);

export function useRoomBelow(box: RefObject<HTMLElement | null>, wanted: boolean): number | undefined {
  const [room, setRoom] = useState<number | undefined>(undefined);
  const measure = () => {
    if (!wanted || !box.current) return;
    const top = box.current.getBoundingClientRect().top + window.scrollY;
    setRoom(Math.max(least, Math.floor(window.innerHeight - top - below - marginOf(box.current.closest(".panel")))));
  };
  useLayoutEffect(measure);
  useEffect(() => {
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  });
  return wanted ? room : undefined;
}
