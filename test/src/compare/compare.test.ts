import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import type { Change } from "#src/compare/change.ts";
import { compare } from "#src/compare/compare.ts";
import { sentenceFor, summaryOf } from "#src/compare/sentences.ts";
import { indexOf } from "#src/document/roots.ts";
import { action, marker, outcome, person, plan, sections, timeframe } from "#src/plan/build.ts";
import type { Plan, Writing } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import { Need, Review, Signature } from "#src/plan/record.ts";
import { template } from "#test/components/template.ts";
import { differencesOf, isReordered } from "./values-of-plan.ts";
import { onRecord, somebody } from "#test/src/document/somebody-edits.ts";

const people = [person("Sam Reed", "keyworker"), person("Jo Hall", "sister")];
const before = plan(
  [
    outcome(
      "I want to sing in a choir.",
      sections({ individual: "I know the songs." }),
      timeframe({ kind: "dates", to: "2027-04-01" }),
      marker("I have been to two rehearsals."),
      action("Ring the choir", { owner: "jo-hall", dueOn: "2027-02-01" }),
      action("Buy a folder"),
    ),
    outcome("I want to cook."),
    outcome("I want to swim."),
  ],
  { people, writing: { about: { ...writingOf("My cat.") } } },
);

function writingOf(text: string): Writing {
  return { text, marks: [], bullets: [], speaker: { kind: "resident", person: null } };
}

const need = Need.parse({ id: "n1" });
const review = Review.parse({ id: "r1" });
const signature = Signature.parse({ id: "s1", person: "resident" });

/** A copy of `before` that somebody has been at. */
function changed(edit: (copy: Plan) => void): Plan {
  const copy = structuredClone(before);
  edit(copy);
  return copy;
}

const told = (changes: readonly Change[]) =>
  changes.map((it) => {
    const parts = it.what === "words" ? it.parts : [];
    const signs = { same: "T", removed: "[-T-]", added: "{+T+}" };
    const words = parts.map(({ kind, text }) => signs[kind].replace("T", () => text)).join("");
    return `${it.thing.name} | ${sentenceFor(it)}${words && ` | ${words}`}`;
  });

describe("two states of a plan compared", () => {
  const EXAMPLES: [string, (copy: Plan) => void, string[]][] = [
    ["nothing", () => {}, []],
    [
      "an owner",
      (it) => (it.outcomes[0]!.actions[0]!.owner = "sam-reed"),
      ["Action 1 | Sam Reed is now the owner, was Jo Hall."],
    ],
    [
      "an owner where there was none",
      (it) => (it.outcomes[0]!.actions[1]!.owner = "sam-reed"),
      ["Action 2 | Sam Reed is now the owner."],
    ],
    [
      "an owner who was taken out",
      (it) => (it.outcomes[0]!.actions[0]!.owner = null),
      ["Action 1 | Nobody is now the owner, was Jo Hall."],
    ],
    [
      "a day of the same year",
      (it) => (it.outcomes[0]!.timeframe.to = "2027-05-01"),
      ["Outcome 1 | By 1 May 2027, was 1 April."],
    ],
    [
      "a day of another year",
      (it) => (it.outcomes[0]!.actions[0]!.dueOn = "2028-02-01"),
      ["Action 1 | By 1 February 2028, was 1 February 2027."],
    ],
    [
      "a marker that was seen",
      (it) => (it.outcomes[0]!.markers[0]!.reachedOn = "2027-01-05"),
      ["Progress marker 1 | Seen on 5 January 2027."],
    ],
    [
      "an answer, and the words with it",
      (it) =>
        (it.outcomes[0]!.actions[0]!.agreement = { answer: "agrees", words: writingOf("Yes!") }),
      ["Action 1 | Jean agrees.", "Action 1 | Jean's answer | {+Yes!+}"],
    ],
    [
      "words and who speaks",
      (it) => {
        it.outcomes[0]!.writing["voice"]!.text = "I want to sing in a big choir.";
        it.outcomes[0]!.writing["voice"]!.speaker = { kind: "family", person: "jo-hall" };
      },
      [
        "Outcome 1 | What I want | I want to sing in a {+big +}choir.",
        "Outcome 1 | What I want: now Jo Hall, sister, was Jean's own words.",
      ],
    ],
    [
      "the look alone",
      (it) => (it.writing["about"]!.marks = [{ kind: "strong", from: 3, to: 6 }]),
      ["The plan as a whole | About me: only the look changed, for example bold or a list."],
    ],
    [
      "which words are the resident's own",
      (it) => (it.writing["about"]!.marks = [{ kind: "own", from: 0, to: 3 }]),
      ["The plan as a whole | About me: other words than before are marked as the resident's own."],
    ],
    [
      "what was put on record",
      (it) => {
        const on = "2027-02-01";
        it.needs = [{ ...need, id: "n1", outcomes: ["o2"], says: writingOf("Soon.") }];
        it.reviews = [{ ...review, on, withResident: false, stillRight: ["o1/voice"] }];
        it.signatures = [{ ...signature, on }];
        it.outcomes[2]!.areas = ["health", "leisure"];
        it.status = "final";
        it.unsigned.text = "She was ill.";
      },
      [
        "Outcome 3 | Areas of life: health, leisure.",
        "Need 1 | Added.",
        "Need 1 | What Jean says | {+Soon.+}",
        "Need 1 | Answered by: outcome 2.",
        "Review 1 | Added.",
        "Review 1 | Day: 1 February 2027.",
        "Review 1 | Who was there: the resident was not.",
        "Review 1 | Confirmed as still right: 1 piece of writing.",
        "Signature 1 | Added.",
        "Signature 1 | Who agreed: Jean Marsh.",
        "Signature 1 | Day: 1 February 2027.",
        "The plan as a whole | Why nobody has signed | {+She was ill.+}",
        "The plan as a whole | In force, was draft.",
      ],
    ],
    [
      "a new outcome with all that is in it, and one that was put away",
      (it) => {
        it.outcomes.splice(1, 1);
        const fresh = outcome("I want a dog.", marker("We have met one."));
        it.outcomes.push({ ...fresh, id: "new", markers: [{ ...fresh.markers[0]!, id: "m" }] });
      },
      [
        "Outcome 2 | Put away.",
        "Outcome 2 | What I want | [-I want to cook.-]",
        "Outcome 3 | Added.",
        "Outcome 3 | What I want | {+I want a dog.+}",
        "Progress marker 1 | Added.",
        "Progress marker 1 | Wording | {+We have met one.+}",
      ],
    ],
    [
      "an order in which one thing moved",
      (it) => it.outcomes.unshift(it.outcomes.pop()!),
      ["Outcome 1 | Moved from place 3 to place 1."],
    ],
    [
      "a person's name, hours and a review",
      (it) => {
        it.people[0]!.name = "Sam Reid";
        it.totalHours = 1;
        it.reviewOn = "2027-06-01";
      },
      [
        "Sam Reid | Name: Sam Reid, was Sam Reed.",
        "The plan as a whole | Total hours a week: 1 hour.",
        "The plan as a whole | Next review of the whole plan: 1 June 2027.",
      ],
    ],
    [
      "words under a key of another template",
      (it) => (it.outcomes[1]!.writing["old-key"] = writingOf("Kept.")),
      ["Outcome 2 | Kept from another form of this plan: old key | {+Kept.+}"],
    ],
  ];
  for (const [what, edit, expected] of EXAMPLES)
    it(`tells of ${what}`, () =>
      assert.deepEqual(told(compare(before, changed(edit), template)), expected));

  it("tells a thing that came back from a new one", () => {
    const without = changed((it) => it.outcomes.pop());
    const [first] = compare(without, before, template, new Set(["o3"]));
    assert.equal(first && sentenceFor(first), "Brought back.");
  });

  it("tells two people of the same name apart", () => {
    const twins = { ...before, people: [...people, { ...people[1]!, id: "other-jo" }] };
    const other = structuredClone(twins);
    other.outcomes[0]!.actions[0]!.owner = "other-jo";
    assert.deepEqual(told(compare(twins, other, template)), [
      "Action 1 | Jo Hall (not the same as before) is now the owner, was Jo Hall.",
    ]);
  });

  it("says all in one line", () => {
    const line = (edit: (copy: Plan) => void, noun = "Outcome") =>
      summaryOf(compare(before, changed(edit), template), noun);
    assert.equal(
      line(() => {}),
      "Nothing is different.",
    );
    assert.equal(
      line((it) => {
        it.outcomes[0]!.actions[0]!.owner = null;
        it.outcomes[0]!.markers[0]!.reachedOn = "2027-01-05";
        it.outcomes[1]!.writing["voice"]!.text = "I want to cook for Jo.";
        it.outcomes.push({ ...outcome("I want a dog."), id: "new" });
        it.people.pop();
        it.title = "Mine";
      }),
      "2 outcomes changed, 1 added; 1 person put away; 1 thing about the whole plan changed.",
    );
    assert.equal(
      line((it) => {
        it.needs = [1, 2].map((id) => ({ ...need, id: `n${id}` }));
        it.copies = [{ id: "c", on: null, format: "printed", response: "" }];
      }),
      "2 needs added; 1 copy added.",
    );
    assert.equal(
      line((it) => it.outcomes.reverse(), "Priority"),
      "2 priorities moved.",
    );
  });

  it("names every field that reads otherwise and nothing else, whatever people did", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 30 }), (seed, times) => {
        const { ydoc, edit } = somebody({ ...before, ...onRecord }, seed);
        edit(10);
        const old = readPlan(ydoc);
        const known = new Set(indexOf(ydoc).keys());
        edit(times);
        const now = readPlan(ydoc);
        const changes = compare(old, now, template, known);
        assert.deepEqual(namedIn(changes), differencesOf(old, now, known));
        assert.equal(
          changes.some((it) => it.what === "moved"),
          isReordered(old, now),
        );
        assert.deepEqual(compare(now, readPlan(copyOf(ydoc)), template), []);
        for (const it of changes) assert.match(sentenceFor(it), /^\S.*\S$/s);
      }),
      { numRuns: 400 },
    );
  });
});

function copyOf(ydoc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  return copy;
}

/** What changes say of which field, in a fixed order; of what came or went, only that. */
function namedIn(changes: readonly Change[]): string[] {
  const came = new Set(
    changes.filter((it) => it.what === "added" || it.what === "put-away").map((it) => it.thing.id),
  );
  const isInside = ({ thing }: Change) =>
    came.has(thing.outcome ?? "") && thing.id !== thing.outcome;
  return changes
    .filter((it) => !isInside(it))
    .filter((it) => !came.has(it.thing.id) || it.what === "added" || it.what === "put-away")
    .filter((it) => it.what !== "moved")
    .map((it) => {
      const key = "key" in it ? `.${it.key}` : "";
      const what = it.what === "added" && it.isBack ? "back" : it.what;
      return `${it.thing.id}${key} ${what}`;
    })
    .sort();
}
