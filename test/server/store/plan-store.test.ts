import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { createPlanStore, type NewSummary } from "#server/store/plan-store.ts";
import { databases, openFor } from "./databases.ts";
import { rowOf } from "./growing.ts";

const facts = { title: "A", resident: "R", outcomes: 1, findings: 2, nextReviewOn: null };
const summary: NewSummary = { planId: "p", seq: 5, basis: "b", facts, words: "cooking\nmyself" };

async function openPlans(t: TestContext, newPlace: (typeof databases)[number]["newPlace"]) {
  const database = await openFor(t, await newPlace(t));
  const plans = createPlanStore(database, () => 1);
  await plans.create(rowOf("p"), new Uint8Array([0, 0]));
  const ask = (words: string[]) =>
    plans.list({ archived: false, words, after: null, limit: 9, finder: null });
  return {
    plans,
    db: database.db,
    found: async (...words: string[]) => (await ask(words)).total,
    findings: async () => JSON.parse((await ask([])).plans[0]!.facts!).findings,
  };
}

for (const { name, newPlace } of databases) {
  test(`${name}: a summary takes the place of an older one, and never of one that saw more`, async (t) => {
    const { plans, found, findings } = await openPlans(t, newPlace);
    await plans.saveSummary(summary);
    await plans.saveSummary({ ...summary, seq: 6, facts: { ...facts, findings: 3 }, words: "six" });
    for (const words of ["five", "six", summary.words])
      await plans.saveSummary({ ...summary, seq: 5, words });
    assert.equal(await findings(), 3);
    assert.deepEqual([await found("six"), await found("five"), await found("cook")], [1, 0, 0]);
    assert.deepEqual(await plans.staleSummaries("b", ["p"]), ["p"]);
    assert.deepEqual(await plans.staleSummaries("b", ["q"]), []);
  });

  test(`${name}: words are written anew when they are others, and only then`, async (t) => {
    const { db, plans, found, findings } = await openPlans(t, newPlace);
    await plans.saveSummary(summary);
    await db.updateTable("planSummary").set({ words: "marked" }).execute();
    await plans.saveSummary({ ...summary, seq: 6, facts: { ...facts, findings: 9 } });
    assert.deepEqual([await findings(), await found("marked")], [9, 1]);
    await plans.saveSummary({ ...summary, seq: 7, words: "cooking\nus" });
    assert.deepEqual([await found("marked"), await found("cook", "us")], [0, 1]);
  });

  test(`${name}: words that a program before kept are found, and replaced`, async (t) => {
    const { db, plans, found } = await openPlans(t, newPlace);
    const before = { ...summary, facts: JSON.stringify(facts), words: "cooking for myself" };
    await db.insertInto("planSummary").values(before).execute();
    assert.equal(await found("for"), 1);
    await plans.saveSummary(summary);
    assert.deepEqual([await found("for"), await found("cook")], [0, 1]);
  });

  test(`${name}: the same is found however often words were changed`, async (t) => {
    const { plans, found } = await openPlans(t, newPlace);
    for (let at = 1; at <= 300; at++)
      await plans.saveSummary({ ...summary, seq: at, words: `always\nword${at % 7}x` });
    assert.equal(await found("always"), 1);
    for (let at = 0; at < 7; at++) assert.equal(await found(`word${at}`), at === 300 % 7 ? 1 : 0);
  });
}
