import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import type { Node } from "prosemirror-model";
import { schema } from "#src/document/text.ts";
import { wordsOfLine, wrongWords } from "#src/browser/spelling/marked-words.ts";
import { wordsIn } from "#src/browser/spelling/words-in.ts";

const looked = (line: string) =>
  wordsIn(line)
    .map((it) => it.word)
    .join(" ");

const line = (...content: Node[]) => schema.node("line", {}, content);
const styled = (words: string, mark: string, attrs = {}) =>
  schema.text(words, [schema.mark(mark, attrs)]);
const lookedOf = (node: Node) =>
  wordsOfLine(node)
    .map((it) => it.word)
    .join(" ");

test("words are looked up, with their apostrophes made straight", () => {
  assert.equal(
    looked("She doesn’t like the cooker's noise."),
    "She doesn't like the cooker's noise",
  );
});

test("figures, abbreviations, names with a capital inside and other scripts are not looked up", () => {
  assert.equal(
    looked("At 3pm B12, PIP and LCWRA; McDonald and GPs, Łukasz, صباح, день"),
    "At and and",
  );
});

test("somebody who writes in capitals is checked all the same", () => {
  assert.equal(looked("IMPORTENT: RING ME"), "IMPORTENT");
});

test("addresses and file names are not looked up", () => {
  const text =
    "See https://exampel.org/pge or www.exampel.org, mail anna@exampel.org, plan.docx now";
  assert.equal(looked(text), "See or mail now");
});

test("both sides of a hyphen are words, a short affix is none", () => {
  assert.equal(
    looked("re-enable his self-esteem, co-producing"),
    "enable his self esteem producing",
  );
});

test("the first word of each sentence is known", () => {
  const first = wordsIn("We cook. “Then we eat!” After that Sam sings.").filter((it) => it.isFirst);
  assert.deepEqual(
    first.map((it) => it.word),
    ["We", "Then", "After"],
  );
});

test("a word lies where it says, whatever the line holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      for (const { from, to, word } of wordsIn(text))
        assert.equal(text.slice(from, to).replaceAll("’", "'"), word);
    }),
  );
});

test("quotations are not looked up", () => {
  assert.equal(
    lookedOf(line(schema.text("He said “I wanna goo” and ‘dunno yett’ too"))),
    "He said and too",
  );
});

test("links, what was struck out and the resident's own words are not looked up", () => {
  const own = "own" in schema.marks ? styled("myne", "own") : ownAsNow();
  const text = line(
    schema.text("See "),
    styled("teh siet", "link", { href: "https://example.org" }),
    schema.text(" not "),
    styled("tihs", "struck"),
    schema.text(" but "),
    own,
    schema.text(" end"),
  );
  assert.equal(lookedOf(text), "See not but end");
});

/** How a document holds a mark that this version has no look for. */
function ownAsNow() {
  return styled("myne", "other", { name: "own", value: "true" });
}

test("a sentence in another language is left alone, a slip in an English one is not", () => {
  const known = new Set("i want to the see she likes".split(" "));
  const wrong = (text: string) =>
    wrongWords(wordsIn(text), ({ word }) => !known.has(word.toLowerCase())).map((it) => it.word);
  assert.deepEqual(wrong("Chcę zobaczyć moje miasto rodzinne znowu"), []);
  assert.deepEqual(wrong("Moja siostra gotuje obiad. She likes to see teh"), ["teh"]);
});

test("a text of 100,000 characters in one line is read without standing still", () => {
  const words = readFileSync(import.meta.filename, "utf8").replaceAll(/\s+/g, " ");
  const long = words.repeat(Math.ceil(100_000 / words.length)).slice(0, 100_000);
  const found = wordsIn(long);
  assert.ok(found.length > 5000);
  assert.ok(found.every((it, at) => at === 0 || it.from >= (found[at - 1]?.to ?? 0)));
});
