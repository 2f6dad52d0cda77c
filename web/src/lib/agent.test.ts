import { describe, expect, it } from "vitest";
import { readAgent } from "./agent";

describe("a browser", () => {
  it("is told by the name that people know it by, and not by the one that it pretends to", () => {
    expect(readAgent("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0")).toEqual({ browser: "Edge 141", system: "Windows" });
    expect(readAgent("Mozilla/5.0 (Linux; Android 8.0; SM-J600G) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0.4896.127 Mobile Safari/537.36")).toEqual({ browser: "Chrome 100", system: "Android" });
    expect(readAgent("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1")).toEqual({ browser: "Safari 17", system: "iOS" });
    expect(readAgent("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toEqual({ browser: "Firefox 140", system: "Linux" });
  });
  it("is unknown where it tells nothing", () => {
    expect(readAgent("curl/8.9")).toEqual({ browser: null, system: null });
    expect(readAgent("")).toEqual({ browser: null, system: null });
  });
});
