/**
 * Kills servers again and again while people write, and counts what was promised and is not there:
 * `npm run crash -- --kills 200 --on embedded`, or `--on cluster`. `--seed` changes what happens when.
 */
import { parseArgs } from "node:util";
import { runCampaign } from "./run.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "20" },
    on: { type: "string", default: "embedded" },
    seed: { type: "string", default: "1" },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!Number.isSafeInteger(kills) || kills < 1 || !Number.isSafeInteger(seed))
  throw new Error("--kills and --seed are whole numbers.");
const { on } = values;
if (on !== "embedded" && on !== "cluster") throw new Error("--on is embedded or cluster.");

const deeds: (() => unknown)[] = [];
const started = Date.now();
const result = await runCampaign(
  { after: (deed) => deeds.unshift(deed) },
  { on, kills, seed },
  (it) => console.log(it),
);
for (const deed of deeds) await deed();

console.log("");
for (const [name, count] of result.table) console.log(`${String(count).padStart(9)}  ${name}`);
for (const it of [...result.lost, ...result.wrong]) console.log(`WRONG: ${it}`);
console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(`acknowledged ${result.acknowledged}, lost ${result.lost.length}`);
process.exit(result.lost.length || result.wrong.length ? 1 : 0);
