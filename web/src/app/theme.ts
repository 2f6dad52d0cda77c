// Light or dark: as the machine is set, until somebody chooses.
const place = "baophu.theme";
type Theme = "light" | "dark";

function chosen(): Theme {
  const kept = localStorage.getItem(place);
  if (kept === "light" || kept === "dark") return kept;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function applyTheme(): void {
  document.documentElement.dataset["theme"] = chosen();
}

export function turnTheme(): void {
  localStorage.setItem(place, chosen() === "dark" ? "light" : "dark");
  applyTheme();
}
