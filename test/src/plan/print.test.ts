import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { printOfText } from "#src/plan/print.ts";

test("the print of a text stays the same from one release to the next", () => {
  assert.equal(printOfText("Bread at Lena's, every Saturday."), "0hd337q1def4n5");
});

test("spaces, line breaks and the form of quotation marks change no print", () => {
  assert.equal(printOfText(" She said “I'll walk”.\n"), printOfText('She  said\n"I’ll walk".'));
});

test("any other change changes the print", () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.nat(), word, (words, at, other) => {
      const changed = words.with(at % words.length, other);
      fc.pre(changed.join() !== words.join());
      assert.notEqual(printOfText(changed.join(" ")), printOfText(words.join(" ")));
    }),
  );
});

test("nothing has the empty print", () => {
  assert.equal(printOfText(" \n"), "");
});
