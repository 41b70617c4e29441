import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as Y from "yjs";
import { NoticeList } from "#src/api/notices.ts";
import { NewReviewStep, PlanReview, PlanReviews, ReviewState } from "#src/api/reviews.ts";
import type { Layer } from "#src/lint/config.ts";
import { isOver, MOST_STEPS, problemWithStep, STATE_AFTER, STEPS } from "#src/api/review-steps.ts";
import { openReviews } from "#server/quality/open-reviews.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { rowOf } from "#test/server/store/growing.ts";
import { startStaffed } from "#test/server/staffed.ts";

const OWNER = { kind: "owner" } as const;
const FINDING = { key: "k1", rule: "action-has-owner", entity: "a1", section: "owner", words: "" };
const PLACE = { ...FINDING, key: "", rule: "", words: "Whose words are these?" };
const step = (kind: NewReviewStep["kind"], after: number, more: Partial<NewReviewStep> = {}) =>
  NewReviewStep.parse({ kind, after, ...more });

test("each step can be taken where the table says so, and leads to a state from which one can go on", () => {
  const kinds = NewReviewStep.shape.kind.options;
  const words = "Because.";
  for (const state of ReviewState.options) {
    assert.ok(STEPS[state].length);
    for (const kind of kinds) {
      const isPossible = problemWithStep({ kind, words, items: [] }, state, 1) === null;
      assert.equal(isPossible, STEPS[state].includes(kind), `${kind} in ${state}`);
    }
    // Whoever writes the plan can never end a review, and what is over can be taken up again.
    assert.equal(STEPS[state].includes("again"), isOver(state));
  }
  assert.deepEqual(new Set(Object.values(STATE_AFTER)), new Set(ReviewState.options));
});

test("a step that asks, answers or leaves open says what, and the others name no places", () => {
  const problem = (kind: NewReviewStep["kind"], words: string, items = [PLACE]) =>
    problemWithStep({ kind, words, items }, kind === "again" ? "reviewed" : "asked", 1);
  const none: (typeof PLACE)[] = [];
  assert.match(problem("asked", "", none) ?? "", /what should change/);
  assert.equal(problem("asked", "", [FINDING]), null, "a finding says it itself");
  assert.match(problem("asked", "", [{ ...PLACE, words: " " }]) ?? "", /at each place/);
  assert.match(problem("answered", "", none) ?? "", /want to answer/);
  assert.match(problem("signedOff", "Fine", [FINDING]) ?? "", /why it is left/);
  assert.equal(problem("signedOff", "", [PLACE]), null);
  for (const kind of ["answered", "reviewed", "again"] as const)
    assert.match(problem(kind, "Fine") ?? "", /Places are named/);
});

test("a review of very many steps can be ended and nothing else", () => {
  for (const state of ReviewState.options)
    for (const kind of STEPS[state]) {
      const words = "Well then";
      const isEnd = kind === "reviewed" || kind === "signedOff";
      const step = { kind, words, items: [] };
      assert.equal(problemWithStep(step, state, MOST_STEPS - 1), null);
      assert.equal(problemWithStep(step, state, MOST_STEPS) === null, isEnd, `${kind} in ${state}`);
    }
});

for (const { name, newPlace } of databases) {
  const open = async (t: TestContext) => {
    const database = await openFor(t, await newPlace(t));
    const { db } = database;
    for (const id of ["plan1", "plan2"])
      await createPlanStore(database, () => 1).create(
        { ...rowOf(id), teamId: null },
        Y.encodeStateAsUpdate(new Y.Doc()),
      );
    let at = 5e11;
    const entries: string[] = [];
    const audit = { record: async (it: { action: string }) => void entries.push(it.action) };
    const notices = { tell: async () => {} };
    const own: Layer[] = [];
    const layers = () => own;
    const { reviews } = openReviews(database, notices, audit, [], layers, () => (at += 1));
    return { database, db, reviews, entries, own };
  };
  const taken = (it: Awaited<ReturnType<Awaited<ReturnType<typeof open>>["reviews"]["take"]>>) => {
    assert.ok("review" in it, JSON.stringify(it));
    return it.review;
  };

  test(`a plan is asked about, answered for, signed off and taken up again, on ${name}`, async (t) => {
    const { db, reviews, entries } = await open(t);
    const begun = (await reviews.begin("plan1", OWNER))!;
    assert.equal(begun.state, "waiting");
    assert.deepEqual(await reviews.begin("plan1", OWNER), begun, "the open one");
    assert.equal(await reviews.begin("gone", OWNER), null);

    const take = (it: NewReviewStep) => reviews.take("plan1", begun.id, it, OWNER);
    const asked = taken(await take(step("asked", 1, { items: [FINDING, PLACE] })));
    assert.equal(asked.state, "asked");
    assert.deepEqual(
      asked.steps[1]!.items,
      [FINDING, PLACE].map((it) => ({ ...it, isThere: null })),
    );
    assert.deepEqual(await take(step("reviewed", 1)), { why: "meanwhile" });
    assert.ok("problem" in (await take(step("again", 2))));
    assert.deepEqual(await reviews.take("plan2", begun.id, step("reviewed", 2), OWNER), {
      why: "gone",
    });

    await db.updateTable("plan").set({ seq: 8 }).where("id", "=", "plan1").execute();
    const answered = taken(await take(step("answered", 2, { words: "Hers." })));
    assert.equal(answered.hasChanged, true, "an answer is no look");
    assert.equal(answered.steps.at(-1)!.seq, 8);
    const over = taken(await take(step("signedOff", 3, { items: [PLACE] })));
    assert.deepEqual([over.state, over.hasChanged], ["signedOff", false]);

    const next = (await reviews.begin("plan1", OWNER))!;
    assert.notEqual(next.id, begun.id);
    assert.deepEqual(
      (await reviews.of("plan1")).map((it) => it.id),
      [next.id, begun.id],
    );
    const again = await take(step("again", 4));
    assert.match("problem" in again ? again.problem : "", /Another review/);
    taken(await reviews.take("plan1", next.id, step("reviewed", 1), OWNER));
    assert.equal(taken(await take(step("again", 4))).state, "waiting");
    assert.deepEqual(entries, [
      "review-begun",
      "review-asked",
      "review-answered",
      "signed-off",
      "review-begun",
      "reviewed",
      "review-begun",
    ]);
  });

  test(`of two who go on at once, one is told that the other did, on ${name}`, async (t) => {
    const { reviews } = await open(t);
    const both = await Promise.all([1, 2].map(() => reviews.begin("plan1", OWNER)));
    assert.equal(both[0]!.id, both[1]!.id);
    const steps = await Promise.all(
      [1, 2, 3].map(() => reviews.take("plan1", both[0]!.id, step("reviewed", 1), OWNER)),
    );
    assert.equal(steps.filter((it) => "review" in it).length, 1);
    assert.equal((await reviews.of("plan1"))[0]!.steps.length, 2);
  });

  test(`a finding is there until it is mended, and nobody says so before it was looked for, on ${name}`, async (t) => {
    const { db, reviews, own } = await open(t);
    const { id } = (await reviews.begin("plan1", OWNER))!;
    const idea = { ...FINDING, key: "k2", rule: "no-such-rule" };
    await reviews.take("plan1", id, step("asked", 1, { items: [FINDING, idea] }), OWNER);
    const areThere = async () =>
      (await reviews.of("plan1"))[0]!.steps[1]!.items.map((it) => it.isThere);
    assert.deepEqual(await areThere(), [null, null]);

    const none = { blankSections: 0, missingOwners: 0, overdueReviews: 0, comingReviews: 0 };
    const gaps = { ...none, missedPromises: 0, notAgreed: 0 };
    const made = { basis: "b", pack: "care-act", stage: "", print: "", signedPrint: "", ...gaps };
    await db
      .insertInto("planQuality")
      .values({ planId: "plan1", seq: 0, ...made })
      .execute();
    const { words: _, ...found } = FINDING;
    const more = { messageId: "m", tier: "fix", severity: "error", areas: "", gap: null };
    const row = { ...found, ...more, planId: "plan1", nth: 0, day: null, dismissal: null };
    await db
      .insertInto("planFinding")
      .values({ ...row, isOpen: 1, since: 1 })
      .execute();
    const setSeq = (seq: number) =>
      db.updateTable("plan").set({ seq }).where("id", "=", "plan1").execute();
    await setSeq(0);
    assert.deepEqual(await areThere(), [true, null]);
    await setSeq(1);
    assert.deepEqual(await areThere(), [null, null], "not looked through as it is");
    await setSeq(0);
    await db.updateTable("planFinding").set({ isOpen: 0 }).execute();
    assert.deepEqual(await areThere(), [false, null], "set aside");
    for (const set of ["off", { tier: "idea" }, { tier: "look" }] as const) {
      own[0] = { name: "ours", extends: "care-act", rules: { [FINDING.rule]: set } };
      const isKept = typeof set === "object" && set.tier === "look";
      assert.deepEqual(await areThere(), [isKept ? false : null, null], "what is not kept");
    }
  });

  test(`reviews go with their plan, on ${name}`, async (t) => {
    const { database, db, reviews } = await open(t);
    for (const id of ["plan1", "plan2"]) await reviews.begin(id, OWNER);
    const system = { kind: "system", id: "x" } as const;
    assert.equal(await createEraseStore(database).erase("plan1", system, null, 1), true);
    for (const table of ["planReview", "reviewStep"] as const) {
      const left = await db.selectFrom(table).select("planId").execute();
      assert.deepEqual(left, [{ planId: "plan2" }]);
    }
  });
}

test("a lead asks and signs off, whoever writes the plan answers, and each is told of the other", async (t) => {
  const { ask, person, oak, elm, plan, db } = await startStaffed(t);
  const lead = await person("Lee", { [oak]: "lead" });
  const sam = await person("Sam", { [oak]: "practitioner" });
  const ira = await person("Ira", { [oak]: "practitioner" });
  const kim = await person("Kim", { [elm]: "lead" });
  const path = `/api/plans/${plan}/reviews`;
  const kindsFor = async (who: typeof sam) => {
    const { notices } = NoticeList.parse(await (await ask(who, "GET", "/api/notices")).json());
    return notices.map((it) => (it as { facts: { kind: string } }).facts.kind);
  };

  assert.equal((await ask(sam, "POST", path)).status, 403);
  const begun = PlanReview.parse(await (await ask(lead, "POST", path)).json());
  const steps = `${path}/${begun.id}/steps`;
  const words = "Zebra crossing?";
  assert.equal((await ask(sam, "POST", steps, { kind: "asked", words, after: 1 })).status, 403);
  assert.equal((await ask(lead, "POST", steps, { kind: "asked", words, after: 1 })).status, 201);
  assert.deepEqual(await kindsFor(sam), ["review-asked"], "nobody is known to write the plan");
  assert.deepEqual(await kindsFor(ira), ["review-asked"]);
  assert.deepEqual(await kindsFor(lead), []);

  const answer = { kind: "answered", words: "Hers.", after: 2 };
  assert.equal((await ask(sam, "POST", steps, answer)).status, 201);
  assert.equal((await ask(sam, "POST", steps, answer)).status, 409);
  assert.deepEqual(await kindsFor(lead), ["review-answered"]);
  // As much as the shape allows, in letters that take the most room.
  const full = (length: number) => "\u001f".repeat(length - 1) + "x";
  const names = { key: full(400), rule: full(80), entity: full(80), section: full(80) };
  const items = Array(100).fill({ ...names, words: full(1000) });
  const many = { kind: "signedOff", items, words: full(4000), after: 3 };
  assert.equal((await ask(lead, "POST", steps, many)).status, 201);
  assert.deepEqual((await kindsFor(sam)).sort(), ["review-asked", "signed-off"]);
  assert.deepEqual(await kindsFor(ira), ["review-asked"], "Sam has answered, so it is for Sam");

  const told = PlanReviews.parse(await (await ask(sam, "GET", path)).json());
  assert.equal(told.mayReview, false);
  assert.deepEqual(
    told.reviews[0]!.steps.map((it) => [it.kind, it.by]),
    [
      ["begun", "Lee"],
      ["asked", "Lee"],
      ["answered", "Sam"],
      ["signedOff", "Lee"],
    ],
  );
  for (const who of [kim, null]) {
    const tries = [await ask(who, "GET", path), await ask(who, "POST", steps, answer)];
    for (const it of tries) assert.ok([401, 404].includes(it.status));
  }
  await db.updateTable("plan").set({ closedAt: 1 }).where("id", "=", plan).execute();
  const again = { kind: "again", after: 4 };
  assert.equal((await ask(lead, "POST", steps, again)).status, 403, "a closed plan is read only");
  assert.equal((await ask(lead, "GET", path)).status, 200);
});
