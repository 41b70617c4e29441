import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as encoding from "lib0/encoding";
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
import { createShadow, SHADOW_LIMITS } from "#server/sync/shadow.ts";
import { readTemplates } from "#server/templates.ts";
import { updateOf } from "#test/server/support.ts";

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
  assert.deepEqual(shadow.apply(made[1]!), { refused: null, updates: [], noted: 0, gap: true });
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

test("what somebody removed and brought back again and again while away is taken", () => {
  const plan = newPlan();
  const { ydoc } = personWith(plan);
  // Undo keeps what was there, and Yjs joins it.
  const undo = new Y.UndoManager(ydoc, { trackedOrigins: new Set([LOCAL]) });
  const outcome = addOutcome(ydoc, template.outcomeSections, resident, who);
  for (let round = 0; round < 3; round++) {
    remove(ydoc, outcome, who);
    restore(ydoc, outcome);
  }
  assert.ok(undo.canUndo());
  const shadow = createShadow([plan]);
  const all = Y.encodeStateAsUpdate(ydoc, shadow.stateVector());
  const isJoined = (it: Y.Item | Y.GC | Y.Skip) =>
    it instanceof Y.Item && it.content instanceof Y.ContentAny && it.length > 1;
  assert.ok(Y.decodeUpdate(all).structs.some(isJoined));
  assert.equal(shadow.apply(all).refused, null);
});

const about = (ydoc: Y.Doc) => textOf(ydoc, "plan", "about");
const quiet = { onUnseen: () => {} };

test("a document that is full takes only what makes it smaller, and then there is room again", () => {
  const bytes = 20_000;
  const shadow = createShadow([newPlan()], quiet, { ...SHADOW_LIMITS, bytes });
  const { ydoc } = personWith(shadow.whole());
  const send = (edit: () => void) => {
    edit();
    return shadow.apply(Y.encodeStateAsUpdate(ydoc, shadow.stateVector()));
  };
  assert.equal(send(() => about(ydoc).insert(0, "a".repeat(15_000))).refused, null);
  const before = shadow.stateVector();
  const late = personWith(shadow.whole()).ydoc;
  about(late).insert(0, "b".repeat(6_000));
  const tooMuch = Y.encodeStateAsUpdate(late, before);
  assert.deepEqual(shadow.apply(tooMuch), { refused: "too-large", spoiled: false });
  assert.deepEqual(shadow.stateVector(), before);
  assert.equal(send(() => about(ydoc).delete(0, 14_000)).refused, null);
  assert.equal(shadow.apply(tooMuch).refused, null);
  assert.ok(shadow.whole().byteLength <= bytes);
});

test("what is known already does not count against the size of a document", () => {
  const { ydoc } = personWith(newPlan());
  about(ydoc).insert(0, "a".repeat(15_000));
  const whole = Y.encodeStateAsUpdate(ydoc);
  const shadow = createShadow([whole], quiet, { ...SHADOW_LIMITS, bytes: 20_000 });
  for (let at = 0; at < 5; at++) {
    about(ydoc).insert(0, "b");
    assert.equal(shadow.apply(Y.encodeStateAsUpdate(ydoc)).refused, null);
  }
});

test("a document that only seemed to be full, by what was added up, is looked at again", () => {
  const shadow = createShadow([newPlan()], quiet, { ...SHADOW_LIMITS, bytes: 20_000 });
  const { ydoc, made } = personWith(shadow.whole());
  for (let at = 0; at < 3000; at++) about(ydoc).insert(at, "a");
  for (const update of made) assert.equal(shadow.apply(update).refused, null);
});

test("a plan does not take more roots than a plan can have, in whatever portions they come", () => {
  const roots = 100;
  const plan = newPlan();
  const many = (from: number, count: number) =>
    updateOf((it) => {
      for (let at = from; at < from + count; at++) it.getMap(`e:x${at}`).set("rank", "a");
    });
  const shadow = createShadow([plan], quiet, { ...SHADOW_LIMITS, roots });
  const refused = { refused: "too-large", spoiled: false };
  assert.deepEqual(shadow.apply(many(0, 101)), refused);
  let taken = 0;
  while (shadow.apply(many(taken, 1)).refused === null && taken < 200) taken += 1;
  assert.ok(taken > 70 && taken < 100, String(taken));
  const title = updateOf((it) => setFact(it, "plan", "title", "My plan"));
  assert.equal(shadow.apply(title).refused, null);
});

test("a hundred thousand roots at once are refused before they can hold up anybody", () => {
  const shadow = createShadow([newPlan()]);
  const before = shadow.whole();
  // Encoded by hand: Yjs itself would take minutes to write them.
  const bomb = rootsByHand(100_000);
  assert.equal(Y.decodeUpdate(bomb).structs.length, 100_000);
  assert.deepEqual(shadow.apply(bomb), { refused: "too-large", spoiled: false });
  assert.deepEqual(shadow.whole(), before);
});

test("a text does not grow past all measure, and can always be made shorter", () => {
  const limits = { ...SHADOW_LIMITS, text: 1000 };
  const { ydoc } = personWith(newPlan());
  about(ydoc).insert(0, "a".repeat(1200));
  const long = Y.encodeStateAsUpdate(ydoc);
  const refused = createShadow([newPlan()], quiet, limits).apply(
    updateOf((it) => about(it).insert(0, "a".repeat(1001))),
  );
  assert.deepEqual(refused, { refused: "too-large", spoiled: true });
  const shadow = createShadow([long], quiet, limits);
  const shorter = updateOf((it) => about(it).delete(0, 100), long);
  assert.equal(shadow.apply(shorter).refused, null);
});

test("a paste of 50,000 characters and a backlog of almost 4 MB are nothing special", () => {
  const shadow = createShadow([newPlan()]);
  const paste = updateOf((it) => about(it).insert(0, "word ".repeat(10_000)));
  assert.equal(shadow.apply(paste).refused, null);
  const backlog = updateOf((it) => {
    for (let at = 0; at < 60; at++) textOf(it, `o${at}`, "voice").insert(0, "w".repeat(60_000));
  });
  assert.ok(backlog.byteLength > 3_500_000);
  assert.equal(shadow.apply(backlog).refused, null);
});

/** An update of so many roots with one fact each, all by one client. */
function rootsByHand(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const it of [1, count, 7, 0]) encoding.writeVarUint(encoder, it);
  for (let at = 0; at < count; at++) {
    // A value that stands under a key of a named root.
    encoding.writeUint8(encoder, 8 | 32);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, `e:x${at}`);
    encoding.writeVarString(encoder, "rank");
    encoding.writeVarUint(encoder, 1);
    encoding.writeAny(encoder, "a");
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

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
