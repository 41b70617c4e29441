import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { createPlanChecks } from "#src/browser/plan-checks.ts";
import { action, outcome, plan } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import { Dismissal } from "#src/plan/record.ts";
import { template } from "#test/components/template.ts";

const generic = plan([outcome("To maintain a healthy lifestyle.", action("Dental care."))]);

/** Checks of a plan that can say something else later, and how often they told of something new. */
function checksOf(t: TestContext, first: Plan, layers: readonly unknown[] = []) {
  const at = { plan: first, changes: 0 };
  const checks = createPlanChecks(
    template,
    async () => layers,
    () => at.plan,
    () => (at.changes += 1),
  );
  t.after(checks.stop);
  return { at, checks };
}

async function checked(t: TestContext, first: Plan) {
  const it = checksOf(t, first);
  it.checks.check();
  await it.checks.settle();
  return it;
}

describe("the checks of an open plan", () => {
  it("are made at once for whoever asks before the pause after a key is over", async (t) => {
    const { at, checks } = checksOf(t, generic);
    checks.check();
    assert.equal(checks.shown.length, 0);
    await checks.settle();
    assert.ok(checks.shown.some((it) => it.rule === "action-has-owner"));
    assert.equal(at.changes, 1);
  });

  it("are grouped by outcome and say where in the plan they are", async (t) => {
    const { checks } = await checked(t, generic);
    assert.ok(checks.byOutcome.has("o1"));
    const owner = checks.shown.find((it) => it.rule === "action-has-owner");
    assert.ok(owner && checks.whereIs(owner).startsWith("Outcome 1 · Actions · action 1"));
  });

  it("tell of something new when nobody has typed here for a while, and not before", async (t) => {
    const { at, checks } = await checked(t, plan([outcome("I want to cook on Sundays.")]));
    const isAsked = () => checks.shown.some((it) => it.rule === "action-has-owner");
    at.plan = generic;
    const from = performance.now();
    checks.check(true);
    while (!isAsked() && performance.now() - from < 60_000)
      await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(isAsked());
    assert.ok(performance.now() - from >= 790);
  });

  it("leave out what was set aside, and bring it back marked when the words are others", async (t) => {
    const { at, checks } = await checked(t, generic);
    const asked = checks.noticed.questions.find((it) => it.rule === "action-has-owner")!;
    const trace = { ...checks.traceOf(asked), reason: "not-applicable", by: ["Jo"] };
    const dismissal = Dismissal.parse({ ...trace, at: "2030-03-03T09:00:00.000Z" });
    at.plan = { ...generic, dismissals: [dismissal] };
    checks.check();
    await checks.settle();
    const keys = () => checks.noticed.questions.map((it) => it.key);
    assert.ok(!keys().includes(asked.key));
    assert.deepEqual(
      checks.noticed.dismissed.map((it) => it.diagnostic.key),
      [asked.key],
    );

    const others = plan([outcome("To maintain a healthy lifestyle.", action("New glasses."))]);
    at.plan = { ...others, dismissals: [dismissal] };
    checks.check();
    await checks.settle();
    assert.ok(keys().includes(asked.key));
    assert.deepEqual(checks.noticed.returned.get(asked.key), dismissal);
    const inline = checks.byOutcome.get("o1") ?? [];
    assert.ok(!inline.some((it) => it.key === asked.key));
  });

  it("follow what the organisation made of the rules, and pass over what they can't read", async (t) => {
    const layers = [{ name: "ours", rules: { "action-has-owner": "off" } }, { newer: true }];
    const { checks } = checksOf(t, generic, layers);
    checks.check();
    await checks.settle();
    assert.ok(checks.shown.length);
    assert.ok(!checks.shown.some((it) => it.rule === "action-has-owner"));
  });

  it("know the words at a place as they were checked", async (t) => {
    const { checks } = await checked(t, generic);
    const place = { entity: "o1-a1", key: "text", from: 0, to: 6 };
    assert.equal(checks.wordsAt(place), "Dental");
  });
});
