/**
 * Measures the stores on the embedded database and on a PostgreSQL: how many changes a second they
 * keep and how long each takes, and how long a document with a long history takes to open, from its
 * snapshot and, as after a crash, from all its changes.
 * `node test/bench/store.bench.ts [EDITS]`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { type Database, type DatabasePlace, openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { postgresUrl } from "#test/support/services.ts";

const EDITS = Number(process.argv[2] ?? 50_000);
const PLANS = 20;
const SECONDS = 5;

const dataDir = mkdtempSync(join(tmpdir(), "ownwords-bench-"));
process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
const endings: (() => unknown)[] = [];
const places: [string, DatabasePlace][] = [
  ["embedded", { kind: "sqlite", dataDir }],
  ["PostgreSQL", { kind: "postgres", url: await postgresUrl({ after: (it) => endings.push(it) }) }],
];
const history = writeHistory();
for (const [name, place] of places) {
  const database = await openDatabase(place);
  console.log(`\n${name}`);
  await measureAppends(database);
  await measureOpening(database);
  await database.db.destroy();
}
for (const end of endings) await end();

/** Plans that are written in as rooms do it: each waits for its last change before the next. */
async function measureAppends(database: Database) {
  const updates = createUpdateStore(database, Date.now);
  const ids = Array.from({ length: PLANS }, (_, at) => `append${at}`);
  for (const id of ids) await create(database, id, Y.encodeStateAsUpdate(new Y.Doc()));
  const update = history.updates[1] ?? new Uint8Array();
  for (const perSecond of [400, 1500, Infinity]) {
    const taken: number[] = [];
    const start = performance.now();
    const cpu = process.cpuUsage();
    const write = async (id: string) => {
      for (let nth = 1; performance.now() - start < SECONDS * 1000; nth++) {
        const before = performance.now();
        await updates.append(id, [update]);
        taken.push(performance.now() - before);
        const due = start + (nth * 1000 * PLANS) / perSecond;
        if (due > performance.now()) await pause(due - performance.now());
      }
    };
    await Promise.all(ids.map(write));
    const { user, system } = process.cpuUsage(cpu);
    const rate = Math.round((taken.length * 1000) / (performance.now() - start));
    const each = (user + system) / 1e6 / (taken.length / 1000);
    const goal = perSecond === Infinity ? "as fast as it goes" : `${perSecond}/s`;
    report(`${PLANS} plans, ${goal}: ${rate}/s, ${each.toFixed(2)} CPU s per 1,000`, taken);
  }
}

async function measureOpening(database: Database) {
  const updates = createUpdateStore(database, Date.now);
  const { whole } = history;
  await create(database, "snapshot", whole);
  await measure(`open ${EDITS} edits from a snapshot of ${kb(whole)}`, 15, () =>
    open(updates, "snapshot"),
  );
  await create(database, "tail", Y.encodeStateAsUpdate(new Y.Doc()));
  for (let at = 0; at < EDITS; at += 500)
    await updates.append("tail", history.updates.slice(at, at + 500));
  await measure(`open ${EDITS} edits from as many changes`, 3, () => open(updates, "tail"));
  await measure(`  of this, to read them`, 3, async () => void (await updates.load("tail")));
  await measure(`  and to make a snapshot of them`, 1, () => updates.compact("tail", EDITS, whole));
}

async function open(updates: ReturnType<typeof createUpdateStore>, id: string) {
  const stored = await updates.load(id);
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (const update of stored?.updates ?? []) Y.applyUpdate(ydoc, update);
  });
  if (ydoc.getText("t:plan:about").length === 0) throw new Error("The document is empty.");
}

/** A document as people write it: runs of letters here and there, and some taken out again. */
function writeHistory() {
  const ydoc = new Y.Doc();
  const updates: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => updates.push(update));
  const about = ydoc.getText("t:plan:about");
  let seed = 7;
  const below = (end: number) => (seed = (seed * 48271) % 2147483647) % end;
  let at = 0;
  while (updates.length < EDITS) {
    if (below(12) === 0) at = below(about.length + 1);
    if (below(6) === 0 && at > 0) about.delete(--at, 1);
    else about.insert(at++, "abcdefghij klmnopqrst"[below(21)] ?? " ");
  }
  return { updates, whole: Y.encodeStateAsUpdate(ydoc) };
}

async function create(database: Database, id: string, bytes: Uint8Array) {
  const plan = { id, reference: id, template: "care-act", templateVersion: 1, example: 0 };
  await createPlanStore(database, Date.now).create(plan, bytes);
}

async function measure(what: string, times: number, deed: () => Promise<void>) {
  const taken: number[] = [];
  for (let nth = 0; nth < times; nth++) {
    const start = performance.now();
    await deed();
    taken.push(performance.now() - start);
  }
  report(what, taken);
}

function report(what: string, taken: number[]) {
  taken.sort((a, b) => a - b);
  const at = (share: number) => (taken[Math.floor((taken.length - 1) * share)] ?? 0).toFixed(1);
  console.log(
    `${what.padEnd(64)} ms: least ${at(0)}, median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}`,
  );
}

function kb(bytes: Uint8Array): string {
  return `${Math.round(bytes.byteLength / 1024)} KB`;
}
