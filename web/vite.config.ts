import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { wordsPlugin } from "./tools/words.ts";

// What nearly every page wants stands in one file: forty small ones take 7 KB more, and as many questions.
const common = /\/src\/(app\/(PlaceBar|entries|place|office)|lib\/(numbers|dates|url_state|drafts|paper|room|clipboard|remembered|fold)|components\/(Dialog|Explain|State|bars|Icon|notices)|features\/session\/session)\.tsx?$/;

// The content security policy of the server allows files of its own and nothing inline.
export default defineConfig({
  plugins: [react(), wordsPlugin()],
  build: {
    target: ["chrome100", "firefox100", "safari15.4"], assetsInlineLimit: 0, manifest: "manifest.json", modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "common", test: common }] } } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8480" } },
  test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"], testTimeout: 30_000, pool: "threads", isolate: false },
});
