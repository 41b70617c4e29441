import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Block } from "#src/export/copy.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { action, onRecord, outcome, plan, writing } from "#src/plan/build.ts";
import { CopyGiven, Need, Review, Signature } from "#src/plan/record.ts";
import { plans } from "../plan/some-plans.ts";
import { marked } from "./marked-plan.ts";
import { asked, sample } from "./sample.ts";
import { headings, shown } from "./shown.ts";

const { template } = sample("tiny");
const copy = (of: ReturnType<typeof plan>) => copyOf(of, template, asked).blocks;

/** The rows of the table under a heading, a line of text a cell. */
function rowsUnder(blocks: readonly Block[], title: string): string[][] {
  const at = blocks.findIndex((it) => it.kind === "heading" && it.text === title);
  const table = blocks.slice(at).find((it) => it.kind === "table");
  return table!.rows.map((row) => row.map((cell) => cell.map(shown).join(" / ")));
}

describe("what is on record, in the practitioner's copy", () => {
  it("takes no room where there is nothing", () => {
    assert.ok(!headings(copy(plan([]))).includes("On record"));
  });

  it("stands under the names that the screen has for it", () => {
    const blocks = copy(
      plan([], {
        reviews: [
          Review.parse({ id: "r", on: "2030-04-01", notes: writing("All well.", "worker") }),
        ],
        needs: [Need.parse({ id: "n", wording: writing("Rent", "worker"), origin: "shared" })],
        signatures: [
          Signature.parse({ id: "s", person: "resident", on: "2030-04-01", as: "mark" }),
        ],
        copies: [CopyGiven.parse({ id: "c", on: "2030-04-02", format: "large print" })],
        communicationNeeds: ["large print"],
        status: "final",
      }),
    );
    assert.deepEqual(rowsUnder(blocks, "Reviews"), [
      ["1 April 2030", "A review of the whole plan / With Jean", "All well. / The worker's view"],
    ]);
    assert.equal(
      rowsUnder(blocks, "What Jean may want support with")[0]![1],
      "Somebody else, and Jean agrees",
    );
    assert.deepEqual(rowsUnder(blocks, "Who agreed")[0]!.slice(0, 2), [
      "Jean Marsh",
      "Made a mark",
    ]);
    assert.deepEqual(rowsUnder(blocks, "Copies for Jean")[0]!.slice(0, 2), [
      "large print",
      "2 April 2030",
    ]);
    assert.ok(blocks.some((it) => shown(it) === "How far it is: Final"));
  });

  it("says of an outcome and an action what is on record of them", () => {
    const facts = { commissioned: true, toldOn: "2030-04-02" };
    const of = outcome(
      "Cook",
      onRecord({ areas: ["daily-life"], kind: "progress" }),
      action("Buy a pan.", facts),
    );
    const all = copy(plan([of]));
    const at = all.findIndex((it) => shown(it) === "Outcome 1");
    assert.deepEqual(all.slice(at + 1, at + 3).map(shown), [
      "Areas of life: daily life",
      "Something new",
    ]);
    const [[what]] = rowsUnder(all, "Outcome 1") as [[string]];
    assert.match(what, /Paid for, told on 2 April 2030$/);
  });

  it("holds every word that is on record of needs, talks, reviews, safety, agreement and copies", () => {
    const isOnRecord =
      /^\.(needs|talks|reviews|risks|signatures|copies|unsigned|stage|pausedFor)\b/;
    // What a review keeps to compare with, and where the words are, is no writing.
    const isKept = (path: string) =>
      isOnRecord.test(path) && !/\.(href|prints\b.*|stillRight.*)$/.test(path);
    fc.assert(
      fc.property(plans, (of) => {
        const { plan: withWords, markers } = marked(of);
        const text = copyOf(withWords, template, asked).blocks.map(shown).join("\n").toLowerCase();
        const lost = [...markers].filter(([word, path]) => isKept(path) && !text.includes(word));
        assert.deepEqual(lost, []);
      }),
    );
  });
});
