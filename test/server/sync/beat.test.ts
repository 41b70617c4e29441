import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createBeat } from "#server/sync/beat.ts";

test("after a quiet time a deed is done with all others of its turn", async () => {
  const beat = createBeat(60_000);
  const done: string[] = [];
  beat(() => done.push("one"));
  beat(() => done.push("two"));
  assert.deepEqual(done, []);
  await nextTurn();
  assert.deepEqual(done, ["one", "two"]);
});

test("what comes soon after waits, and is then done together and in order", async () => {
  const beat = createBeat(300);
  const done: string[] = [];
  beat(() => done.push("first"));
  await nextTurn();
  beat(() => {
    done.push("one");
    queueMicrotask(() => done.push("what follows"));
  });
  await nextTurn();
  await new Promise<void>((resolve) => {
    beat(() => done.push("two"));
    beat(resolve);
    assert.deepEqual(done, ["first"]);
  });
  assert.deepEqual(done, ["first", "one", "two", "what follows"]);
});
