// Builds what changed, then is the server: the same process, so that signals reach it.
import { build } from "./build.mjs";
import { giveUp } from "./install.mjs";
import { whenOrphaned } from "./run-with.mjs";

await build().catch(giveUp);
whenOrphaned(() => process.kill(process.pid, "SIGTERM"));
await import("#server/main.ts");
