import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isNearCopy, printOf } from "#src/lint/analysis/copies.ts";
import { analyse } from "#src/lint/analysis/analyse.ts";
import { createDirectory } from "#src/lint/analysis/directory.ts";
import { createLinter } from "#src/lint/lint.ts";
import { noCopiedText } from "#src/lint/rules/no-copied-text.ts";
import { shipped } from "#src/lint/vocabulary.ts";
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
  printOf(analyse(outcome(text).writing["voice"]!, createDirectory(jean, []), shipped));

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

test("checking again after a text changed finds what a first check finds", () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 5 }), (versions) => {
      const linter = createLinter([noCopiedText]);
      let before = versions[0]!.map((text) => outcome("", sections({ individual: text })));
      for (const texts of versions) {
        // An outcome whose words stay is the same object, as it is in a plan that is read again.
        const outcomes = texts.map((text, at) => {
          const old = before[at];
          const isSame = old?.writing["individual"]?.text === text;
          return old && isSame ? old : outcome("", sections({ individual: text }));
        });
        before = outcomes;
        const now = { ...plan([], { resident: jean }), outcomes: outcomes.map(withId) };
        assert.deepEqual(
          linter.check(now, careAct),
          createLinter([noCopiedText]).check(structuredClone(now), careAct),
        );
      }
    }),
    { numRuns: 200 },
  );
});

/** Gives an outcome an id without making it another object. */
function withId(it: ReturnType<typeof outcome>, at: number) {
  return Object.assign(it, { id: `o${at + 1}` });
}
