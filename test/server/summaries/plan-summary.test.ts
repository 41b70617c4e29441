import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { copyForNewPlan, summarise } from "#server/summaries/plan-summary.ts";
import { noWriting } from "#src/plan/plan.ts";
import { plans } from "#test/src/plan/some-plans.ts";
import { plan, writing } from "#src/plan/build.ts";

test("a copy of a plan knows what is so of the resident, and nothing that happened to the other", () => {
  fc.assert(
    fc.property(plans, (other) => {
      const copy = copyForNewPlan(other);
      const { signatures, copies, reviews, talks, dismissals, remarks, takenIn } = copy;
      assert.deepEqual([signatures, copies, reviews, talks, dismissals], [[], [], [], [], []]);
      assert.deepEqual([remarks, takenIn], [[], []]);
      assert.deepEqual(
        [copy.status, copy.stage, copy.unsigned],
        ["draft", null, noWriting("worker")],
      );
      assert.deepEqual([copy.pausedOn, copy.pausedFor, copy.eventOn], [null, "", null]);
      assert.deepEqual(
        [copy.pack, copy.communicationNeeds],
        [other.pack, other.communicationNeeds],
      );
      for (const [at, need] of copy.needs.entries())
        assert.deepEqual(need, { ...other.needs[at], notNowOn: null });
      for (const [at, { wording, level, staffDo, ...risk }] of copy.risks.entries()) {
        assert.deepEqual(wording, other.risks[at]?.wording);
        assert.deepEqual([level, staffDo], [other.risks[at]?.level, other.risks[at]?.staffDo]);
        assert.deepEqual([risk.reviewedOn, risk.withResident, risk.reason], [null, true, ""]);
      }
      assert.equal(copy.needs.length + copy.risks.length, other.needs.length + other.risks.length);
      for (const [at, outcome] of copy.outcomes.entries()) {
        assert.deepEqual(outcome.areas, other.outcomes[at]?.areas);
        assert.ok(outcome.actions.every((it) => it.toldOn === null));
      }
    }),
    { numRuns: 60 },
  );
});

test("a search looks through what is on record too", () => {
  const withWords = plan([], {
    needs: [
      {
        id: "n1",
        wording: writing("Heating", "worker"),
        origin: "",
        says: writing("Chilly"),
        outcomes: [],
        notNowOn: null,
      },
    ],
    unsigned: writing("Postponed", "worker"),
  });
  const { words } = summarise(withWords, undefined, 0);
  for (const word of ["heating", "chilly", "postponed"]) assert.match(words, new RegExp(word));
});
