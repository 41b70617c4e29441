// Builds the pages and takes pictures of them: `npm run screens -- FOLDER [WIDTH…]`.
import { build } from "./build.mjs";
import { giveUp, root } from "./install.mjs";
import { run } from "./run-with.mjs";

await build().catch(giveUp);
const args = ["test/screens/screens.ts", ...process.argv.slice(2)];
process.exitCode = (await run(process.execPath, args, { cwd: root, stdio: "inherit" })).code;
