import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { checkWord } from "#src/export/check-word.ts";
import { plan as planOf, resident } from "#src/plan/build.ts";
import { startNaming } from "#server/cli/copy-names.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { ownwords, PLANS } from "./run-cli.ts";

const ON = ["--on", "2030-05-01"];
const read = (name: string) => readFileSync(join(PLANS, name), "utf8");
const inLine = (name: string, facts = {}) =>
  JSON.stringify({ ...JSON.parse(read(name)), ...facts });

test("every plan in files and folders gets a copy of its own, a damaged one is named", async (t) => {
  const folder = temporaryFolder(t);
  const plans = join(folder, "plans");
  const out = join(folder, "deep/copies");
  mkdirSync(plans);
  writeFileSync(join(plans, "a.json"), read("care-act-rosa.json"));
  writeFileSync(join(plans, "b.json"), '{"format":');
  const lines = [inLine("tiny.json"), '{"format": 3}', inLine("care-act-rosa.json")];
  writeFileSync(join(folder, "more.jsonl"), lines.join("\n"));
  const paths = [plans, join(folder, "more.jsonl")];
  const { code, err } = await ownwords(["export", "--all", ...paths, "--out", out, ...ON]);
  assert.equal(code, 2);
  const told = err.trimEnd().split("\n");
  assert.equal(told.length, 2, err);
  assert.match(told[0] ?? "", /b\.json is not JSON/);
  assert.match(told[1] ?? "", /more\.jsonl, line 2, is JSON, but not a plan/);
  const names = readdirSync(out).sort();
  assert.equal(names.length, 3);
  assert.ok(names.includes("Rosa Adeyemi - K7QP-4M2X.docx"));
  assert.ok(names.includes("Rosa Adeyemi - K7QP-4M2X (2).docx"));
  for (const it of names) assert.deepEqual(checkWord(readFileSync(join(out, it))), [], it);
});

test("a zip holds the same copies, is the same twice, and is there whole or not at all", async (t) => {
  const folder = temporaryFolder(t);
  const make = async (out: string) => {
    const args = ["export", "--all", PLANS, "--copy", "resident", "--out", join(folder, out)];
    const { code, err } = await ownwords([...args, ...ON]);
    assert.deepEqual({ code, err }, { code: 0, err: "" });
  };
  await make("one.zip");
  await make("two.zip");
  await make("folder");
  assert.deepEqual(readdirSync(folder).sort(), ["folder", "one.zip", "two.zip"]);
  const zip = readFileSync(join(folder, "one.zip"));
  assert.equal(Buffer.compare(zip, readFileSync(join(folder, "two.zip"))), 0);
  const files = unzipSync(zip);
  assert.deepEqual(Object.keys(files).sort(), readdirSync(join(folder, "folder")).sort());
  assert.equal(Object.keys(files).length, readdirSync(PLANS).length);
  for (const [name, bytes] of Object.entries(files)) {
    const same = readFileSync(join(folder, "folder", name));
    assert.equal(Buffer.compare(same, bytes), 0, name);
  }
});

test("copies that are there are kept unless --force says otherwise", async (t) => {
  const out = temporaryFolder(t);
  const there = join(out, "Rosa Adeyemi - K7QP-4M2X.docx");
  writeFileSync(there, "mine");
  const args = ["export", "--all", join(PLANS, "care-act-rosa.json"), "--out", out];
  const refused = await ownwords(args);
  assert.equal(refused.code, 2);
  assert.equal(refused.err, `ownwords: ${there} is there already. Add --force to write over it.\n`);
  assert.equal(readFileSync(there, "utf8"), "mine");
  assert.equal((await ownwords([...args, "--force"])).code, 0);
  assert.ok(statSync(there).size > 1000);
});

test("what can't be meant is said before anything is written", async (t) => {
  const folder = temporaryFolder(t);
  const help = " See: ownwords export --help";
  const cases: [string[], string][] = [
    [["--all"], `Say which files or folders hold the plans.${help}`],
    [["--all", PLANS], `Say where the copies go with --out FOLDER or --out FILE.zip.${help}`],
    [
      ["--all", PLANS, "--out", folder, "--outcomes", "1"],
      `--outcomes is for one plan, and not for --all.${help}`,
    ],
  ];
  for (const [args, sentence] of cases) {
    const { code, err } = await ownwords(["export", ...args]);
    assert.deepEqual({ code, err }, { code: 2, err: `ownwords: ${sentence}\n` });
  }
  assert.deepEqual(readdirSync(folder), []);
});

test("no name of a copy is taken twice, leads out of its folder or is refused by a disk", () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary", maxLength: 120 }),
    fc.constantFrom(
      "CON",
      "../../etc",
      "a/b",
      "..",
      "Ama",
      "AMA",
      "nul",
      " . ",
      "Zoë",
      "Zoe\u0308",
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(odd, odd), { maxLength: 12 }), (people) => {
      const nameFor = startNaming(".docx");
      const names = people.map(([name, reference]) =>
        nameFor({ ...planOf([]), resident: resident(name), reference }),
      );
      const kept = new Set(names.map((it) => it.normalize("NFC").toLowerCase()));
      assert.equal(kept.size, names.length);
      for (const it of names) {
        assert.match(it, /^[^/\\:*?"<>|\p{Cc}]{1,100}\.docx$/u);
        assert.doesNotMatch(it, /^(con|prn|aux|nul|com\d|lpt\d)\.docx$|^\.|^ |[ .]\.docx$/i);
        assert.ok(Buffer.byteLength(it) <= 255, it);
      }
    }),
    { numRuns: 500 },
  );
});
