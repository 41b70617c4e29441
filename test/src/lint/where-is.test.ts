import assert from "node:assert/strict";
import { test } from "node:test";
import { whereIs } from "#src/lint/where-is.ts";
import { outcome, plan, writing } from "#src/plan/build.ts";
import { Need, Risk } from "#src/plan/record.ts";
import { template } from "#test/components/template.ts";

const recorded = plan([outcome("I want to sing.")], {
  needs: [Need.parse({ id: "n1" }), Need.parse({ id: "n2", wording: writing("A warmer room") })],
  risks: [Risk.parse({ id: "r1", wording: writing("Falling on the stairs") })],
});

const placeOf = (entity: string, key: string) => {
  const { part, place } = whereIs({ entity, key, from: 0, to: 0 }, recorded, template);
  return `${part}: ${place}`;
};

test("a need and a risk are found by their numbers and their words", () => {
  assert.equal(placeOf("n1", "text"), "About this plan: need 1");
  assert.equal(placeOf("n2", "text"), "About this plan: need 2 · “A warmer room”");
  assert.equal(placeOf("r1", "text"), "About this plan: risk 1 · “Falling on the stairs”");
});

test("a part of the record is called what it is", () => {
  assert.equal(placeOf("plan", "signatures"), "About this plan: who agreed");
  assert.equal(placeOf("plan", "reviewOn"), "About this plan: next review");
});

test("what is neither on record nor in an outcome is the plan as a whole", () => {
  assert.equal(placeOf("plan", "about"), "The plan as a whole: About me");
  assert.equal(placeOf("plan", "outcomes"), "The plan as a whole: All of it");
});
