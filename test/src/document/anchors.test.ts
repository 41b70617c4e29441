import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import { anchorOf, quoteOf, rangeOf } from "#src/document/anchors.ts";

const LETTERS = "abcdefghijklmnopqrst";

function written(text: string) {
  const ydoc = new Y.Doc();
  const ytext = ydoc.getText("t:o1:voice");
  ytext.insert(0, text);
  return { ydoc, ytext };
}

function copyOf(ydoc: Y.Doc) {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  return { ydoc: copy, ytext: copy.getText("t:o1:voice") };
}

/** What one person does: deletes some characters, or writes upper-case ones. */
const edits = fc.array(
  fc.record({ at: fc.nat(40), drop: fc.nat(4), add: fc.stringMatching(/^[A-Z]{0,3}$/) }),
  { maxLength: 8 },
);

function edit(ytext: Y.Text, todo: readonly { at: number; drop: number; add: string }[]) {
  for (const { at, drop, add } of todo) {
    const from = Math.min(at, ytext.length);
    ytext.delete(from, Math.min(drop, ytext.length - from));
    ytext.insert(Math.min(from, ytext.length), add);
  }
}

describe("the place of a comment", () => {
  it("holds those of its words that are left, and no others, whatever two people write at once", () => {
    fc.assert(
      fc.property(
        fc.nat(LETTERS.length - 1),
        fc.integer({ min: 1, max: 8 }),
        edits,
        edits,
        (from, length, hers, his) => {
          const here = written(LETTERS);
          const there = copyOf(here.ydoc);
          const to = Math.min(LETTERS.length, from + length);
          const anchor = anchorOf(here.ytext, { from, to });
          edit(here.ytext, hers);
          edit(there.ytext, his);
          Y.applyUpdate(here.ydoc, Y.encodeStateAsUpdate(there.ydoc));
          Y.applyUpdate(there.ydoc, Y.encodeStateAsUpdate(here.ydoc));

          const found = rangeOf(here.ydoc, here.ytext, { anchor, quote: "" });
          assert.deepEqual(rangeOf(there.ydoc, there.ytext, { anchor, quote: "" }), found);
          const text = here.ytext.toString();
          const inside = found ? text.slice(found.from, found.to) : "";
          const outside = found ? text.slice(0, found.from) + text.slice(found.to) : text;
          const meant = new Set(LETTERS.slice(from, to));
          const letters = (words: string) => words.split("").filter((it) => /[a-z]/.test(it));
          assert.ok(
            letters(inside).every((it) => meant.has(it)),
            "no other word came in",
          );
          assert.ok(
            letters(outside).every((it) => !meant.has(it)),
            "none of its words went out",
          );
        },
      ),
    );
  });

  it("is nowhere once its words are gone, and where the quote stands if they come back", () => {
    const { ydoc, ytext } = written("I want to sing again.");
    const range = { from: 10, to: 14 };
    const place = { anchor: anchorOf(ytext, range), quote: quoteOf(ytext, range) };
    assert.equal(place.quote, "sing");
    ytext.delete(10, 4);
    assert.equal(rangeOf(ydoc, ytext, place), null);
    ytext.insert(0, "To sing! ");
    assert.deepEqual(rangeOf(ydoc, ytext, place), { from: 3, to: 7 });
    ytext.insert(0, "sing ");
    assert.equal(rangeOf(ydoc, ytext, place), null, "two places are one too many");
  });

  it("is found by its quote in a document that began with the same words", () => {
    const { ytext } = written("One two three");
    const range = { from: 4, to: 7 };
    const place = { anchor: anchorOf(ytext, range), quote: quoteOf(ytext, range) };
    const other = written("One two three");
    assert.deepEqual(rangeOf(other.ydoc, other.ytext, place), range);
  });

  it("is nowhere for what is no place", () => {
    const { ydoc, ytext } = written("One");
    for (const anchor of ["", "[]", "[1,2]", "{", '[{"tname":"t:o2:voice"},null]'])
      assert.equal(rangeOf(ydoc, ytext, { anchor, quote: "" }), null);
  });

  it("does not grow by what is written right beside it, and grows by what is written inside", () => {
    const { ydoc, ytext } = written("abc");
    const anchor = anchorOf(ytext, { from: 1, to: 2 });
    ytext.insert(2, "X");
    ytext.insert(1, "Y");
    assert.deepEqual(rangeOf(ydoc, ytext, { anchor, quote: "" }), { from: 2, to: 3 });
  });
});
