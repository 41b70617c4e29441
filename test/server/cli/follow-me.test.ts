import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { checkWord } from "#src/export/check-word.ts";
import { Plan } from "#src/plan/plan.ts";
import { newFollowMeKey } from "#server/follow-me.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { throughOffice } from "#test/support/readers.ts";
import { validateFile } from "#test/validate-word.ts";
import { ownwords, PLANS } from "./run-cli.ts";

const ROSA = join(PLANS, "care-act-rosa.json");
const rosa = Plan.parse(JSON.parse(readFileSync(ROSA, "utf8")));

/** A copy of Rosa's plan with all of it inside, and the key that signed it. */
async function copyIn(folder: string, ...more: string[]) {
  const key = join(folder, "our.key");
  writeFileSync(key, newFollowMeKey());
  const copy = join(folder, "copy.docx");
  const args = ["export", ROSA, "--out", copy, "--follow-me", "--key", key, "--on", "2030-05-01"];
  return { key, copy, made: await ownwords([...args, ...more]) };
}

/** The same file with one of its parts changed. */
function changed(file: string, part: string, change: (xml: string) => string): string {
  const parts = unzipSync(readFileSync(file));
  parts[part] = strToU8(change(strFromU8(parts[part]!)));
  const out = file.replace(".docx", "-changed.docx");
  writeFileSync(out, zipSync(parts));
  return out;
}

test("the whole plan goes along, is known again, and Word and LibreOffice take the file", async (t) => {
  const folder = temporaryFolder(t);
  const { key, copy, made } = await copyIn(folder);
  assert.equal(made.code, 0);
  assert.match(made.err, /The whole plan is inside this copy/);
  assert.deepEqual(checkWord(new Uint8Array(readFileSync(copy))), []);
  assert.deepEqual((await validateFile(copy)).errors, []);
  const saved = join(folder, "saved.docx");
  const file = new Uint8Array(readFileSync(copy));
  writeFileSync(saved, (await throughOffice({ "copy.docx": file }, "docx"))["copy.docx"]!);
  const out = join(folder, "back.json");
  for (const one of [copy, saved]) {
    const args = ["import", one, "--out", out, "--force", "--key", key];
    const { code, out: said, err } = await ownwords(args);
    assert.deepEqual({ code, err }, { code: 0, err: "" });
    assert.match(
      said,
      /is whole\.\nIt was signed by this installation\.\nThe words of the document are those/,
    );
    assert.deepEqual(Plan.parse(JSON.parse(readFileSync(out, "utf8"))), rosa);
  }
});

test("another installation's plan is taken with its fingerprint said", async (t) => {
  const folder = temporaryFolder(t);
  const { copy } = await copyIn(folder);
  const other = join(folder, "other.key");
  writeFileSync(other, newFollowMeKey());
  const out = join(folder, "back.json");
  const { out: said } = await ownwords(["import", copy, "--out", out, "--key", other]);
  assert.match(said, /signed by another installation, with the key ([0-9A-F]{4} ?){8}\./);
  const unknown = await ownwords(["import", copy, "--out", out, "--force"]);
  assert.match(unknown.out, /It was signed with the key ([0-9A-F]{4} ?){8}\./);
});

test("a plan that was changed since is never used unasked", async (t) => {
  const folder = temporaryFolder(t);
  const { copy } = await copyIn(folder);
  const tampered = changed(copy, "customXml/item2.xml", (it) => it.replace("Rosa", "Nora"));
  const out = join(folder, "back.json");
  const { code, err } = await ownwords(["import", tampered, "--out", out]);
  assert.equal(code, 2);
  assert.match(err, /was changed since it was signed, so it is not used\./);
  const byLabels = await ownwords(["import", tampered, "--out", out, "--by-labels"]);
  assert.equal(byLabels.code, 0);
  assert.match(byLabels.out, /The file is a copy that Ownwords made of the plan K7QP-4M2X\./);
  assert.equal(
    Plan.parse(JSON.parse(readFileSync(out, "utf8"))).outcomes.length,
    rosa.outcomes.length,
  );
});

test("words of the document that differ from the plan inside are said to", async (t) => {
  const folder = temporaryFolder(t);
  const { copy } = await copyIn(folder);
  const edited = changed(copy, "word/document.xml", (it) =>
    it.replace("at the summer concert", "in Lent"),
  );
  const out = join(folder, "back.json");
  const { code, out: said } = await ownwords(["import", edited, "--out", out]);
  assert.equal(code, 0);
  assert.match(said, /is whole\.[^]*The words of the document differ from the plan inside\./);
});

test("no provider copy has it, no copy has it unasked, and a bad key is said to be one", async (t) => {
  const folder = temporaryFolder(t);
  const { copy, made } = await copyIn(folder, "--copy", "provider");
  assert.equal(made.code, 2);
  assert.match(made.err, /A provider copy never has the whole plan inside/);
  for (const kind of ["resident", "practitioner"]) {
    await ownwords(["export", ROSA, "--out", copy, "--copy", kind, "--force"]);
    assert.ok(!("customXml/item2.xml" in unzipSync(readFileSync(copy))), kind);
  }
  const cases: [string[], RegExp][] = [
    [["--follow-me"], /--follow-me needs a key/],
    [["--key", ROSA], /--key is for --follow-me/],
    [["--follow-me", "--key", ROSA], /holds no private Ed25519 key/],
  ];
  for (const [args, sentence] of cases) {
    const { code, err } = await ownwords(["export", ROSA, "--out", copy, "--force", ...args]);
    assert.equal(code, 2);
    assert.match(err, sentence);
  }
});

test("it goes along in an organisation's own template, which brings nobody else's plan", async (t) => {
  const folder = temporaryFolder(t);
  const { key, copy } = await copyIn(folder);
  // A template that somebody made from a copy has that copy's plan inside.
  const template = changed(copy, "word/document.xml", (it) =>
    it.replace(/<w:body>.*(?=<w:sectPr)/s, "<w:body><w:p><w:r><w:t>{{plan}}</w:t></w:r></w:p>"),
  );
  const made = join(folder, "made.docx");
  const other = join(PLANS, "personal-action-plan.json");
  const export_ = async (...more: string[]) => {
    const args = ["export", other, "--out", made, "--force", "--word-template", template];
    const { code, err } = await ownwords([...args, ...more]);
    assert.equal(code, 0, err);
    return unzipSync(readFileSync(made));
  };
  const said = (parts: Record<string, Uint8Array>) =>
    Object.entries(parts).filter(([, bytes]) =>
      strFromU8(bytes).includes("urn:ownwords:follow-me:1"),
    );
  assert.deepEqual(said(await export_()), []);
  assert.deepEqual(said(await export_("--copy", "provider")), []);
  assert.equal(said(await export_("--follow-me", "--key", key)).length, 2);
  assert.deepEqual(checkWord(new Uint8Array(readFileSync(made))), []);
  assert.deepEqual((await validateFile(made)).errors, []);
  const out = join(folder, "back.json");
  const back = await ownwords(["import", made, "--out", out, "--key", key]);
  assert.match(back.out, /is whole\.\nIt was signed by this installation\./);
  assert.deepEqual(
    Plan.parse(JSON.parse(readFileSync(out, "utf8"))),
    Plan.parse(JSON.parse(readFileSync(other, "utf8"))),
  );
});

test("every plan of a caseload goes along in its own copy", async (t) => {
  const folder = temporaryFolder(t);
  const key = join(folder, "our.key");
  writeFileSync(key, newFollowMeKey());
  const zip = join(folder, "copies.zip");
  const args = ["export", "--all", PLANS, "--out", zip, "--follow-me", "--key", key];
  const { err } = await ownwords(args);
  assert.equal(err.match(/The whole plan is inside each copy/g)?.length, 1);
  const copies = Object.entries(unzipSync(readFileSync(zip)));
  assert.ok(copies.length > 1);
  for (const [name, bytes] of copies) {
    const copy = join(folder, "one.docx");
    writeFileSync(copy, bytes);
    const out = join(folder, "one.json");
    const back = await ownwords(["import", copy, "--out", out, "--force", "--key", key]);
    assert.match(back.out, /is whole\.\nIt was signed by this installation\./, name);
  }
});
