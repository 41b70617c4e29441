import assert from "node:assert/strict";
import { test } from "node:test";
import { runChain } from "./chain.ts";

test("people who write through two servers that fail lose no word, and all see the same", async (t) => {
  const { typed, lost, diverged } = await runChain(t, {
    seed: 1,
    schedules: 5,
    turns: 60,
    atOnce: 5,
  });
  assert.deepEqual([...lost, ...diverged], []);
  assert.ok(typed > 100, `only ${typed} characters were typed`);
});
