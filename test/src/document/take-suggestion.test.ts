import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import type { Who } from "#src/document/commands.ts";
import { writePlan } from "#src/document/create-document.ts";
import { rebased } from "#src/document/merge-words.ts";
import { textOf } from "#src/document/roots.ts";
import { takeSuggestion, type Taken } from "#src/document/take-suggestion.ts";
import type { Suggestion, SuggestedChange, Words } from "#src/plan/suggestion.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import { sample } from "#test/src/export/sample.ts";

const { plan, template } = sample("care-act-rosa");

let count = 0;
const who: Who = {
  by: "sam",
  now: () => "2030-06-01T10:00:00Z",
  newId: () => `new${++count}`,
};

function begun(): Y.Doc {
  const ydoc = new Y.Doc();
  writePlan(ydoc, plan, who);
  return ydoc;
}

function take(ydoc: Y.Doc, change: SuggestedChange, replacesAll = false): Taken {
  const section = { tag: "", heading: "", outcome: null };
  const about = { id: "s1", section, by: [], isUntracked: true, blocks: [] };
  const suggestion: Suggestion = { ...about, foundBy: "bookmark", hasMovedOn: false, ...change };
  return takeSuggestion(ydoc, suggestion, {
    sections: template.outcomeSections,
    speaker: { kind: "worker", person: null },
    replacesAll,
    who,
  });
}

const just = (text: string): Words => ({ text, marks: [], bullets: [] });
const place = { entity: "choir", key: "individual" };
const old = plan.outcomes[0]?.writing["individual"]?.text ?? "";
const says = (text: string, now = old): SuggestedChange => {
  return { kind: "words", place, old, now, new: just(text) };
};
const textIn = (ydoc: Y.Doc) => readPlan(ydoc).outcomes[0]?.writing["individual"]?.text;

describe("taking a suggestion", () => {
  it("changes the words that differ, and leaves the others in place", () => {
    const ydoc = begun();
    const ytext = textOf(ydoc, place.entity, place.key);
    const deltas: Y.YTextEvent["delta"][] = [];
    ytext.observe((event) => deltas.push(event.delta));
    const wanted = old.replace("every evening", "every morning");
    assert.equal(take(ydoc, says(wanted)), "done");
    assert.equal(textIn(ydoc), wanted);
    assert.equal(deltas.flat().filter((it) => it.insert !== undefined).length, 1);
  });

  it("keeps what others changed elsewhere in the same words meanwhile", () => {
    const ydoc = begun();
    textOf(ydoc, place.entity, place.key).insert(0, "Now: ");
    const wanted = old.replace("every evening", "every morning");
    assert.equal(take(ydoc, says(wanted)), "done");
    assert.equal(textIn(ydoc), `Now: ${wanted}`);
  });

  it("keeps both where others put words in at the same point, and neither twice", () => {
    const ydoc = begun();
    const ytext = textOf(ydoc, place.entity, place.key);
    ytext.insert(old.length, " I swim.\nAnd I row.");
    const now = `${old} I swim.\nAnd I row.`;
    const both = `${now} I dance.`;
    assert.equal(take(ydoc, says(`${old} I dance.`, now)), "done");
    assert.equal(textIn(ydoc), both);
    assert.equal(take(ydoc, says(`${old} I dance.`, both)), "done");
    assert.equal(textIn(ydoc), both);
  });

  it("asks where words put in at the same point would run into each other", () => {
    assert.equal(rebased("", "I dance.", "I swim."), null);
    assert.equal(rebased("I run", "I runs", "I rune"), null);
  });

  it("asks where others changed the same words, and gives way only when told to", () => {
    const ydoc = begun();
    const ytext = textOf(ydoc, place.entity, place.key);
    const at = old.indexOf("evening");
    ytext.delete(at, "evening".length);
    ytext.insert(at, "night");
    const now = old.replace("evening", "night");
    const wanted = old.replace("evening", "morning");
    assert.equal(take(ydoc, says(wanted, now)), "conflict");
    assert.equal(textIn(ydoc), now);
    assert.equal(take(ydoc, says(wanted, now), true), "done");
    assert.equal(textIn(ydoc), wanted);
  });

  it("brings looks and lists along with new words, and never says whose they are", () => {
    const ydoc = begun();
    const text = `${old}\nfirst\nsecond`;
    const from = text.indexOf("first");
    const change = says(text);
    if (change.kind === "words")
      change.new = {
        text,
        marks: [
          { kind: "strong", from, to: from + 5 },
          { kind: "own", from, to: from + 5 },
        ],
        bullets: [
          { line: 1, depth: 0 },
          { line: 2, depth: 1 },
        ],
      };
    assert.equal(take(ydoc, change), "done");
    const writing = readPlan(ydoc).outcomes[0]?.writing["individual"];
    assert.equal(writing?.text, text);
    assert.deepEqual(writing?.bullets, [
      { line: 1, depth: 0 },
      { line: 2, depth: 1 },
    ]);
    assert.deepEqual(
      writing?.marks.filter((it) => it.from >= from),
      [{ kind: "strong", from, to: from + 5 }],
    );
  });

  it("sets facts, and leaves alone those that nobody has read", () => {
    const ydoc = begun();
    const action = plan.outcomes[0]?.actions[0];
    const fact = {
      kind: "fact",
      entity: action?.id ?? "",
      fact: "dueOn",
      label: "By when",
      old: "",
      now: "",
      new: "2 May 2031",
    } as const;
    assert.equal(take(ydoc, { ...fact, value: null, isClear: false }), "unclear");
    assert.equal(readPlan(ydoc).outcomes[0]?.actions[0]?.dueOn, action?.dueOn);
    assert.equal(take(ydoc, { ...fact, value: "2031-05-02", isClear: true }), "done");
    assert.equal(readPlan(ydoc).outcomes[0]?.actions[0]?.dueOn, "2031-05-02");
  });

  it("adds markers, actions and outcomes, and puts things away", () => {
    const ydoc = begun();
    const outcome = "choir";
    const facts = { owner: "resident", dueOn: "2031-05-02", said: "on the bus" };
    const parts = {
      writing: { voice: just("I want a garden.") },
      markers: [just("Beans")],
      actions: [{ words: just("Dig"), facts }],
    };
    take(ydoc, { kind: "add", thing: { kind: "marker", outcome }, old: "", new: just("A sign") });
    take(ydoc, {
      kind: "add",
      thing: { kind: "action", outcome, facts },
      old: "",
      new: just("Go"),
    });
    take(ydoc, { kind: "add", thing: { kind: "outcome", parts }, old: "", new: just("") });
    const [choir, , , garden] = readPlan(ydoc).outcomes;
    assert.equal(choir?.markers.at(-1)?.wording.text, "A sign");
    assert.equal(choir?.actions.at(-1)?.wording.text, "Go\non the bus");
    assert.equal(choir?.actions.at(-1)?.owner, "resident");
    assert.equal(garden?.writing["voice"]?.text, "I want a garden.");
    assert.equal(garden?.markers[0]?.wording.text, "Beans");
    assert.equal(garden?.actions[0]?.dueOn, "2031-05-02");
    const goes = { kind: "remove", thing: "outcome", entity: outcome, old: "" } as const;
    assert.equal(take(ydoc, goes), "done");
    assert.equal(take(ydoc, goes), "gone");
    assert.equal(take(ydoc, says("anything")), "gone");
    assert.equal(readPlan(ydoc).outcomes[0]?.id, "kitchen");
  });

  it("loses no word of either side when a text has moved on", () => {
    const word = fc.constantFrom<string>(
      "I",
      "want",
      "to",
      "cook",
      "sing",
      "for",
      "four",
      "people",
      "again",
    );
    const edit = fc.record({ at: fc.nat(12), word: fc.stringMatching(/^[a-z]{12}$/) });
    fc.assert(
      fc.property(fc.array(word, { minLength: 12, maxLength: 12 }), edit, edit, (base, a, b) => {
        fc.pre(a.word !== b.word);
        const text = base.join(" ");
        const wanted = base.toSpliced(a.at, 0, a.word).join(" ");
        const now = base.toSpliced(b.at, 0, b.word).join(" ");
        const steps = rebased(text, wanted, now);
        if (steps === null) return;
        let merged = now;
        for (const { from, to, newFrom, newTo } of steps.toReversed())
          merged = merged.slice(0, from) + wanted.slice(newFrom, newTo) + merged.slice(to);
        assert.deepEqual(merged.split(" ").sort(), [...base, a.word, b.word].sort());
      }),
    );
  });
});
