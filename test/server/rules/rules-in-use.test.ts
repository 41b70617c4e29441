import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Notice } from "#src/api/notices.ts";
import type { Effect, Tuning, TunedSetting } from "#src/api/rules-in-use.ts";
import { questionsIn, settle } from "#src/lint/dismissals.ts";
import { lint } from "#src/lint/lint.ts";
import { Plan } from "#src/plan/plan.ts";
import { FOLDERS } from "#server/serve.ts";
import { createTuningStore } from "#server/store/tuning-store.ts";
import { readTemplates } from "#server/templates.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { type Signed, startStaffed } from "#test/server/staffed.ts";
import { until } from "#test/server/support.ts";

const templates = readTemplates(FOLDERS.templates);

/** A server with a lead, and what is found in its one plan by a plain look. */
async function crew(t: TestContext) {
  const place = await startStaffed(t);
  const { ask, plan, oak, person } = place;
  const lead = await person("Lee", { [oak]: "lead" });
  const read = Plan.parse(await (await ask(lead, "GET", `/api/plans/${plan}/plan.json`)).json());
  const template = templates.find((it) => it.name === read.template.name)!;
  const day = new Date();
  const part = (value: number) => String(value).padStart(2, "0");
  const today = `${day.getFullYear()}-${part(day.getMonth() + 1)}-${part(day.getDate())}`;
  const found = lint(read, { template, today });
  const open = settle(found, read).open;
  const set = (who: Signed, rule: string, setting: TunedSetting | null, after = 0) =>
    ask(who, "PUT", `/api/quality/rules/${rule}`, { setting, reason: "Too loud here.", after });
  const effect = async (who: Signed, rule: string, setting: TunedSetting | null) => {
    const answer = await ask(who, "POST", `/api/quality/rules/${rule}/effect`, { setting });
    assert.equal(answer.status, 200);
    const lines = (await answer.text()).trim().split("\n");
    return lines.map((it): Effect => JSON.parse(it)).at(-1)!;
  };
  const counted = async () => {
    const { plans } = await (await ask(lead, "GET", "/api/plans")).json();
    return plans[0].findings as number;
  };
  const questions = questionsIn(found, read);
  assert.ok(questions.length > 0);
  return { ...place, lead, open, questions, set, effect, counted };
}

test("a rule that is switched off is asked nowhere any more, and comes back when it is put back", async (t) => {
  const { ask, db, oak, person, lead, questions, set, counted } = await crew(t);
  const other = await person("Ada", {}, { isAdministrator: true });
  const practitioner = await person("Sam", { [oak]: "practitioner" });
  const { rule } = questions[0]!;
  const of = questions.filter((it) => it.rule === rule).length;
  await until(async () => (await counted()) === questions.length, "the list counts otherwise");
  const answer = await set(lead, rule, { severity: "off" });
  assert.equal(answer.status, 201);
  const kept: Tuning = await answer.json();
  assert.deepEqual(
    { ...kept, at: "" },
    { number: 1, rule, setting: { severity: "off" }, reason: "Too loud here.", by: "Lee", at: "" },
  );
  const { layers } = await (await ask(lead, "GET", "/api/templates")).json();
  assert.deepEqual(layers.at(-1).rules, { [rule]: { severity: "off", reason: "Too loud here." } });
  await until(async () => (await counted()) === questions.length - of, "the list counts otherwise");
  const entry = await db
    .selectFrom("audit")
    .selectAll()
    .where("action", "=", "rule-tuned")
    .executeTakeFirstOrThrow();
  assert.deepEqual([entry.actor, entry.about, entry.why], [lead.id, rule, "Too loud here."]);
  const told = async (who: Signed) =>
    (await (await ask(who, "GET", "/api/notices")).json()).notices.map((it: Notice) => it.facts);
  assert.deepEqual(await told(other), [{ kind: "rule-tuned", by: lead.id, rule, number: 1 }]);
  assert.deepEqual([await told(lead), await told(practitioner)], [[], []]);
  assert.equal((await set(lead, rule, null, 1)).status, 201);
  assert.deepEqual((await (await ask(lead, "GET", "/api/templates")).json()).layers, []);
  await until(async () => (await counted()) === questions.length, "the list counts otherwise");
  const { tunings } = await (await ask(lead, "GET", "/api/quality/tunings")).json();
  assert.deepEqual(
    tunings.map((it: Tuning) => [it.number, it.setting]),
    [
      [2, null],
      [1, { severity: "off" }],
    ],
  );
});

test("what a setting would do is what it does, rule by rule", async (t) => {
  const { lead, open, effect } = await crew(t);
  for (const rule of [...new Set(open.map((it) => it.rule))].slice(0, 4)) {
    const places = open.filter((it) => it.rule === rule).length;
    const none = { plans: 0, places: 0 };
    const all = { plans: 1, places };
    const done = { looked: 1, of: 1, isDone: true };
    const nothing = { ...done, goes: none, comes: none, stays: none, changes: none };
    assert.deepEqual(
      await effect(lead, rule, { severity: "off" }),
      { ...nothing, goes: all },
      rule,
    );
    assert.deepEqual(await effect(lead, rule, null), { ...nothing, stays: all }, rule);
    const quiet = await effect(lead, rule, { tier: "idea" });
    assert.equal(quiet.stays.places + quiet.changes.places, places, rule);
  }
  const { rule } = open.find((it) => it.tier === "fix" || it.tier === "look")!;
  assert.ok((await effect(lead, rule, { tier: "idea" })).changes.places > 0);
});

test("an effect is looked for in the plans that somebody leads, and nowhere else", async (t) => {
  const { db, plan, oak, elm, person, lead, open, effect } = await crew(t);
  const { rule } = open[0]!;
  const of = async (who: Signed) => (await effect(who, rule, { severity: "off" })).of;
  const other = await person("Kim", { [elm]: "lead", [oak]: "practitioner" });
  const administrator = await person("Ada", {}, { isAdministrator: true });
  assert.deepEqual([await of(lead), await of(other), await of(administrator)], [1, 0, 0]);
  await db.updateTable("plan").set({ isRestricted: 1 }).execute();
  assert.equal(await of(lead), 0);
  await db.insertInto("planNamed").values({ planId: plan, personId: lead.id }).execute();
  assert.equal(await of(lead), 1);
  await db.updateTable("plan").set({ archived: 1 }).execute();
  assert.equal(await of(lead), 0);
});

test("a setting that can't be, or that somebody overtook, is refused and changes nothing", async (t) => {
  const { ask, oak, person, lead, open, set } = await crew(t);
  const { rule } = open[0]!;
  const practitioner = await person("Sam", { [oak]: "practitioner" });
  assert.equal((await set(practitioner, rule, { severity: "off" })).status, 403);
  assert.equal((await set(lead, "no-such-rule", { severity: "off" })).status, 404);
  assert.equal((await set(lead, "plain-words", { options: { longest: 2 } })).status, 400);
  assert.equal((await set(lead, "no-stigma", { options: { longest: 20 } })).status, 400);
  for (const setting of [{ tier: "fix" }, { severity: "loud" }, { words: ["a"] }])
    assert.equal(
      (await ask(lead, "PUT", `/api/quality/rules/${rule}`, { setting, reason: "a", after: 0 }))
        .status,
      400,
    );
  const wordless = { setting: null, reason: "  ", after: 0 };
  assert.equal((await ask(lead, "PUT", `/api/quality/rules/${rule}`, wordless)).status, 400);
  assert.equal((await set(lead, rule, { tier: "idea" }, 7)).status, 409);
  assert.deepEqual((await (await ask(lead, "GET", "/api/templates")).json()).layers, []);
});

for (const { name, newPlace } of databases)
  test(`of two who set a rule at once one is told to look again, on ${name}`, async (t) => {
    const store = createTuningStore(await openFor(t, await newPlace(t)));
    const tuning = { rule: "no-stigma", setting: null, reason: "a", by: "lee", at: 1 };
    const both = await Promise.all([store.add(tuning, 0), store.add(tuning, 0)]);
    assert.deepEqual(both.toSorted(), [1, null]);
    assert.equal(await store.add({ ...tuning, rule: "no-threat" }, 0), 2);
    assert.equal(await store.add({ ...tuning, setting: "{}" }, 1), 3);
    const all = await store.all();
    assert.deepEqual(
      all.map((it) => [it.number, it.rule, it.setting, it.name]),
      [
        [3, "no-stigma", "{}", null],
        [2, "no-threat", null, null],
        [1, "no-stigma", null, null],
      ],
    );
  });
