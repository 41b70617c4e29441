import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { destinationsIn } from "#src/import/destinations.ts";
import type { PlanDraft } from "#src/import/plan-draft.ts";
import {
  type DraftReview,
  finished,
  leaveOut,
  moveFound,
  placeInWords,
  putStray,
  reviewOf,
  takeBack,
} from "#src/import/review-draft.ts";
import { action, marker, outcome, plan, writing } from "#src/plan/build.ts";
import { parsePlan } from "#src/plan/parse-plan.ts";
import { template } from "#test/components/template.ts";

const found = (entity: string, key: string, words: string, confidence = 0.9) => ({
  place: { entity, key },
  label: "",
  blocks: [0],
  words,
  how: "heading" as const,
  confidence,
});

/** A draft in which every piece of the file is a word of its own. */
const draft = (): PlanDraft => ({
  plan: plan(
    [outcome(writing("alpha", "document"), marker("bravo"), action("charlie")), outcome("delta")],
    { writing: { about: writing("echo", "document") }, title: "foxtrot" },
  ),
  parts: [
    found("plan", "title", "foxtrot"),
    found("plan", "about", "echo", 0.6),
    found("o1", "voice", "alpha"),
    found("o1-m1", "text", "bravo"),
    found("o1-a1", "text", "charlie"),
    found("o2", "voice", "delta"),
  ],
  tray: ["golf", "hotel"].map((text, block) => ({ kind: "left over", text, block, by: "" })),
  labels: [],
});

const WORDS = "alpha bravo charlie delta echo foxtrot golf hotel".split(" ");

let ids = 0;
const newId = () => `n${ids++}`;

/** How often each word is in the plan, without a place, or left out. */
function countsOf(review: DraftReview) {
  const { plan: now, tray, leftOut } = review;
  const text = JSON.stringify([now, tray.map((it) => it.text), leftOut.map((it) => it.text)]);
  return Object.fromEntries(WORDS.map((it) => [it, text.split(it).length - 1]));
}

const ONCE = Object.fromEntries(WORDS.map((it) => [it, 1]));

describe("looking at a plan that is made from a file", () => {
  it("puts stray words at the end of what stands at a place, as an earlier record's", () => {
    const to = { kind: "words", entity: "plan", key: "about" } as const;
    const after = putStray(reviewOf(draft()), "s0", to, newId);
    assert.equal(after.plan.writing["about"]?.text, "echo\ngolf");
    assert.deepEqual(
      after.tray.map((it) => it.text),
      ["hotel"],
    );
    const fresh = putStray(after, "s1", { kind: "outcome" }, newId).plan.outcomes.at(-1);
    assert.equal(fresh?.writing["voice"]?.text, "hotel");
    assert.equal(fresh?.writing["voice"]?.speaker.kind, "document");
  });

  it("moves words with all that hangs on them", () => {
    const to = { kind: "action", outcome: "o2" } as const;
    const after = moveFound(reviewOf(draft()), { entity: "o1-a1", key: "text" }, to, newId);
    assert.deepEqual(
      after.plan.outcomes.map((it) => it.actions.map(({ wording }) => wording.text)),
      [[], ["charlie"]],
    );
  });

  it("leaves a fact where it is", () => {
    const before = reviewOf(draft());
    assert.equal(takeBack(before, { entity: "plan", key: "title" }, newId), before);
  });

  it("calls places by their number and heading", () => {
    const { plan: now } = reviewOf(draft());
    const called = (entity: string, key: string) => placeInWords({ entity, key }, now, template);
    assert.equal(called("o2", "voice"), `Outcome 2: ${template.outcomeSections[0]?.heading.first}`);
    assert.equal(called("o1-a1", "text"), "Outcome 1: action");
    assert.equal(called("plan", "title"), "Title of the plan");
  });

  it("loses no word and doubles none, whatever is moved, put and left out", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(), fc.nat()), { maxLength: 12 }), (steps) => {
        let review = reviewOf(draft());
        for (const [what, one, other] of steps) {
          const places = destinationsIn(review.plan, template).flatMap((it) => it.places);
          const { to } = places[other % places.length]!;
          const piece = review.found[one % Math.max(1, review.found.length)];
          const stray = review.tray[one % Math.max(1, review.tray.length)];
          const out = review.leftOut[one % Math.max(1, review.leftOut.length)];
          if (what === 0 && piece) review = moveFound(review, piece.place, to, newId);
          if (what === 1 && stray) review = putStray(review, stray.id, to, newId);
          if (what === 2 && stray) review = leaveOut(review, stray.id);
          if (what === 3 && out) review = leaveOut(review, out.id, false);
        }
        assert.deepEqual(countsOf(review), ONCE);
        const made = parsePlan(JSON.stringify(finished(review)));
        assert.ok("plan" in made);
        for (const { text } of review.tray) assert.ok(JSON.stringify(made).includes(text));
      }),
      { numRuns: 200 },
    );
  });
});
