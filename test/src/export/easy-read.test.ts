import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { copyOf } from "#src/export/copy-model.ts";
import { onRecord, outcome, plan, writing } from "#src/plan/build.ts";
import { printOfText } from "#src/plan/print.ts";
import { plans } from "../plan/some-plans.ts";
import { asked, sample } from "./sample.ts";
import { shown } from "./shown.ts";

const { template } = sample("tiny");
const WORDS = "I want to cook.\nSam helps me.";
const approved = {
  easyRead: writing(WORDS, "worker"),
  easyReadBy: "Sam Okoro",
  easyReadOn: "2030-04-01",
  easyReadPrint: printOfText(WORDS),
};

/** What stands under the first outcome, up to the lines to write on. */
function easyRead(facts: Parameters<typeof onRecord>[0]): string[] {
  const of = plan([outcome("I want my own kitchen, and to cook in it.", onRecord(facts))]);
  const { blocks } = copyOf(of, template, { ...asked, copy: "resident", easyRead: true });
  const all = blocks.map(shown);
  return all.slice(all.indexOf("Outcome 1") + 1, all.indexOf("What I want to say about this:"));
}

describe("a copy in Easy Read", () => {
  it("shows the approved sentences, one a line, and who approved them", () => {
    assert.deepEqual(easyRead(approved), [
      "In short",
      "I want to cook.",
      "Sam helps me.",
      "Sam Okoro approved these words on 1 April 2030.",
    ]);
  });

  it("shows the resident's own words where there are none, and says so", () => {
    assert.deepEqual(easyRead({}), [
      "What I want",
      "Nobody has approved Easy Read words for this yet. These are the words of the plan.",
      "I want my own kitchen, and to cook in it.",
      "In Jean's words",
    ]);
  });

  it("shows no words that nobody approved, or that were changed since", () => {
    const changed = { ...approved, easyRead: writing("I want to cook rice.", "worker") };
    for (const facts of [
      changed,
      { ...approved, easyReadBy: " " },
      { ...approved, easyReadOn: null },
      { ...approved, easyReadPrint: "" },
    ])
      assert.deepEqual(easyRead(facts), easyRead({}));
  });

  it("has each outcome on a page of its own", () => {
    const of = plan([outcome("I want to cook."), outcome("I want to sing.")]);
    const { blocks } = copyOf(of, template, { ...asked, copy: "resident", easyRead: true });
    const starts = blocks.filter((it) => it.kind === "heading" && it.startsPage).map(shown);
    assert.deepEqual(starts, ["Outcome 1", "Outcome 2"]);
  });

  it("never shows unapproved words of any plan, in any kind of copy", () => {
    const kinds = fc.constantFrom("practitioner", "resident", "provider", "review");
    fc.assert(
      fc.property(plans, kinds, fc.boolean(), (plan, copy, isEasy) => {
        const outcomes = plan.outcomes.map((it) => ({ ...it, easyRead: writing("zqmarkqz") }));
        const { blocks } = copyOf({ ...plan, outcomes }, template, {
          ...asked,
          copy,
          easyRead: isEasy,
        });
        assert.ok(!blocks.map(shown).join().includes("zqmarkqz"));
      }),
    );
  });
});
