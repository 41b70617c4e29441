import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createRooms } from "#server/sync/rooms.ts";
import { takeTurns } from "#server/sync/take-turns.ts";
import { twoStores } from "./lone-room.ts";

test("so many tasks run at once, the first first, and one that fails makes room for the next", async () => {
  const inTurn = takeTurns(3);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) =>
      inTurn(async () => {
        begun.push(at);
        most = Math.max(most, ++running);
        await nextTurn();
        running -= 1;
        if (at % 4 === 0) throw new Error("failed");
        return at;
      }),
    ),
  );
  assert.equal(most, 3);
  assert.deepEqual(
    begun,
    begun.toSorted((a, b) => a - b),
  );
  assert.equal(results.filter((it) => it.status === "fulfilled").length, 15);
});

test("when everybody comes back at once, each plan is read once, and few at a time", async (t) => {
  const { here, begin } = await twoStores(t);
  const plans = Array.from({ length: 40 }, (_, at) => `p${at}`);
  for (const plan of plans) await begin(plan);
  let loads = 0;
  let running = 0;
  let most = 0;
  const updates = {
    ...here,
    async load(planId: string) {
      loads += 1;
      most = Math.max(most, ++running);
      const stored = await here.load(planId);
      running -= 1;
      return stored;
    },
  };
  const rooms = createRooms(updates, { onQuiet() {}, onFailed() {} });
  const entered = await Promise.all(
    Array.from({ length: 200 }, (_, at) => rooms.enter(plans[at % plans.length]!)),
  );
  assert.equal(new Set(entered.map((it) => it!.room)).size, 40);
  assert.equal(loads, 40);
  assert.equal(most, 8);
  for (const it of entered) it!.leave();
});
