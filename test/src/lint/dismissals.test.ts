import assert from "node:assert/strict";
import { test } from "node:test";
import { questionsIn, settle, sketchAt } from "#src/lint/dismissals.ts";
import { lint } from "#src/lint/lint.ts";
import { action, outcome, plan, resident } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import { Dismissal } from "#src/plan/record.ts";
import { diagnosticOf } from "./diagnostic.ts";
import { careAct } from "./occasions.ts";

const KEY = "action-has-owner/o1-a1/owner/";
const facts = { resident: resident("Jean Marsh") };
const withStep = (text: string, dismissals: Dismissal[] = []) =>
  plan([outcome("I miss the sea.", action(text))], { ...facts, dismissals });
const STEP = "Dentures should be asked about before the summer comes round again.";

const dismissed = (was: Plan, more: Partial<Dismissal> = {}): Dismissal =>
  Dismissal.parse({
    key: KEY,
    reason: "agreed-with-person",
    at: "2030-03-03T10:00:00.000Z",
    tier: "fix",
    sketch: sketchAt(was, { entity: "o1-a1", key: "owner", from: 0, to: 0 }),
    ...more,
  });

const settled = (now: Plan) => settle(lint(now, careAct), now);

test("what was dismissed is not open, and keeps its reason", () => {
  const { open, dismissed: set } = settled(withStep(STEP, [dismissed(withStep(STEP))]));
  assert.ok(!open.some((it) => it.key === KEY));
  assert.deepEqual(
    set.map((it) => [it.diagnostic.key, it.dismissal.reason]),
    [[KEY, "agreed-with-person"]],
  );
});

test("a small change to the words leaves it dismissed", () => {
  const now = withStep(STEP.replace("summer", "autumn"), [dismissed(withStep(STEP))]);
  assert.ok(!settled(now).open.some((it) => it.key === KEY));
});

test("it comes back with its reason when the words are others", () => {
  const now = withStep("Gloves would need buying.", [dismissed(withStep(STEP))]);
  const { open, returned } = settled(now);
  assert.ok(open.some((it) => it.key === KEY));
  assert.equal(returned.get(KEY)?.reason, "agreed-with-person");
});

test("it comes back when it is surer than it was", () => {
  const now = withStep(STEP, [dismissed(withStep(STEP), { tier: "idea" })]);
  assert.ok(settled(now).returned.has(KEY));
});

test("a dismissal of what is not found any more is unused", () => {
  const gone = dismissed(withStep(STEP), { key: "action-has-owner/gone/owner/" });
  assert.deepEqual(settled(withStep(STEP, [gone])).unused, [gone]);
});

test("ideas, praise and what was dismissed are no questions", () => {
  const now = withStep(STEP, [dismissed(withStep(STEP))]);
  const found = [
    diagnosticOf({
      key: KEY,
      tier: "fix",
      place: { entity: "o1-a1", key: "owner", from: 0, to: 0 },
    }),
    diagnosticOf({ key: "a", tier: "idea" }),
    diagnosticOf({ key: "b", tier: "praise" }),
    diagnosticOf({ key: "c", tier: "look" }),
  ];
  assert.deepEqual(
    questionsIn(found, now).map((it) => it.key),
    ["c"],
  );
});
