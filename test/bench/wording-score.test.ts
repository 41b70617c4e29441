import assert from "node:assert/strict";
import { test } from "node:test";
import { type Item, readItem } from "./support/wording-items.ts";
import { type Measured, mistakesOf, type RuleFacts } from "./support/wording-judge.ts";
import { scoreOf } from "./support/wording-score.ts";

const RULES: RuleFacts[] = [
  { name: "owner", catalogue: "A01", tier: "fix" },
  { name: "voice", catalogue: "V02", tier: "look" },
  { name: "label", catalogue: "L01", tier: "look" },
  { name: "problem", catalogue: "O04", tier: "idea" },
  { name: "kind-word", catalogue: "Z01", tier: "praise" },
];

/** An item of an outcome, unless its facts say otherwise. */
function item(facts: object): Item {
  const read = readItem(JSON.stringify({ section: "outcome", text: "Fly a kite.", ...facts }));
  assert.ok(read);
  return read;
}

/** What rules said of an item: `owner`, or `owner:idea` where it was quieter than usual. */
function said(facts: object, ...found: string[]): Measured {
  const notices = found.map((it) => {
    const [rule = "", tier] = it.split(":");
    const usual = RULES.find(({ name }) => name === rule)?.tier ?? "";
    return { rule, tier: tier ?? usual, located: null };
  });
  return { item: item(facts), notices, inline: notices.length };
}

const poor = (...labels: string[]) => ({ good: false, labels });
const good = { good: true, labels: [] };

test("a fault is found by a finding of a rule that answers its label", () => {
  const score = scoreOf(
    [said(poor("missing-voice"), "voice"), said(poor("missing-voice"), "label"), said(good)],
    RULES,
  );
  assert.deepEqual(score.overall, { poor: 2, poorFound: 1, good: 1, goodFlagged: 0 });
  assert.deepEqual(score.tiers.look, { precision: 1, recall: 0.5, findings: 1, faults: 2 });
});

test("what else is found in a poor item counts as neither right nor wrong", () => {
  const { tiers, rules } = scoreOf([said(poor("missing-voice"), "owner", "voice")], RULES);
  assert.equal(tiers.fix.findings, 0);
  assert.deepEqual([rules["owner"]?.findings, rules["owner"]?.falseFindings], [0, 0]);
});

test("a finding on a good item of a section in which the rule is measured is false", () => {
  const score = scoreOf(
    [said(poor("missing-voice"), "voice"), said(good, "voice"), said(good, "voice")],
    RULES,
  );
  assert.equal(score.tiers.look.precision, 1 / 3);
  assert.equal(score.rules["voice"]?.falseFindings, 2);
  assert.equal(score.overall.goodFlagged, 2);
});

test("a finding on a good item of another section is told apart, and the item is flagged", () => {
  const score = scoreOf(
    [said(poor("missing-voice"), "voice"), said({ ...good, section: "timeframe" }, "voice")],
    RULES,
  );
  assert.equal(score.tiers.look.precision, 1);
  assert.equal(score.rules["voice"]?.elsewhere, 1);
  assert.equal(score.overall.goodFlagged, 1);
});

test("a finding of a rule that no poor item carries is false wherever it is", () => {
  const { rules } = scoreOf([said(good, "owner")], RULES);
  assert.deepEqual([rules["owner"]?.falseFindings, rules["owner"]?.precision], [1, 0]);
});

test("what is contested counts neither as a fault nor as a false finding", () => {
  const score = scoreOf(
    [
      said({ ...poor("missing-voice", "missing-owner"), contested: ["missing-voice"] }, "voice"),
      said({ ...good, contested: ["missing-voice"] }, "voice"),
      said({ ...poor("missing-voice"), contested: ["missing-voice"] }),
    ],
    RULES,
  );
  assert.deepEqual(score.overall, { poor: 1, poorFound: 0, good: 1, goodFlagged: 0 });
  assert.equal(score.tiers.look.findings + score.tiers.look.faults, 0);
});

test("a label that several rules answer is found by any of them", () => {
  const { rules, labels, tiers } = scoreOf(
    [said(poor("deficit-language"), "problem"), said(poor("deficit-language"))],
    RULES,
  );
  assert.deepEqual([labels["deficit-language"]?.found, labels["deficit-language"]?.faults], [1, 2]);
  assert.deepEqual([rules["problem"]?.found, rules["problem"]?.faults], [1, 1]);
  assert.deepEqual([rules["label"]?.found, rules["label"]?.faults], [0, 1]);
  assert.deepEqual([tiers.idea.recall, tiers.look.recall], [1, 0]);
});

test("ids of rules are finer than labels, and go before them", () => {
  const { labels, overall } = scoreOf(
    [said({ ...poor("deficit-language"), rules: ["O04"] }, "label")],
    RULES,
  );
  assert.equal(overall.poorFound, 0);
  assert.deepEqual(labels["deficit-language"], { faults: 1, found: 0, recall: 0, falseAlarms: 0 });
});

test("a fault found more quietly than its rule speaks is found by the rule and not by its tier", () => {
  const { rules, tiers, overall } = scoreOf([said(poor("missing-voice"), "voice:idea")], RULES);
  assert.equal(overall.poorFound, 1);
  assert.equal(rules["voice"]?.recall, 1);
  assert.deepEqual([tiers.look.recall, tiers.idea.precision], [0, 1]);
});

test("praise never counts", () => {
  const score = scoreOf([said(good, "kind-word"), said(poor("missing-voice"), "kind-word")], RULES);
  assert.deepEqual([score.overall.goodFlagged, score.overall.poorFound], [0, 0]);
  assert.equal(score.rules["kind-word"], undefined);
});

test("a fault that needs a context which is not given is told apart", () => {
  const repeated = { ...poor("repeated-text"), needs_context: true };
  const copied = [{ name: "copied", catalogue: "R01", tier: "fix" }];
  const told = { ...repeated, context: { other_outcomes: ["Fly a kite."] } };
  const { apart, overall, rules } = scoreOf([said(repeated, "copied:fix"), said(told)], copied);
  assert.deepEqual(apart, { faults: 1, found: 1 });
  assert.deepEqual([overall.poor, overall.poorFound], [1, 0]);
  assert.deepEqual([rules["copied"]?.faults, rules["copied"]?.findings], [1, 0]);
});

test("a fault that no rule answers is poor and in no tier", () => {
  const { overall, unanswered, tiers } = scoreOf([said(poor("jargon"))], RULES);
  assert.deepEqual([overall.poor, unanswered], [1, 1]);
  assert.equal(tiers.fix.faults + tiers.look.faults + tiers.idea.faults, 0);
  assert.equal(tiers.look.recall, null);
});

test("a whole plan is judged only by the rules it decides", () => {
  const section = { section: "plan", plan: {} };
  const score = scoreOf(
    [
      said({ ...section, ...poor(), rules: ["A01"], decides: ["A01", "V02"] }, "voice", "label"),
      said({ ...section, ...good, decides: ["V02"] }, "owner"),
      said({ ...section, ...good, id: "sound", decides: ["*"] }, "owner", "label"),
    ],
    RULES,
  );
  assert.equal(score.rules["voice"]?.falseFindings, 1);
  assert.equal(score.rules["owner"]?.falseFindings, 1);
  assert.equal(score.rules["label"]?.falseFindings, 1);
  assert.deepEqual(score.overall, { poor: 1, poorFound: 0, good: 2, goodFlagged: 1 });
  assert.deepEqual(score.cleanPlans, { plans: 1, inline: 2, each: { sound: 2 }, mean: 2 });
});

test("hard items are scored apart", () => {
  const { hard, overall } = scoreOf([said({ ...good, hard: true }, "voice"), said(good)], RULES);
  assert.deepEqual(hard.overall, { poor: 0, poorFound: 0, good: 1, goodFlagged: 1 });
  assert.equal(overall.good, 2);
});

test("shown are the items that a rule missed and those it was wrong about", () => {
  const missed = said({ ...poor("missing-voice"), id: "missed" });
  const wrong = said({ ...good, id: "wrong" }, "voice");
  const right = said({ ...poor("missing-voice"), id: "right" }, "voice");
  for (const name of ["voice", "missing-voice", "V02"]) {
    const shown = mistakesOf(name, [missed, wrong, right], RULES);
    assert.deepEqual(
      [shown.missed, shown.wrong].map((list) => list.map((it) => it.id)),
      [["missed"], ["wrong"]],
    );
  }
});

test("a line may leave out nearly everything, and one that is no item is none", () => {
  assert.equal(item({ labels: ["jargon"] }).good, false);
  assert.equal(item({ labels: null, contested: null, context: null }).good, true);
  assert.equal(readItem("{"), null);
  assert.equal(readItem("[]"), null);
});
