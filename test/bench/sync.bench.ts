/**
 * Measures our server against those that people would take instead, in one run on one machine: what
 * an edit costs and how soon it is with everybody, with ours on disk before it is acknowledged; what
 * idle rooms hold, how soon a long history opens, how everybody comes back after a restart, and what
 * a kill loses. Each server is a process of its own and this one plays the people.
 * `npm run bench:sync -- [--quick] [--json] [--only load,cluster,idle,history,storm,kills]`.
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import type { Scope } from "#test/support/services.ts";
import { diskTimes } from "./support/sync-disk.ts";
import { longHistory, openedPlan, roomId } from "./support/sync-document.ts";
import { runHistory } from "./support/sync-history.ts";
import { runIdle } from "./support/sync-idle.ts";
import { runKills } from "./support/sync-kills.ts";
import { type LoadResult, runLoad, type Setting } from "./support/sync-load.ts";
import { runStorm } from "./support/sync-storm.ts";
import { hocuspocus, ownwords, type SyncSystem, yWebsocketServer } from "./support/sync-systems.ts";
import {
  createTable,
  diskLine,
  historyLine,
  idleLine,
  judge,
  killLine,
  LOAD_HEADINGS,
  loadLine,
  stormLine,
} from "./support/sync-tables.ts";

const { values: asked } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const parts = asked.only?.split(",");
const isAsked = (part: string) => parts?.includes(part) ?? true;
const size = asked.quick
  ? { rounds: 1, seconds: 2, idle: 300, edits: 10_000, people: 200, kills: 1 }
  : { rounds: 3, seconds: 5, idle: 5000, edits: 50_000, people: 500, kills: 5 };

const STEADY: Setting = { name: "20 rooms x 5, 400/s", rooms: 20, people: 5, rate: 400 };
const CROWD: Setting = { name: "1 room x 50, 100/s", rooms: 1, people: 50, rate: 100 };
const BUSY: Setting = { name: "20 rooms x 5, 1,500/s", rooms: 20, people: 5, rate: 1500 };

const ours = ownwords();
const peers = [yWebsocketServer(), hocuspocus()];
const pair = ownwords(2);
const otherPair = hocuspocus(2);
const opened = openedPlan(12);
const began = performance.now();
const table = createTable(asked.json);
table.say(
  `A plan is ${Math.round(opened.document.byteLength / 1024)} KB. ${cpus().length} cores, Node ${process.version}. ${size.rounds} rounds; median, and least to most.`,
);
for (const { name, settings } of [ours, ...peers, pair, otherPair])
  table.say(`  ${name}: ${settings}`);

diskLine(table, diskTimes());

if (isAsked("load")) {
  const results = await compare([ours, ...peers], [STEADY, CROWD, BUSY]);
  if (!asked.quick) await compare([hocuspocus(1, true)], [STEADY]);
  judge.cost(table, results, STEADY, ours, peers);
  judge.steadiness(table, results, BUSY, ours, peers);
}
if (isAsked("cluster")) {
  const settings = asked.quick ? [STEADY] : [STEADY, CROWD, BUSY];
  const results = await compare([pair, otherPair], settings);
  judge.pair(table, results, STEADY, pair, otherPair);
}
// Ours gives memory back after minutes, for which there is no time in the short form.
if (isAsked("idle") && !(asked.quick && !parts)) {
  table.head(
    `${size.idle} open rooms in which nothing happens`,
    "KB a room",
    "in use",
    "KB a line",
    "MB",
  );
  for (const system of [ours, ...peers])
    idleLine(table, system, await within((t) => runIdle(t, system, opened, size.idle)));
}
if (isAsked("history")) {
  const changes = longHistory(opened, size.edits);
  table.head(`A plan of ${size.edits} edits opens, ms`, "snapshot", "again", "from a log");
  for (const system of [ours, ...peers])
    historyLine(table, system, await within((t) => runHistory(t, system, opened, changes)));
}
if (isAsked("storm")) {
  table.head(`${size.people} people after a kill, ms`, "down", "half back", "all back", "most a s");
  for (const system of [ours, ...peers])
    stormLine(table, system, await within((t) => runStorm(t, system, opened, size.people)));
}
if (isAsked("kills")) {
  table.head(`${size.kills} kills under load, edits`, "acknowledged", "lost", "seen", "lost");
  const all = asked.quick ? [ours, ...peers] : [ours, ...peers, pair, otherPair];
  for (const system of all)
    killLine(table, system, await within((t) => runKills(t, system, opened, size.kills)));
}
diskLine(table, diskTimes());
table.end((performance.now() - began) / 1000);

/** Runs the settings on each system, in an order that turns with each round. */
async function compare(systems: readonly SyncSystem[], settings: readonly Setting[]) {
  const results = new Map<string, LoadResult[]>();
  for (let round = 0; round < size.rounds; round++)
    for (let nth = 0; nth < systems.length; nth++) {
      const system = systems[(nth + round) % systems.length];
      if (!system) continue;
      await within(async (t) => {
        const rooms = Array.from({ length: STEADY.rooms }, (_, at) => roomId("load", at));
        const deployment = await system.deploy(t, { rooms, document: opened.document, log: [] });
        await deployment.start();
        for (const setting of settings) {
          const result = await runLoad(system, deployment, setting, rooms, opened, size.seconds);
          const name = `${system.name} ${setting.name}`;
          results.set(name, [...(results.get(name) ?? []), result]);
        }
      });
    }
  for (const setting of settings) {
    table.head(setting.name, ...LOAD_HEADINGS);
    for (const system of systems)
      loadLine(table, system, results.get(`${system.name} ${setting.name}`) ?? []);
  }
  return results;
}

/** Gives a deed a scope of its own and cleans up after it, whatever came of it. */
async function within<T>(deed: (t: Scope) => Promise<T>): Promise<T> {
  const after: (() => unknown)[] = [];
  try {
    return await deed({ after: (it) => after.unshift(it) });
  } finally {
    for (const it of after) await it();
  }
}
