/**
 * Measures what a quality lead waits for with 10,000 plans, made straight into a store: the first
 * look through all of them in the background, overviews with every number there, an overview on a
 * new day, and how long people would wait meanwhile. On the embedded database, and on the PostgreSQL
 * of DATABASE_URL where that is set: an empty one. `npm run bench:quality -- [PLANS]`.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { writePlan } from "#src/document/create-document.ts";
import { Plan } from "#src/plan/plan.ts";
import { createPlanLibrary } from "#server/plan-library.ts";
import { createQuality } from "#server/quality.ts";
import { FOLDERS } from "#server/serve.ts";
import { type Database, openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { createSummaryMaker } from "#server/summary-maker.ts";
import { readTemplates } from "#server/templates.ts";

const count = Number(process.argv[2] ?? 10_000);
/** So many documents are different; the others are copies of them. */
const VARIANTS = 100;
const TEAMS = ["north", "south", "east"];
const DAY_MS = 24 * 60 * 60 * 1000;
const LEADER = { person: "lead", teams: TEAMS };

const dataDir = mkdtempSync(join(tmpdir(), "ownwords-bench-"));
process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
const url = process.env["DATABASE_URL"];
await measureOn("embedded database", await openDatabase({ kind: "sqlite", dataDir }));
if (url) await measureOn("PostgreSQL", await openDatabase({ kind: "postgres", url }));
console.log(`peak RSS ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

async function measureOn(name: string, database: Database) {
  console.log(`${name}, ${count} plans`);
  const { db } = database;
  let today = Date.parse("2030-03-01T09:00:00Z");
  const templates = readTemplates(FOLDERS.templates);
  const library = createPlanLibrary({
    plans: createPlanStore(database, Date.now),
    updates: createUpdateStore(database, Date.now),
    templates,
    maker: createSummaryMaker(templates, () => {}, [], new Uint8Array(16)),
    now: () => new Date(today),
    onFailed: (plan, error) => console.log("failed", plan, error),
  });
  const quality = createQuality({ database, library, templates, layers: () => [] });
  await fill(database);
  const first = await sweep("first look");
  await overviews("all");
  await overviews("one team", { team: "north" });
  await overviews("one rule", { rule: "action-has-owner" });
  await overviews("one stage and template", { template: "care-act", stage: "engaging" });
  const list = await timeOf(() =>
    quality.places(LEADER, { rule: "action-has-owner", dismissed: false, limit: 50 }),
  );
  console.log(`  a page of places: ${list.toFixed(0)} ms`);
  today += DAY_MS;
  const again = await sweep("looked through again on the next day");
  console.log(`  again takes ${(again / first).toFixed(2)} of the first look`);
  await library.close();
  await db.destroy();

  async function sweep(what: string): Promise<number> {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const begun = performance.now();
    library.summaries.sweep();
    const done = library.summaries.idle();
    const asked: number[] = [];
    let isDone = false;
    void done.then(() => (isDone = true));
    while (!isDone) {
      asked.push(await timeOf(() => quality.progress(LEADER)));
      await pause(500, undefined, { ref: false });
    }
    delay.disable();
    const ms = performance.now() - begun;
    const held = (delay.percentile(99.9) / 1e6).toFixed(1);
    console.log(`  ${what}: ${(ms / 1000).toFixed(1)} s, ${(ms / count).toFixed(2)} ms a plan`);
    console.log(`    meanwhile: progress ${said(asked)}; loop held up p99.9 ${held} ms`);
    const { plans, looked } = await quality.progress(LEADER);
    if (plans !== looked) throw new Error(`${plans - looked} plans were not looked through.`);
    return ms;
  }

  async function overviews(what: string, filter = {}) {
    const taken: number[] = [];
    for (let at = 0; at < 20; at++)
      taken.push(await timeOf(() => quality.overview(LEADER, filter)));
    console.log(`  overview, ${what}: ${said(taken)}`);
  }
}

async function fill({ db }: Database) {
  for (const name of TEAMS)
    await db.insertInto("team").values({ id: name, name, archivedAt: null }).execute();
  const documents = Array.from({ length: VARIANTS }, (_, at) => documentOf(at));
  const plan = { template: "care-act", templateVersion: 1, archived: 0, example: 0 };
  for (let from = 0; from < count; from += 500) {
    const slice = Array.from({ length: Math.min(500, count - from) }, (_, nth) => {
      const at = from + nth;
      return { at, id: `plan${String(at).padStart(16, "0")}` };
    });
    await db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto("plan")
        .values(
          slice.map(({ id, at }) => {
            const moments = { createdAt: at, changedAt: at };
            return { ...plan, ...moments, id, reference: id, teamId: TEAMS[at % 3] ?? "" };
          }),
        )
        .execute();
      await transaction
        .insertInto("planSnapshot")
        .values(
          slice.map(({ id, at }) => {
            return { planId: id, seq: 0, bytes: documents[at % VARIANTS] ?? new Uint8Array() };
          }),
        )
        .execute();
    });
  }
}

/** An ordinary plan with words of its own. */
function documentOf(nth: number): Uint8Array {
  const path = join(import.meta.dirname, "../fixtures/plans/care-act-rosa.json");
  const plan = Plan.parse(JSON.parse(readFileSync(path, "utf8")));
  for (const outcome of plan.outcomes)
    for (const writing of Object.values(outcome.writing)) {
      const words = writing.text.split(" ");
      for (let at = 0; at < words.length; at += 3) words.splice(at, 1, `w${(at * 31 + nth) % 977}`);
      writing.text = words.join(" ");
      writing.marks = [];
    }
  const ydoc = new Y.Doc();
  let id = 0;
  const now = () => "2030-03-01T09:00:00.000Z";
  writePlan(ydoc, plan, { by: "bench", now, newId: () => `new${++id}` });
  return Y.encodeStateAsUpdate(ydoc);
}

async function timeOf(deed: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await deed();
  return performance.now() - start;
}

function said(taken: number[]): string {
  taken.sort((a, b) => a - b);
  const at = (share: number) => (taken[Math.floor((taken.length - 1) * share)] ?? 0).toFixed(0);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`;
}
