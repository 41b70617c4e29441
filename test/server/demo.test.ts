import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { createCaseload } from "#src/lint/across/caseload.ts";
import { signPieces } from "#src/lint/across/sign-pieces.ts";
import { createSigner } from "#src/lint/across/signature.ts";
import { doubtsIn } from "#src/lint/anonymise/doubts.ts";
import { NO_NAMES } from "#src/lint/anonymise/plan-names.ts";
import { createLinter, lint } from "#src/lint/lint.ts";
import { all } from "#src/lint/rules/index.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import { checkAudit } from "#server/upkeep/audit-check.ts";
import { piecesIn } from "#server/cli/lint/pieces-in.ts";
import { SAME_WORDS } from "#server/demo/asides.ts";
import { createChance } from "#server/demo/chance.ts";
import { FAULTS } from "#server/demo/faults.ts";
import { fillDemo } from "#server/demo/fill.ts";
import { makeLife } from "#server/demo/make-life.ts";
import { TEAMS } from "#server/demo/names.ts";
import { FOLDERS } from "#server/serve.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { openDatabase } from "#server/store/database.ts";
import { readTemplates } from "#server/templates.ts";
import * as Y from "yjs";

const TODAY = "2030-05-01";
const templates = readTemplates(FOLDERS.templates);

/** What comes along with a fault and is noticed as well. */
const ALSO: Readonly<Record<string, string>> = { "outcome-is-own": "no-borrowed-voice" };

test("what is sown is what the rules notice, in about as many plans as is said, and nothing else", () => {
  const chance = createChance(11);
  const sown = new Map<string, number>();
  const could = new Map<string, number>();
  for (let at = 0; at < 150; at++) {
    const team = TEAMS[at % TEAMS.length]!;
    const template = templates.find((it) => it.name === team.template)!;
    const life = makeLife(chance, {
      template,
      team: team.name,
      worker: team.people[0]!,
      today: TODAY,
    });
    for (const { rule, only } of FAULTS)
      if (!only || only.team === team.name) could.set(rule, (could.get(rule) ?? 0) + 1);
    for (const { fault } of life.sown) sown.set(fault.rule, (sown.get(fault.rule) ?? 0) + 1);
    const open = life.sown.filter((it) => it.mendedOn === null).map((it) => it.fault.rule);
    const also = open.flatMap((it) => ALSO[it] ?? []);
    const found = lint(life.on(TODAY), { template, today: TODAY });
    const asked = found
      .filter((it) => it.tier === "fix" || it.tier === "look")
      .map((it) => it.rule);
    assert.deepEqual([...new Set(asked)].sort(), [...open, ...also].sort(), life.id);
  }
  for (const { rule, rate } of FAULTS) {
    const share = (sown.get(rule) ?? 0) / could.get(rule)!;
    assert.ok(Math.abs(share - rate) < 0.15, `${rule}: ${share} for ${rate}`);
  }
});

test("about as much wording recurs as is told, for most of it is somebody's own", () => {
  const chance = createChance(11);
  const caseload = createCaseload();
  const linter = createLinter();
  const sign = createSigner(new Uint8Array(16));
  for (let at = 0; at < 300; at++) {
    const { template: name, ...team } = TEAMS[at % TEAMS.length]!;
    const template = templates.find((it) => it.name === name)!;
    const about = { template, team: team.name, worker: team.people[0]!, today: TODAY };
    const plan = makeLife(chance, about).on(TODAY);
    const pieces = piecesIn(linter.view(plan, { template, today: TODAY }));
    for (const it of signPieces(plan, pieces, { team: team.name, writer: null }, sign))
      caseload.add(it);
  }
  const { compared, clusters } = caseload.compare();
  const recurs = clusters.reduce((sum, it) => sum + it.sections.length, 0) / compared;
  assert.ok(recurs > SAME_WORDS - 0.1 && recurs < SAME_WORDS + 0.2, `${recurs}`);
});

test("the same seed fills a folder with the same plans, which have a past", async (t) => {
  const [one, same] = [await fill(t, 5), await fill(t, 5)];
  assert.deepEqual(one.plans, same.plans);
  assert.deepEqual(one.drawn, same.drawn);
  assert.equal(one.plans.length, 12);
  assert.ok(one.versions > 24);
  assert.equal(new Set(one.months.map((it) => it.month)).has("2030-04"), true);
  assert.ok(one.months.every((it) => it.plans > 0 && it.withFindings <= it.plans));
  assert.deepEqual(
    one.report.faults.map((it) => it.rule),
    FAULTS.map((it) => it.rule),
  );
  // The help of each team has two that do well and two that could do better, and nobody is in them.
  assert.deepEqual(
    [one.examples.length, one.examples.filter((it) => it.isGood === 1).length],
    [4 * TEAMS.length, 2 * TEAMS.length],
  );
  for (const { rule, words, note } of one.examples) {
    assert.ok(all.some((it) => it.name === rule));
    assert.deepEqual([...doubtsIn(words, NO_NAMES, []), ...doubtsIn(note, NO_NAMES, [])], []);
  }
  assert.equal(one.people.filter((it) => it.role.startsWith("lead")).length, TEAMS.length + 1);
});

test("some plans were looked at, and all that was done is on the log in the order of time", async (t) => {
  const { drawn, log, faults, told } = await fill(t, 5);
  const [wide, narrow] = ["all-teams-1", "one-team-1"].map((seed) =>
    drawn.filter((it) => it.seed === seed),
  );
  const states = new Set(wide!.map((it) => it.state));
  for (const state of ["asked", "answered", "signedOff", "reviewed"])
    assert.ok(states.has(state), state);
  assert.ok(narrow!.length > 0);
  const open = wide!.filter((it) => it.state === "signedOff").flatMap((it) => it.items);
  assert.match(open.join(), /council/);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    log,
    log.toSorted((a, b) => a.at - b.at),
  );
  const done = new Set(log.map((it) => it.action));
  for (const it of ["changed", "sample-drawn", "review-asked", "review-answered", "signed-off"])
    assert.ok(done.has(it), it);
  assert.ok(log.every((it) => it.at <= Date.parse(`${TODAY}T08:00:00Z`)));
  assert.deepEqual(
    new Set(told),
    new Set(["review-asked", "review-answered", "reviewed", "signed-off"]),
  );
});

test("another seed tells other lives", () => {
  const [{ template: name, ...team }] = TEAMS as [(typeof TEAMS)[number]];
  const template = templates.find((it) => it.name === name)!;
  const about = { template, team: team.name, worker: team.people[0]!, today: TODAY };
  const wordsOf = (seed: number) => makeLife(createChance(seed), about).on(TODAY).outcomes;
  assert.deepEqual(wordsOf(1), wordsOf(1));
  assert.notDeepEqual(wordsOf(1), wordsOf(2));
});

test("a folder with something in it is left alone", async (t) => {
  const { dataDir } = await fill(t, 5);
  await assert.rejects(fillDemo(wishFor(dataDir, 5)), /has something in it/);
});

function wishFor(dataDir: string, seed: number) {
  const password = "lantern meadow copper";
  return { dataDir, templates, plans: 12, seed, today: TODAY, password, told: () => {} };
}

/** Fills a new folder and reads back what is in it. */
async function fill(t: TestContext, seed: number) {
  const dataDir = await mkdtemp(join(tmpdir(), "ownwords-demo-"));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const { report, people } = await fillDemo(wishFor(dataDir, seed));
  const { db } = await openDatabase({ kind: "sqlite", dataDir });
  const rows = await db.selectFrom("planSnapshot").selectAll().orderBy("planId").execute();
  const plans = rows.map(({ bytes }) => {
    const ydoc = new Y.Doc();
    Y.applyUpdate(ydoc, bytes);
    return readPlan(ydoc);
  });
  const months = await db.selectFrom("qualityMonth").selectAll().execute();
  const versions = (await db.selectFrom("planVersion").select("id").execute()).length;
  const drawn = await db
    .selectFrom("samplePlan")
    .innerJoin("sample", "sample.id", "samplePlan.sampleId")
    .innerJoin("planReview", "planReview.id", "samplePlan.reviewId")
    .innerJoin("reviewStep", "reviewStep.reviewId", "planReview.id")
    .whereRef("reviewStep.at", "=", "planReview.at")
    .select(["sample.seed", "samplePlan.planId", "planReview.state", "reviewStep.items"])
    .orderBy("sample.seed")
    .orderBy("samplePlan.nth")
    .execute();
  const log = await db.selectFrom("audit").select(["at", "action"]).orderBy("number").execute();
  const { faults } = await checkAudit(createAuditStore({ db, kind: "sqlite" }));
  const told = (await db.selectFrom("notice").select("kind").execute()).map((it) => it.kind);
  const examples = await db.selectFrom("ruleExample").selectAll().execute();
  await db.destroy();
  return { dataDir, report, people, plans, versions, months, drawn, log, faults, told, examples };
}
