import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readSentences } from "#src/lint/analysis/sentences.ts";

const segmenter = new Intl.Segmenter("en-GB", { granularity: "sentence" });

/** Pieces of text without abbreviations; with an é or a line break a text is left to the segmenter. */
const pieces = fc.oneof(
  fc.constantFrom("a", "B", "word", "Word", "1", " ", ".", "?", "!", ",", "é", "\n"),
  fc.constantFrom(...Array.from('"()[]{}‘’“”;:-–£&/', (it) => it)),
);

test("sentences end where the standard for them says", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const text = parts.join("");
      const expected = Array.from(segmenter.segment(text), ({ segment, index }) => ({
        from: index,
        to: index + segment.length,
      }));
      assert.deepEqual(readSentences(text), expected);
    }),
    { numRuns: 2000 },
  );
});

test("a stop after an abbreviation ends no sentence, and a line break always does", () => {
  const of = (text: string) => readSentences(text).map(({ from, to }) => text.slice(from, to));
  assert.deepEqual(of("Mr. Hall rang Dr. Shah. He came."), [
    "Mr. Hall rang Dr. Shah. ",
    "He came.",
  ]);
  assert.deepEqual(of("Ring Mr.\nHall"), ["Ring Mr.\n", "Hall"]);
  assert.deepEqual(of(""), []);
});
