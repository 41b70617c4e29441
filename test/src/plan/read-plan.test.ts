import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import {
  addAction,
  addMarker,
  addOutcome,
  addPerson,
  move,
  remove,
  restore,
  setFact,
  setSpeaker,
  type Who,
} from "#src/document/commands.ts";
import { writePlan } from "#src/document/create-document.ts";
import { factsOf, indexOf, textOf } from "#src/document/roots.ts";
import { Plan } from "#src/plan/plan.ts";
import { createPlanReader, readPlan } from "#src/plan/read-plan.ts";
import { sections } from "#test/src/document/schedules/intentions.ts";
import { plans } from "./some-plans.ts";
import { createRandom, type Random } from "#test/src/document/schedules/random.ts";

const resident = { kind: "resident", person: null } as const;

function someone(): Who {
  let ids = 0;
  return { by: "ada", now: () => "2030-05-01T09:00:00.000Z", newId: () => `new${ids++}` };
}

const EMPTY = {
  format: "ownwords-plan",
  version: 1,
  id: "p",
  template: { name: "care-act", version: 1 },
  resident: { id: "resident" },
};

/** A document that says what `plan` says. */
function documentOf(plan: Plan): Y.Doc {
  const ydoc = new Y.Doc();
  writePlan(ydoc, plan, someone());
  return ydoc;
}

/** The same document on another device. */
function copyOf(ydoc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  return copy;
}

describe("reading a plan", () => {
  it("gives back any plan that was written, on this device and the next", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const ydoc = documentOf(plan);
        assert.deepEqual(readPlan(ydoc), plan);
        assert.deepEqual(readPlan(copyOf(ydoc)), plan);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it("passes over a speaker under a name that no writing can have", () => {
    const ydoc = documentOf(Plan.parse(EMPTY));
    factsOf(ydoc, "plan").set("speaker.Not a key", "worker");
    assert.deepEqual(Object.keys(readPlan(ydoc).writing), []);
  });

  it("gives back every example plan, and of a hostile one whatever a document can hold", () => {
    const folder = new URL("../../fixtures/plans/", import.meta.url);
    for (const file of readdirSync(folder)) {
      const plan = Plan.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
      const held = readPlan(documentOf(plan));
      assert.deepEqual(readPlan(copyOf(documentOf(held))), held, file);
      if (file !== "hostile.json") assert.deepEqual(held, plan, file);
      for (const [key, { text }] of Object.entries(plan.writing))
        assert.equal(held.writing[key]?.text, text.toWellFormed());
    }
  });

  it("finds an empty plan in an empty document", () => {
    const plan = readPlan(new Y.Doc());
    assert.deepEqual([plan.outcomes, plan.people, plan.resident.id], [[], [], "resident"]);
    assert.doesNotThrow(() => Plan.parse({ ...plan, id: "p" }));
  });

  it("passes over whatever is no plan in a document", () => {
    const ydoc = new Y.Doc();
    indexOf(ydoc).set("odd", "not a birth");
    indexOf(ydoc).set("later", { kind: "picture", parent: "plan", born: { by: "", at: "" } });
    indexOf(ydoc).set("loop", { kind: "outcome", parent: "loop", born: { by: "", at: "" } });
    factsOf(ydoc, "plan").set("voice", 7).toString();
    factsOf(ydoc, "plan").set("reviewOn", "tomorrow");
    ydoc.getMap("something else").set("x", 1);
    const plan = readPlan(ydoc);
    assert.deepEqual([plan.outcomes, plan.voice, plan.reviewOn], [[], "first", null]);
  });

  it("does not depend on which pieces of writing a screen has asked for", () => {
    const ydoc = new Y.Doc();
    const id = addOutcome(ydoc, [], resident, someone());
    const before = readPlan(ydoc);
    textOf(ydoc, id, "note");
    assert.deepEqual(readPlan(ydoc), before);
  });
});

describe("following a plan", () => {
  it("gives the very same objects for what did not change", () => {
    const ydoc = new Y.Doc();
    const who = someone();
    const [a, b] = [1, 2].map(() => addOutcome(ydoc, sections, resident, who));
    const marker = addMarker(ydoc, a!, null, resident, who);
    const action = addAction(ydoc, a!, null, who);
    const reader = createPlanReader(ydoc);
    const before = reader.read();
    assert.equal(reader.read(), before);

    textOf(ydoc, marker, "text").insert(0, "I cook");
    const after = reader.read();
    assert.notEqual(after.outcomes[0], before.outcomes[0]);
    assert.equal(after.outcomes[0]?.markers[0]?.wording.text, "I cook");
    assert.equal(after.outcomes[0]?.actions[0], before.outcomes[0]?.actions[0]);
    assert.equal(after.outcomes[0]?.writing["voice"], before.outcomes[0]?.writing["voice"]);
    assert.equal(after.outcomes[1], before.outcomes[1]);

    setFact(ydoc, action, "dueOn", "2030-05-01");
    const due = reader.read();
    assert.equal(due.outcomes[0]?.actions[0]?.dueOn, "2030-05-01");
    assert.equal(due.outcomes[0]?.actions[0]?.wording, before.outcomes[0]?.actions[0]?.wording);
    assert.equal(due.outcomes[0]?.markers[0], after.outcomes[0]?.markers[0]);

    move(ydoc, b!, "up", who);
    assert.equal(reader.read().outcomes[1], due.outcomes[0]);
    reader.destroy();
  });

  it("always says what a fresh reading says", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const who = someone();
      const ydoc = new Y.Doc();
      const reader = createPlanReader(ydoc);
      for (let edit = 0; edit < 40; edit++) {
        editSomehow(ydoc, random, who);
        if (random.chance(0.6)) assert.deepEqual(reader.read(), readPlan(ydoc), `seed ${seed}`);
      }
      reader.destroy();
    }
  });
});

/** One random edit by commands, or of a text. */
function editSomehow(ydoc: Y.Doc, random: Random, who: Who) {
  const things = [...indexOf(ydoc).entries()].map(([id, it]) => ({
    id,
    ...(it as { kind: string }),
  }));
  const outcomes = things.filter((it) => it.kind === "outcome").map((it) => it.id);
  const outcome = outcomes.length
    ? random.pick(outcomes)
    : addOutcome(ydoc, sections, resident, who);
  const thing = things.length ? random.pick(things).id : outcome;
  const key = random.pick(["voice", "note", "text", "agreement", "timeframe-note", "easy-read"]);
  const edits = [
    () => addOutcome(ydoc, sections, resident, who),
    () => addMarker(ydoc, outcome, null, resident, who),
    () => addAction(ydoc, outcome, null, who),
    () => addPerson(ydoc, { name: "Sam" }, who),
    () => remove(ydoc, thing, who),
    () => restore(ydoc, thing),
    () => move(ydoc, thing, random.pick(["up", "down"]), who),
    () =>
      textOf(ydoc, random.pick([thing, outcome, "plan"]), key).insert(0, random.pick(["a", "b\n"])),
    () => textOf(ydoc, thing, key).delete(0, Math.min(1, textOf(ydoc, thing, key).length)),
    () =>
      setFact(
        ydoc,
        thing,
        random.pick(["status", "dueOn", "name"]),
        random.pick(["done", "2030-05-01", null]),
      ),
    () => setSpeaker(ydoc, thing, key, { kind: random.pick(["family", "worker"]), person: null }),
    () =>
      setFact(
        ydoc,
        "plan",
        random.pick(["voice", "spokenBy", "title"]),
        random.pick(["third", "sam", "advocate"]),
      ),
  ];
  random.pick(edits)();
}
