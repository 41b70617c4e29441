import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { told } from "#src/lint/help/help-of.ts";
import { lint } from "#src/lint/lint.ts";
import { action, outcome, plan, resident } from "#src/plan/build.ts";
import { Plan } from "#src/plan/plan.ts";
import { readTemplates } from "#server/templates.ts";
import { FOLDERS } from "#server/serve.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { MAIN, ownwords, PLANS } from "./run-cli.ts";

const ROSA = join(PLANS, "care-act-rosa.json");
const KIERAN = join(PLANS, "personal-action-plan.json");
const TODAY = ["--today", "2030-05-01"];

/** Checks one file with this in it; answers what is said on standard error. */
async function complaintAbout(t: TestContext, content: string | Buffer): Promise<string> {
  const folder = temporaryFolder(t);
  const file = join(folder, "bad.json");
  writeFileSync(file, content);
  const { code, err } = await ownwords(["lint", file]);
  assert.equal(code, 2);
  assert.match(err, /^ownwords: [^\n]+\.\n$/);
  assert.ok(err.startsWith(`ownwords: ${file} `), err);
  return err.slice(`ownwords: ${file} `.length, -1);
}

/** Rosa's plan, but for these parts. */
const changed = (change: object) =>
  JSON.stringify({ ...JSON.parse(readFileSync(ROSA, "utf8")), ...change });

test("a plan without findings ends with 0 and says so", async () => {
  const { code, out, err } = await ownwords(["lint", ...TODAY, ROSA]);
  assert.equal(code, 0);
  assert.equal(err, "");
  assert.match(out, /Nothing to ask about\./);
  assert.match(out, /\n0 findings in 1 plan\.\n$/);
});

test("findings end with 4 where one is an error, each with its place, question, message and why", async () => {
  const { code, out } = await ownwords(["lint", ...TODAY, ROSA, KIERAN]);
  assert.equal(code, 4);
  const template = readTemplates(FOLDERS.templates).find((it) => it.name.startsWith("personal"))!;
  const found = lint(Plan.parse(JSON.parse(readFileSync(KIERAN, "utf8"))), {
    template,
    today: "2030-05-01",
  });
  assert.ok(found.length > 5);
  for (const { question, message, why, rule } of found.map(told))
    for (const words of [question, message, `Why: ${why}`, `Rule: ${rule}`])
      assert.ok(out.includes(`      ${words}\n`), words);
  assert.match(out, /^ {2}Priority 1 · “To maintain independence/m);
  assert.match(out, /^ {4}Steps: who does what by when · action 2 · “Staff will support/m);
  assert.match(out, new RegExp(`\\n${found.length} findings in 2 plans\\.\\n`));
});

test("--format json gives every diagnostic as it is, and the same again the next time", async () => {
  const args = ["lint", ...TODAY, "--format", "json", KIERAN, "-", "nowhere.json"];
  const input = readFileSync(ROSA);
  const { code, out, err } = await ownwords(args, input);
  assert.equal(code, 2);
  const { plans, problems } = JSON.parse(out);
  const template = readTemplates(FOLDERS.templates).find((it) => it.name.startsWith("personal"))!;
  const kieran = Plan.parse(JSON.parse(readFileSync(KIERAN, "utf8")));
  const found = lint(kieran, { template, today: "2030-05-01" });
  // Ideas are told only on demand, and praise is counted.
  const diagnostics = found.filter(({ tier }) => tier === "fix" || tier === "look").map(told);
  const rosa = JSON.parse(input.toString());
  const factsOf = ({ id, reference, template: { name } }: Plan) => ({
    line: null,
    plan: id,
    reference,
    template: name,
    dismissed: [],
  });
  for (const it of plans) {
    assert.equal(typeof it.praise, "number");
    delete it.praise;
  }
  assert.deepEqual(plans, [
    { file: KIERAN, ...factsOf(kieran), diagnostics },
    { file: "-", ...factsOf(rosa), diagnostics: [] },
  ]);
  const error = "There is no file nowhere.json.";
  assert.deepEqual(problems, [{ file: "nowhere.json", line: null, error }]);
  assert.equal(err, "ownwords: There is no file nowhere.json.\n");
  assert.equal((await ownwords(args, input)).out, out);
});

test("a file that can't be checked doesn't keep the others from it", async (t) => {
  const folder = temporaryFolder(t);
  const { code, out, err } = await ownwords(["lint", ...TODAY, folder, KIERAN]);
  assert.equal(code, 2);
  assert.match(out, /findings in 1 plan; 1 file could not be checked\.\n/);
  assert.equal(
    err,
    `ownwords: ${folder} is a folder without plans: it has no file that ends in .json or .jsonl.\n`,
  );
});

test("JSON that is damaged is told by file, line and column", async (t) => {
  const text = changed({});
  assert.match(await complaintAbout(t, ""), /^is empty\.$/);
  assert.match(
    await complaintAbout(t, "{\n  nonsense"),
    /something is wrong at line 2, column 3\.$/,
  );
  assert.match(
    await complaintAbout(t, text.slice(0, 500)),
    /it ends too early at line 1, column 501/,
  );
});

test("JSON that is no plan, a newer one or a damaged one is told apart", async (t) => {
  assert.match(await complaintAbout(t, "{}"), /^is JSON, but not a plan/);
  assert.match(
    await complaintAbout(t, changed({ version: 7 })),
    /^was written by a newer version of Ownwords \(form 7; this one reads up to 1\)\.$/,
  );
  assert.match(
    await complaintAbout(t, changed({ people: [{ id: "a", paid: "often" }] })),
    /^is a damaged plan: people\[0\]\.paid should be "" or "unpaid" or "paid"\.$/,
  );
});

test("a template that is not here is told with those that are", async (t) => {
  assert.equal(
    await complaintAbout(t, changed({ template: { name: "mine", version: 1 } })),
    'is made from the template "mine", which is not here; there are care-act and personal-action-plan.',
  );
  assert.match(
    await complaintAbout(t, changed({ template: { name: "care-act", version: 9 } })),
    /^is made from version 9 of the template "care-act", which is newer than the version 1 here\.$/,
  );
});

test("a byte order mark is no matter; other encodings and very large files are refused", async (t) => {
  const { code } = await ownwords(["lint", ...TODAY, "-"], `\uFEFF${readFileSync(ROSA, "utf8")}`);
  assert.equal(code, 0);
  assert.match(
    await complaintAbout(t, Buffer.from(`\uFEFF${changed({})}`, "utf16le")),
    /^is not UTF-8 text/,
  );
  const large = await complaintAbout(t, Buffer.alloc(50 * 1024 * 1024 + 1, " "));
  assert.equal(large, "is larger than 50 MB.");
});

test("standard input that is no plan is named as such", async () => {
  const { code, err } = await ownwords(["lint", "-"], "[]");
  assert.equal(code, 2);
  assert.equal(err, "ownwords: Standard input holds a list, and should hold one plan.\n");
});

test("nothing in a plan or in a file's name steers the terminal", async (t) => {
  const folder = join(temporaryFolder(t), "odd\u001b[2Jname");
  mkdirSync(folder);
  const file = join(folder, "plan.json");
  const name = "Eve\u001b]0;gone\u0007\u202e";
  const hostile = plan([outcome(`Cook\u001b[31m`, action("Staff to\u009b help"))], {
    resident: resident(name),
  });
  writeFileSync(file, JSON.stringify(hostile));
  const { out, err } = await ownwords(["lint", file, join(folder, "missing.json")]);
  // oxlint-disable-next-line no-control-regex
  assert.doesNotMatch(out + err, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  assert.match(out, /Outcome 1 · “Cook/);
});

test("a reader that goes away is no failure: the exit code is that of the plans", async () => {
  const child = spawn(process.execPath, [MAIN, "lint", KIERAN, ROSA]);
  child.stdout.destroy();
  let err = "";
  child.stderr.on("data", (part) => (err += part));
  const [code] = await once(child, "close");
  assert.equal(err, "");
  assert.equal(code, 4);
});
