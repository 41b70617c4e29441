/**
 * Measures the list of plans of a quality lead with 9,000 open plans, made straight into a store:
 * first page, search, page 10, and both while every summary is made anew in the background.
 * `node test/bench/list.bench.ts [PLANS]`.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import * as Y from "yjs";
import { PlanQuestion } from "#src/api/plans.ts";
import { writePlan } from "#src/document/create-document.ts";
import { Plan } from "#src/plan/plan.ts";
import { createPlanLibrary } from "#server/plan-library.ts";
import { FOLDERS } from "#server/serve.ts";
import { openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { createSummaryMaker } from "#server/summaries/summary-maker.ts";
import { readTemplates } from "#server/templates.ts";

const count = Number(process.argv[2] ?? 9000);
/** So many documents are different; the others are copies of them under another name. */
const VARIANTS = 150;
const DAY_MS = 24 * 60 * 60 * 1000;

const dataDir = mkdtempSync(join(tmpdir(), "ownwords-bench-"));
process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
const database = await openDatabase({ kind: "sqlite", dataDir });
const { db } = database;
let today = Date.parse("2030-03-01T09:00:00Z");
const plans = createPlanStore(database, Date.now);
const updates = createUpdateStore(database, Date.now);
const templates = readTemplates(FOLDERS.templates);
const library = createPlanLibrary({
  plans,
  updates,
  templates,
  maker: createSummaryMaker(templates),
  now: () => new Date(today),
  onFailed: (plan, error) => console.log("failed", plan, error),
});
const ids = await fill();
const list = (question: object) => library.list(PlanQuestion.parse(question), null);
await measure("first page, no summary kept", 1, () => list({}));
await untilSwept("all summaries for the first time", list);

console.log(`${count} plans, database ${mb(statSync(join(dataDir, "ownwords.db")).size)}`);
await measure("first page", 30, () => list({}));
let cursor: string | null = null;
for (let page = 1; page < 10; page++)
  cursor = (await list(cursor === null ? {} : { cursor })).next ?? cursor;
await measure("page 10", 30, () => list({ cursor: cursor ?? undefined }));
for (const q of ["zeppelin", "rosa", "the allotment", "support", "no such words", "ro", "%"])
  await measure(`search "${q}"`, 10, async () => {
    const { total } = await list({ q });
    return `${total} found`;
  });
await measure("first page after a change", 30, async () => {
  const id = ids[Math.floor(Math.random() * ids.length)] ?? "";
  const ydoc = new Y.Doc();
  ydoc.getText("t:plan:about").insert(0, "More. ");
  await updates.append(id, [Y.encodeStateAsUpdate(ydoc)]);
  const [first] = (await list({})).plans;
  if (first?.id !== id) throw new Error("The changed plan is not first.");
});
today += DAY_MS;
await measure("first page on a new day", 1, () => list({}));
await untilSwept("all summaries on a new day", list);
await library.close();
await db.destroy();
console.log(`peak RSS ${mb(process.resourceUsage().maxRSS * 1024)}`);

/** Puts the plans into the store and answers their ids. */
async function fill(): Promise<string[]> {
  const documents = Array.from({ length: VARIANTS }, (_, at) => documentOf(at));
  const rows = Array.from({ length: count }, (_, at) => ({
    id: `plan${String(at).padStart(16, "0")}`,
    bytes: documents[at % VARIANTS] ?? new Uint8Array(),
  }));
  const size = documents.reduce((sum, it) => sum + it.byteLength, 0) / VARIANTS;
  console.log(`a document is ${Math.round(size / 1024)} KB`);
  for (let at = 0; at < count; at += 500) {
    const slice = rows.slice(at, at + 500);
    const plan = { template: "care-act", templateVersion: 1, archived: 0, example: 0 };
    await db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto("plan")
        .values(
          slice.map(({ id }, nth) => ({
            ...plan,
            id,
            reference: id,
            createdAt: at + nth,
            changedAt: at + nth,
          })),
        )
        .execute();
      await transaction
        .insertInto("planSnapshot")
        .values(slice.map(({ id, bytes }) => ({ planId: id, seq: 0, bytes })))
        .execute();
    });
  }
  return rows.map((it) => it.id);
}

/** An ordinary plan with words of its own. */
function documentOf(nth: number): Uint8Array {
  const path = join(import.meta.dirname, "../fixtures/plans/care-act-rosa.json");
  const plan = Plan.parse(JSON.parse(readFileSync(path, "utf8")));
  const shuffled = (text: string) => {
    const words = text.split(" ");
    for (let at = 0; at < words.length; at += 3) words.splice(at, 1, `w${(at * 31 + nth) % 977}`);
    return words.join(" ");
  };
  plan.title = nth === 7 ? "A zeppelin over the allotment" : `Plan ${nth}`;
  for (const outcome of plan.outcomes)
    for (const writing of Object.values(outcome.writing)) {
      writing.text = shuffled(writing.text);
      writing.marks = [];
    }
  const ydoc = new Y.Doc();
  let id = 0;
  writePlan(ydoc, plan, {
    by: "bench",
    now: () => "2030-03-01T09:00:00.000Z",
    newId: () => `new${++id}`,
  });
  return Y.encodeStateAsUpdate(ydoc);
}

/** Lists every now and then while summaries are made, and says how long that held things up. */
async function untilSwept(what: string, list: (question: object) => Promise<unknown>) {
  let isSwept = false;
  void library.summaries.idle().then(() => (isSwept = true));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const pages: number[] = [];
  const searches: number[] = [];
  while (!isSwept) {
    pages.push(await timeOf(() => list({})));
    searches.push(await timeOf(() => list({ q: "allotment" })));
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  delay.disable();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  report("  meanwhile: first page", pages);
  report("  meanwhile: search", searches);
  const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1);
  console.log(
    `  loop held up ms: median ${ms(delay.percentile(50))}, p99 ${ms(delay.percentile(99))}, p99.9 ${ms(delay.percentile(99.9))}, most ${ms(delay.max)}`,
  );
}

async function measure(what: string, times: number, deed: () => Promise<unknown>) {
  const taken: number[] = [];
  let said: unknown;
  for (let at = 0; at < times; at++) taken.push(await timeOf(async () => (said = await deed())));
  report(typeof said === "string" ? `${what} (${said})` : what, taken);
}

async function timeOf(deed: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await deed();
  return performance.now() - start;
}

function report(what: string, taken: number[]) {
  taken.sort((a, b) => a - b);
  const at = (share: number) => (taken[Math.floor((taken.length - 1) * share)] ?? 0).toFixed(1);
  console.log(`${what.padEnd(44)} ms: median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}`);
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
