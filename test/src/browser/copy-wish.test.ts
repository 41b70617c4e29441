import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { type CopyWish, searchOf, SWITCHES, usualWish, wishIn } from "#src/browser/copy-wish.ts";
import { COPY_KINDS } from "#src/export/copy.ts";
import { outcome, plan } from "#src/plan/build.ts";

const three = plan([
  outcome("I want to sing."),
  outcome("I want a dog."),
  outcome("I want a job."),
]);
const ids = three.outcomes.map((it) => it.id);

const anyWish: fc.Arbitrary<CopyWish> = fc.record(
  {
    copy: fc.constantFrom(...COPY_KINDS),
    outcomes: fc.option(fc.subarray(ids, { minLength: 1 })),
    since: fc.constantFrom("", "0123456789abcdef"),
    largePrint: fc.boolean(),
    pictures: fc.boolean(),
    easyRead: fc.boolean(),
    plainWords: fc.boolean(),
    findings: fc.boolean(),
    editing: fc.boolean(),
    tracked: fc.boolean(),
    followMe: fc.boolean(),
  },
  { noNullPrototype: true },
);

it("reads every wish back from its address, whatever the resident needs", () => {
  const needs = fc.subarray(["large print", "Easy Read", "plain English", "Dari"]);
  fc.assert(
    fc.property(anyWish, needs, (wish, communicationNeeds) => {
      const needed = { ...three, communicationNeeds };
      const known = wish.copy === "provider" ? { ...wish, followMe: false } : wish;
      assert.deepEqual(wishIn(needed, searchOf(needed, wish)), known);
    }),
  );
});

it("takes an address that says nothing it knows as the usual copy", () => {
  fc.assert(
    fc.property(fc.string(), (search) => {
      const { copy } = wishIn(three, `?${search}`);
      assert.ok(COPY_KINDS.includes(copy));
    }),
  );
  assert.deepEqual(
    wishIn(three, "?for=nobody&outcomes=gone.lost&large=yes"),
    usualWish(three, "practitioner"),
  );
});

it("has no word of the plan in an address", () => {
  const wish = { ...usualWish(three, "resident"), outcomes: ids.slice(0, 1), largePrint: true };
  assert.equal(searchOf(three, wish), `?for=resident&largePrint=yes&outcomes=${ids[0]}`);
  assert.ok(SWITCHES.every((name) => !usualWish(three, "provider")[name]));
});
