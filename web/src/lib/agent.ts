// What a browser tells of itself, in words that somebody knows his own machine by: "Chrome 141" and "Windows".
const browsers: [RegExp, string][] = [
  [/Edg(?:A|iOS)?\/(\d+)/, "Edge"], [/OPR\/(\d+)/, "Opera"], [/coc_coc_browser\/(\d+)/, "Cốc Cốc"], [/(?:Firefox|FxiOS)\/(\d+)/, "Firefox"],
  [/(?:Chrome|CriOS)\/(\d+)/, "Chrome"], [/Version\/(\d+).* Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/Android/, "Android"], [/iPhone|iPad/, "iOS"], [/Windows/, "Windows"], [/Mac OS X/, "macOS"], [/CrOS/, "ChromeOS"], [/Linux/, "Linux"],
];

export type Agent = { browser: string | null; system: string | null };

export function readAgent(text: string): Agent {
  const browser = browsers.map(([pattern, name]) => ({ name, version: pattern.exec(text)?.[1] })).find((each) => each.version);
  return { browser: browser ? `${browser.name} ${browser.version}` : null, system: systems.find(([pattern]) => pattern.test(text))?.[1] ?? null };
}
