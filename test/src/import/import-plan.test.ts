import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { withTray } from "#src/import/draft-tray.ts";
import { importPlan } from "#src/import/import-plan.ts";
import type { PlanDraft } from "#src/import/plan-draft.ts";
import { readWord, type WordFile } from "#src/import/word-file.ts";
import { parsePlan } from "#src/plan/parse-plan.ts";
import { FOLDERS } from "#server/serve.ts";
import { readTemplates } from "#server/templates.ts";
import { throughOffice } from "#test/support/readers.ts";
import { clean, shortOf } from "./draft-in-short.ts";
import { LAYOUTS } from "./layouts.ts";
import { files } from "./some-files.ts";

const [careAct, personal] = ["care-act", "personal-action-plan"].map((name) =>
  readTemplates(FOLDERS.templates).find((it) => it.name === name)!,
);

/** A draft of a file with ids in their order. */
function draftOf(bytes: Uint8Array, template = personal!) {
  let ids = 0;
  const plan = { id: "plan0000import00", reference: "K7QP-4M2X" };
  return importPlan(readWord(bytes), { template, plan, newId: () => `n${++ids}` });
}

for (const { name, file, says } of LAYOUTS)
  test(`${name}: each part is where it belongs`, () => {
    const draft = draftOf(file);
    assert.deepEqual(shortOf(draft), clean(says));
    const { plan, problem } = parsePlan(JSON.stringify(draft.plan));
    assert.equal(problem, null);
    assert.deepEqual(plan, draft.plan);
  });

test("a file that LibreOffice has written anew says the same", async () => {
  const files = Object.fromEntries(LAYOUTS.map(({ name, file }) => [`${name}.docx`, file]));
  const saved = await throughOffice(files, "docx");
  for (const { name, says } of LAYOUTS)
    assert.deepEqual(shortOf(draftOf(saved[`${name}.docx`]!)), clean(says), name);
});

/** The words of a text, counted. */
function countWords(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The words that a file has more often than its draft: those that were lost. */
function lostWords(file: WordFile, { plan, parts, tray, labels }: PlanDraft): string[] {
  const had = countWords([
    ...file.blocks.map((it) => it.text),
    ...file.blocks
      .flatMap((it) => it.pieces.filter((one) => one.was && !one.is))
      .map((it) => it.text),
    ...file.comments.map((it) => it.text),
  ]);
  const has = countWords([
    ...parts.map((it) => it.words),
    ...tray.map((it) => it.text),
    ...labels,
    ...plan.remarks.map((it) => it.words.text),
  ]);
  return [...had].flatMap(([word, count]) => (count > (has.get(word) ?? 0) ? [word] : []));
}

/** Every text in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

test("no word of the eight layouts is lost", () => {
  for (const { name, file } of LAYOUTS)
    assert.deepEqual(lostWords(readWord(file), draftOf(file)), [], name);
});

test("no word of any file is lost, in whatever order labels, words and tables come", () => {
  fc.assert(
    fc.property(files, fc.boolean(), ({ bytes, body, words }, isCareAct) => {
      const draft = draftOf(bytes, isCareAct ? careAct : personal);
      assert.deepEqual(lostWords(readWord(bytes), draft), []);
      // What people wrote is in the plan itself, once the tray is put into it.
      const kept = textsIn(withTray(draft.plan, draft.tray)).join("\n");
      for (const word of words) assert.ok(kept.includes(word), `${word}\n${body}`);
      assert.equal(parsePlan(JSON.stringify(draft.plan)).problem, null);
    }),
    { numRuns: 200 },
  );
});

test("nothing that was taken in is said to be the resident's own words", () => {
  for (const { file } of LAYOUTS) {
    const { plan } = draftOf(file);
    const kinds = JSON.stringify(plan).matchAll(/"text":"[^"]+".*?"kind":"(\w+)","person"/g);
    assert.deepEqual([...new Set([...kinds].map((it) => it[1]))], ["document"]);
  }
});
