import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { PLAN, textOf } from "#src/document/roots.ts";
import { suggest } from "#src/document/suggestions.ts";
import { wordsSince } from "#src/document/words-since.ts";

test("it is what this device wrote since then and is still there, and nobody else's words", () => {
  const sam = new Y.Doc();
  textOf(sam, PLAN, "about").insert(0, "Sam began. Sam ended.");
  const rosa = new Y.Doc();
  Y.applyUpdate(rosa, Y.encodeStateAsUpdate(sam));
  const about = textOf(rosa, PLAN, "about");
  about.insert(11, "Sent.");
  const sent = Y.getState(rosa.store, rosa.clientID);
  about.insert(16, " Not sent");
  about.insert(25, ", nor this. ");
  about.insert(0, "First. ");
  about.delete(0, 1);
  textOf(rosa, PLAN, "history").insert(0, "  Born in Leeds.\nThen York. ");
  textOf(rosa, PLAN, "other").insert(0, "  ");
  assert.deepEqual(wordsSince(rosa, rosa.clientID, sent), [
    "irst.",
    "Not sent, nor this.",
    "Born in Leeds.\nThen York.",
  ]);
  assert.deepEqual(wordsSince(rosa, rosa.clientID, Y.getState(rosa.store, rosa.clientID)), []);
});

test("of a suggestion it is the words that were offered", () => {
  const ydoc = new Y.Doc();
  const about = textOf(ydoc, PLAN, "about");
  about.insert(0, "I like cats.");
  const from = Y.getState(ydoc.store, ydoc.clientID);
  const offer = { entity: PLAN, key: "about", from: 0, to: 12, words: "I like dogs." };
  suggest(ydoc, offer, { by: "Sam", now: () => "2030-05-01T10:00:00Z", newId: () => "one" });
  assert.deepEqual(wordsSince(ydoc, ydoc.clientID, from), ["I like dogs."]);
});
