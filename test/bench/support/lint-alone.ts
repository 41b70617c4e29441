/**
 * One measurement of the rules in a process that does nothing else; prints it as JSON.
 * `first`: the first check of a process, and what loading the code took before it. `stream N`: the
 * most memory that the process held while so many plans were read, checked and written one by one.
 */
import { openSync, writeSync } from "node:fs";
import { devNull } from "node:os";
import { asWritten, read } from "./speed-json.ts";
import { ordinary, twelve } from "./speed-plans.ts";

const [what = "", amount = ""] = process.argv.slice(2);
const began = performance.now();
const { checkOnce } = await import("./speed-check.ts");
const loading = performance.now() - began;
if (what === "first") {
  const plan = twelve();
  const start = performance.now();
  checkOnce(plan);
  console.log(JSON.stringify({ loading, check: performance.now() - start }));
} else {
  const sink = openSync(devNull, "w");
  for (let at = 0; at < Number(amount); at++) {
    const plan = read(JSON.stringify(ordinary(at)));
    writeSync(sink, asWritten(plan, checkOnce(plan)));
  }
  // Node gives kilobytes.
  console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS / 1024 }));
}
