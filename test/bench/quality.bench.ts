/**
 * Measures what a quality lead waits for, with plans of the demo's kind put straight into a store: the
 * first look through all of them in the background while somebody writes, overviews, lists and
 * progress with every number there, what is looked through again after an edit, a start of the
 * server and a night. On the embedded database, and on a PostgreSQL as tests have it.
 * `npm run bench:quality -- [PLANS]`; the promises are about 10,000.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { PLAN, textOf } from "#src/document/roots.ts";
import { createPlanLibrary } from "#server/plan-library.ts";
import { createQuality } from "#server/quality/quality.ts";
import { FOLDERS } from "#server/serve.ts";
import { type Database, type DatabasePlace, openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { ruleSums } from "#server/store/rule-sums.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { createSummaryMaker } from "#server/summaries/summary-maker.ts";
import { readTemplates } from "#server/templates.ts";
import { postgresUrl } from "#test/support/services.ts";
import { amount, type Figure, figure, printFigures, spreadOf } from "./support/figures.ts";
import { samenessFigures } from "./support/quality-sameness.ts";
import { fillPlans, idOf, TEAM_IDS, WRITTEN } from "./support/quality-plans.ts";

const count = Number(process.argv[2] ?? 1000);
const LEADER = { person: "lead", teams: TEAM_IDS };
const templates = readTemplates(FOLDERS.templates);
const DAY = "2030-03-01";
const DAY_MS = 24 * 60 * 60 * 1000;
/** 10,000 plans within a minute. */
const MOST_MS_A_PLAN = 6;
const MOST_MS = 200;
const ROUNDS = 20;

const dataDir = mkdtempSync(join(tmpdir(), "ownwords-bench-"));
process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
console.log(`${count} plans, ${availableParallelism()} cores, load ${loadsNow()} at first`);
await measureOn("embedded database", { kind: "sqlite", dataDir });
const endings: (() => unknown)[] = [];
const url = await postgresUrl({ after: (it) => endings.push(it) }).catch((error: unknown) =>
  console.log(error instanceof Error ? error.message : error),
);
if (url) await measureOn("PostgreSQL", { kind: "postgres", url });
for (const end of endings) await end();
console.log(`\npeak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

async function measureOn(name: string, place: DatabasePlace) {
  const database = await openDatabase(place);
  await fillPlans(database, { templates, count, today: DAY });
  const clock = { now: Date.parse(`${DAY}T09:00:00Z`) };
  const server = start(database, clock);
  printFigures(`${name}: the first look, load ${loadsNow()}`, await look(database, server));
  printFigures(`${name}: what a lead waits for`, await asked(database, server));
  printFigures(
    `${name}: which wording recurs, load ${loadsNow()}`,
    await samenessFigures(server.quality, LEADER),
  );
  printFigures(`${name}: looked through again`, await again(database, server, clock));
  await database.db.destroy();
}

type Running = ReturnType<typeof start>;

/** A server's part of it, and how many plans it has looked through. */
function start(database: Database, clock: { now: number }) {
  const maker = createSummaryMaker(templates, () => {}, [], new Uint8Array(16));
  const makes = { count: 0 };
  const updates = createUpdateStore(database, () => clock.now);
  const library = createPlanLibrary({
    plans: createPlanStore(database, () => clock.now),
    updates,
    templates,
    maker: {
      ...maker,
      make(...question) {
        makes.count += 1;
        return maker.make(...question);
      },
    },
    now: () => new Date(clock.now),
    onFailed: (plan, error) => console.log("failed", plan, error),
  });
  const quality = createQuality({ database, library, templates, layers: () => [] });
  return { library, quality, updates, makes, ready: maker.ready };
}

/** Looks through all plans while somebody writes in another and a lead looks at what is there. */
async function look(database: Database, { library, quality, updates, ready }: Running) {
  await ready;
  const overviews: number[] = [];
  const edits: number[] = [];
  const marks: string[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const own = process.threadCpuUsage();
  library.summaries.sweep();
  let isDone = false;
  const done = library.summaries.idle().then(() => (isDone = true));
  for (let at = 0; !isDone; at++) {
    edits.push(await timeOf(() => updates.append(WRITTEN, [letter(at)])));
    if (at % 10 === 0) overviews.push(await timeOf(() => quality.overview(LEADER, {})));
    const { looked, plans } = await quality.progress(LEADER);
    const quarter = Math.floor((looked / plans) * 4);
    if (quarter > marks.length && quarter < 4)
      marks.push(`${looked} after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    await pause(100, undefined, { ref: false });
  }
  await done;
  const ms = performance.now() - begun;
  const used = process.cpuUsage(cpu);
  const ownUsed = process.threadCpuUsage(own);
  delay.disable();
  const { plans, looked } = await quality.progress(LEADER);
  if (plans !== looked) throw new Error(`${plans - looked} plans were not looked through.`);
  const each = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000 / count;
  const beside = database.kind === "postgres" ? ", without PostgreSQL's own" : "";
  console.log(`\n${marks.join(", ")}, all after ${(ms / 1000).toFixed(1)} s`);
  return [
    amount("wall a plan", "ms", ms / count, MOST_MS_A_PLAN),
    amount(`processor time a plan, all threads${beside}`, "ms", each(used)),
    amount("processor time a plan, of the thread that serves people", "ms", each(ownUsed)),
    figure("meanwhile: an edit is on disk (p50 / p95)", "ms", spreadOf(edits)),
    figure("meanwhile: an overview", "ms", spreadOf(overviews), "p95", MOST_MS),
    amount("meanwhile: the thread was held up, p99.9", "ms", delay.percentile(99.9) / 1e6),
  ];
}

async function asked(database: Database, { quality }: Running): Promise<Figure[]> {
  const rule = "action-has-owner";
  const filters: [string, object][] = [
    ["all", {}],
    ["one team", { team: TEAM_IDS[0] }],
    ["one rule", { rule }],
    ["one stage and template", { template: "care-act", stage: "engaging" }],
    ["one area", { area: "rent" }],
    ["one area and rule", { area: "rent", rule }],
  ];
  const figures: Figure[] = [];
  const measure = async (what: string, deed: () => Promise<unknown>) => {
    const taken: number[] = [];
    for (let at = 0; at < ROUNDS; at++) taken.push(await timeOf(deed));
    figures.push(figure(`${what} (p50 / p95)`, "ms", spreadOf(taken), "p95", MOST_MS));
  };
  for (const [what, filter] of filters)
    await measure(`overview, ${what}`, () => quality.overview(LEADER, filter));
  const places = { dismissed: false, limit: 50 };
  const lists: [string, object][] = [
    ["all", {}],
    ["one rule", { rule }],
    ["one gap", { gap: "blankSections" }],
  ];
  for (const [what, which] of lists) {
    await measure(`places, ${what}, first page`, () =>
      quality.places(LEADER, { ...places, ...which }),
    );
    const cursor = `${Math.round(count / 50)}.0.${idOf(Math.round(count / 50))}`;
    await measure(`places, ${what}, far down`, () =>
      quality.places(LEADER, { ...places, ...which, cursor }),
    );
  }
  await measure("progress", () => quality.progress(LEADER));
  await measure("rules in use", () => ruleSums(database, TEAM_IDS, "2029-03"));
  return figures;
}

async function again(database: Database, server: Running, clock: { now: number }) {
  const { library, updates, makes } = server;
  const figures: Figure[] = [];
  const after = async (
    what: string,
    deed: () => Promise<unknown>,
    target: number | null = null,
  ) => {
    makes.count = 0;
    const ms = await timeOf(async () => {
      await deed();
      await library.summaries.idle();
    });
    figures.push(amount(`plans looked through after ${what}`, "", makes.count, target));
    figures.push(amount("  which took", "ms", ms));
  };
  clock.now += 2 * 60 * 1000;
  library.summaries.makeSoon([WRITTEN]);
  await library.summaries.idle();
  await after(
    "one edit",
    async () => {
      await updates.append(idOf(0), [letter(0)]);
      library.summaries.makeSoon([idOf(0)]);
    },
    1,
  );
  await library.close();
  const next = start(database, clock);
  next.library.summaries.sweep();
  await next.library.summaries.idle();
  figures.push(amount("plans looked through after a new start", "", next.makes.count, 0));
  clock.now += DAY_MS;
  next.makes.count = 0;
  const ms = await timeOf(async () => {
    next.library.summaries.sweep();
    await next.library.summaries.idle();
  });
  figures.push(amount("plans looked through after a night", "", next.makes.count));
  figures.push(amount("  wall a plan", "ms", ms / count));
  await next.library.close();
  return figures;
}

/** An edit by somebody who types into the written plan. */
function letter(at: number): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.clientID = 1_000_000 + at;
  textOf(ydoc, PLAN, "about").insert(0, "a");
  return Y.encodeStateAsUpdate(ydoc);
}

function loadsNow(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

async function timeOf(deed: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await deed();
  return performance.now() - start;
}
