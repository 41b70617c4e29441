// What `npm start`, `npm test` and the other scripts begin with: plain JavaScript for any
// Node from 18 on, which installs what is missing and hands over to a newer one.
import { join } from "node:path";
import { environmentFor, giveUp, install, root, say } from "./install.mjs";
import { run } from "./run-with.mjs";

const tasks = new Map([
  ["setup", ".setup/build.mjs"],
  ["start", ".setup/start.mjs"],
  ["test", "test/run.mjs"],
  ["demo", "server/demo/main.ts"],
  ["bench", ".setup/bench.mjs"],
  ["crash", "test/crash/campaign.ts"],
  ["screens", ".setup/screens.mjs"],
]);

const [task = "", ...args] = process.argv.slice(2);
const script = tasks.get(task);
if (!script) {
  say(`Say what to do: ${[...tasks.keys()].join(", ")}.`);
  process.exit(2);
}
const node = await install().catch(giveUp);
const { code } = await run(node, [join(root, script), ...args], {
  cwd: root,
  env: environmentFor(node),
  stdio: "inherit",
});
if (task === "setup" && code === 0) say("Ownwords is set up. `npm start` opens it.");
process.exitCode = code;
