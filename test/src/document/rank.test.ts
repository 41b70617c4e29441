import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { rankBetween } from "#src/document/rank.ts";

it("a rank sorts between its neighbours, wherever it is put and whatever its tail", () => {
  const place = fc.tuple(
    fc.nat(),
    fc.string({ unit: fc.constantFrom("0", "Z", "z", "a", "-"), maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), (places) => {
      const ranks: string[] = [];
      for (const [at, tail] of places) {
        const index = at % (ranks.length + 1);
        const rank = rankBetween(ranks[index - 1] ?? null, ranks[index] ?? null, tail);
        ranks.splice(index, 0, rank);
      }
      assert.deepEqual(ranks, [...ranks].sort());
      assert.equal(new Set(ranks).size, ranks.length);
    }),
    { numRuns: 500, seed: 1 },
  );
});

it("a rank that is none, or neighbours out of order, still give a rank", () => {
  assert.ok(rankBetween("not a rank!", "", "x"));
  const [low, high] = [rankBetween(null, null, "a"), rankBetween("a5", null, "b")];
  assert.ok(rankBetween(high, low, "c") > high);
});
