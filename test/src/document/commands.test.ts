import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as Y from "yjs";
import { createUndo } from "#src/browser/undo.ts";
import {
  addAction,
  addMarker,
  addOutcome,
  addPerson,
  move,
  moveToActions,
  remove,
  restore,
  setFact,
  setSpeaker,
  wasWrittenAfterRemoval,
  type Who,
} from "#src/document/commands.ts";
import { factsOf, indexOf, textOf } from "#src/document/roots.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import { sections } from "./schedules/intentions.ts";

const speaker = { kind: "resident", person: null } as const;

function person(name: string): Who {
  let ids = 0;
  return { by: name, now: () => "2030-05-01T09:00:00.000Z", newId: () => `${name}${ids++}` };
}

/** Two people with a copy each, and a way to bring both copies together. */
function pair() {
  const [ada, ben] = [
    { ydoc: new Y.Doc(), who: person("ada") },
    { ydoc: new Y.Doc(), who: person("ben") },
  ];
  ada.ydoc.clientID = 1;
  ben.ydoc.clientID = 2;
  const meet = () => {
    Y.applyUpdate(ben.ydoc, Y.encodeStateAsUpdate(ada.ydoc));
    Y.applyUpdate(ada.ydoc, Y.encodeStateAsUpdate(ben.ydoc));
  };
  return { ada, ben, meet };
}

const outcomesIn = (ydoc: Y.Doc) => readPlan(ydoc).outcomes.map((it) => it.id);

describe("adding", () => {
  it("enters a thing as removed, and then shows it", () => {
    const { ada } = pair();
    const seen: unknown[] = [];
    ada.ydoc.on("afterTransaction", ({ origin }) => {
      for (const id of indexOf(ada.ydoc).keys())
        seen.push([origin, factsOf(ada.ydoc, id).get("removed") === null]);
    });
    addOutcome(ada.ydoc, sections, speaker, ada.who);
    assert.deepEqual(seen, [
      ["birth", false],
      ["local", true],
    ]);
  });

  it("is undone by hiding the thing, with what a colleague wrote in it kept for when it comes back", () => {
    const { ada, ben, meet } = pair();
    const undo = createUndo(ada.ydoc);
    const id = addOutcome(ada.ydoc, sections, speaker, ada.who);
    meet();
    textOf(ben.ydoc, id, "voice").insert(0, "Ben was here");
    meet();
    undo.undo();
    meet();
    assert.deepEqual(outcomesIn(ben.ydoc), []);
    assert.equal(textOf(ben.ydoc, id, "voice").toString(), "Ben was here");
    assert.equal(wasWrittenAfterRemoval(ben.ydoc, id), true);
    restore(ben.ydoc, id);
    assert.equal(readPlan(ben.ydoc).outcomes[0]?.writing["voice"]?.text, "Ben was here");
  });

  it("puts a marker or an action after the one that is named, and a person at the end", () => {
    const { ada } = pair();
    const { ydoc, who } = ada;
    const outcome = addOutcome(ydoc, sections, speaker, who);
    const first = addMarker(ydoc, outcome, null, speaker, who);
    const last = addMarker(ydoc, outcome, null, speaker, who);
    const between = addMarker(ydoc, outcome, first, speaker, who);
    const action = addAction(ydoc, outcome, null, who);
    addPerson(ydoc, { name: "Sam", relation: "brother" }, who);
    const plan = readPlan(ydoc);
    assert.deepEqual(
      plan.outcomes[0]?.markers.map((it) => it.id),
      [first, between, last],
    );
    assert.deepEqual(
      plan.outcomes[0]?.actions.map((it) => it.id),
      [action],
    );
    assert.deepEqual(
      plan.people.map((it) => [it.name, it.relation]),
      [["Sam", "brother"]],
    );
  });

  it("by two people in the same place gives two things in one order for both", () => {
    const { ada, ben, meet } = pair();
    addOutcome(ada.ydoc, sections, speaker, ada.who);
    meet();
    addOutcome(ada.ydoc, sections, speaker, ada.who);
    addOutcome(ben.ydoc, sections, speaker, ben.who);
    meet();
    assert.equal(outcomesIn(ada.ydoc).length, 3);
    assert.deepEqual(outcomesIn(ada.ydoc), outcomesIn(ben.ydoc));
  });
});

describe("removing", () => {
  it("hides a thing and all that is in it, and restoring brings all of it back", () => {
    const { ydoc, who } = pair().ada;
    const id = addOutcome(ydoc, sections, speaker, who);
    const marker = addMarker(ydoc, id, null, speaker, who);
    textOf(ydoc, marker, "text").insert(0, "I cook on Sundays");
    const before = readPlan(ydoc);
    remove(ydoc, id, who);
    assert.deepEqual(outcomesIn(ydoc), []);
    restore(ydoc, id);
    assert.deepEqual(readPlan(ydoc), before);
  });

  it("tells of words that came into the thing unseen, in its markers too, and only of those", () => {
    const { ada, ben, meet } = pair();
    const id = addOutcome(ada.ydoc, sections, speaker, ada.who);
    const marker = addMarker(ada.ydoc, id, null, speaker, ada.who);
    meet();
    remove(ada.ydoc, id, ada.who);
    assert.equal(wasWrittenAfterRemoval(ada.ydoc, id), false);
    textOf(ben.ydoc, marker, "text").insert(0, "unseen");
    meet();
    assert.equal(wasWrittenAfterRemoval(ada.ydoc, id), true);
    restore(ada.ydoc, id);
    assert.equal(wasWrittenAfterRemoval(ada.ydoc, id), false);
  });

  it("keeps undo from taking words out of a thing that a colleague removed", () => {
    const { ada, ben, meet } = pair();
    const id = addOutcome(ada.ydoc, sections, speaker, ada.who);
    meet();
    const undo = createUndo(ada.ydoc);
    ada.ydoc.transact(() => textOf(ada.ydoc, id, "voice").insert(0, "my words"), "local");
    meet();
    remove(ben.ydoc, id, ben.who);
    meet();
    undo.undo();
    restore(ada.ydoc, id);
    assert.equal(readPlan(ada.ydoc).outcomes[0]?.writing["voice"]?.text, "my words");
  });
});

describe("moving", () => {
  it("goes one place among what is shown, and says when there is none", () => {
    const { ydoc, who } = pair().ada;
    const [a, b, c] = [1, 2, 3].map(() => addOutcome(ydoc, sections, speaker, who));
    remove(ydoc, b!, who);
    assert.equal(move(ydoc, c!, "up", who), true);
    assert.deepEqual(outcomesIn(ydoc), [c, a]);
    assert.equal(move(ydoc, c!, "up", who), false);
    assert.equal(move(ydoc, b!, "up", who), false);
    assert.equal(move(ydoc, c!, "down", who), true);
    assert.deepEqual(outcomesIn(ydoc), [a, c]);
  });

  it("keeps what a colleague writes in the thing meanwhile", () => {
    const { ada, ben, meet } = pair();
    const [, b] = [1, 2].map(() => addOutcome(ada.ydoc, sections, speaker, ada.who));
    meet();
    move(ada.ydoc, b!, "up", ada.who);
    textOf(ben.ydoc, b!, "voice").insert(0, "meanwhile");
    meet();
    assert.equal(readPlan(ada.ydoc).outcomes[0]?.writing["voice"]?.text, "meanwhile");
  });

  it("takes words to a new action whole, and back with one undo", () => {
    const { ydoc, who } = pair().ada;
    const id = addOutcome(ydoc, sections, speaker, who);
    textOf(ydoc, id, "voice").insert(0, "I want tea. 😀 Sam buys tea.");
    const undo = createUndo(ydoc);
    const place = { entity: id, key: "voice", from: 13, to: 28 };
    const action = moveToActions(ydoc, id, place, who);
    const [outcome] = readPlan(ydoc).outcomes;
    assert.equal(outcome?.writing["voice"]?.text, "I want tea. ");
    assert.deepEqual(
      outcome?.actions.map((it) => [it.id, it.wording.text]),
      [[action, "😀 Sam buys tea."]],
    );
    undo.undo();
    const [again] = readPlan(ydoc).outcomes;
    assert.equal(again?.writing["voice"]?.text, "I want tea. 😀 Sam buys tea.");
    assert.deepEqual(again?.actions, []);
    assert.equal(moveToActions(ydoc, id, { ...place, from: 11, to: 12 }, who), null);
  });
});

describe("facts", () => {
  it("are set once, and setting the same again is no edit", () => {
    const { ydoc, who } = pair().ada;
    const id = addAction(ydoc, addOutcome(ydoc, sections, speaker, who), null, who);
    let edits = 0;
    ydoc.on("update", () => edits++);
    setFact(ydoc, id, "dueOn", "2030-06-01");
    setFact(ydoc, id, "dueOn", "2030-06-01");
    setSpeaker(ydoc, id, "text", { kind: "family", person: "sam" });
    assert.equal(edits, 2);
    const [action] = readPlan(ydoc).outcomes[0]?.actions ?? [];
    assert.equal(action?.dueOn, "2030-06-01");
    assert.deepEqual(action?.wording.speaker, { kind: "family", person: "sam" });
  });
});
