import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { putAwayIn } from "#src/browser/put-away.ts";
import { addPerson, remove } from "#src/document/commands.ts";
import {
  addCopy,
  addNeed,
  addReview,
  addSignature,
  addTalk,
} from "#src/document/record-commands.ts";
import { textOf } from "#src/document/roots.ts";
import { template } from "#test/components/template.ts";
import { sam } from "#test/src/document/somebody-edits.ts";

test("what was on record and is put away is told by its words, or else by its facts", () => {
  const ydoc = new Y.Doc();
  const speaker = { kind: "resident", person: null } as const;
  const jo = addPerson(ydoc, { name: "Jo Hall" }, sam);
  const on = "2030-05-01";
  const ids = [
    addNeed(ydoc, {}, speaker, sam),
    addNeed(ydoc, {}, speaker, sam),
    addTalk(ydoc, { area: "health", on }, speaker, sam),
    addReview(ydoc, { on, prints: {} }, sam),
    addSignature(ydoc, { person: jo, on }, sam),
    addCopy(ydoc, { on: null, format: "large print" }, sam),
  ];
  textOf(ydoc, ids[0]!, "text").insert(0, "Help with letters");
  textOf(ydoc, ids[3]!, "notes").insert(0, "All fine");
  for (const id of ids) remove(ydoc, id, sam);
  assert.deepEqual(
    putAwayIn(ydoc, template)
      .map((it) => it.label)
      .sort(),
    [
      "Conversation: health, 1 May 2030",
      "Copy: large print",
      "Need: Help with letters",
      "Review: All fine",
      "Signature: Jo Hall, 1 May 2030",
    ],
  );
});
