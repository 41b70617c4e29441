/**
 * Runs any number of random schedules through the whole chain, two servers that fail among it:
 * `npm run bench -- chain --schedules 200`. `--turns`, `--at-once` and `--seed` change what they are
 * like.
 */
import { parseArgs } from "node:util";
import { runChain } from "#test/chain/chain.ts";

const { values } = parseArgs({
  options: {
    schedules: { type: "string", default: "20" },
    turns: { type: "string", default: "60" },
    "at-once": { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
  },
});

const deeds: (() => unknown)[] = [];
const started = performance.now();
const result = await runChain(
  { after: (deed) => deeds.unshift(deed) },
  {
    seed: Number(values.seed),
    schedules: Number(values.schedules),
    turns: Number(values.turns),
    atOnce: Number(values["at-once"]),
  },
);
for (const deed of deeds) await deed();
for (const [deed, count] of result.deeds) console.log(`${String(count).padStart(9)}  ${deed}`);
for (const it of [...result.lost, ...result.diverged]) console.log(`WRONG: ${it}`);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `schedules ${values.schedules}, characters typed ${result.typed}, lost ${result.lost.length}, ` +
    `diverged ${result.diverged.length}, ${seconds} s`,
);
process.exit(result.lost.length || result.diverged.length ? 1 : 0);
