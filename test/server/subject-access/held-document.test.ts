import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as Y from "yjs";
import { checkWord } from "#src/export/check-word.ts";
import { writePlan } from "#src/document/create-document.ts";
import { remove } from "#src/document/commands.ts";
import type { Plan } from "#src/plan/plan.ts";
import { type Held, readHeldDocument } from "#server/subject-access/held.ts";
import { heldCopy, writeHeldDocument } from "#server/subject-access/held-document.ts";
import { manyPlans } from "#test/src/export/many-plans.ts";
import { everythingIn, marked } from "#test/src/export/marked-plan.ts";
import { sample } from "#test/src/export/sample.ts";
import { shown } from "#test/src/export/shown.ts";

const { plan: rosa, template } = sample("care-act-rosa");
const onRecord: Plan = { ...manyPlans.get("on record")!, id: "planofrosa" };
const sam = { by: "Sam Okoro", now: () => "2030-05-02T08:30:00.000Z", newId: () => "new1" };

/** All that is kept about a person with this plan and nothing else. */
const heldOf = (plan: Plan, more: Partial<Held["plans"][0]> = {}): Held => ({
  format: "ownwords-held",
  version: 1,
  madeAt: "2030-06-01T10:00:00.000Z",
  organisation: "Oak Street",
  planYears: 7,
  names: { s1: "Sam Okoro" },
  plans: [{ plan, putAway: [], document: {}, versions: [], rows: {}, ...more }],
});

describe("the document about everything that is held", () => {
  it("says every word that somebody wrote in a plan", async () => {
    for (const plan of [onRecord, rosa]) {
      const { plan: withWords, markers } = marked(plan);
      const ofTemplate = { ...withWords, template: plan.template };
      const file = everythingIn(await writeHeldDocument(heldOf(ofTemplate), [template]));
      const missing = [...markers].filter(([word]) => !file.includes(word)).map(([, at]) => at);
      assert.deepEqual(
        missing.filter((it) => !ONLY_JSON.test(it)),
        [],
      );
    }
  });

  it("says of rows that nobody foresaw what they say", () => {
    const rows = { plan: [], hourlyNote: [{ planId: "p", author: "s1", words: "Quince jelly" }] };
    const text = heldCopy(heldOf(rosa, { rows }), [template]).blocks.map(shown).join("\n");
    assert.match(text, /author: Sam Okoro; words: Quince jelly/);
  });

  it("begins with what to do before it is handed over, and where others are named", () => {
    const { blocks } = heldCopy(heldOf(rosa), [template]);
    const first = blocks.slice(
      0,
      blocks.findIndex((it) => it.kind === "heading" && it.startsPage),
    );
    const text = first.map(shown).join("\n");
    assert.match(text, /Look through all of it first/);
    for (const { name } of rosa.people) assert.ok(text.includes(name), name);
    assert.match(text, /People in this plan, .*Outcome 1/);
  });

  it("is a Word file without faults that can't be taken for a copy of the plan", async () => {
    const file = await writeHeldDocument(heldOf(onRecord), [template]);
    assert.deepEqual(checkWord(file), []);
    assert.ok(!everythingIn(file).includes(onRecord.id));
  });

  it("says where the words are when the form of a plan is not here any more", () => {
    const text = heldCopy(heldOf(rosa), []).blocks.map(shown).join("\n");
    assert.match(text, /does not have the form of this plan any more/);
  });

  it("knows words that were put away, and what lay in them", () => {
    const ydoc = new Y.Doc();
    writePlan(ydoc, rosa, sam);
    const [outcome] = rosa.outcomes;
    remove(ydoc, outcome!.id, sam);
    const { plan, putAway } = readHeldDocument([Y.encodeStateAsUpdate(ydoc)]);
    assert.equal(plan.outcomes.length, rosa.outcomes.length - 1);
    const words = putAway.flatMap((it) => it.words).join("\n");
    for (const it of [outcome!.writing["voice"]!, outcome!.actions[0]!.wording])
      assert.ok(words.includes(it.text), it.text);
    const text = heldCopy(heldOf(plan, { putAway }), [template]).blocks.map(shown).join("\n");
    assert.ok(text.includes(outcome!.writing["voice"]!.text.split("\n")[0]!));
  });
});

/** What is for computers: prints of words, and which words a question was about. */
const ONLY_JSON =
  /\.(template\.name|sketch|prints|stillRight|hash|tier|easyReadPrint|pack|about|thread|anchor|mentions)\b/;
