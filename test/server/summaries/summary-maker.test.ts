import assert from "node:assert/strict";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { test, type TestContext } from "node:test";
import { Worker } from "node:worker_threads";
import * as Y from "yjs";
import { createDocument } from "#src/document/create-document.ts";
import { lint } from "#src/lint/lint.ts";
import { configOf } from "#src/lint/packs/index.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import { qualityOf } from "#server/quality/plan-quality.ts";
import { summarise } from "#server/summaries/plan-summary.ts";
import { FOLDERS } from "#server/serve.ts";
import { createSummaryMaker } from "#server/summaries/summary-maker.ts";
import { readTemplates } from "#server/templates.ts";
import { until } from "#test/server/support.ts";

const TODAY = "2030-03-01";
const templates = readTemplates(FOLDERS.templates);

/** A document and what its summary has to be. */
function newDocument() {
  const ydoc = new Y.Doc();
  const [template] = templates;
  let ids = 0;
  const who = { by: "t", now: () => `${TODAY}T09:00:00.000Z`, newId: () => `n${(ids += 1)}` };
  const resident = { resident: "Amina", pronouns: "", voice: "first", advocate: null } as const;
  const beginning = { id: "p", reference: "R", ...resident, reviewOn: null };
  createDocument(ydoc, template!, beginning, who);
  const plan = readPlan(ydoc);
  const config = configOf(template!.pack);
  const found = lint(plan, { template: template!, today: TODAY, config });
  const quality = qualityOf(plan, { found, config, today: TODAY }, []);
  const wanted = { ...summarise(plan, template, found.length), quality };
  return { bytes: Y.encodeStateAsUpdate(ydoc), wanted };
}

/** A maker, a way to end its thread, and how often it was said to have stopped. */
function startMaker(t: TestContext) {
  const unref = t.mock.method(Worker.prototype, "unref");
  const stops = { count: 0 };
  const maker = createSummaryMaker(templates, () => (stops.count += 1));
  t.after(() => maker.close());
  return { maker, stops, thread: () => unref.mock.calls.at(-1)!.this as Worker };
}

test("a summary made beside the server is the one that would have been made in it", async (t) => {
  const { maker } = startMaker(t);
  const { bytes, wanted } = newDocument();
  assert.ok(wanted.facts.findings > 0);
  assert.deepEqual(await maker.make([bytes], TODAY), wanted);
});

test("bytes that lie among others go over alone, and the others stay", async (t) => {
  const { maker } = startMaker(t);
  const { bytes, wanted } = newDocument();
  const among = new Uint8Array(bytes.byteLength + 20).fill(9);
  among.set(bytes, 10);
  const inside = among.subarray(10, 10 + bytes.byteLength);
  assert.deepEqual(await maker.make([inside, inside], TODAY), wanted);
  assert.equal(among[0], 9);
});

test("a document that can't be read is refused, and the next one is read", async (t) => {
  const { maker, stops } = startMaker(t);
  const { bytes, wanted } = newDocument();
  const broken = maker.make([new Uint8Array([9, 9, 9])], TODAY);
  const sound = maker.make([bytes], TODAY);
  await assert.rejects(broken);
  assert.deepEqual(await sound, wanted);
  assert.equal(stops.count, 0);
});

test("when the thread dies, what it was asked fails and what is asked next is answered", async (t) => {
  const { maker, stops, thread } = startMaker(t);
  const { wanted } = newDocument();
  for (let round = 1; round <= 2; round++) {
    // So many that the thread is not through with them before it is ended.
    const lost = Promise.all(
      Array.from({ length: 100 }, () => maker.make([newDocument().bytes], TODAY)),
    );
    await Promise.all([assert.rejects(lost, /has stopped/), thread().terminate()]);
    await until(() => stops.count === round, "it was said that the thread stopped");
    const next = [
      maker.make([newDocument().bytes], TODAY),
      maker.make([newDocument().bytes], TODAY),
    ];
    for (const made of await Promise.all(next)) assert.deepEqual(made, wanted);
  }
});

test("closing answers what was asked before, refuses what is asked after, and ends the thread", async (t) => {
  const { maker, stops, thread } = startMaker(t);
  const { bytes, wanted } = newDocument();
  const before = maker.make([bytes], TODAY);
  await new Promise(setImmediate);
  const closed = maker.close();
  await assert.rejects(maker.make([newDocument().bytes], TODAY), /has stopped/);
  await closed;
  assert.deepEqual(await before, wanted);
  assert.equal(thread().threadId, -1);
  assert.equal(stops.count, 0);
});

test("for many documents a second thread helps where there is a core, and ends when none are left", async (t) => {
  const unref = t.mock.method(Worker.prototype, "unref");
  const maker = createSummaryMaker(templates);
  const threads = () => unref.mock.calls.map((it) => it.this as Worker);
  t.after(() => maker.close());
  const { wanted } = newDocument();
  maker.expect(5);
  assert.equal(threads().length, 1);
  maker.expect(5000);
  maker.expect(4000);
  assert.equal(threads().length, Math.min(availableParallelism(), 2));
  const second = threads()[1];
  const ended = second && once(second, "exit");
  for (let round = 0; round < 20; round++)
    for (const made of await Promise.all(
      [1, 2, 3, 4].map(() => maker.make([newDocument().bytes], TODAY)),
    ))
      assert.deepEqual(made, wanted);
  maker.expect(0);
  await ended;
  assert.deepEqual(await maker.make([newDocument().bytes], TODAY), wanted);
});

test("when the second thread dies the first goes on alone", async (t) => {
  const unref = t.mock.method(Worker.prototype, "unref");
  const stops = { count: 0 };
  const maker = createSummaryMaker(templates, () => (stops.count += 1));
  t.after(() => maker.close());
  const { wanted } = newDocument();
  maker.expect(5000);
  const second = unref.mock.calls[1]?.this as Worker | undefined;
  if (second) {
    await second.terminate();
    await until(() => stops.count === 1, "it was said that the thread stopped");
  }
  maker.expect(4000);
  assert.equal(unref.mock.callCount(), second ? 2 : 1);
  assert.deepEqual(await maker.make([newDocument().bytes], TODAY), wanted);
});
