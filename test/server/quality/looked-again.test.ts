import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { factsOf, PLAN } from "#src/document/roots.ts";
import { createPlanLibrary } from "#server/plan-library.ts";
import { FOLDERS } from "#server/serve.ts";
import type { Database } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { createSummaryMaker } from "#server/summaries/summary-maker.ts";
import { readTemplates } from "#server/templates.ts";
import { databases, openFor } from "../store/databases.ts";
import { updateOf } from "../support.ts";

const templates = readTemplates(FOLDERS.templates);

/** A server's part of it on a database, and which plans it looked through since it was last asked. */
function start(t: TestContext, database: Database, clock: { now: number }) {
  const updates = createUpdateStore(database, () => clock.now++);
  const maker = createSummaryMaker(templates);
  const loaded: string[] = [];
  const rules = { print: "as they come" };
  const library = createPlanLibrary({
    plans: createPlanStore(database, () => clock.now++),
    updates: {
      ...updates,
      load(id) {
        loaded.push(id);
        return updates.load(id);
      },
    },
    templates,
    rules: () => rules.print,
    maker,
    now: () => new Date(clock.now),
    onFailed: (id, error) => assert.fail(`${id}: ${String(error)}`),
  });
  t.after(() => library.close());
  const looked = async () => {
    library.summaries.sweep();
    await library.summaries.idle();
    return loaded.splice(0);
  };
  const begin = (resident: string) =>
    library.create({ template: "care-act", resident, pronouns: "", voice: "first" }, null);
  const tune = () => {
    const off = { rules: { "no-blank-section": { severity: "off" as const } } };
    maker.setLayers([{ name: "here", title: "Here", ...off }]);
    rules.print = "otherwise";
  };
  return { library, updates, looked, begin, tune };
}

for (const { name, newPlace } of databases) {
  test(`only what changed is looked through again, whichever server begins, on ${name}`, async (t) => {
    const database = await openFor(t, await newPlace(t));
    const clock = { now: Date.parse("2030-03-01T09:00:00Z") };
    const first = start(t, database, clock);
    const ids = await Promise.all(["Amina", "Bea", "Carl"].map(first.begin));
    const all = await first.looked();
    assert.deepEqual([all.length, new Set(all)], [ids.length, new Set(ids)]);
    assert.deepEqual(await first.looked(), []);
    await first.library.close();

    const second = start(t, database, clock);
    assert.deepEqual(await second.looked(), []);
    const id = ids[1] ?? "";
    const { updates: before } = (await second.updates.load(id))!;
    const title = updateOf((it) => factsOf(it, PLAN).set("title", "Anew"), before[0]!);
    await second.updates.append(id, [title]);
    second.library.summaries.makeSoon([id]);
    assert.deepEqual(await second.looked(), [id]);
    await second.library.close();

    const third = start(t, database, clock);
    assert.deepEqual(await third.looked(), []);
  });

  test(`with a rule set otherwise or on a new day each plan is looked through once, and only what differs is written, on ${name}`, async (t) => {
    const database = await openFor(t, await newPlace(t));
    const clock = { now: Date.parse("2030-03-01T09:00:00Z") };
    const { looked, begin, tune } = start(t, database, clock);
    const id = (await begin("Amina")) ?? "";
    await looked();
    const marked = () =>
      database.db.selectFrom("planFinding").select("tier").where("tier", "=", "marked").execute();
    const mark = () => database.db.updateTable("planFinding").set({ tier: "marked" }).execute();
    await mark();
    clock.now += 24 * 60 * 60 * 1000;
    assert.deepEqual(await looked(), [id]);
    assert.notDeepEqual(await marked(), []);
    tune();
    assert.deepEqual(await looked(), [id]);
    assert.deepEqual(await marked(), []);
    assert.deepEqual(await looked(), []);
  });
}
