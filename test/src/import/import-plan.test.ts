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
import { docx, p } from "./docx-file.ts";
import { clean, type Said, shortOf } from "./draft-in-short.ts";
import { HELD_OUT } from "./held-out.ts";
import { LAYOUTS } from "./layouts.ts";
import { files } from "./some-files.ts";

const [careAct, personal] = ["care-act", "personal-action-plan"].map((name) =>
  readTemplates(FOLDERS.templates).find((it) => it.name === name)!,
);

/** A draft of a file with ids in their order. */
function draftOf(bytes: Uint8Array, template = personal!) {
  return draftOfFile(readWord(bytes), template);
}

function draftOfFile(file: WordFile, template = personal!) {
  let ids = 0;
  const plan = { id: "plan0000import00", reference: "K7QP-4M2X" };
  return importPlan(file, { template, plan, newId: () => `n${++ids}` });
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

/** The parts of a draft, each as one line. */
function partsIn({ name, people = [], plan = {}, facts = {}, outcomes }: Said): string[] {
  const facing = Object.entries({ ...plan, ...facts }).map((it) => it.join(": "));
  const inside = outcomes.flatMap((outcome, at) =>
    Object.entries(outcome).flatMap(([key, it]) =>
      [it].flat().map((words) => `${at} ${key}: ${String(words)}`),
    ),
  );
  return [name, ...people, ...facing, ...inside];
}

test("of four layouts that it was not made with, most parts are where they belong", () => {
  let [right, count] = [0, 0];
  for (const { name, file, says } of HELD_OUT) {
    const draft = draftOf(file);
    assert.deepEqual(lostWords(readWord(file), draft), [], name);
    const found = new Set(partsIn(shortOf(draft)));
    const wanted = partsIn(clean(says));
    count += wanted.length;
    right += wanted.filter((it) => found.has(it)).length;
  }
  assert.equal(`${right} of ${count}`, "45 of 49");
});

/** A file of one paragraph with this text, which no zip would let through. */
function fileOf(text: string): WordFile {
  const file = readWord(docx({ body: p("x") }));
  const [block] = file.blocks;
  const pieces = block!.pieces.map((it) => ({ ...it, text }));
  return { ...file, blocks: [{ ...block!, text, original: text, pieces }] };
}

test("files that are made to take long are read all the same", () => {
  const cell = "<w:tc><w:tcPr/>";
  const many = (make: (at: number) => string) =>
    Array.from({ length: 5000 }, (_, at) => make(at)).join("");
  const row = (at: number) => `<w:tr>${cell}${p("Goal")}</w:tc>${cell}${p(`x${at}`)}</w:tc></w:tr>`;
  const deep = (at: number) => `<w:tbl><w:tr>${cell}${p(`Actions ${at}`)}`;
  const files = [
    fileOf(`Goal${" ".repeat(200_000)}x`),
    fileOf(`Actions: ${"(".repeat(100_000)} 12 May 2030`),
    fileOf(`${".".repeat(100_000)}x${"-_.".repeat(50_000)}y`),
    fileOf("mon ".repeat(50_000)),
    fileOf("Goal: x\n".repeat(20_000)),
    ...[
      p("Actions") + many((at) => p(`Sam${at}: ring`)),
      many((at) => p(`Goal ${at % 90}: w${at}`)),
      `<w:tbl>${many(row)}</w:tbl>`,
      `${Array.from({ length: 150 }, (_, at) => deep(at)).join("")}${p("x")}${`</w:tc></w:tr></w:tbl>${p("")}`.repeat(150)}`,
    ].map((body) => readWord(docx({ body }))),
  ];
  for (const [at, file] of files.entries())
    assert.deepEqual(lostWords(file, draftOfFile(file)), [], String(at));
});
