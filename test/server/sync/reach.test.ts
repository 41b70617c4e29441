import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import type { Reach } from "#server/sync/reach.ts";
import { createShadow } from "#server/sync/shadow.ts";
import {
  addAction,
  addOutcome,
  remove,
  restore,
  setFact,
  setSpeaker,
} from "#src/document/commands.ts";
import { addRemark } from "#src/document/record-commands.ts";
import { pensOf, textOf } from "#src/document/roots.ts";
import { suggest } from "#src/document/suggestions.ts";

const OWN: Reach = { by: "Rosa", guest: "g1", lane: "resident" };
let last = 0;
const who = { by: "Rosa", now: () => "2030-05-01T10:00:00Z", newId: () => `id${++last}` };

type Change = (ydoc: Y.Doc, outcome: string, action: string) => void;

/** What becomes of a change that is made to a plan with one outcome and one action. */
function refusalOf(change: Change, earlier: Change = () => {}) {
  const ydoc = new Y.Doc();
  const outcome = addOutcome(ydoc, [], { kind: "resident", person: null }, who);
  setSpeaker(ydoc, outcome, "voice", { kind: "resident", person: null });
  setSpeaker(ydoc, outcome, "note", { kind: "worker", person: null });
  const action = addAction(ydoc, outcome, null, who);
  earlier(ydoc, outcome, action);
  const shadow = createShadow([Y.encodeStateAsUpdate(ydoc)]);
  const before = Y.encodeStateVector(ydoc);
  change(ydoc, outcome, action);
  return shadow.apply(Y.encodeStateAsUpdate(ydoc, before), OWN).refused;
}

test("the resident's lane is their words and what they say of each action", () => {
  const allowed = [
    refusalOf((ydoc, outcome) => textOf(ydoc, outcome, "voice").insert(0, "I want to sing.")),
    refusalOf((ydoc, _, action) => setFact(ydoc, action, "agreement", "disagrees")),
    refusalOf((ydoc, _, action) => textOf(ydoc, action, "agreement").insert(0, "Not so soon.")),
  ];
  assert.deepEqual(allowed, [null, null, null]);
});

test("the resident's lane ends where others speak and at all other facts", () => {
  const refused = [
    refusalOf((ydoc, outcome) => textOf(ydoc, outcome, "note").insert(0, "No.")),
    refusalOf((ydoc, _, action) => textOf(ydoc, action, "text").insert(0, "No.")),
    refusalOf((ydoc, _, action) => setFact(ydoc, action, "status", "done")),
    refusalOf((ydoc, _, action) => setSpeaker(ydoc, action, "text", RESIDENT)),
    refusalOf((ydoc, outcome) =>
      setSpeaker(ydoc, outcome, "note", { ...RESIDENT, kind: "family" }),
    ),
  ];
  assert.deepEqual(refused, Array(5).fill("not-allowed"));
});

test("the resident puts back what was put away with words of theirs in it, and nothing else, nor puts away", () => {
  const pen = (ydoc: Y.Doc) => {
    pensOf(ydoc).set(String(ydoc.clientID), { guest: "g1", name: "Rosa" });
    // What follows is written with another.
    ydoc.clientID += 1;
  };
  const putAway = (isTheirs: boolean) => (ydoc: Y.Doc, outcome: string, action: string) => {
    textOf(ydoc, action, "agreement").insert(0, "Not so soon.");
    if (isTheirs) pen(ydoc);
    remove(ydoc, outcome, who);
  };
  const putBack = (ydoc: Y.Doc, outcome: string) => restore(ydoc, outcome);
  assert.equal(refusalOf(putBack, putAway(true)), null);
  assert.equal(refusalOf(putBack, putAway(false)), "not-allowed");
  const away = (ydoc: Y.Doc, outcome: string) => remove(ydoc, outcome, who);
  assert.equal(
    refusalOf(away, (ydoc, _, action) => {
      textOf(ydoc, action, "agreement").insert(0, "Not so soon.");
      pen(ydoc);
    }),
    "not-allowed",
  );
});

test("a remark is its guest's alone, though another has the same name, and says no other name", () => {
  const remark = (ydoc: Y.Doc, guest: string | undefined, by = "Rosa") =>
    addRemark(
      ydoc,
      { about: "", by, on: "2030-05-01" },
      { kind: "worker", person: null },
      { ...who, ...(guest !== undefined && { guest }) },
    );
  let theirs = "";
  const edit = (ydoc: Y.Doc) => textOf(ydoc, theirs, "text").insert(0, "More.");
  const from = (guest: string | undefined) =>
    refusalOf(edit, (ydoc) => void (theirs = remark(ydoc, guest)));
  assert.deepEqual([from("g1"), from("g2"), from(undefined)], [null, "not-allowed", "not-allowed"]);
  const made = (guest: string | undefined, by?: string) =>
    refusalOf((ydoc) => void remark(ydoc, guest, by));
  assert.deepEqual(
    [made("g1"), made("g2"), made(undefined), made("g1", "Lee")],
    [null, "not-allowed", "not-allowed", "not-allowed"],
  );
});

test("the resident makes an empty text of staff theirs, and none in which anybody wrote", () => {
  const begin = (ydoc: Y.Doc, outcome: string) => {
    setSpeaker(ydoc, outcome, "note", RESIDENT);
    textOf(ydoc, outcome, "note").insert(0, "I want to say this myself.");
  };
  const written = (ydoc: Y.Doc, outcome: string) =>
    textOf(ydoc, outcome, "note").insert(0, "Staff.");
  const emptied = (ydoc: Y.Doc, outcome: string) => {
    written(ydoc, outcome);
    textOf(ydoc, outcome, "note").delete(0, 6);
  };
  const quoted = (ydoc: Y.Doc, outcome: string) =>
    setSpeaker(ydoc, outcome, "note", { kind: "quoted", person: null });
  const emptyAndBegin = (ydoc: Y.Doc, outcome: string) => {
    textOf(ydoc, outcome, "note").delete(0, 6);
    begin(ydoc, outcome);
  };
  assert.equal(refusalOf(begin), null);
  assert.equal(refusalOf(begin, emptied), null);
  assert.equal(refusalOf(begin, written), "not-allowed");
  assert.equal(refusalOf(emptyAndBegin, written), "not-allowed");
  assert.equal(refusalOf(begin, quoted), "not-allowed");
});

test("nobody who only suggests says what became of their suggestion", () => {
  const withdrawn = refusalOf((ydoc) => setFact(ydoc, offered, "settledOn", "2030-05-01"), offer);
  assert.equal(withdrawn, null);
  for (const fact of ["decided", "answeredBy"])
    assert.equal(
      refusalOf((ydoc) => setFact(ydoc, offered, fact, "yes"), offer),
      "not-allowed",
    );
});

let offered = "";
function offer(ydoc: Y.Doc, outcome: string) {
  const words = { entity: outcome, key: "note", from: 0, to: 0, words: "Walk." };
  offered = suggest(ydoc, words, { ...who, guest: "g1" });
}

const RESIDENT = { kind: "resident", person: null } as const;
