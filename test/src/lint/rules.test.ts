import assert from "node:assert/strict";
import { test } from "node:test";
import { createLinter } from "#src/lint/lint.ts";
import { configOf } from "#src/lint/packs/index.ts";
import type { Diagnostic, Example, Place } from "#src/lint/rule.ts";
import { helpOf, told } from "#src/lint/help/help-of.ts";
import { examplesOf } from "#src/lint/rules/examples.ts";
import { all } from "#src/lint/rules/index.ts";
import { Plan } from "#src/plan/plan.ts";
import { writingAt } from "#src/lint/text-at.ts";
import { careAct } from "./occasions.ts";

const planOf = (it: Example): Plan => ("plan" in it ? it.plan : it);

/** On the fixed day and under the Care Act pack, unless the example says otherwise. */
const occasionOf = (it: Example) => {
  const { today = careAct.today, pack = "care-act" } = "plan" in it ? it : {};
  return { ...careAct, today, config: configOf(pack) };
};

for (const rule of all) {
  const examples = examplesOf[rule.name]!;
  const check = (it: Example): Diagnostic[] =>
    createLinter([rule]).check(planOf(it), occasionOf(it));

  test(`${rule.name} has examples of all three kinds, a reason, a source and a better wording`, () => {
    const { good, bad, nearMiss } = examples;
    const { why, better, sources } = helpOf(rule.name);
    assert.ok(good.length && bad.length && nearMiss.length && sources.length && why && better);
    for (const it of [...good, ...nearMiss, ...bad]) Plan.parse(planOf(it));
  });

  test(`${rule.name} has an example of each of its messages`, () => {
    const said = examples.bad.flatMap((it) => check(it).map((one) => one.messageId));
    assert.deepEqual([...new Set(said)].sort(), Object.keys(rule.messages).sort());
  });

  test(`${rule.name} asks in few words`, () => {
    for (const { message, question } of Object.values(rule.messages))
      assert.ok(`${message} ${question}`.split(/\s+/).length < 40, message);
  });

  for (const example of examples.bad)
    test(`${rule.name} notices ${say(example.plan, example.quote)}`, () => {
      const [first, ...others] = check(example);
      assert.ok(first, "nothing was noticed");
      assert.equal(quoteOf(example.plan, first.place), example.quote);
      assert.deepEqual(others, []);
      assert.equal(first.rule, rule.name);
      if (example.messageId) assert.equal(first.messageId, example.messageId);
      assert.ok(first.key.startsWith(`${rule.name}/${first.place.entity}/`));
      const { message, question, plainly, why, better } = told(first);
      for (const text of [message, question, plainly, why, better])
        assert.doesNotMatch(text, /\{|\}|undefined|null/);
    });

  for (const example of [...examples.good, ...examples.nearMiss])
    test(`${rule.name} is silent about ${say(planOf(example))}`, () =>
      assert.deepEqual(check(example), []));
}

test("every rule has examples, and every example a rule", () => {
  assert.deepEqual(Object.keys(examplesOf).sort(), all.map((it) => it.name).sort());
});

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
