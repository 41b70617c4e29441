import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import {
  addAction,
  addMarker,
  addOutcome,
  addPerson,
  LOCAL,
  move,
  moveToActions,
  remove,
  restore,
  setFact,
  setSpeaker,
  type Who,
} from "#src/document/commands.ts";
import { createDocument } from "#src/document/create-document.ts";
import { isMapValue, parseRoot, textOf } from "#src/document/roots.ts";
import { FOLDERS } from "#server/serve.ts";
import { createShadow } from "#server/sync/shadow.ts";
import { readTemplates } from "#server/templates.ts";

let count = 0;
const who: Who = { by: "test", now: () => "2030-01-01T00:00:00.000Z", newId: () => `id${++count}` };

const template = readTemplates(FOLDERS.templates)[0]!;
const resident = { kind: "resident", person: null } as const;

/** A new plan as the server makes it. */
function newPlan() {
  const ydoc = new Y.Doc();
  const beginning = {
    id: "p",
    reference: "r",
    resident: "Amina",
    pronouns: "",
    voice: "first",
  } as const;
  createDocument(ydoc, template, { ...beginning, advocate: null, reviewOn: null }, who);
  return Y.encodeStateAsUpdate(ydoc);
}

/** Somebody's copy of a plan, and every change that they make to it. */
function personWith(plan: Uint8Array) {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, plan);
  const made: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => made.push(update));
  return { ydoc, made };
}

test("everything that people do to a plan is taken", () => {
  const plan = newPlan();
  const { ydoc, made } = personWith(plan);
  const undo = new Y.UndoManager(ydoc, { trackedOrigins: new Set([LOCAL]) });
  const outcome = addOutcome(ydoc, template.outcomeSections, resident, who);
  const marker = addMarker(ydoc, outcome, null, resident, who);
  const action = addAction(ydoc, outcome, null, who);
  const person = addPerson(ydoc, { name: "Sam", paid: "paid" }, who);
  setFact(ydoc, action, "owner", person);
  setFact(ydoc, "plan", "totalHours", 12.5);
  setSpeaker(ydoc, marker, "text", { kind: "advocate", person });
  const voice = textOf(ydoc, outcome, "voice");
  voice.insert(0, "I want to cook 😀\nand eat\n");
  voice.format(2, 4, { strong: true, link: "https://example.org" });
  voice.format(17, 1, { kind: "li", depth: 1 });
  voice.insertEmbed(0, { br: true });
  voice.delete(3, 4);
  moveToActions(ydoc, outcome, { entity: outcome, key: "voice", from: 8, to: 12 }, who);
  move(ydoc, outcome, "up", who);
  remove(ydoc, marker, who);
  restore(ydoc, marker);
  undo.undo();
  undo.undo();
  undo.redo();
  const shadow = createShadow([plan]);
  for (const update of made) assert.equal(shadow.apply(update).refused, null);
  assert.deepEqual(shadow.stateVector(), Y.encodeStateVector(ydoc));
});

test("what the shadow hands on makes the same plan as what came in", () => {
  const plan = newPlan();
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1 }), { maxLength: 8 }),
      fc.nat(),
      (words, seed) => {
        const { ydoc, made } = personWith(plan);
        for (const word of words) textOf(ydoc, "plan", "about").insert(0, word);
        const shadow = createShadow([plan]);
        const other = new Y.Doc();
        Y.applyUpdate(other, plan);
        // Twice, and the second time from another place: what is known already is not handed on.
        const again = made.length ? made.slice(seed % made.length) : [];
        for (const update of [...made, ...again]) {
          const applied = shadow.apply(update);
          if (applied.refused !== null) assert.fail(applied.refused);
          for (const handed of applied.updates) Y.applyUpdate(other, handed);
        }
        assert.equal(String(textOf(other, "plan", "about")), String(textOf(ydoc, "plan", "about")));
      },
    ),
  );
});

test("an update with missing ones before it is no part of the plan until all is sent", () => {
  const plan = newPlan();
  const { ydoc, made } = personWith(plan);
  textOf(ydoc, "plan", "about").insert(0, "a");
  textOf(ydoc, "plan", "about").insert(1, "b");
  const shadow = createShadow([plan]);
  assert.deepEqual(shadow.apply(made[1]!), { refused: null, updates: [], gap: true });
  const applied = shadow.apply(Y.encodeStateAsUpdate(ydoc, Y.encodeStateVectorFromUpdate(plan)));
  assert.equal(applied.refused === null && applied.gap, false);
  assert.deepEqual(shadow.stateVector(), Y.encodeStateVector(ydoc));
});

test("whatever bytes arrive, the shadow is still a plan or knows that it is spoiled", () => {
  const plan = newPlan();
  const { ydoc } = personWith(plan);
  const vector = Y.encodeStateVector(ydoc);
  addOutcome(ydoc, template.outcomeSections, resident, who);
  textOf(ydoc, "plan", "about").insert(0, "words that people wrote");
  textOf(ydoc, "plan", "about").format(0, 5, { em: true });
  const good = Y.encodeStateAsUpdate(ydoc, vector);
  const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 6,
  });
  const outcomes = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(changes, (changed) => {
      const bytes = good.slice();
      for (const [at, value] of changed) bytes[at] = value;
      const shadow = createShadow([plan]);
      const applied = shadow.apply(bytes);
      outcomes[applied.refused ? "refused" : "taken"] += 1;
      if (applied.refused !== null && applied.spoiled) return;
      assertIsPlan(shadow.whole());
    }),
    { numRuns: 1500 },
  );
  assert.ok(outcomes.taken > 50 && outcomes.refused > 50, JSON.stringify(outcomes));
});

function assertIsPlan(update: Uint8Array) {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, update);
  for (const name of ydoc.share.keys()) {
    const root = parseRoot(name);
    if (!root) assert.fail(`There is a root ${name}.`);
    if (root.type === "text") {
      for (const { insert } of ydoc.getText(name).toDelta())
        assert.ok(!(insert instanceof Y.AbstractType));
    } else if (root.type !== "meta")
      for (const [key, value] of ydoc.getMap(name)) assert.ok(isMapValue(root, key, value), name);
  }
}
