/**
 * One measurement of Word files in a process that does nothing else; prints it as JSON. `first`: the
 * first copy of a process, and what loading the code took before it. `caseload FILE FOLDER`: how long
 * the copies of all plans in a file take, and the most memory that the process held.
 */
import { join } from "node:path";
import { asked, sample } from "#test/src/export/sample.ts";
import { longPlan } from "./long-plan.ts";

const [what = "", file = "", folder = ""] = process.argv.slice(2);
const began = performance.now();
if (what === "first") {
  const { exportWord } = await import("#src/export/word.ts");
  const loading = performance.now() - began;
  const start = performance.now();
  await exportWord(longPlan(10), sample("care-act-rosa").template, asked);
  console.log(JSON.stringify({ loading, made: performance.now() - start }));
} else {
  const { exportAll } = await import("#server/cli/export-all.ts");
  const texts = new Map([["out", join(folder, "copies.zip")]]);
  const given = { words: [file], texts, lists: new Map(), flags: new Set(["force"]) };
  await exportAll(given, { copy: "practitioner", exportedOn: asked.exportedOn, sign: () => null });
  // Node gives kilobytes.
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ taken: performance.now() - began, peak }));
}
