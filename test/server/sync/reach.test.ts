import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import type { Reach } from "#server/sync/reach.ts";
import { createShadow } from "#server/sync/shadow.ts";
import { addAction, addOutcome, setFact, setSpeaker } from "#src/document/commands.ts";
import { textOf } from "#src/document/roots.ts";

const OWN: Reach = { by: "Rosa", lane: "resident" };
let last = 0;
const who = { by: "Rosa", now: () => "2030-05-01T10:00:00Z", newId: () => `id${++last}` };

/** What becomes of a change that is made to a plan with one outcome and one action. */
function refusalOf(change: (ydoc: Y.Doc, outcome: string, action: string) => void) {
  const ydoc = new Y.Doc();
  const outcome = addOutcome(ydoc, [], { kind: "resident", person: null }, who);
  setSpeaker(ydoc, outcome, "voice", { kind: "resident", person: null });
  setSpeaker(ydoc, outcome, "note", { kind: "worker", person: null });
  const action = addAction(ydoc, outcome, null, who);
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
    refusalOf((ydoc, outcome) => setSpeaker(ydoc, outcome, "note", RESIDENT)),
  ];
  assert.deepEqual(refused, Array(4).fill("not-allowed"));
});

const RESIDENT = { kind: "resident", person: null } as const;
