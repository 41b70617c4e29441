import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import { addOutcome, moveToActions, setSpeaker } from "#src/document/commands.ts";
import { addQuotationMarks, replaceWords } from "#src/document/edit-words.ts";
import { restoreVersion } from "#src/document/restore.ts";
import { pensOf, textOf } from "#src/document/roots.ts";
import {
  changeOf,
  decidedIn,
  declineOffered,
  suggest,
  suggestionsIn,
  takeOffered,
} from "#src/document/suggestions.ts";
import { createUndo } from "#src/browser/undo.ts";
import type { Suggestion } from "#src/plan/suggestion.ts";
import { takeSuggestion } from "#src/document/take-suggestion.ts";

let last = 0;
const who = { by: "Sam", now: () => "2030-05-01T10:00:00Z", newId: () => `id${++last}` };
const RESIDENT = { kind: "resident", person: null } as const;

/** A plan on a colleague's device in which the resident wrote "I like cats." with their own pen. */
function begin() {
  const ydoc = new Y.Doc();
  const id = addOutcome(ydoc, [], RESIDENT, who);
  setSpeaker(ydoc, id, "voice", RESIDENT);
  textOf(ydoc, id, "voice").insert(0, "Said: ");
  const earlier = new Y.Doc();
  Y.applyUpdate(earlier, Y.encodeStateAsUpdate(ydoc));
  const rosa = new Y.Doc();
  Y.applyUpdate(rosa, Y.encodeStateAsUpdate(ydoc));
  pensOf(rosa).set(String(rosa.clientID), { guest: "g", name: "Rosa" });
  textOf(rosa, id, "voice").insert(6, "I like cats.");
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(rosa));
  const words = () => textOf(ydoc, id, "voice").toString();
  const offered = () => suggestionsIn(ydoc).map((it) => [it.was, it.words, it.isOwn]);
  return { ydoc, id, earlier, words, offered };
}

test("a fix inside the resident's own words suggests them as it would have made them", () => {
  const { ydoc, id, words, offered } = begin();
  const cats = { entity: id, key: "voice", from: 13, to: 17 };
  assert.equal(replaceWords(ydoc, cats, "cats", "dogs", who), "suggested");
  assert.equal(words(), "Said: I like cats.");
  assert.deepEqual(offered(), [["I like cats.", "I like dogs.", true]]);
});

test("a fix beside the resident's own words is made", () => {
  const { ydoc, id, words, offered } = begin();
  const said = { entity: id, key: "voice", from: 0, to: 4 };
  assert.equal(replaceWords(ydoc, said, "Said", "Told us", who), "done");
  assert.equal(words(), "Told us: I like cats.");
  assert.deepEqual(offered(), []);
});

test("going back to a version leaves the resident's own words, and suggests the earlier ones", () => {
  const { ydoc, earlier, words, offered } = begin();
  assert.equal(restoreVersion(ydoc, earlier, who), 1);
  assert.equal(words(), "Said: I like cats.");
  assert.deepEqual(offered(), [["I like cats.", "", true]]);
});

test("words of a Word copy are suggested where they would replace the resident's own", () => {
  const { ydoc, id, words, offered } = begin();
  const taken = takeSuggestion(
    ydoc,
    {
      kind: "words",
      place: { entity: id, key: "voice" },
      old: "Said: I like cats.",
      new: { text: "Said: I like dogs.", marks: [], bullets: [] },
      by: [],
    } as unknown as Suggestion,
    { sections: [], speaker: RESIDENT, replacesAll: false, who },
  );
  assert.equal(taken, "suggested");
  assert.equal(words(), "Said: I like cats.");
  assert.deepEqual(offered(), [["I like cats.", "I like dogs.", true]]);
});

test("what is moved to the actions stays in the resident's own words as well", () => {
  const { ydoc, id, words } = begin();
  const action = moveToActions(ydoc, id, { entity: id, key: "voice", from: 6, to: 18 }, who)!;
  assert.equal(textOf(ydoc, action, "text").toString(), "I like cats.");
  assert.equal(words(), "Said: I like cats.");
});

test("quotation marks go after the resident's own words, even where these end a line", () => {
  const { ydoc, id, words } = begin();
  const rosa = new Y.Doc();
  Y.applyUpdate(rosa, Y.encodeStateAsUpdate(ydoc));
  pensOf(rosa).set(String(rosa.clientID), { guest: "g", name: "Rosa" });
  textOf(rosa, id, "voice").insert(18, "\n");
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(rosa));
  addQuotationMarks(ydoc, id, "voice");
  assert.equal(words(), "Said: I like cats.\n“”");
});

test("a suggestion follows its words when others write before them", () => {
  const { ydoc, id, words } = begin();
  const cats = { entity: id, key: "voice", from: 13, to: 17 };
  replaceWords(ydoc, cats, "cats", "dogs", who);
  textOf(ydoc, id, "voice").insert(0, "On Monday. ");
  const [suggestion] = suggestionsIn(ydoc);
  assert.equal(suggestion?.isCurrent, true);
  assert.equal(takeOffered(ydoc, suggestion!.id, DECISION), "theirs");
  assert.equal(words(), "On Monday. Said: I like cats.");
});

/** A text of staff in which Ola offers other words for "walks". */
function beginWithOffer() {
  const ydoc = new Y.Doc();
  const id = addOutcome(ydoc, [], RESIDENT, who);
  const ytext = textOf(ydoc, id, "note");
  ytext.insert(0, "She walks every day.");
  const offer = { entity: id, key: "note", from: 4, to: 9, words: "runs" };
  const offered = suggest(ydoc, offer, { ...who, by: "Ola" });
  return { ydoc, ytext, offered };
}

test("whoever writes the plan accepts an offer; it is an edit that can be undone", () => {
  const { ydoc, ytext, offered } = beginWithOffer();
  const undo = createUndo(ydoc);
  ytext.insert(0, "Now: ");
  assert.equal(takeOffered(ydoc, offered, DECISION), "done");
  assert.equal(ytext.toString(), "Now: She runs every day.");
  assert.deepEqual(suggestionsIn(ydoc), []);
  const said = { was: "walks", words: "runs", isYes: true, by: "Sam", witness: "" };
  assert.deepEqual(decidedIn(ydoc, offered), said);
  assert.equal(takeOffered(ydoc, offered, DECISION), "gone");
  undo.undo();
  assert.equal(ytext.toString(), "Now: She walks every day.");
  assert.deepEqual(
    suggestionsIn(ydoc).map((it) => it.id),
    [offered],
  );
  undo.destroy();
});

test("an offer for words that others changed meanwhile is not put in, and can be declined", () => {
  const { ydoc, ytext, offered } = beginWithOffer();
  ytext.insert(6, "XX");
  assert.equal(takeOffered(ydoc, offered, DECISION), "changed");
  assert.equal(ytext.toString(), "She waXXlks every day.");
  assert.equal(declineOffered(ydoc, offered, DECISION), "done");
  assert.equal(declineOffered(ydoc, offered, DECISION), "gone");
  assert.equal(decidedIn(ydoc, offered)?.isYes, false);
});

test("an offer for a text that nobody has begun is put in", () => {
  const { ydoc, offered: other } = beginWithOffer();
  const { entity } = suggestionsIn(ydoc).find((it) => it.id === other)!;
  const empty = { entity, key: "voice", from: 0, to: 0, words: "To sing." };
  const offered = suggest(ydoc, empty, who);
  assert.equal(takeOffered(ydoc, offered, DECISION), "done");
  assert.equal(textOf(ydoc, entity, "voice").toString(), "To sing.");
});

test("nothing is put between two characters of the resident's own", () => {
  const { ydoc, id, words } = begin();
  const between = { entity: id, key: "voice", from: 8, to: 8, words: "really " };
  const offered = suggest(ydoc, between, who);
  assert.equal(takeOffered(ydoc, offered, DECISION), "theirs");
  assert.equal(words(), "Said: I like cats.");
});

const DECISION = { by: "Sam", on: "2030-05-02" };

test("what somebody changed is offered as the lines in which they did", () => {
  const was = "Up at seven.\nTea, no milk.\nThen the paper.";
  assert.equal(changeOf(was, was), null);
  assert.deepEqual(changeOf(was, was.replace("no", "oat")), {
    from: 13,
    to: 26,
    words: "Tea, oat milk.",
  });
  assert.deepEqual(changeOf("", "Tea."), { from: 0, to: 0, words: "Tea." });
  fc.assert(
    fc.property(LINES, LINES, (old, wanted) => {
      const change = changeOf(old, wanted);
      const { from, to, words } = change ?? { from: 0, to: 0, words: "" };
      assert.equal(old.slice(0, from) + words + old.slice(to), wanted);
    }),
  );
});

const LINES = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n") });
