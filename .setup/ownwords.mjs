#!/usr/bin/env node
// `npx ownwords` in a clone: installs what is missing, then is the command line in server/cli.
import { join } from "node:path";
import { environmentFor, giveUp, install, root } from "./install.mjs";
import { run } from "./run-with.mjs";

const node = await install().catch(giveUp);
// What was compiled once is not compiled again: a command starts sooner and takes less memory.
const compiled = { NODE_COMPILE_CACHE: join(root, ".cache/compiled"), ...process.env };
const { code } = await run(node, [join(root, "server/cli/main.ts"), ...process.argv.slice(2)], {
  env: { ...compiled, ...environmentFor(node) },
  stdio: "inherit",
});
process.exitCode = code;
