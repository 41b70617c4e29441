import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { defaultCopyOptions } from "#src/export/copy.ts";
import { exportWord } from "#src/export/word.ts";
import { Plan } from "#src/plan/plan.ts";
import { readTemplates } from "#server/templates.ts";
import { FOLDERS } from "#server/serve.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { throughPandoc } from "#test/support/readers.ts";
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import { MAIN, ownwords, PLANS } from "./run-cli.ts";

const ROSA = join(PLANS, "care-act-rosa.json");
const rosa = Plan.parse(JSON.parse(readFileSync(ROSA, "utf8")));
const ON = ["--on", "2030-05-01"];

/** The text of a Word file, as another program reads it. */
async function wordsIn(file: string): Promise<string> {
  return (await mammoth.extractRawText({ path: file })).value;
}

/** All pieces of writing of a plan, by line. */
function linesOf({ writing, outcomes }: Plan): string[] {
  const pieces = [
    ...Object.values(writing),
    ...outcomes.flatMap((it) => [
      ...Object.values(it.writing),
      it.timeframe.note,
      ...it.markers.map((marker) => marker.wording),
      ...it.actions.flatMap((action) => [action.wording, action.agreement.words]),
    ]),
  ];
  return pieces.flatMap((it) => it.text.split("\n")).filter(Boolean);
}

test("the copy that is written holds every word of the plan", async (t) => {
  const folder = temporaryFolder(t);
  const out = join(folder, "rosa.docx");
  const { code, out: said, err } = await ownwords(["export", ROSA, "--out", out, ...ON]);
  assert.deepEqual({ code, said, err }, { code: 0, said: "", err: "" });
  const words = await wordsIn(out);
  const lines = linesOf(rosa);
  assert.ok(lines.length > 30);
  for (const line of lines) assert.ok(words.includes(line), line);
  for (const person of rosa.people) assert.ok(words.includes(person.name), person.name);
  assert.deepEqual(readdirSync(folder), ["rosa.docx"]);
});

test("what is piped through is the copy that the screen gives, label and day in it", async () => {
  const args = ["export", "-", "--out", "-", "--version-label", "after the review", ...ON];
  const { code, bytes, err } = await ownwords(args, readFileSync(ROSA));
  assert.equal(err, "");
  assert.equal(code, 0);
  const template = readTemplates(FOLDERS.templates).find((it) => it.name === "care-act")!;
  const options = defaultCopyOptions(rosa, "practitioner", {
    version: "after the review",
    exportedOn: "2030-05-01",
  });
  assert.deepEqual(new Uint8Array(bytes), await exportWord(rosa, template, options));
});

test("a file that is there is written over only with --force, and then through a link", async (t) => {
  const folder = temporaryFolder(t);
  const out = join(folder, "mine.docx");
  const linked = join(folder, "link.docx");
  writeFileSync(out, "mine");
  symlinkSync("mine.docx", linked);
  const refused = await ownwords(["export", ROSA, "--out", out]);
  assert.equal(refused.code, 2);
  assert.equal(refused.err, `ownwords: ${out} is there already. Add --force to write over it.\n`);
  assert.equal(readFileSync(out, "utf8"), "mine");
  assert.equal((await ownwords(["export", ROSA, "--out", linked, "--force"])).code, 0);
  assert.ok((await wordsIn(out)).includes(rosa.resident.name));
  assert.deepEqual(readdirSync(folder), ["link.docx", "mine.docx"]);
});

test("a bad plan writes nothing, and leaves what was there", async (t) => {
  const folder = temporaryFolder(t);
  const out = join(folder, "old.docx");
  writeFileSync(out, "old");
  const { code, err } = await ownwords(["export", "-", "--out", out, "--force"], '{"format":');
  assert.equal(code, 2);
  assert.equal(
    err,
    "ownwords: Standard input is not JSON: it ends too early at line 1, column 11.\n",
  );
  assert.equal(readFileSync(out, "utf8"), "old");
  assert.deepEqual(readdirSync(folder), ["old.docx"]);
});

test("a place that can't be written to is named, and nothing is left beside it", async (t) => {
  const folder = temporaryFolder(t);
  const asFolder = join(folder, "folder.docx");
  mkdirSync(asFolder);
  const cases: [string, RegExp][] = [
    [asFolder, /folder\.docx is a folder, and should be a file\.\n$/],
    [join(folder, "none", "a.docx"), /There is no folder .*none to write in\.\n$/],
    [join(folder, `${"a".repeat(300)}.docx`), /can't be written \(ENAMETOOLONG\)\.\n$/],
  ];
  for (const [out, sentence] of cases) {
    const { code, err } = await ownwords(["export", ROSA, "--out", out]);
    assert.equal(code, 2);
    assert.match(err, sentence);
  }
  assert.deepEqual(readdirSync(folder), ["folder.docx"]);
});

test("a disk that takes only the beginning of a copy keeps none of it", (t) => {
  const folder = temporaryFolder(t);
  const out = join(folder, "rosa.docx");
  const command = `ulimit -f 4; "$0" "$@"`;
  const args = [MAIN, "export", ROSA, "--out", out];
  const { status, stderr } = spawnSync("sh", ["-c", command, process.execPath, ...args]);
  assert.equal(stderr.toString(), `ownwords: ${out} can't be written (EFBIG).\n`);
  assert.equal(status, 2);
  assert.deepEqual(readdirSync(folder), []);
});

test("the copy has the permissions of any new file", async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "usual"), "");
  await ownwords(["export", ROSA, "--out", join(folder, "a.docx")]);
  const mode = (name: string) => statSync(join(folder, name)).mode;
  assert.equal(mode("a.docx"), mode("usual"));
});

test("a copy is for the one and in the form that is asked for", async (t) => {
  const out = join(temporaryFolder(t), "mine.docx");
  const args = ["--copy", "resident", "--large-print", "--outcomes", "2", ...ON];
  const { code, err } = await ownwords(["export", ROSA, "--out", out, ...args]);
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  const words = await wordsIn(out);
  assert.match(words, /^My support plan/);
  assert.match(words, /This copy holds only outcome 2 of 3\./);
  assert.ok(!words.includes(rosa.outcomes[0]!.writing["voice"]!.text));
});

test("the formats on record are taken where none is asked for", async () => {
  const plan = JSON.stringify({ ...rosa, communicationNeeds: ["large print"] });
  const made = async (...args: string[]) => {
    const given = ["export", "-", "--out", "-", "--copy", "resident", ...ON, ...args];
    const { bytes, err } = await ownwords(given, plan);
    assert.equal(err, "");
    return Buffer.from(bytes).toString("base64");
  };
  assert.equal(await made(), await made("--large-print"));
  assert.notEqual(await made(), await made("--standard"));
});

test("what a copy can't be is said before anything is written", async (t) => {
  const folder = temporaryFolder(t);
  const cases: [string[], string][] = [
    [
      ["--copy", "everybody"],
      '--copy is "everybody", and should be one of practitioner, resident, provider, review.',
    ],
    [["--large-print"], "--large-print is for a resident's copy. Add --copy resident."],
    [
      ["--copy", "resident", "--standard", "--pictures"],
      "--standard and --pictures can't both be so. Leave out one of them.",
    ],
    [
      ["--tracked", "--copy", "review"],
      "--tracked needs a plan to compare with. Add --since FILE.",
    ],
    [
      ["--findings", "--copy", "resident"],
      "--findings is for a practitioner copy. Add --copy practitioner.",
    ],
    [["--since", ROSA], "--since is for a review copy. Add --copy review."],
    [
      ["--copy", "review", "--since", join(PLANS, "tiny.json")],
      `${join(PLANS, "tiny.json")} holds another plan than the one to export: their ids are different.`,
    ],
    [["--outcomes", "4"], "There is no outcome 4: the plan has 3 outcomes."],
    [
      ["--outcomes", "1,two"],
      '--outcomes is "1,two", and should be numbers of outcomes, such as 1,3.',
    ],
  ];
  for (const [args, sentence] of cases) {
    const { code, err } = await ownwords([
      "export",
      ROSA,
      "--out",
      join(folder, "a.docx"),
      ...args,
    ]);
    assert.deepEqual({ code, err }, { code: 2, err: `ownwords: ${sentence}\n` });
  }
  assert.deepEqual(readdirSync(folder), []);
});

test("a review shows what is different since, struck on paper or as changes of Word", async (t) => {
  const folder = temporaryFolder(t);
  const before = join(folder, "before.json");
  writeFileSync(before, JSON.stringify({ ...rosa, reviewOn: "2029-01-31" }));
  const review = async (...more: string[]) => {
    const args = ["export", ROSA, "--out", "-", "--copy", "review", "--since", before, ...ON];
    const { code, bytes, err } = await ownwords([...args, ...more]);
    assert.deepEqual({ code, err }, { code: 0, err: "" });
    return throughPandoc(bytes, "plain", "all");
  };
  assert.match(await review(), /Old wording: .*31 January 2029/);
  const tracked = await review("--tracked");
  assert.doesNotMatch(tracked, /Old wording/);
  assert.match(tracked, /31 January 2029/);
});

test("a working copy shows questions as comments, and can be one to edit", async (t) => {
  const out = join(temporaryFolder(t), "edit.docx");
  const unsaid = { ...rosa, outcomes: rosa.outcomes.map((it) => ({ ...it, markers: [] })) };
  const args = ["export", "-", "--out", out, "--findings", "--editing", ...ON];
  const { code, err } = await ownwords(args, JSON.stringify(unsaid));
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  const file = readFileSync(out);
  assert.match(await throughPandoc(file, "json", "all"), /"comment-start"/);
  assert.match(strFromU8(unzipSync(file)["word/settings.xml"]!), /w:edit="trackedChanges"/);
});
