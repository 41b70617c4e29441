import assert from "node:assert/strict";
import { test } from "node:test";
import type { PlanAccess } from "#src/access.ts";
import { createWatch } from "#server/access/watch.ts";

const facts: PlanAccess = {
  plan: "p",
  team: null,
  isRestricted: false,
  named: [],
  glass: {},
  isClosed: false,
  isUntended: false,
};

test("a look at everybody turns nobody away who is just coming in", async () => {
  let number = 1;
  const asked: ((found: Map<string, PlanAccess>) => void)[] = [];
  const watch = createWatch({
    number: async () => number,
    ofPlans: () => new Promise((resolve) => asked.push(resolve)),
    whoStill: async (all) => [...all],
    holding: async (sessions) => new Set(sessions),
    now: () => 0,
    onFailed: (error) => assert.fail(String(error)),
  });
  const found = new Map([["p", facts]]);
  const admission = watch.admit({ kind: "owner" }, "p");
  const looking = watch.look();
  number = 2;
  await new Promise((resolve) => setImmediate(resolve));
  // The look is answered by a database that knows nothing of the plan yet, and again when it does.
  assert.equal(asked.length, 2);
  asked[1]!(new Map());
  await looking;
  asked[0]!(found);
  await new Promise((resolve) => setImmediate(resolve));
  asked[2]?.(found);
  const pass = await admission;
  assert.equal(pass?.may("read"), true);
  watch.close();
});
