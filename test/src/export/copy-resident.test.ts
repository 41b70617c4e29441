import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Block, CopyOptions } from "#src/export/copy.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { action, outcome, person, plan, writing } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import { asked, sample } from "./sample.ts";
import { headings, shown } from "./shown.ts";

const { plan: rosa, template } = sample("care-act-rosa");
const { plan: leonard } = sample("care-act-advocate");

const resident = (of: Plan, more: Partial<CopyOptions> = {}) =>
  copyOf(of, template, { ...asked, copy: "resident", ...more });

/** The lines about the one action of a plan. */
function linesAbout(facts: Parameters<typeof action>[1], wording = "Buy a pan."): string[] {
  const people = [person("Sam Okoro", "keyworker")];
  const blocks = resident(plan([outcome("Cook", action(wording, facts))], { people })).blocks;
  const from = blocks.findIndex((it) => it.kind === "heading" && it.text === "Who will do what");
  return blocks.slice(from + 1, from + 3).map(shown);
}

describe("the resident's copy", () => {
  it("speaks in the first person where the plan does", () => {
    const all = headings(resident(rosa).blocks);
    for (const it of ["My support plan", "What I want", "What I am good at", "If I do not agree"])
      assert.ok(all.includes(it), it);
  });

  it("never speaks as the resident over what somebody else said", () => {
    assert.deepEqual(
      headings(resident(leonard).blocks).filter((it) => /\b(I|my|me)\b/i.test(it)),
      [],
    );
    const voice = writing("She wants to cook.", "advocate");
    const mixed = plan([outcome(voice), outcome("I want to sing.")]);
    const over = headings(resident(mixed).blocks).filter((it) => /^What .+ wants?$/.test(it));
    assert.deepEqual(over, ["What Jean wants", "What I want"]);
  });

  it("has the resident's words as they are", () => {
    const blocks = resident(rosa).blocks;
    const words = blocks.filter((it) => it.kind === "line" && it.tone === "voice").map(shown);
    assert.deepEqual(
      words,
      rosa.outcomes.map((it) => it.writing["voice"]?.text),
    );
  });

  it("begins an action with who does it, and bends no sentence around its words", () => {
    const facts = { owner: "sam-okoro", dueOn: "2030-05-01" };
    assert.equal(linesAbout(facts)[0], "Sam Okoro will do this by 1 May 2030: Buy a pan.");
    assert.equal(
      linesAbout({ ...facts, status: "done" }, "buying a pan")[0],
      "Sam Okoro has done this: buying a pan",
    );
    assert.equal(
      linesAbout({ ...facts, status: "not-done" })[0],
      "Sam Okoro has not done this by 1 May 2030: Buy a pan.",
    );
    assert.equal(linesAbout({})[0], "Nobody is named yet to do this: Buy a pan.");
  });

  it("lets our sentences run from left to right, whatever name they begin with", () => {
    const people = [{ ...person("sam", "keyworker"), name: "فاطمة" }];
    const of = plan([outcome("Cook", action("Buy a pan.", { owner: "sam" }))], { people });
    const item = resident(of).blocks.find((it) => shown(it).startsWith("فاطمة will do this"));
    assert.equal(item?.kind === "line" && item.tone, "plain");
  });

  it("says when the one who will do it was told, and what the resident answered", () => {
    const told = linesAbout({ owner: "sam-okoro", toldOn: "2030-04-02" });
    assert.equal(told[1], "Sam Okoro was told on 2 April 2030.");
    const words = writing("Not on a Monday.");
    assert.equal(
      linesAbout({ agreement: { answer: "disagrees", words } })[1],
      "Jean does not agree with this.",
    );
  });

  it("gives room to write under each outcome", () => {
    const { blocks } = resident(rosa);
    const after = blocks.filter((_, at) => {
      const before = blocks[at - 1];
      return before !== undefined && shown(before) === "What I want to say about this:";
    });
    assert.deepEqual(
      after.map((it) => it.kind),
      rosa.outcomes.map(() => "write-lines"),
    );
  });

  it("has each outcome on a page of its own in large print, and is larger than other copies", () => {
    const large = resident(rosa, { largePrint: true });
    const starts = large.blocks.filter((it) => it.kind === "heading" && it.startsPage).map(shown);
    assert.deepEqual(starts, ["Outcome 1", "Outcome 2", "Outcome 3"]);
    assert.deepEqual([resident(rosa).points, large.points], [14, 18]);
    assert.ok(!resident(rosa).blocks.some((it) => it.kind === "heading" && it.startsPage));
  });

  it("has the safety plan that was made with the resident, and never a level", () => {
    const risk = {
      id: "r1",
      wording: writing("The pan may burn.", "worker"),
      level: "high" as const,
      reviewedOn: null,
      withResident: true,
      reason: "",
      approvedBy: "",
      staffDo: writing("Sam looks in.", "worker"),
      personDoes: writing("I switch it off."),
    };
    const text = (of: Plan) => resident(of).blocks.map(shown).join("\n");
    const safe = text(plan([], { risks: [risk] }));
    assert.match(safe, /The pan may burn\.[^]*I switch it off\.[^]*Sam looks in\./);
    assert.doesNotMatch(safe, /\bhigh\b/i);
    const without = {
      ...risk,
      withResident: false,
      reason: "Marker one",
      approvedBy: "Marker two",
    };
    assert.doesNotMatch(text(plan([], { risks: [without] })), /pan may burn|Marker/);
  });

  it("says that it is long when it likely is, and then only", () => {
    const many = { ...rosa, outcomes: Array.from({ length: 12 }, () => rosa.outcomes).flat() };
    const isSaid = (blocks: readonly Block[]) =>
      blocks.some((it) => shown(it).startsWith("This copy is long."));
    assert.ok(isSaid(resident(many).blocks));
    assert.ok(!isSaid(resident(rosa).blocks));
  });

  it("explains the hard words that it uses, if it is asked to", () => {
    const used = plan([outcome("I want to keep my Tenancy.")]);
    const last = (more: Partial<CopyOptions>) => {
      const { blocks } = resident(used, more);
      const from = blocks.findIndex((it) => shown(it) === "Words in this plan");
      return from === -1 ? [] : blocks.slice(from + 1).map(shown);
    };
    assert.ok(last({ plainWords: true }).some((it) => it.startsWith("tenancy: The right to live")));
    assert.ok(!last({ plainWords: true }).some((it) => it.startsWith("landlord:")));
    assert.deepEqual(last({}), []);
  });
});
