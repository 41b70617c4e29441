import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as Y from "yjs";
import { createShadow } from "#server/sync/shadow.ts";
import { createUndo } from "#src/browser/undo.ts";
import { dismiss, restoreFinding } from "#src/document/dismissals.ts";
import { dismissedFact, factsOf, isMapValue, PLAN } from "#src/document/roots.ts";
import { createPlanReader, readPlan } from "#src/plan/read-plan.ts";

const at = (day: number) => `2030-05-0${day}T09:00:00.000Z`;
const who = (by: string, day = 1) => ({ by, now: () => at(day), newId: () => "" });
const finding = { key: "action-has-owner a1", reason: "agreed-with-person" } as const;

function pair() {
  const [ada, ben] = [new Y.Doc(), new Y.Doc()];
  ada.clientID = 1;
  ben.clientID = 2;
  const meet = () => {
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada));
    Y.applyUpdate(ada, Y.encodeStateAsUpdate(ben));
  };
  return { ada, ben, meet };
}

describe("setting a finding aside", () => {
  it("is read with who did so, when and why, until it is taken back", () => {
    const { ada } = pair();
    dismiss(ada, { ...finding, note: "They asked.", tier: "look", sketch: "abc" }, who("Ada"));
    assert.deepEqual(readPlan(ada).dismissals, [
      { ...finding, note: "They asked.", by: ["Ada"], at: at(1), tier: "look", sketch: "abc" },
    ]);
    restoreFinding(ada, finding.key);
    assert.deepEqual(readPlan(ada).dismissals, []);
  });

  it("by two people at once leaves one record that both agree on", () => {
    const { ada, ben, meet } = pair();
    dismiss(ada, finding, who("Ada"));
    dismiss(ben, { ...finding, reason: "wrong" }, who("Ben"));
    meet();
    assert.deepEqual(readPlan(ada).dismissals, readPlan(ben).dismissals);
    assert.deepEqual(readPlan(ada).dismissals.length, 1);
  });

  it("by somebody who saw that a colleague had done so names both, and each once", () => {
    const { ada, ben, meet } = pair();
    dismiss(ada, finding, who("Ada"));
    meet();
    dismiss(ben, { ...finding, reason: "wrong" }, who("Ben", 2));
    meet();
    dismiss(ada, finding, who("Ada", 3));
    meet();
    const [dismissal] = readPlan(ben).dismissals;
    assert.deepEqual([dismissal?.by, dismissal?.at], [["Ada", "Ben"], at(3)]);
    restoreFinding(ben, finding.key);
    dismiss(ben, finding, who("Ben", 4));
    assert.deepEqual(readPlan(ben).dismissals[0]?.by, ["Ben"]);
  });

  it("is one step of undo", () => {
    const { ada } = pair();
    const undo = createUndo(ada, 0);
    dismiss(ada, finding, who("Ada"));
    undo.stop();
    restoreFinding(ada, finding.key);
    undo.undo();
    assert.equal(readPlan(ada).dismissals.length, 1);
    undo.undo();
    assert.deepEqual(readPlan(ada).dismissals, []);
    undo.redo();
    assert.equal(readPlan(ada).dismissals.length, 1);
  });

  it("leaves other dismissals the very same objects to whoever follows the plan", () => {
    const { ada } = pair();
    dismiss(ada, finding, who("Ada"));
    const reader = createPlanReader(ada);
    const before = reader.read().dismissals;
    dismiss(ada, { key: "other", reason: "other" }, who("Ada", 2));
    assert.equal(reader.read().dismissals[0], before[0]);
    assert.equal(reader.read().dismissals.length, 2);
    reader.destroy();
  });

  it("keeps only what a server takes", () => {
    const long = "😀".repeat(400);
    const { ada } = pair();
    assert.equal(
      dismiss(ada, { key: `no half a \ud83d`, reason: "other", note: long }, who(long)),
      true,
    );
    assert.equal(dismiss(ada, { ...finding, key: "k".repeat(301) }, who("Ada")), false);
    const shadow = createShadow([]);
    assert.equal(shadow.apply(Y.encodeStateAsUpdate(ada)).refused, null);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, shadow.whole());
    assert.equal(readPlan(copy).dismissals.length, 1);
    assert.deepEqual(readPlan(copy), readPlan(ada));
  });
});

describe("a dismissal in the document", () => {
  const facts = { type: "facts", entity: PLAN } as const;
  const whole = { ...finding, note: "", by: ["Ada"], at: at(1), tier: "", sketch: "" };
  const name = dismissedFact(finding.key);

  it("is taken whole, with more that a later version says, or as taken back", () => {
    for (const value of [whole, { ...whole, version: 2 }, null])
      assert.equal(isMapValue(facts, name, value), true, JSON.stringify(value));
  });

  it("is not taken in parts, elsewhere, under another name, or with too much in it", () => {
    const { reason: _, ...partly } = whole;
    const most = "x".repeat(5000);
    for (const value of [
      partly,
      "wrong",
      7,
      true,
      { ...whole, more: {} },
      { ...whole, more: most },
    ])
      assert.equal(isMapValue(facts, name, value), false, JSON.stringify(value));
    assert.equal(isMapValue(facts, dismissedFact("another"), whole), false);
    assert.equal(isMapValue({ type: "facts", entity: "o1" }, name, whole), false);
    assert.equal(isMapValue(facts, "stage.name", whole), false);
  });

  it("is passed over where it is none", () => {
    const ydoc = new Y.Doc();
    factsOf(ydoc, PLAN).set(name, "wrong");
    factsOf(ydoc, PLAN).set(dismissedFact("b"), { ...whole, at: "yesterday" });
    factsOf(ydoc, PLAN).set(dismissedFact("c"), whole);
    assert.deepEqual(readPlan(ydoc).dismissals, []);
  });
});
