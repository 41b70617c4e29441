import assert from "node:assert/strict";
import { test } from "node:test";
import { createMonthStore } from "#server/store/month-store.ts";
import { databases } from "../store/databases.ts";
import { lookThrough, openQualityOf } from "./world.ts";

const BESIDE = {
  team: "oak" as const,
  named: ["lead"],
  glass: false,
  archived: 0 as const,
  closedAt: null,
};
const FACTS = {
  status: "final" as const,
  pack: "" as const,
  stage: null,
  reviewOn: "2029-12-01" as const,
};

/** A plan whose review is past and that nobody agreed to. */
const planOf = (isRestricted: boolean) => ({
  outcomes: [],
  template: "care-act" as const,
  facts: FACTS,
  beside: { ...BESIDE, isRestricted },
});

for (const { name, newPlace } of databases) {
  test(`${name}: a month is written anew until it is over, and never again; restricted plans are in none`, async (t) => {
    const parts = await openQualityOf(t, newPlace);
    const { quality, clock, db, database } = parts;
    const { leader, ids, edit } = await parts.put({
      plans: [planOf(false), planOf(false), planOf(true)],
      edits: [],
    });
    const months = async (asked = {}) =>
      (await quality.overview(leader, asked)).months.map((it) => {
        return [it.month, it.plans, it.gaps.overdueReviews, it.gaps.notAgreed];
      });
    await lookThrough(parts);
    assert.equal((await quality.overview(leader, {})).plans, 3);
    await quality.keepMonth();
    await edit({ plan: 0, nth: 0, kind: "review" });
    await lookThrough(parts);
    await quality.keepMonth();
    assert.deepEqual(await months(), [["2030-03", 2, 1, 2]]);

    clock.now = Date.parse("2030-04-02T09:00:00Z");
    await lookThrough(parts);
    await quality.keepMonth();
    await db.updateTable("plan").set({ archived: 1 }).where("id", "=", ids[1]!).execute();
    assert.deepEqual(await months(), [
      ["2030-03", 2, 1, 2],
      ["2030-04", 1, 1, 1],
    ]);
    assert.deepEqual(await months({ template: "another" }), [["2030-04", 0, 0, 0]]);
    // A clock that was put back changes nothing of what was written.
    await createMonthStore(database).keep("2030-03");
    assert.deepEqual((await months())[0], ["2030-03", 2, 1, 2]);
    assert.deepEqual(
      (await quality.overview({ ...leader, teams: ["another"] }, {})).months.map((it) => it.plans),
      [0],
    );
  });

  test(`${name}: nothing is looked through again that did not change, and on a new day all is right again`, async (t) => {
    const parts = await openQualityOf(t, newPlace);
    const { quality, clock, db, makes } = parts;
    const { leader } = await parts.put({ plans: [planOf(false), planOf(false)], edits: [] });
    await lookThrough(parts);
    assert.equal(makes.count, 2);
    for (let at = 0; at < 3; at++) {
      await quality.overview(leader, {});
      await quality.progress(leader);
      await lookThrough(parts);
    }
    assert.equal(makes.count, 2);
    const since = () => db.selectFrom("planFinding").select("since").orderBy("planId").execute();
    const before = await since();
    clock.now += 24 * 60 * 60 * 1000;
    assert.equal((await quality.progress(leader)).looked, 0);
    await lookThrough(parts);
    assert.equal(makes.count, 4);
    assert.deepEqual(await quality.progress(leader), { plans: 2, looked: 2 });
    assert.deepEqual(await since(), before);
  });
}
