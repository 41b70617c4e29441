// Runs test/bench/*.bench.ts in order. A first argument picks the one of that name, or those whose
// name holds it; what follows is handed to them.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { giveUp, root, say } from "./install.mjs";
import { run } from "./run-with.mjs";

const [name = "", ...args] = process.argv.slice(2);
const folder = join(root, "test/bench");
const own = `${name}.bench.ts`;
const all = readdirSync(folder).filter((it) => it.endsWith(".bench.ts"));
const files = all.includes(own) ? [own] : all.filter((it) => it.includes(name));
if (files.length === 0) say(`No bench has a name with "${name}" in it.`);
// Scoring wording needs no pages, and is done again and again.
if (own !== "lint.bench.ts") await build().catch(giveUp);
let failed = files.length === 0;
for (const file of files.sort()) {
  // What is for programs is all that such a run says.
  if (!args.includes("--json") && !args.includes("--measured")) console.log(`\n=== ${file}`);
  const { code } = await run(process.execPath, [join(folder, file), ...args], {
    cwd: root,
    stdio: "inherit",
  });
  if (code !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
