/**
 * Plays the busiest hour of a provider of Mainstay's size on one server: 1,150 practitioners in 156
 * services, 27,000 plans of which 9,000 are open; 690 practitioners have a plan open and 230 of them
 * write. Then the same several times over until a core is full, and on two nodes, for what ten times
 * as much would cost. `npm run bench -- scale [--quick] [--json]`.
 */
import { statSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Scope } from "#test/support/services.ts";
import { spreadOf } from "./support/figures.ts";
import { type CrowdResult, type CrowdSize, gatherCrowd } from "./support/sync-crowd.ts";
import { type District, makeDistrict } from "./support/sync-district.ts";
import type { Usage } from "./support/sync-process.ts";
import { type Deployment, deployPlans } from "./support/sync-systems.ts";

const { values: asked } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const size = asked.quick
  ? { all: 1800, open: 600, seconds: 10, times: 2, pairPlans: 600 }
  : { all: 27_000, open: 9000, seconds: 60, times: 4, pairPlans: 2000 };

/** Three in five of 1,150 practitioners, and a third of those, as often as people open and look. */
const HOUR: CrowdSize = { people: 690, writers: 230, opens: 2, lists: 2, searches: 1 };
/** What a machine is planned to be used, so that the rest is there for the worst minute. */
const PLANNED = 0.6;
const TEN = 10;

type Load = CrowdResult & { cores: number; beside: number | null; rss: number; commits: number };

const say = (line: string) => void (asked.json || console.log(line));
const results: Record<string, unknown> = {};
say(`Before any of this the machine has a load of ${loadavg()[0]?.toFixed(1)}.`);
await within(oneServer);
await within(twoNodes);
if (asked.json) console.log(JSON.stringify(results, null, 2));

async function oneServer(t: Scope) {
  const district = makeDistrict(size.all, size.open);
  const start = performance.now();
  const { deployment, folder } = await deployPlans(t, 1, district.plans);
  const file = statSync(join(folder, "ownwords.db")).size;
  const kilobytes = Math.round((district.plans[0]?.document.byteLength ?? 0) / 1024);
  say(
    `${size.all} plans of 12 outcomes (${kilobytes} KB each), ${size.open} open; database ${mb(file)}, made in ${Math.round((performance.now() - start) / 1000)} s`,
  );
  await deployment.start();
  const empty = await deployment.usage(true);
  say(`\nOne server and its embedded database; without anybody ${mb(empty.rss)}`);
  const hour = await measure(deployment, district, HOUR, size.seconds);
  report("the busiest hour", HOUR, hour, empty);
  const more = multiplied(HOUR, size.times);
  const crowded = await measure(deployment, district, more, size.seconds / 2);
  report(`${size.times} times that`, more, crowded, empty);
  const room = hasKeptUp(crowded) ? size.times / crowded.cores : null;
  if (room) say(`  one core is full at about ${room.toFixed(1)} times the busiest hour`);
  else say(`  too much: at ${size.times} times it did not keep up, whatever its CPU says`);
  Object.assign(results, { database: file, hour: short(hour), crowded: short(crowded), room });
}

async function twoNodes(t: Scope) {
  const district = makeDistrict(size.pairPlans, size.pairPlans);
  const { deployment } = await deployPlans(t, 2, district.plans);
  await deployment.start();
  const empty = await deployment.usage(true);
  say(`\nTwo nodes, PostgreSQL and Redis; the nodes without anybody ${mb(empty.rss)}`);
  const hour = await measure(deployment, district, HOUR, size.seconds / 2);
  report("the busiest hour", HOUR, hour, empty);
  if (!hasKeptUp(hour)) return;
  const rate = hour.keys / hour.seconds;
  const ofNodes = hour.cores * TEN;
  const ofDatabase = (hour.beside ?? NaN) * TEN;
  const memory = ((hour.rss - empty.rss) * TEN) / 2 ** 30;
  say(`\nTen times Mainstay's size, from what two nodes cost:`);
  say(`  ${Math.round(rate * TEN)} keys a second by ${HOUR.people * TEN} people with a plan open`);
  say(
    `  CPU s per 1,000 keys: nodes ${per(hour.cores, rate)}, PostgreSQL and Redis ${per(hour.beside ?? NaN, rate)}`,
  );
  say(
    `  nodes: ${ofNodes.toFixed(1)} cores, so ${Math.ceil(ofNodes / PLANNED)} nodes of one core at 60 %, and ${memory.toFixed(1)} GB together`,
  );
  say(
    `  PostgreSQL and Redis: ${ofDatabase.toFixed(1)} cores, ${Math.round(hour.commits * TEN)} transactions a second at most`,
  );
  Object.assign(results, {
    pair: short(hour),
    ten: { ofNodes, ofDatabase, memory, rate: rate * TEN },
  });
}

async function measure(
  deployment: Deployment,
  district: District,
  crowdSize: CrowdSize,
  seconds: number,
): Promise<Load> {
  const crowd = await gatherCrowd(deployment, district, crowdSize);
  // Bursts and pauses have to mix, and summaries of what was written begin to be made.
  await crowd.watch(asked.quick ? 3 : 15);
  const { services } = deployment;
  const before = { ...(await deployment.usage()), beside: services?.cpu() ?? null };
  const commitsBefore = (await services?.commits()) ?? 0;
  const done = await crowd.watch(seconds);
  const after = { ...(await deployment.usage()), beside: services?.cpu() ?? null };
  const commits = ((await services?.commits()) ?? 0) - commitsBefore;
  crowd.goHome();
  const beside =
    after.beside === null ? null : (after.beside - (before.beside ?? 0)) / done.seconds;
  const cores = (after.cpu - before.cpu) / done.seconds;
  return { ...done, cores, beside, rss: after.rss, commits: commits / done.seconds };
}

/** Whether nearly all that was written was acknowledged soon; else what the CPU did says nothing. */
function hasKeptUp({ acknowledged, keys }: Load): boolean {
  return acknowledged.length > keys * 0.95 && spreadOf(acknowledged).p95 < 1000;
}

function report(what: string, crowd: CrowdSize, load: Load, empty: Usage) {
  const { keys, seconds, cores, beside, rss, refused } = load;
  const rate = keys / seconds;
  const ofMachine = ((cores + (beside ?? 0)) / availableParallelism()) * 100;
  say(
    `  ${what}: ${crowd.people} people with a plan open, ${crowd.writers} writing, ${Math.round(rate)} keys a second`,
  );
  say(
    `    CPU ${(cores * 100).toFixed(0)} % of a core${beside === null ? "" : `, beside it ${(beside * 100).toFixed(0)} %`}; ${ofMachine.toFixed(0)} % of this machine; ${per(cores, rate)} s per 1,000 keys`,
  );
  say(
    `    memory ${mb(rss)}, ${Math.round((rss - empty.rss) / crowd.people / 1024)} KB for each person with a plan open`,
  );
  const of: [string, number[]][] = [
    ["acknowledged", load.acknowledged],
    ["with the others", load.arrived],
    ["plan opened", load.opened],
    ["list", load.listed],
    ["search", load.searched],
  ];
  for (const [name, times] of of) say(`    ${name.padEnd(18)} ms ${inWords(times)}`);
  if (!hasKeptUp(load))
    say(`    DID NOT KEEP UP: ${load.acknowledged.length} of ${keys} keys acknowledged`);
  if (refused) say(`    REFUSED ${refused} times`);
  if (load.commits) say(`    ${Math.round(load.commits)} transactions a second`);
}

function multiplied(crowd: CrowdSize, times: number): CrowdSize {
  const { people, writers, opens, lists, searches } = crowd;
  return {
    people: people * times,
    writers: writers * times,
    opens: opens * times,
    lists: lists * times,
    searches: searches * times,
  };
}

function short({ acknowledged, arrived, opened, listed, searched, ...rest }: Load) {
  const spreads = { acknowledged, arrived, opened, listed, searched };
  const each = Object.entries(spreads).map(([name, times]) => [name, spreadOf(times)] as const);
  return { ...rest, ...Object.fromEntries(each) };
}

function inWords(times: readonly number[]): string {
  if (!times.length) return "never, it took too long";
  const { p50, p95 } = spreadOf(times);
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? NaN;
  return `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)} (${times.length} times)`;
}

function per(cores: number, rate: number): string {
  return ((cores / rate) * 1000).toFixed(2);
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

/** Gives a deed a scope of its own and cleans up after it, whatever came of it. */
async function within(deed: (t: Scope) => Promise<void>) {
  const after: (() => unknown)[] = [];
  try {
    await deed({ after: (it) => after.unshift(it) });
  } finally {
    for (const it of after) await it();
  }
}
