import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import fc from "fast-check";
import { exportWord } from "#src/export/word.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord } from "#src/import/word-file.ts";
import { asked, sample } from "#test/src/export/sample.ts";
import { type Edit, editsFor } from "./edit-list.ts";
import { disguises, fileOf, type Parts, partsOf, saidBy } from "./word-edits.ts";

const { plan, template } = sample("care-act-rosa");
const edits = editsFor(plan);
let copy: Parts = new Map();

before(async () => {
  copy = partsOf(await exportWord(plan, template, asked));
});

/** What comes back of a copy that these edits were made in, and what should. */
function comesBack(made: readonly Edit[], disguise: string): { said: string[]; should: string[] } {
  const parts = new Map(copy);
  const inOrder = made.toSorted((a, b) => Number(a.isLast) - Number(b.isLast));
  const should = inOrder.flatMap((it) => it.make(parts));
  disguises[disguise]?.(parts);
  const returned = compareReturned(readWord(fileOf(parts)), plan, [], template);
  return { said: saidBy(returned).map(plainly), should: should.map(plainly).sort() };
}

/** Quotes and dashes may come back as the program likes them where words are new. */
function plainly(line: string): string {
  return line.replaceAll("’", "'").replaceAll(" – ", " - ").replaceAll(/[“”]/g, '"');
}

function getInTheWay(a: Edit, b: Edit): boolean {
  if (a.isLast && b.isLast) return true;
  return `${a.target}/`.startsWith(`${b.target}/`) || `${b.target}/`.startsWith(`${a.target}/`);
}

describe("an edit that Word makes", () => {
  for (const disguise of Object.keys(disguises))
    it(`changes nothing by itself: ${disguise}`, () => {
      const { said, should } = comesBack([], disguise);
      assert.deepEqual(said, should);
    });

  for (const made of edits)
    it(`comes back, and nothing else: ${made.name}`, () => {
      const { said, should } = comesBack([made], "none");
      assert.deepEqual(said, should);
    });

  it("comes back with another one, in whatever way the file went", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...edits),
        fc.constantFrom(...edits),
        fc.constantFrom(...Object.keys(disguises)),
        (first, second, disguise) => {
          fc.pre(!getInTheWay(first, second));
          const { said, should } = comesBack([first, second], disguise);
          assert.deepEqual(said, should, `${first.name}; ${second.name}; ${disguise}`);
        },
      ),
      { numRuns: 200 },
    );
  });
});
