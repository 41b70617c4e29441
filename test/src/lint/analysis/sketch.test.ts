import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromBase64, toBase64 } from "#src/lint/analysis/base64.ts";
import { similarity, sketchOf } from "#src/lint/analysis/sketch.ts";
import { readSentences } from "#src/lint/analysis/sentences.ts";
import { readWords } from "#src/lint/analysis/words.ts";

const sketched = (text: string) => sketchOf(readWords(text, readSentences(text)));
const alike = (a: string, b: string) => similarity(sketched(a), sketched(b));

const story = `I used to walk to the allotment with Stan every Tuesday and come home with beans. My knee
gave way in March, and since then a neighbour brings the paper.`;

test("a sketch is 32 bytes, whatever the length of the text", () => {
  for (const text of ["Beans", story, story.repeat(40)])
    assert.equal(fromBase64(sketched(text))?.length, 32);
});

test("a text stays itself when only its spaces, capitals and stops change", () => {
  assert.equal(
    alike(story, story.toUpperCase().replaceAll(/[ \n]/g, "  ").replaceAll(".", " –")),
    1,
  );
});

test("a few words more or a corrected one leave a text more than 0.6 similar", () => {
  assert.ok(alike(story, story.replace("Tuesday", "Thursday")) >= 0.8);
  assert.ok(alike(story, `${story} She never misses.`) >= 0.8);
  assert.ok(
    alike("Kat rings the doctor about tablets", "Kat rings the doctor about her tablets") >= 0.6,
  );
  assert.ok(alike("Ring the loft club", "Ring the loft club Monday") >= 0.6);
});

test("other words are less than 0.6 similar, even where there are few of them", () => {
  assert.ok(alike(story, "I want to sleep through the night in a room of my own.") < 0.2);
  assert.ok(alike("Ongoing", "Weekly") < 0.6);
  assert.ok(alike("Feels safer", "Feels worse") < 0.6);
  assert.ok(alike("Walks to church alone", "Sleeps all night alone") < 0.6);
});

test("a text without words is like no other", () => {
  assert.equal(sketched("…"), "");
  assert.equal(alike("", "…"), 1);
  assert.equal(alike("", "Weekly"), 0);
});

test("what is no sketch is like none", () => {
  for (const wrong of ["", "a", "Ä", sketched(story).slice(1), `${sketched(story)}A`])
    assert.equal(similarity(wrong, sketched(story)), 0);
});

const words = fc.array(
  fc.constantFrom(..."bean shed path rain kettle sister spade radio".split(" ")),
  {
    minLength: 1,
    maxLength: 60,
  },
);

test("similarity lies near the share of words and pairs that two texts have in common", () => {
  let apart = 0;
  let runs = 0;
  fc.assert(
    fc.property(words, words, (left, right) => {
      const [a, b] = [sketchOf(left.map(asWord)), sketchOf(right.map(asWord))];
      const error = similarity(a, b) - shared(left, right);
      assert.equal(similarity(b, a), similarity(a, b));
      assert.ok(Math.abs(error) < 0.3, `off by ${error}`);
      apart += error ** 2;
      runs++;
    }),
    { numRuns: 500 },
  );
  assert.ok(Math.sqrt(apart / runs) < 0.08, `off by ${Math.sqrt(apart / runs)} as a rule`);
});

test("bytes come back as they were from base64, which is what others write too", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64url"));
    }),
  );
});

test("a text that is no base64 has no bytes", () => {
  for (const wrong of ["A", "AB", "AAB", "AA=", "A A", "ÄA"]) assert.equal(fromBase64(wrong), null);
});

function asWord(lower: string) {
  return { lower };
}

/** The Jaccard index of words and pairs, counted one by one. */
function shared(left: readonly string[], right: readonly string[]): number {
  const [a, b] = [left, right].map(
    (it) => new Set([...it, ...it.slice(1).map((word, at) => `${it[at]} ${word}`)]),
  ) as [Set<string>, Set<string>];
  const both = [...a].filter((it) => b.has(it)).length;
  return both / (a.size + b.size - both);
}
