import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { createDocument } from "#src/document/create-document.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import { FOLDERS } from "#server/serve.ts";
import { createShadow } from "#server/sync/shadow.ts";
import { countUnseen } from "#server/sync/unseen-text.ts";
import { readTemplates } from "#server/templates.ts";
import { intentions } from "#test/src/document/schedules/intentions.ts";
import { createPeer, type Peer } from "#test/src/document/schedules/peer.ts";
import { createRandom } from "#test/src/document/schedules/random.ts";
import { profiles } from "#test/src/document/schedules/schedule.ts";

const template = readTemplates(FOLDERS.templates)[0]!;
const beginning = {
  id: "p",
  reference: "R",
  resident: "Rosa",
  pronouns: "",
  voice: "first",
} as const;

for (const [name, profile] of Object.entries(profiles))
  test(`${name}: nothing that people do alone and together makes the alarm go off`, () => {
    let alarms = 0;
    let deleted = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const shadow = createShadow([], { onUnseen: (count) => (alarms += count) });
      const peers = ["a", "b", "c"].map((it, at) =>
        createPeer(it, 2 + at + 10 * random.below(1e6), random),
      );
      createDocument(
        peers[0]!.ydoc,
        template,
        { ...beginning, advocate: null, reviewOn: null },
        peers[0]!.who,
      );
      const { outcomes } = readPlan(peers[0]!.ydoc);
      peers[0]!.open(outcomes[0]!.id, "voice").ytext.insert(0, "words that were there before\n");
      // The first copy says what the document is, which nobody may say later.
      const trusted = createShadow([Y.encodeStateAsUpdate(peers[0]!.ydoc)], {
        onUnseen: (count) => (alarms += count),
      });
      shadow.destroy();
      const exchange = (peer: Peer) => {
        const applied = trusted.apply(Y.encodeStateAsUpdate(peer.ydoc, trusted.stateVector()));
        assert.equal(applied.refused, null, `seed ${seed}`);
        Y.applyUpdate(peer.ydoc, trusted.missingFor(Y.encodeStateVector(peer.ydoc)), "sync");
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
      deleted += Y.decodeUpdate(trusted.whole()).ds.clients.size;
    }
    assert.equal(alarms, 0);
    // Else the alarm had nothing to look at.
    assert.ok(deleted > 0);
  });

/** What is counted while an update is applied to a document that may hold anything. */
function unseenIn(before: Uint8Array, update: Uint8Array): number {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, before);
  let unseen = 0;
  ydoc.on("afterTransaction", (transaction: Y.Transaction) => {
    unseen += countUnseen(transaction, Y.decodeUpdate(update).ds);
  });
  Y.applyUpdate(ydoc, update);
  return unseen;
}

test("words that die with what they were in, unseen, are counted; those that were seen are not", () => {
  const one = new Y.Doc();
  const inner = one.getMap("outcomes").set("a", new Y.Text("seen"));
  const before = Y.encodeStateAsUpdate(one);
  const two = new Y.Doc();
  Y.applyUpdate(two, before);
  inner.insert(4, " and not seen 😀");
  inner.format(0, 4, { bold: true });
  two.getMap("outcomes").delete("a");
  const deletion = Y.encodeStateAsUpdate(two, Y.encodeStateVectorFromUpdate(before));
  assert.equal(unseenIn(Y.encodeStateAsUpdate(one), deletion), " and not seen 😀".length);
  assert.equal(unseenIn(before, deletion), 0);
});

test("a line break that dies unseen counts as one, and words that arrive in what is gone count too", () => {
  const one = new Y.Doc();
  const inner = one.getMap("outcomes").set("a", new Y.Text("seen"));
  const before = Y.encodeStateAsUpdate(one);
  const two = new Y.Doc({ gc: false });
  Y.applyUpdate(two, before);
  two.getMap("outcomes").delete("a");
  inner.insertEmbed(2, { br: true });
  const late = Y.encodeStateAsUpdate(one, Y.encodeStateVectorFromUpdate(before));
  const deletion = Y.encodeStateAsUpdate(two, Y.encodeStateVectorFromUpdate(before));
  assert.equal(unseenIn(Y.encodeStateAsUpdate(one), deletion), 1);
  let unseen = 0;
  two.on("afterTransaction", (transaction: Y.Transaction) => {
    unseen += countUnseen(transaction, Y.decodeUpdate(late).ds);
  });
  Y.applyUpdate(two, late);
  assert.equal(unseen, 1);
});

test("deletions that are named out of order, twice or only in part are told apart", () => {
  const one = new Y.Doc();
  const text = one.getMap("outcomes").set("a", new Y.Text("0123456789"));
  const before = Y.encodeStateAsUpdate(one);
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, before);
  const named = Y.createDeleteSet();
  // The first clock is the text itself.
  named.clients.set(one.clientID, [
    { clock: 7, len: 2 },
    { clock: 2, len: 3 },
    { clock: 3, len: 2 },
  ] as never);
  let unseen = 0;
  ydoc.on("afterTransaction", (it: Y.Transaction) => (unseen += countUnseen(it, named)));
  ydoc.getMap("outcomes").delete("a");
  assert.equal(text.length, 10);
  assert.equal(unseen, 5);
});
