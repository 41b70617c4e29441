import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import { textOf } from "#src/document/roots.ts";
import { createOrder } from "#server/sync/order.ts";
import { until } from "#test/server/support.ts";
import { openRoom, twoStores } from "./lone-room.ts";
import { join } from "./member.ts";

/** Ranges of changes that follow one another, each change being its own number. */
const ranges = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 })
  .map((lengths) => {
    let last = 0;
    return lengths.map((length) => {
      const first = last + 1;
      last += length;
      return { first, last, updates: Array.from({ length }, (_, at) => numbered(first + at)) };
    });
  });

const numbered = (at: number) => new Uint8Array([at]);

test("changes come out in order and once, in whatever order they come in and however often", () => {
  const shuffled = ranges.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray([...all, ...all.slice(0, 3)], { minLength: all.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([all, came]) => {
      const order = createOrder(0);
      const out = came.flatMap((it) => [...order.take(it.first, it.last, it.updates)]);
      const isAllThere = all.every((it) => came.includes(it));
      assert.deepEqual(
        out.map((it) => it[0]),
        Array.from({ length: order.seq() }, (_, at) => at + 1),
      );
      if (isAllThere) assert.equal(order.seq(), all.at(-1)!.last);
      assert.equal(order.hasHole(), order.seq() < Math.max(...came.map((it) => it.last)));
    }),
  );
});

test("what this node has kept itself doesn't come out again, and what waited for it does", () => {
  const order = createOrder(4);
  assert.deepEqual(order.take(6, 6, [numbered(6)]), []);
  assert.deepEqual(order.take(5, 5, null), [numbered(6)]);
  assert.equal(order.seq(), 6);
});

test("after a look into the database nothing is waited for that it does not have", () => {
  const order = createOrder(1);
  order.take(4, 4, [numbered(4)]);
  order.hearOf(9);
  assert.deepEqual(order.jump(3), [numbered(4)]);
  assert.deepEqual([order.seq(), order.hasHole()], [4, false]);
});

/** What another node does, and what becomes of what it says of that. */
const deeds = fc.array(
  fc.record({
    by: fc.integer({ min: 0, max: 2 }),
    words: fc.string({ minLength: 1, maxLength: 5 }),
    at: fc.nat(),
    isLost: fc.boolean(),
    delay: fc.integer({ min: 0, max: 4 }),
    isSeen: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
);

test("a room ends with all that any node kept, however what they say is lost, doubled and mixed up", async (t) => {
  const stores = await twoStores(t);
  let plans = 0;
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const planId = `p${++plans}`;
      await stores.begin(planId);
      const { room } = await openRoom(planId, stores.here);
      const here = join(room);
      // The first writes in the room, the others on another node over the same database.
      const far = [new Y.Doc(), new Y.Doc()];
      const said: { first: number; updates: Uint8Array[]; due: number }[] = [];
      const whole = new Y.Doc();
      for (const [turn, { by, words, at, isLost, delay, isSeen }] of all.entries()) {
        const ydoc = by === 0 ? here.ydoc : far[by - 1]!;
        if (by > 0 && isSeen) Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(whole));
        const before = Y.encodeStateVector(ydoc);
        const text = textOf(ydoc, "plan", "about");
        text.insert(at % (text.length + 1), words);
        if (text.length > 6) text.delete(at % 3, 2);
        if (by > 0) {
          const updates = [Y.encodeStateAsUpdate(ydoc, before)];
          const { first } = await stores.there.append(planId, updates);
          Y.applyUpdate(whole, updates[0]!);
          if (!isLost) said.push({ first, updates, due: turn + delay });
          if (delay === 4) said.push({ first, updates, due: turn });
        }
        for (const it of said) if (it.due === turn) room.hear(it.first, it.updates);
      }
      for (const it of said.toReversed()) room.hear(it.first, it.updates);
      await room.settled();
      const stored = await stores.here.load(planId);
      room.hearOf(stored!.seq);
      const kept = new Y.Doc();
      for (const update of stored!.updates) Y.applyUpdate(kept, update);
      const words = textOf(kept, "plan", "about").toString();
      await until(() => here.words() === words, "whoever is in the room has all words");
      const late = join(room);
      await until(() => late.words() === words, "whoever comes now has them too");
      assert.equal(here.refusal(), null);
      for (const it of [here, late]) it.leave();
      room.destroy();
    }),
    { numRuns: 30, seed: 3, endOnFailure: true },
  );
});
