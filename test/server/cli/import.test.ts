import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { Plan } from "#src/plan/plan.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { LAYOUTS } from "#test/src/import/layouts.ts";
import { p, docx } from "#test/src/import/docx-file.ts";
import { ownwords, PLANS } from "./run-cli.ts";

const layout = (name: string) => LAYOUTS.find((it) => it.name === name)!.file;
const ROSA = join(PLANS, "care-act-rosa.json");

/** A Word file in a folder of its own. */
function placed(folder: string, name: string, bytes: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

test("a plan of another maker becomes a draft, and the report says what was found where", async (t) => {
  const folder = temporaryFolder(t);
  const file = placed(folder, "old.docx", layout("headings"));
  const out = join(folder, "draft.json");
  const args = ["import", file, "--out", out, "--template", "personal-action-plan"];
  const { code, out: said, err } = await ownwords([...args, "--on", "2030-05-01"]);
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  const plan = Plan.parse(JSON.parse(readFileSync(out, "utf8")));
  assert.equal(plan.resident.name, "Amara Osei");
  assert.equal(plan.outcomes[0]?.writing["voice"]?.text, "Cook my own tea");
  assert.match(plan.writing["kept-from-file"]?.text ?? "", /Kept for six years\./);
  assert.equal(plan.takenIn[0]?.file, "old.docx");
  assert.equal(plan.takenIn[0]?.on, "2030-05-01");
  assert.match(
    said,
    /Priority 1\n {2}What Amara wants to happen: Cook my own tea \[numbered “Goal 1”, 93 %\]/,
  );
  assert.match(
    said,
    /Without a place.*: 2 pieces\.\n {2}Data protection\n {2}Kept for six years\./,
  );
});

test("the draft can be checked and made into a copy, with the words that have no place", async (t) => {
  const folder = temporaryFolder(t);
  const file = placed(folder, "old.docx", layout("goals-and-actions"));
  const draft = join(folder, "draft.json");
  assert.equal((await ownwords(["import", file, "--out", draft])).code, 0);
  const linted = await ownwords(["lint", draft]);
  assert.ok([0, 1, 4].includes(linted.code ?? 3), linted.err);
  const copy = join(folder, "copy.docx");
  assert.equal((await ownwords(["export", draft, "--out", copy])).code, 0);
  const xml = strFromU8(unzipSync(readFileSync(copy))["word/document.xml"]!);
  for (const words of ["Kept from the file", "0123 456", "Find the times"])
    assert.ok(xml.includes(words), words);
});

test("an organisation's own labels are known, by option and by environment", async (t) => {
  const folder = temporaryFolder(t);
  const file = placed(folder, "ours.docx", docx({ body: p("Our lodestar: To sing") }));
  const labels = placed(folder, "labels.json", strToU8('{"Our lodestar": "outcome.voice"}'));
  const voice = async (args: string[], env = {}) => {
    const { out } = await ownwords(["import", file, "--out", "-", ...args], "", env);
    return Plan.parse(JSON.parse(out)).outcomes[0]?.writing["voice"]?.text;
  };
  assert.equal(await voice([]), undefined);
  assert.equal(await voice(["--labels", labels]), "To sing");
  assert.equal(await voice([], { IMPORT_LABELS: labels }), "To sing");
});

test("what can't be imported is said in a sentence, and changes nothing", async (t) => {
  const folder = temporaryFolder(t);
  const word = placed(folder, "a.docx", layout("boxes"));
  const text = placed(folder, "a.txt", strToU8("hello"));
  const there = placed(folder, "there.json", strToU8("{}"));
  const wrong = placed(folder, "labels.json", strToU8('{"Ours": "outcome.Voice"}'));
  const out = join(folder, "out.json");
  const before = readdirSync(folder);
  const cases: [string[], RegExp][] = [
    [[], /Say which Word file/],
    [[word], /Say where to write the draft/],
    [[text, "--out", out], /a\.txt can't be imported\. This file is not a Word document/],
    [[join(folder, "none.docx"), "--out", out], /There is no file/],
    [[word, "--out", there], /is there already\. Add --force/],
    [[word, "--out", out, "--template", "x"], /There is no template "x"; there are care-act and/],
    [[word, "--out", out, "--labels", text], /a\.txt is not JSON\./],
    [
      [word, "--out", out, "--labels", there.replace("there", "labels")],
      /has "outcome\.Voice" for "Ours", which is no part of a plan/,
    ],
    [[word, "--into", ROSA, "--out", out], /--into goes without --out/],
    [[word, word, "--out", out], /Only one file/],
  ];
  assert.ok(wrong.endsWith("labels.json"));
  for (const [args, sentence] of cases) {
    const { code, err } = await ownwords(["import", ...args]);
    assert.equal(code, 2, err);
    assert.match(err, sentence);
    assert.match(err, /^ownwords: .*\n$/);
  }
  assert.deepEqual(readdirSync(folder), before);
  assert.equal(readFileSync(there, "utf8"), "{}");
});

test("a copy that came back is compared with its plan, and nothing is changed", async (t) => {
  const folder = temporaryFolder(t);
  const copy = join(folder, "copy.docx");
  await ownwords(["export", ROSA, "--out", copy, "--on", "2030-05-01"]);
  const same = await ownwords(["import", copy, "--into", ROSA]);
  assert.deepEqual(same, { ...same, code: 0, out: "Nothing was changed in the copy.\n", err: "" });
  const parts = unzipSync(readFileSync(copy));
  const xml = strFromU8(parts["word/document.xml"]!);
  parts["word/document.xml"] = strToU8(xml.replace("at the summer concert", "in Lent"));
  const edited = placed(folder, "edited.docx", zipSync(parts));
  const { code, out } = await ownwords(["import", edited, "--into", ROSA]);
  assert.equal(code, 0);
  assert.match(out, /was: .*\n {2}now: .*again in Lent/);
  const after = join(folder, "after.json");
  const take = ["import", edited, "--into", ROSA, "--accept-all"];
  assert.match((await ownwords(take)).err, /--accept-all needs --into FILE\.json and --out/);
  assert.equal((await ownwords([...take, "--out", after])).code, 0);
  const before = Plan.parse(JSON.parse(readFileSync(ROSA, "utf8")));
  before.outcomes[0]!.writing["voice"]!.text = before.outcomes[0]!.writing["voice"]!.text.replace(
    "at the summer concert",
    "in Lent",
  );
  assert.deepEqual(Plan.parse(JSON.parse(readFileSync(after, "utf8"))), before);
  const other = await ownwords(["import", edited, "--into", join(PLANS, "tiny.json")]);
  assert.equal(other.code, 2);
  assert.match(other.err, /is a copy of another plan/);
});
