import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test, type TestContext } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import type { Person, Role } from "#src/access.ts";
import { NewReviewStep, NewSample } from "#src/api/reviews.ts";
import { drawSample } from "#server/quality/draw-sample.ts";
import { openReviews } from "#server/quality/open-reviews.ts";
import { leaderOf } from "#server/routes/quality.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import type { Database } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { rowOf } from "#test/server/store/growing.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const someDraw = fc.record({
  ids: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 30 }),
  seed: fc.string(),
  size: fc.integer({ min: 1, max: 40 }),
});

test("the same seed draws the same of the same plans in whatever order they come, as is said of it", () => {
  fc.assert(
    fc.property(someDraw, fc.infiniteStream(fc.nat()), ({ ids, seed, size }, chances) => {
      const { drawn, ofPrint } = drawSample(ids, seed, size);
      const lots = new Map(ids.map((it) => [sha256(`${seed}\n${it}`), it]));
      const said = [...lots.keys()].sort().slice(0, size);
      assert.deepEqual(
        drawn,
        said.map((it) => lots.get(it)),
      );
      assert.equal(ofPrint, sha256([...ids].sort().join("\n") + (ids.length ? "\n" : "")));
      const order = new Map(ids.map((it) => [it, chances.next().value]));
      const mixed = ids.toSorted((a, b) => order.get(a)! - order.get(b)!);
      assert.deepEqual(drawSample(mixed, seed, size), { drawn, ofPrint });
    }),
  );
});

test("a smaller draw is the beginning of a larger one, and every plan is as likely", () => {
  const ids = Array.from({ length: 20 }, (_, at) => `plan${at}`);
  const times = new Map(ids.map((it) => [it, 0]));
  const seeds = Array.from({ length: 2000 }, (_, at) => `seed${at}`);
  for (const seed of seeds) {
    const { drawn } = drawSample(ids, seed, 5);
    assert.deepEqual(drawn, drawSample(ids, seed, 11).drawn.slice(0, 5));
    for (const it of drawn) times.set(it, times.get(it)! + 1);
  }
  // 500 is expected of each; five standard deviations are 97, and the seeds are always the same.
  for (const [id, count] of times) assert.ok(Math.abs(count - 500) < 97, `${id}: ${count}`);
});

const led = (...teams: string[]): Person => ({
  kind: "person",
  id: "lee",
  session: "s",
  name: "Lee",
  isAdministrator: false,
  roles: Object.fromEntries(teams.map((it): [string, Role] => [it, "lead"])),
});

async function addPerson({ db }: Database, id: string) {
  const moments = { createdAt: "", updatedAt: "" };
  const unset = { image: null, twoFactorEnabled: null, disabledAt: null };
  const more = { email: `${id}@example.org`, emailVerified: 1, isAdministrator: 0 };
  await db
    .insertInto("person")
    .values({ ...moments, ...unset, ...more, id, name: id })
    .execute();
}

for (const { name, newPlace } of databases) {
  /** Six plans: the first three of oak, one of them with findings; two of elm; one of oak is restricted. */
  const open = async (t: TestContext) => {
    const database = await openFor(t, await newPlace(t));
    const { db } = database;
    for (const id of ["oak", "elm"])
      await db.insertInto("team").values({ id, name: id, archivedAt: null }).execute();
    const plans = createPlanStore(database, () => 1);
    for (const [at, team] of ["oak", "oak", "oak", "elm", "elm", "oak"].entries())
      await plans.create(
        { ...rowOf(`plan${at}`), teamId: team },
        Y.encodeStateAsUpdate(new Y.Doc()),
      );
    const set = (id: string, values: { isRestricted?: number; teamId?: string; seq?: number }) =>
      db.updateTable("plan").set(values).where("id", "=", id).execute();
    await set("plan5", { isRestricted: 1 });
    await addPerson(database, "lee");
    await db.insertInto("planNamed").values({ planId: "plan5", personId: "lee" }).execute();
    const tally = { planId: "plan1", area: "", places: 2, dismissed: 1 };
    for (const rule of ["", "no-jargon"])
      await db
        .insertInto("planTally")
        .values({ ...tally, rule })
        .execute();
    let at = 5e11;
    const noted: string[] = [];
    const audit = {
      record: async (it: { action: string; plan?: string }) =>
        void noted.push(it.plan === undefined ? it.action : `${it.action} ${it.plan}`),
    };
    const tell = async () => {};
    const parts = openReviews(
      database,
      { tell },
      audit,
      [],
      () => [],
      () => (at += 1),
    );
    const { samples } = parts;
    const draw = (who: Person, wish: object = {}) =>
      samples.draw(NewSample.parse({ size: 10, ...wish }), leaderOf(who), who);
    const plansIn = async (id: string, who: Person) =>
      (await samples.find(id, leaderOf(who)))?.plans.map((it) => it.plan);
    return { ...parts, database, db, set, noted, draw, plansIn };
  };

  test(`a lead draws plans in use of their teams, never restricted ones, on ${name}`, async (t) => {
    const { samples, draw, plansIn, noted } = await open(t);
    const both = led("oak", "elm");
    const sample = (await draw(both, { seed: "a", purpose: "March" }))!;
    assert.deepEqual([sample.from, sample.size, sample.hidden], [5, 5, 0]);
    assert.equal(sample.states.waiting, 5);
    const ids = [0, 1, 2, 3, 4].map((it) => `plan${it}`);
    assert.deepEqual(await plansIn(sample.id, both), drawSample(ids, "a", 10).drawn);
    assert.equal(noted.filter((it) => it.startsWith("review-begun plan")).length, 5);

    const some = (await draw(both, { seed: "a", size: 2 }))!;
    assert.deepEqual(await plansIn(some.id, both), drawSample(ids, "a", 2).drawn);
    assert.equal(some.fromPrint, sample.fromPrint);
    const made = (await draw(led("oak"), { filter: { rule: "no-jargon" } }))!;
    assert.ok(made.seed.length > 9);
    const [drawn] = (await samples.find(made.id, leaderOf(both)))!.plans;
    assert.deepEqual([drawn!.plan, drawn!.findings, drawn!.dismissed], ["plan1", 2, 1]);
    assert.equal(await draw(led("oak"), { filter: { team: "elm" } }), null);
    assert.equal(await draw(led("oak"), { filter: { rule: "no-other" } }), null);
  });

  test(`whoever leads all teams of a sample sees it, without what they may not see any more, on ${name}`, async (t) => {
    const { samples, database, set, draw, plansIn } = await open(t);
    const both = led("oak", "elm");
    const wide = (await draw(both))!;
    const oak = (await draw(led("oak")))!;
    const elm = (await draw(both, { filter: { team: "elm" } }))!;
    const listed = async (who: Person) => (await samples.list(leaderOf(who))).map((it) => it.id);
    assert.deepEqual(await listed(both), [elm.id, oak.id, wide.id]);
    assert.deepEqual(await listed(led("oak")), [oak.id]);
    assert.deepEqual(await listed(led("elm")), [elm.id]);
    assert.deepEqual(await listed(led()), []);
    assert.equal(await plansIn(wide.id, led("oak")), undefined);

    await set("plan0", { isRestricted: 1 });
    await set("plan1", { teamId: "elm" });
    const system = { kind: "system", id: "x" } as const;
    await createEraseStore(database).erase("plan2", system, null, 1);
    const [, left] = await samples.list(leaderOf(both));
    assert.deepEqual([left!.size, left!.hidden], [3, 2], "plan1 went to a team that they lead");
    const [own] = await samples.list(leaderOf(led("oak")));
    assert.deepEqual([own!.size, own!.hidden, own!.states.waiting], [3, 3, 0]);
    assert.deepEqual(await plansIn(oak.id, led("oak")), []);
    assert.deepEqual((await plansIn(wide.id, both))!.toSorted(), ["plan1", "plan3", "plan4"]);
  });

  test(`those who draw at once look at the same reviews, on ${name}`, async (t) => {
    const { db, draw, plansIn, noted } = await open(t);
    const both = led("oak", "elm");
    const drawn = await Promise.all(["a", "b", "c", "d"].map((seed) => draw(both, { seed })));
    for (const it of drawn) assert.equal((await plansIn(it!.id, both))!.length, 5);
    assert.equal((await db.selectFrom("planReview").select("id").execute()).length, 5);
    assert.equal((await db.selectFrom("reviewStep").select("nth").execute()).length, 5);
    assert.equal(noted.filter((it) => it.startsWith("review-begun")).length, 5);
  });

  test(`a plan comes into a sample with the review that is open, and its steps count there, on ${name}`, async (t) => {
    const { reviews, samples, db, set, draw } = await open(t);
    const lee = led("oak");
    const begun = (await reviews.begin("plan0", lee))!;
    const [one, two] = [(await draw(lee))!, (await draw(lee))!];
    await set("plan0", { seq: 4 });
    const asked = NewReviewStep.parse({ kind: "asked", words: "Why?", after: 1 });
    await reviews.take("plan0", begun.id, asked, lee);
    await set("plan0", { seq: 5 });
    for (const it of [one, two]) {
      const { plans, states } = (await samples.find(it.id, leaderOf(lee)))!;
      const row = plans.find(({ plan }) => plan === "plan0")!;
      assert.deepEqual([row.review, row.state, row.hasChanged], [begun.id, "asked", true]);
      assert.deepEqual([states.asked, states.waiting], [1, 2]);
    }
    assert.equal((await db.selectFrom("planReview").select("id").execute()).length, 3);
  });
}
