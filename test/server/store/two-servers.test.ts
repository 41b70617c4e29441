import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { databases, openFor } from "./databases.ts";
import { rowOf } from "./growing.ts";

const PLANS = ["p", "q", "r"];

/** What one of the servers does next, and with which plan. */
const Deed = fc.record({
  server: fc.nat(1),
  plan: fc.nat(PLANS.length - 1),
  kind: fc.constantFrom("append", "append", "append", "compact", "load", "catch up"),
  count: fc.integer({ min: 1, max: 4 }),
  /** Whether it waits for its last deed before it goes on. */
  waits: fc.boolean(),
});

for (const { name, newPlace } of databases)
  test(`${name}: whatever two servers add, compact and read at once, nothing is lost and numbers have no gap`, async (t) => {
    const place = await newPlace(t);
    const first = await openFor(t, place);
    // The embedded database has one server; there these are two stores over it.
    const second = place.kind === "postgres" ? await openFor(t, place) : first;
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(Deed, { minLength: 5, maxLength: 60 }), async (deeds) => {
        round += 1;
        const ids = PLANS.map((it) => `${it}${round}`);
        const plans = createPlanStore(first, () => 1);
        for (const id of ids) await plans.create(rowOf(id), Y.encodeStateAsUpdate(new Y.Doc()));
        const given: { id: string; numbers: number[]; words: string[] }[] = [];
        const servers = [first, second].map((database) => openServer(database, ids, given));
        const running: Promise<unknown>[] = [];
        for (const { server, plan, kind, count, waits } of deeds) {
          const done = servers[server]![kind](ids[plan]!, count);
          running.push(done);
          if (waits) await done;
        }
        await Promise.all(running);
        const updates = createUpdateStore(first, () => 1);
        for (const id of ids) {
          const ours = given.filter((it) => it.id === id);
          const numbers = ours.flatMap((it) => it.numbers).sort((a, b) => a - b);
          const stored = (await updates.load(id))!;
          assert.deepEqual(
            numbers,
            numbers.map((_, at) => at + 1),
          );
          assert.equal(stored.seq, numbers.length);
          assert.deepEqual(wordsIn(stored.updates), ours.flatMap((it) => it.words).sort());
          for (const it of servers) {
            const { ydoc, seq } = it.read.get(id)!;
            const missing = (await updates.since(id, seq))!;
            for (const update of missing.updates) Y.applyUpdate(ydoc, update);
            assert.deepEqual(wordsOf(ydoc), wordsIn(stored.updates));
            assert.equal(missing.seq, stored.seq);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

/** A server with a document of each plan, which it reads from the database alone. */
function openServer(
  database: Parameters<typeof createUpdateStore>[0],
  ids: readonly string[],
  given: { id: string; numbers: number[]; words: string[] }[],
) {
  const updates = createUpdateStore(database, () => 1);
  const read = new Map(ids.map((id) => [id, { ydoc: new Y.Doc(), seq: 0 }]));
  const server = {
    read,
    async append(id: string, count: number) {
      const words = Array.from({ length: count }, () => `w${wordNumber++}`);
      const { first, last } = await updates.append(id, words.map(updateWith));
      const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      assert.equal(numbers.length, count);
      given.push({ id, numbers, words });
    },
    async "catch up"(id: string) {
      const mine = read.get(id)!;
      const missing = (await updates.since(id, mine.seq))!;
      for (const update of missing.updates) Y.applyUpdate(mine.ydoc, update);
      mine.seq = Math.max(mine.seq, missing.seq);
      return missing.seq;
    },
    async load(id: string) {
      const stored = (await updates.load(id))!;
      // What was confirmed before is there now, and every number stands for a change that came.
      assert.ok(wordsIn(stored.updates).length === stored.seq);
      return stored;
    },
    async compact(id: string) {
      const { updates: all, seq } = await server.load(id);
      await updates.compact(id, seq, Y.mergeUpdates(all));
    },
  };
  return server;
}

let wordNumber = 0;

/** Every change puts one word of its own into the document. */
function updateWith(word: string): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.getMap("words").set(word, true);
  return Y.encodeStateAsUpdate(ydoc);
}

function wordsOf(ydoc: Y.Doc): string[] {
  return [...ydoc.getMap("words").keys()].sort();
}

function wordsIn(updates: readonly Uint8Array[]): string[] {
  const ydoc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(ydoc, update);
  return wordsOf(ydoc);
}
