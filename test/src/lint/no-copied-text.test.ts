import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isNearCopy, printOf } from "#src/lint/analysis/copies.ts";
import { analyse } from "#src/lint/analysis/analyse.ts";
import { createDirectory } from "#src/lint/analysis/directory.ts";
import { createLinter } from "#src/lint/lint.ts";
import { noCopiedText } from "#src/lint/rules/no-copied-text.ts";
import { outcome, plan, resident, sections } from "#src/plan/build.ts";
import { careAct } from "./occasions.ts";

const jean = resident("Jean Marsh");
const written = "knows where each tool in the shed hangs and lends them to half the street".split(
  " ",
);

/** Texts of which many differ from each other by a word or two. */
const texts = fc.array(
  fc
    .array(fc.record({ at: fc.nat(written.length - 1), word: fc.constantFrom("", "old", "red") }), {
      maxLength: 3,
    })
    .map((changes) => {
      const words = [...written];
      for (const { at, word } of changes) words[at] = word;
      return words.filter(Boolean).join(" ");
    }),
  { minLength: 2, maxLength: 12 },
);

const printed = (text: string) =>
  printOf(analyse(outcome(text).writing["voice"]!, createDirectory(jean, [])));

test("a copy is found wherever comparing each text with all before it would find one", () => {
  fc.assert(
    fc.property(texts, (all) => {
      const kept: string[] = [];
      const copies = all.flatMap((text, at) => {
        const print = printed(text);
        if (kept.some((it) => it === text || isNearCopy(printed(it), print))) return [`o${at + 1}`];
        kept.push(text);
        return [];
      });
      const outcomes = all.map((text) => outcome("", sections({ individual: text })));
      const found = createLinter([noCopiedText]).check(plan(outcomes, { resident: jean }), careAct);
      assert.deepEqual(
        found.map((it) => it.place.entity),
        copies,
      );
    }),
    { numRuns: 300 },
  );
});
