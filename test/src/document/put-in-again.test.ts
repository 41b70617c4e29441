import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { putInAgain } from "#src/document/put-in-again.ts";
import { factsOf, type Pen, pensOf, PLAN, textOf } from "#src/document/roots.ts";
import { suggestionsIn } from "#src/document/suggestions.ts";
import { createShadow } from "#server/sync/shadow.ts";

const ROSA: Pen = { guest: "g1", name: "Rosa" };
const who = { by: "Sam", now: () => "2030-05-01T10:00:00Z", newId: () => `id${++last}` };
let last = 0;

const about = (ydoc: Y.Doc) => textOf(ydoc, PLAN, "about");
const history = (ydoc: Y.Doc) => textOf(ydoc, PLAN, "history");

function copyOf(ydoc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  return copy;
}

/** What the server has, in which Rosa wrote about cats between two sentences of Sam's. */
function begin() {
  const staff = new Y.Doc();
  about(staff).insert(0, "Staff. \nMore.");
  const shadow = createShadow([Y.encodeStateAsUpdate(staff)]);
  const rosa = new Y.Doc();
  Y.applyUpdate(rosa, shadow.whole());
  about(rosa).insert(8, "I like cats.\n");
  shadow.apply(Y.encodeStateAsUpdate(rosa, shadow.stateVector()), "all", ROSA);
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, shadow.whole());
  return { shadow, theirs, mine: copyOf(theirs) };
}

/** Whether the server takes all that a device has. */
const refusedOf = (shadow: ReturnType<typeof createShadow>, ydoc: Y.Doc, pen?: Pen) =>
  shadow.apply(Y.encodeStateAsUpdate(ydoc, shadow.stateVector()), "all", pen).refused;

test("what would change the resident's words is a suggestion, and all the rest is put in", () => {
  const { shadow, theirs, mine } = begin();
  const words = about(mine);
  words.delete(words.toString().indexOf("cats"), 4);
  words.insert(words.toString().indexOf("like ") + 5, "dogs");
  words.insert(words.length, " At last.");
  words.insert(0, "Our ");
  history(mine).insert(0, "Born in Leeds.");
  factsOf(mine, PLAN).set("title", "Cats");
  assert.equal(refusedOf(shadow, mine), "own-words");

  const fresh = createShadow([Y.encodeStateAsUpdate(theirs)]);
  assert.equal(putInAgain(theirs, mine, false, who), 1);
  assert.equal(about(theirs).toString(), "Our Staff. \nI like cats.\nMore. At last.");
  assert.equal(history(theirs).toString(), "Born in Leeds.");
  assert.equal(factsOf(theirs, PLAN).get("title"), "Cats");
  const [suggestion, ...others] = suggestionsIn(theirs);
  assert.equal(others.length, 0);
  assert.equal(suggestion?.was, "I like cats.");
  assert.equal(suggestion?.words, "I like dogs.");
  assert.equal(suggestion?.by, "Sam");
  assert.equal(suggestion?.isCurrent, true);
  assert.equal(refusedOf(fresh, theirs), null);
});

test("what the server lacks of the resident's words is put in without the pen that it does not know", () => {
  const { mine } = begin();
  about(mine).insert(0, "Honest. ");
  const lost = new Y.Doc();
  about(lost).insert(0, "Staff. ");
  const shadow = createShadow([Y.encodeStateAsUpdate(lost)]);
  assert.equal(refusedOf(shadow, mine), "own-words");
  const theirs = copyOf(lost);
  const fresh = createShadow([Y.encodeStateAsUpdate(lost)]);
  assert.equal(putInAgain(theirs, mine, false, who), 0);
  assert.match(about(theirs).toString(), /Honest\. .*I like cats\./s);
  assert.equal(pensOf(theirs).size, 0);
  assert.equal(refusedOf(fresh, theirs), null);
});

test("the resident changes their own words and is asked nothing", () => {
  const { shadow, theirs, mine } = begin();
  about(mine).delete(about(mine).toString().indexOf("cats"), 4);
  factsOf(mine, "x").set("answer", "yes");
  assert.equal(refusedOf(shadow, mine, ROSA), "own-words");
  const fresh = createShadow([Y.encodeStateAsUpdate(theirs)]);
  assert.equal(putInAgain(theirs, mine, true, who), 0);
  assert.equal(about(theirs).toString(), "Staff. \nI like .\nMore.");
  assert.equal(factsOf(theirs, "x").get("answer"), undefined);
  assert.equal(refusedOf(fresh, theirs, ROSA), null);
});

test("where nothing is different nothing is made", () => {
  const { theirs, mine } = begin();
  const before = Y.encodeStateVector(theirs);
  assert.equal(putInAgain(theirs, mine, false, who), 0);
  assert.deepEqual(Y.encodeStateVector(theirs), before);
});
