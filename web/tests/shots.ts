// The pictures of docs/screens, taken of the application at a server: at_a_server.ts PROGRAM tests/shots.ts
import { after, before, test } from "node:test";
import { type Size, close, newPage, open, settled, sizes, speak, url, visit } from "./browser.ts";

before(open);
after(close);

const folder = new URL("../../docs/screens/", import.meta.url).pathname;

for (const size of Object.keys(sizes) as Size[]) {
  test(`screens at the size of a ${size}`, async () => {
    const page = await newPage(size, "vi");
    await speak(page, "vi");
    const gap = (await (await page.request.get(`${url}/api/coverage/gap?scheme=compulsory&by=unit`)).json()) as { lines: { key: string }[] };
    const unit = gap.lines.find((line) => line.key !== "")?.key ?? "";
    const employers = (await (await page.request.get(`${url}/api/coverage/gap?scheme=compulsory&by=employer&unit=${unit}`)).json()) as { lines: { key: string }[] };
    const employer = employers.lines.find((line) => line.key !== "")?.key ?? "";
    const screens: [string, string][] = [["province", "/?view=province"], ["unit", `/units/${unit}`], ["employer", `/employers/${encodeURIComponent(employer)}`], ["law", "/law"], ["calculators", "/calculators"]];
    for (const [name, path] of screens) {
      await visit(page, path);
      await settled(page);
      await page.screenshot({ path: `${folder}${name}-${size}.png` });
    }
    await page.context().close();
  });
}
