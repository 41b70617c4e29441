import assert from "node:assert/strict";
import { test } from "node:test";
import type { PlanList } from "#src/api/plans.ts";
import { factsOf, PLAN, textOf } from "#src/document/roots.ts";
import { openLibrary } from "#test/server/open-library.ts";
import { databases } from "#test/server/store/databases.ts";
import { until } from "#test/server/support.ts";

for (const { name, newPlace } of databases) {
  test(`${name}: a list does not wait longer than it may, and is right a moment later`, async (t) => {
    const { begin, change, list } = await openLibrary(t, newPlace, async () => {});
    const id = await begin("Amina");
    const titles = async () => (await list()).plans.map((it) => it.title);
    const [before] = await titles();
    await change(id, (it) => factsOf(it, PLAN).set("title", "Anew"));
    assert.deepEqual(await titles(), [before]);
    await until(async () => (await titles())[0] === "Anew", "the list has the new title");
  });

  test(`${name}: a list says that it is behind until all of it was looked through, and so does a search`, async (t) => {
    const { begin, change, library, list } = await openLibrary(t, newPlace, async () => {});
    const id = await begin("Amina");
    await library.summaries.idle();
    await until(async () => !(await list()).isBehind, "the list is not behind");
    await change(id, (it) => factsOf(it, PLAN).set("title", "Kelewele"));
    const found = await list({ q: "kelewele" });
    assert.ok(found.isBehind || found.total === 1);
    const answers: PlanList[] = [];
    await until(async () => {
      answers.push(await list());
      return answers.at(-1)?.isBehind === false;
    }, "the list is not behind");
    assert.deepEqual(
      answers.map((it) => it.plans[0]?.title === "Kelewele"),
      answers.map((it) => !it.isBehind),
    );
    assert.equal((await list({ q: "kelewele" })).total, 1);
  });

  test(`${name}: a list is not behind for a plan that can't be read`, async (t) => {
    const { begin, db, failed, list } = await openLibrary(t, newPlace);
    const broken = await begin("Amina");
    const bytes = new Uint8Array([9, 9, 9]);
    await db.updateTable("planSnapshot").set({ bytes }).where("planId", "=", broken).execute();
    await list();
    await until(() => failed.includes(broken), "the plan was looked through");
    assert.equal((await list()).isBehind, false);
    assert.equal((await list({ q: "x" })).isBehind, false);
  });

  test(`${name}: a new plan is found though nobody has looked through it, and then says what was found`, async (t) => {
    const { begin, library, list } = await openLibrary(t, newPlace, async () => {});
    await begin("Amina Osei");
    const { plans } = await list({ q: "osei" });
    assert.deepEqual(
      plans.map((it) => [it.resident, it.outcomes, it.findings]),
      [["Amina Osei", 1, 0]],
    );
    await library.summaries.idle();
    await until(async () => (await list()).plans[0]!.findings > 0, "something was found");
  });

  test(`${name}: lists that are asked for at once look through a plan once`, async (t) => {
    const { begin, change, library, list, makes } = await openLibrary(t, newPlace);
    const id = await begin("Amina");
    await list();
    await library.summaries.idle();
    makes.count = 0;
    await change(id, (it) => factsOf(it, PLAN).set("title", "Anew"));
    const lists = await Promise.all(Array.from({ length: 20 }, () => list()));
    for (const { plans } of lists) assert.equal(plans[0]!.title, "Anew");
    assert.equal(makes.count, 1);
  });

  test(`${name}: while somebody writes on, a plan is looked through once a minute`, async (t) => {
    const { begin, change, clock, library, makes } = await openLibrary(t, newPlace);
    const id = await begin("Amina");
    await library.summaries.idle();
    makes.count = 0;
    for (let minute = 0; minute < 3; minute++) {
      clock.now += 60_000;
      for (let at = 0; at < 5; at++) {
        await change(id, (it) => textOf(it, PLAN, "about").insert(0, "More. "));
        library.summaries.makeSoon([id]);
        await library.summaries.idle();
      }
    }
    assert.equal(makes.count, 3);
    assert.equal(library.summaries.behind(), 1);
  });

  test(`${name}: however many lists are asked for while all plans change, few are looked through`, async (t) => {
    const { begin, change, library, list, makes } = await openLibrary(t, newPlace, async () => {});
    const ids: string[] = [];
    for (let at = 0; at < 10; at++) ids.push(await begin(`R${at}`));
    await list();
    await library.summaries.idle();
    makes.count = 0;
    const begun = performance.now();
    for (let round = 0; round < 12; round++) {
      for (const id of ids) await change(id, (it) => factsOf(it, PLAN).set("title", `${round}`));
      await list();
    }
    await library.summaries.idle();
    const seconds = (performance.now() - begun) / 1000;
    // The last two that were let in, a list's own plans and those that changed last, finish what they began.
    const most = 40 + 4 * seconds + 2 * ids.length;
    assert.ok(makes.count <= most, `${makes.count} in ${seconds} s`);
  });
}
