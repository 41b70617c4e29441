import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createFolding } from "#src/lint/across/normalise.ts";
import { sharedRuns } from "#src/lint/across/shared-runs.ts";
import { analyse } from "#src/lint/analysis/analyse.ts";
import { shipped } from "#src/lint/vocabulary.ts";
import { createDirectory } from "#src/lint/analysis/directory.ts";
import { resident, writing } from "#src/plan/build.ts";

function folded(text: string, name: string) {
  const who = resident(name);
  return createFolding(who, [])(analyse(writing(text), createDirectory(who, []), shipped));
}

const shared = (text: string, other: string) =>
  sharedRuns(text, folded(text, "Jean"), folded(other, "Bo"));

test("two texts share runs of words, told in the words of the first and without names", () => {
  const text = "Jean would like to mend the shed. Then she paints 3 chairs with Omar by the canal.";
  const other =
    "On Monday, Bo would like to mend a kite. He paints 12 chairs with Ann by the canal.";
  assert.deepEqual(
    shared(text, other).map((it) => it.words),
    ["… paints … chairs with … by the canal", "… would like to mend"],
  );
});

test("a run is pointed at in the first text", () => {
  const text = "Well, then: to walk the dog is fine.";
  const [run] = shared(text, "He asked to walk the dog.");
  assert.equal(text.slice(run!.from, run!.to), "to walk the dog");
  assert.equal(run!.length, 4);
});

test("three words in a row are not worth telling", () => {
  assert.deepEqual(shared("Walks the dog every day now.", "I fed the dog every week."), []);
});

test("every run is in both texts, none lies over another, and the longest of all is among them", () => {
  const words = fc.array(fc.constantFrom("pan", "lid", "jar"), { maxLength: 30 });
  const slices = fc.array(fc.tuple(fc.nat(30), fc.nat(9)), { maxLength: 6 });
  fc.assert(
    fc.property(words, slices, (left, pieces) => {
      const right = pieces.flatMap(([from, length]) => left.slice(from, from + length));
      const text = left.join(" ");
      const runs = shared(text, right.join(" "));
      const taken = new Set<number>();
      for (const { words, from, to, length } of runs) {
        assert.equal(words, text.slice(from, to));
        assert.equal(words.split(" ").length, length);
        assert.ok(` ${right.join(" ")} `.includes(` ${words} `), words);
        for (let at = from; at < to; at++) {
          assert.ok(!taken.has(at));
          taken.add(at);
        }
      }
      const longest = longestIn(left, ` ${right.join(" ")} `);
      assert.equal(runs[0]?.length ?? 0, longest < 4 ? 0 : longest);
    }),
    { numRuns: 2000 },
  );
});

/** The most words in a row that stand in another text as well, found by trying them all. */
function longestIn(words: readonly string[], other: string): number {
  let longest = 0;
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= words.length; to++)
      if (other.includes(` ${words.slice(from, to).join(" ")} `))
        longest = Math.max(longest, to - from);
  return longest;
}
