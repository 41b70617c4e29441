/**
 * Runs any number of random schedules: `npm run bench -- schedules --schedules 10000`. A fifth
 * of them goes to each profile. `--people`, `--turns` and `--seed` change what they are like.
 */
import { parseArgs } from "node:util";
import { profiles, runSchedule } from "#test/src/document/schedules/schedule.ts";

const { values } = parseArgs({
  options: {
    schedules: { type: "string", default: "500" },
    people: { type: "string", default: "3" },
    turns: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
  },
});

const names = Object.keys(profiles);
const each = Math.ceil(Number(values.schedules) / names.length);
const total = { schedules: 0, typed: 0, lost: 0, diverged: 0 };
for (const name of names) {
  const counts = { typed: 0, lost: 0, diverged: 0, doubled: 0 };
  const start = performance.now();
  for (let at = 0; at < each; at++) {
    const seed = Number(values.seed) * 1_000_003 + at;
    const result = runSchedule(seed, profiles[name]!, Number(values.people), Number(values.turns));
    counts.typed += result.typed;
    counts.lost += result.lost.length;
    counts.diverged += result.diverged.length ? 1 : 0;
    counts.doubled += result.doubled.length;
    for (const it of [...result.lost, ...result.diverged]) console.log(`  seed ${seed}: ${it}`);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${name}: ${each} schedules, ${counts.typed} typed, ${counts.lost} lost, ` +
      `${counts.diverged} diverged, ${counts.doubled} written twice, ${seconds} s`,
  );
  total.schedules += each;
  total.typed += counts.typed;
  total.lost += counts.lost;
  total.diverged += counts.diverged;
}
console.log(
  `schedules ${total.schedules}, characters typed ${total.typed}, lost ${total.lost}, diverged ${total.diverged}`,
);
process.exitCode = total.lost || total.diverged ? 1 : 0;
