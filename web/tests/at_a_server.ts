// The screens at servers of their own: makes up a small province, takes it in, runs, adds a user who sees persons and
// keeps accounts, and has every file of tests work on a copy of it (browser.ts), two files at a time.
// Usage: at_a_server.ts PROGRAM [--scale 0.01] [--from FOLDER, with a province and a workspace that were made before]
// [TEST FILE…]
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { parseArgs } from "node:util";
import { House } from "./house.ts";
import { Guest } from "./outside/guests.ts";
import { close } from "./outside/exchange.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { scale: { type: "string", default: "0.01" }, from: { type: "string" } } });
const [program = "", ...chosen] = positionals;
const agency = "social-insurance";
const login = "thu";
const keeper = "quan";   // Keeps accounts, and sees no figures.
const second = "duyet";  // Approves what the first one proposes, of accounts and of targets.
const password = "một mật khẩu để thử";

// What takes longest begins first, so that both have work to the end.
const longest = ["screens_vi_pc", "screens_vi_phone", "tasks", "cases", "screens_en_pc", "screens_en_phone"];

function allFiles(): string[] {
  const names = readdirSync("tests").filter((file) => file.endsWith(".test.ts")).map((file) => file.replace(".test.ts", ""));
  const place = (name: string) => (longest.includes(name) ? longest.indexOf(name) : longest.length);
  return names.sort((a, b) => place(a) - place(b)).map((name) => join("tests", `${name}.test.ts`));
}

async function addUser(house: House): Promise<void> {
  const user = house.addUser(login, "si_analyst", agency);
  house.grant(login, "administrator", agency);
  const keeping = house.addUser(keeper, "administrator", agency);
  const approving = house.addUser(second, "leader", "provincial-committee");
  house.grant(second, "administrator", agency);
  const serving = await house.serve("--backups", join(house.folder, "backups"));
  try {
    for (const each of [user, keeping, approving]) await (await new Guest(serving.url, each).signIn()).changePassword(password);
    close();
    await serving.stop();
  } finally {
    serving.kill();
  }
}

async function pass(files: string[]): Promise<boolean> {
  let failed = 0;
  const tests = run({ files, concurrency: 2 });
  tests.on("test:fail", () => { failed += 1; });
  const told = tests.compose(spec);
  told.pipe(process.stdout);
  await new Promise((resolve) => told.on("end", resolve));
  return failed === 0;
}

const house = new House(program, "screens");
try {
  if (values.from) house.fillFrom(values.from);
  else house.fill(values.scale);
  await addUser(house);
  Object.assign(process.env, {
    BAOPHU_PROGRAM: program, BAOPHU_MADE: house.folder, BAOPHU_DELIVERIES: join(house.folder, "province", "deliveries"), BAOPHU_USER: login, BAOPHU_PASSWORD: password, BAOPHU_KEEPER: `${keeper}\n${password}`, BAOPHU_SECOND: second,
  });
  process.exitCode = (await pass(chosen.length > 0 ? chosen : allFiles())) ? 0 : 1;
} finally {
  house.remove();
}
