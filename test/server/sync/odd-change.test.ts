import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { factsOf, textOf } from "#src/document/roots.ts";
import { isOdd } from "#server/sync/odd-change.ts";
import { createRandom } from "#test/src/document/schedules/random.ts";

const KEYS = ["rank", "hours", "status"];

for (const seed of [1, 2, 3, 4])
  test(`what devices write is never odd, whatever they undo and however it is merged, seed ${seed}`, () => {
    const random = createRandom(seed);
    const devices = Array.from({ length: 3 }, () => {
      const ydoc = new Y.Doc();
      ydoc.clientID = 1 + random.below(2 ** 31);
      const roots = [textOf(ydoc, "plan", "about"), factsOf(ydoc, "x")];
      const undo = new Y.UndoManager(roots, { captureTimeout: 0 });
      const updates: Uint8Array[] = [];
      ydoc.on("update", (it: Uint8Array) => updates.push(it));
      return { ydoc, undo, updates };
    });
    for (let at = 0; at < 2500; at++) {
      const { ydoc, undo } = random.pick(devices);
      const text = textOf(ydoc, "plan", "about");
      const place = random.below(text.length + 1);
      const length = Math.min(random.below(4), text.length - place);
      const deed = random.below(8);
      if (deed < 3) text.insert(place, "word".slice(0, 1 + random.below(3)));
      else if (deed === 3) text.delete(place, length);
      else if (deed === 4) text.format(place, length, { strong: random.chance(0.5) || null });
      else if (deed === 5) factsOf(ydoc, "x").set(random.pick(KEYS), at);
      else if (deed === 6) undo.undo();
      else undo.redo();
      if (random.chance(0.05)) meet(random.pick(devices).ydoc, random.pick(devices).ydoc);
    }
    for (const { ydoc, updates } of devices) {
      assert.ok(Y.decodeUpdate(Y.encodeStateAsUpdate(ydoc)).structs.length > 1000);
      for (const update of [Y.encodeStateAsUpdate(ydoc), Y.mergeUpdates(updates), ...updates])
        assert.equal(isOdd(Y.decodeUpdate(update)), false);
    }
  });

function meet(one: Y.Doc, other: Y.Doc) {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
}
