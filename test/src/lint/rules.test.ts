import assert from "node:assert/strict";
import { test } from "node:test";
import { createLinter } from "#src/lint/lint.ts";
import type { Diagnostic, Place } from "#src/lint/rule.ts";
import { all } from "#src/lint/rules/index.ts";
import { Plan } from "#src/plan/plan.ts";
import { careAct, writingAt } from "./occasions.ts";

for (const rule of all) {
  const check = (plan: Plan): Diagnostic[] => createLinter([rule]).check(plan, careAct);

  test(`${rule.name} has examples of all three kinds, a source and a better wording`, () => {
    const { good, bad, nearMiss } = rule.examples;
    assert.ok(good.length && bad.length && nearMiss.length && rule.sources.length && rule.better);
    for (const it of [...good, ...nearMiss, ...bad.map((it) => it.plan)]) Plan.parse(it);
  });

  for (const { plan, quote } of rule.examples.bad)
    test(`${rule.name} notices ${say(plan, quote)}`, () => {
      const [first, ...others] = check(plan);
      assert.ok(first, "nothing was noticed");
      assert.equal(quoteOf(plan, first.place), quote);
      assert.deepEqual(others, []);
      assert.equal(first.rule, rule.name);
      assert.ok(first.key.startsWith(`${rule.name}/${first.place.entity}/`));
      for (const text of [first.message, first.question, first.why, first.better])
        assert.doesNotMatch(text, /\{|\}|undefined|null/);
    });

  for (const plan of [...rule.examples.good, ...rule.examples.nearMiss])
    test(`${rule.name} is silent about ${say(plan)}`, () => assert.deepEqual(check(plan), []));
}

test("no two rules share a name or a number", () => {
  assert.equal(new Set(all.map((it) => it.name)).size, all.length);
  assert.equal(new Set(all.map((it) => it.catalogue)).size, all.length);
});

function quoteOf(plan: Plan, place: Place): string {
  return writingAt(plan, place)?.text.slice(place.from, place.to) ?? "";
}

function say(plan: Plan, quote = ""): string {
  if (quote) return `“${quote}”`;
  const texts = plan.outcomes.flatMap(({ writing, timeframe, markers, actions }) => [
    ...Object.values(writing),
    timeframe.note,
    ...markers.map((it) => it.wording),
    ...actions.map((it) => it.wording),
  ]);
  const text = texts.findLast((it) => it.text)?.text ?? "nothing";
  return `a plan ending in “${text.slice(0, 60)}”`;
}
