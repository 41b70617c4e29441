import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { createDocument } from "#src/document/create-document.ts";
import { ownIn, touchOf } from "#src/document/own-words.ts";
import { answer, suggest, suggestionsIn } from "#src/document/suggestions.ts";
import { factsOf, type Pen, pensOf, textOf } from "#src/document/roots.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import { FOLDERS } from "#server/serve.ts";
import { createShadow } from "#server/sync/shadow.ts";
import { readTemplates } from "#server/templates.ts";
import { intentions } from "#test/src/document/schedules/intentions.ts";
import { createPeer, textsIn } from "#test/src/document/schedules/peer.ts";
import { createRandom } from "#test/src/document/schedules/random.ts";
import { profiles } from "#test/src/document/schedules/schedule.ts";

const ROSA: Pen = { guest: "g1", name: "Rosa" };
const template = readTemplates(FOLDERS.templates)[0]!;
const beginning = {
  id: "p",
  reference: "R",
  resident: "Rosa",
  pronouns: "",
  voice: "first",
  advocate: null,
  reviewOn: null,
} as const;
const who = { by: "Sam", now: () => "2030-05-01T10:00:00Z", newId: () => `id${++last}` };
let last = 0;

const about = (ydoc: Y.Doc) => textOf(ydoc, "plan", "about");

/** A plan in which Sam wrote `before` and `after`, and Rosa wrote `words` between them. */
function begin(before = "Staff. ", words = "I like cats.", after = " More.") {
  const staff = new Y.Doc();
  about(staff).insert(0, before + after);
  const shadow = createShadow([Y.encodeStateAsUpdate(staff)]);
  const rosa = new Y.Doc();
  Y.applyUpdate(rosa, shadow.whole());
  about(rosa).insert(before.length, words);
  const taken = shadow.apply(Y.encodeStateAsUpdate(rosa, shadow.stateVector()), "all", ROSA);
  assert.equal(taken.refused, null);
  const fetch = (ydoc: Y.Doc) => Y.applyUpdate(ydoc, shadow.missingFor(Y.encodeStateVector(ydoc)));
  [staff, rosa].forEach(fetch);
  /** What becomes of an edit that Sam's device makes without asking anybody. */
  const byStaff = (edit: (ydoc: Y.Doc) => void, device = staff) => {
    const vector = Y.encodeStateVector(device);
    device.transact(() => edit(device));
    return shadow.apply(Y.encodeStateAsUpdate(device, vector)).refused;
  };
  const read = () => {
    const ydoc = new Y.Doc();
    Y.applyUpdate(ydoc, shadow.whole());
    return about(ydoc).toString();
  };
  return { staff, rosa, shadow, fetch, byStaff, read, before, words };
}

test("the server notes the pen of the resident, and nobody else can", () => {
  const { staff, rosa, byStaff } = begin();
  assert.deepEqual([...pensOf(staff).entries()], [[String(rosa.clientID), ROSA]]);
  const forged = (ydoc: Y.Doc) => pensOf(ydoc).set(String(ydoc.clientID), ROSA);
  assert.equal(byStaff(forged), "own-words");
});

test("the resident can't write an entry for a pen either", () => {
  const { rosa, shadow } = begin();
  const vector = Y.encodeStateVector(rosa);
  pensOf(rosa).set("7", ROSA);
  const taken = shadow.apply(Y.encodeStateAsUpdate(rosa, vector), "all", ROSA);
  assert.equal(taken.refused, "own-words");
});

const FORBIDDEN: [string, (ydoc: Y.Doc) => void][] = [
  ["all of it is deleted", (it) => about(it).delete(0, about(it).length)],
  ["one letter is deleted", (it) => about(it).delete(8, 1)],
  ["something is written in the middle", (it) => about(it).insert(10, "don't ")],
  ["something is put in the middle that is no text", (it) => about(it).insertEmbed(10, { a: 1 })],
  ["an answer is written", (it) => factsOf(it, "x").set("answer", "yes")],
];
for (const [name, edit] of FORBIDDEN)
  test(`an update of others is refused where ${name}`, () => {
    const { byStaff } = begin();
    assert.equal(byStaff(edit), "own-words");
  });

const ALLOWED: [string, (ydoc: Y.Doc) => void][] = [
  ["they write right before it", (it) => about(it).insert(7, "Yes: ")],
  ["they write right after it", (it) => about(it).insert(19, "!")],
  ["they delete their own words beside it", (it) => about(it).delete(19, 6)],
  ["they change how it looks", (it) => about(it).format(7, 12, { strong: true, own: null })],
  ["they put the whole away", (it) => factsOf(it, "x").set("removed", null)],
];
for (const [name, edit] of ALLOWED)
  test(`others go on as before where ${name}`, () => {
    const { byStaff, read, words } = begin();
    assert.equal(byStaff(edit), null);
    assert.ok(read().includes(words));
  });

test("nobody else adds words with the resident's pen", () => {
  const { rosa, byStaff, shadow } = begin();
  const thief = new Y.Doc();
  Y.applyUpdate(thief, shadow.whole());
  thief.clientID = rosa.clientID;
  assert.equal(
    byStaff((it) => about(it).insert(0, "I agree to all. "), thief),
    "own-words",
  );
});

test("what others send again of the resident's words is nothing new", () => {
  const { staff, shadow } = begin();
  assert.equal(shadow.apply(Y.encodeStateAsUpdate(staff)).refused, null);
});

test("the resident changes their own words, and what others wrote, as before", () => {
  const { rosa, shadow, read } = begin();
  const vector = Y.encodeStateVector(rosa);
  about(rosa).delete(0, about(rosa).length);
  assert.equal(shadow.apply(Y.encodeStateAsUpdate(rosa, vector), "all", ROSA).refused, null);
  assert.equal(read(), "");
});

test("what a yes carries out counts as the resident's own from then on", () => {
  const { staff, shadow, fetch, byStaff, read } = begin();
  const id = "id" + (last + 1);
  assert.equal(
    byStaff((it) => void suggest(it, { ...OFFER, words: "I like dogs." }, who)),
    null,
  );
  const said = { isYes: true, by: "Rosa", witness: "", on: "2030-05-01" };
  const { result } = shadow.edit((it) => answer(it, id, said));
  assert.equal(result, "done");
  assert.equal(read(), "Staff. I like dogs. More.");
  fetch(staff);
  assert.deepEqual(suggestionsIn(staff), []);
  assert.equal(
    ownIn(about(staff))
      ?.map((it) => (it ? "x" : "."))
      .join(""),
    ".......xxxxxxxxxxxx......",
  );
  assert.equal(
    byStaff((it) => about(it).delete(14, 4)),
    "own-words",
  );
});

test("a no leaves the words as they are, and words that have moved on are not replaced", () => {
  const { rosa, shadow, fetch, byStaff, read } = begin();
  const ids = [`id${last + 1}`, `id${last + 2}`];
  for (const words of ["I like dogs.", "I hate cats."])
    byStaff((it) => void suggest(it, { ...OFFER, words }, who));
  const say = (id: string, isYes: boolean) =>
    shadow.edit((it) => answer(it, id, { isYes, by: "Rosa", witness: "", on: "2030-05-01" }))
      .result;
  assert.equal(say(ids[0]!, false), "done");
  assert.equal(say(ids[0]!, true), "gone");
  fetch(rosa);
  const vector = Y.encodeStateVector(rosa);
  about(rosa).insert(8, " really");
  shadow.apply(Y.encodeStateAsUpdate(rosa, vector), "all", ROSA);
  assert.equal(say(ids[1]!, true), "changed");
  assert.equal(read(), "Staff. I really like cats. More.");
});

const OFFER = { entity: "plan", key: "about", from: 7, to: 19 };

test("an edit inside the resident's words asks about their line as a whole", () => {
  const { staff } = begin();
  const touch = touchOf(about(staff), (it) => it.delete(14, 4));
  assert.deepEqual(touch, { from: 7, to: 19, words: "I like ." });
});

for (const [name, profile] of Object.entries(profiles))
  test(`${name}: whoever asks first is never refused, and no word of the resident goes`, () => {
    let touched = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const random = createRandom(seed);
      const peers = ["sam", "kim", "rosa"].map((it, at) =>
        createPeer(it, 2 + at + 10 * random.below(1e6), random, it === "rosa"),
      );
      const [sam, , rosa] = peers;
      createDocument(sam!.ydoc, template, beginning, sam!.who);
      const { outcomes } = readPlan(sam!.ydoc);
      sam!.open(outcomes[0]!.id, "voice").ytext.insert(0, "words that were there before\n");
      const shadow = createShadow([Y.encodeStateAsUpdate(sam!.ydoc)]);
      let kept = "";
      const exchange = (peer: (typeof peers)[number]) => {
        const isRosa = peer === rosa;
        const update = Y.encodeStateAsUpdate(peer.ydoc, shadow.stateVector());
        const applied = shadow.apply(update, "all", isRosa ? ROSA : null);
        assert.equal(applied.refused, null, `seed ${seed}`);
        Y.applyUpdate(peer.ydoc, shadow.missingFor(Y.encodeStateVector(peer.ydoc)), "sync");
        const now = ownWords(peer.ydoc);
        if (!isRosa) assert.equal(now, kept, `seed ${seed}`);
        kept = now;
      };
      peers.forEach(exchange);
      let next = 0x4e00;
      const fresh = (count: number) =>
        String.fromCodePoint(...Array.from({ length: count }, () => next++));
      const freshEmoji = () => String.fromCodePoint(0x1f300 + random.below(200));
      for (let turn = 0; turn < 60; turn++) {
        const peer = random.pick(peers);
        intentions[random.weighted(profile.does)]({ peer, random, fresh, freshEmoji });
        if (!random.chance(profile.leaves * 3)) exchange(peer);
      }
      peers.forEach(exchange);
      touched += suggestionsIn(rosa!.ydoc).length;
    }
    // Else nobody came near the resident's words.
    assert.ok(touched > 0);
  });

/** All that was written with the resident's pen and is there, place by place. */
function ownWords(ydoc: Y.Doc): string {
  const found = [...textsIn(ydoc)].map(([name, ytext]) => {
    const own = ownIn(ytext);
    const units = ytext.toString().split("");
    return own ? `${name}: ${units.filter((_, at) => own[at]).join("")}` : "";
  });
  return found.filter(Boolean).join("\n");
}
