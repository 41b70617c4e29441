import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { outcome, plan, resident } from "#src/plan/build.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { ownwords } from "./run-cli.ts";

const NAMES = ["Ada Brown", "Bo Chen", "Cy Davis", "Di Evans", "Ed Flynn", "Fay Green"];

/** Plans of which all but the last have one wording, with other names in it. */
const plans = NAMES.map((name, at) => {
  const [first = ""] = name.split(" ");
  const same = `${first} would like to attend groups in the community to reduce social isolation.`;
  const own = "I want to bake bread with my granddaughter before the school play in June.";
  const text = at === NAMES.length - 1 ? own : same;
  return { ...plan([outcome(text)], { resident: resident(name) }), id: `p${at}` };
});

function fileOf(t: TestContext): string {
  const file = join(temporaryFolder(t), "plans.jsonl");
  writeFileSync(file, plans.map((it) => `${JSON.stringify(it)}\n`).join(""));
  return file;
}

test("--across tells what stands in several plans, by template and section, in every format", async (t) => {
  const file = fileOf(t);
  const told = async (...args: string[]) =>
    (await ownwords(["lint", "--across", "--today", "2030-05-01", ...args])).out;
  const { across } = JSON.parse(await told("--format", "json", file));
  assert.equal(across.clusters.length, 1);
  const [{ plans: count, byTemplate, bySection, words }] = across.clusters;
  assert.equal(count, 5);
  assert.deepEqual(byTemplate, [{ name: "care-act", plans: 5 }]);
  assert.deepEqual(bySection, [{ name: "voice", plans: 5 }]);
  assert.match(words[0], /would like to attend groups in the community to reduce social isolation/);
  for (const name of NAMES) assert.ok(!JSON.stringify(across).includes(name.split(" ")[0]!), name);
  const shown = /to attend groups in the community to reduce social isolation/;
  const line = (await told("--format", "jsonl", file)).trim().split("\n").at(-1)!;
  assert.deepEqual(JSON.parse(line), { type: "across", ...across });
  const sarif = JSON.parse(await told("--format", "sarif", file));
  assert.deepEqual(sarif.runs[0].properties.across, across);
  assert.match((await told("--format", "csv", file)).trim().split("\r\n").at(-1)!, shown);
  assert.match(await told(file), /In 5 plans: care-act 5, voice 5\n {4}“… would like to attend/);
  assert.match(await told("--format", "html", file), /<td class="number">5<\/td><td>care-act 5</);
});

test("standard input is compared too, but its words can't be read a second time", async () => {
  const input = plans.map((it) => JSON.stringify(it)).join("\n");
  const { out } = await ownwords(["lint", "--across", "--format", "json", "-"], input);
  const [{ plans: count, words }] = JSON.parse(out).across.clusters;
  assert.deepEqual([count, words], [5, []]);
});

test("the key comes from a file or the environment, and a short one is refused", async (t) => {
  const file = fileOf(t);
  const key = join(temporaryFolder(t), "key");
  writeFileSync(key, "only fifteen by");
  const short = await ownwords(["lint", "--across", "--key", key, file]);
  assert.equal(short.code, 2);
  assert.match(short.err, /^ownwords: The key in .* is too short: it needs 16 bytes or more\.\n$/);
  const env = await ownwords(["lint", "--across", file], "", { OWNWORDS_LINT_KEY: "short" });
  assert.match(env.err, /The key in OWNWORDS_LINT_KEY is too short/);
  writeFileSync(key, "at least sixteen bytes");
  const good = await ownwords(["lint", "--across", "--key", key, "--format", "json", file]);
  assert.equal(JSON.parse(good.out).across.clusters[0].plans, 5);
  const alone = await ownwords(["lint", "--key", key, file]);
  assert.match(alone.err, /--key is for --across\./);
});
