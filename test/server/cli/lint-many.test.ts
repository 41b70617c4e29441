import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { temporaryFolder } from "#test/server/support.ts";
import { MAIN, ownwords, PLANS } from "./run-cli.ts";

const KIERAN = join(PLANS, "personal-action-plan.json");
const ROSA = join(PLANS, "care-act-rosa.json");
const TODAY = ["--today", "2030-05-01"];

const kieran: object = JSON.parse(readFileSync(KIERAN, "utf8"));
const rosa: object = JSON.parse(readFileSync(ROSA, "utf8"));

/** So many plans, one a line; every seventh has findings. */
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    JSON.stringify({ ...(at % 7 ? rosa : kieran), id: `p${at}` }),
  );

/** A file in a folder of its own. */
function fileWith(t: TestContext, name: string, content: string): string {
  const file = join(temporaryFolder(t), name);
  writeFileSync(file, content);
  return file;
}

test("plans come out in the order in which they stand, whatever thread is done first", async (t) => {
  const file = fileWith(t, "plans.jsonl", `${lines(120).join("\n")}\n`);
  const args = ["lint", ...TODAY, "--format", "jsonl", file];
  const many = await ownwords([...args, "--jobs", "5"]);
  const told = many.out
    .trim()
    .split("\n")
    .map((it) => JSON.parse(it));
  assert.deepEqual(
    told.slice(0, -1).map(({ plan, line }) => [plan, line]),
    Array.from({ length: 120 }, (_, at) => [`p${at}`, at + 1]),
  );
  assert.equal(told.at(-1).totals.plans, 120);
  assert.equal((await ownwords([...args, "--jobs", "1"])).out, many.out);
  assert.equal(many.code, 4);
});

test("damaged lines are named by number and column, and the others are checked", async (t) => {
  const all = lines(60);
  all[4] = all[4]!.slice(0, 300);
  all[39] = `{"format": oops, "words": "Not to be shown"}`;
  all[50] = "{}";
  all[55] = "";
  const file = fileWith(t, "plans.ndjson", all.join("\n"));
  const { code, out, err } = await ownwords(["lint", ...TODAY, "--format", "json", file]);
  assert.equal(code, 2);
  assert.deepEqual(err.trim().split("\n"), [
    `ownwords: ${file}, line 5, is not JSON: it ends too early at column 301.`,
    `ownwords: ${file}, line 40, is not JSON: something is wrong at column 12.`,
    `ownwords: ${file}, line 51, is JSON, but not a plan: its "format" is not "ownwords-plan".`,
  ]);
  const { plans, problems, totals } = JSON.parse(out);
  assert.equal(plans.length, 56);
  assert.deepEqual(
    problems.map((it: { line: number }) => it.line),
    [5, 40, 51],
  );
  assert.equal(totals.plans, 56);
});

test("standard input takes one plan over many lines, and a plan on each line", async () => {
  const args = ["lint", ...TODAY, "--format", "jsonl", "-"];
  const plansIn = ({ out }: { out: string }) =>
    out
      .trim()
      .split("\n")
      .map((it) => JSON.parse(it))
      .filter((it) => it.type === "plan")
      .map((it) => it.line);
  assert.deepEqual(plansIn(await ownwords(args, JSON.stringify(kieran, null, 2))), [null]);
  assert.deepEqual(plansIn(await ownwords(args, lines(3).join("\r\n"))), [1, 2, 3]);
  const firstDamaged = ["{ nonsense", ...lines(2)].join("\n");
  const damaged = await ownwords(args, firstDamaged);
  assert.deepEqual(plansIn(damaged), [2, 3]);
  assert.match(damaged.err, /^ownwords: Standard input, line 1, is not JSON: .* at column 3\.\n$/);
});

test("a folder is read with the folders in it, by name, without hidden files", async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, "b", "deep"), { recursive: true });
  mkdirSync(join(folder, ".hidden"));
  const plan = (id: string) => JSON.stringify({ ...rosa, id });
  writeFileSync(join(folder, "c.json"), plan("c"));
  writeFileSync(join(folder, "b", "deep", "b.json"), plan("b"));
  writeFileSync(join(folder, "a.jsonl"), `${plan("a1")}\n${plan("a2")}\n`);
  writeFileSync(join(folder, ".hidden", "d.json"), plan("d"));
  writeFileSync(join(folder, "notes.txt"), "no plan");
  const { code, out } = await ownwords(["lint", ...TODAY, "--format", "json", folder]);
  assert.equal(code, 0);
  const names = JSON.parse(out).plans.map((it: { plan: string }) => it.plan);
  assert.deepEqual(names, ["a1", "a2", "b", "c"]);
});

test("the exit code tells whether an error was among what was asked for", async () => {
  const codeOf = async (...args: string[]) => (await ownwords(["lint", ...TODAY, ...args])).code;
  assert.equal(await codeOf(ROSA), 0);
  assert.equal(await codeOf(KIERAN), 4);
  assert.equal(await codeOf("--rule", "outcome-is-own", KIERAN), 1);
  assert.equal(await codeOf("--rule", "outcome-is-own", "--min-severity", "error", KIERAN), 0);
  assert.equal(await codeOf("--rule", "outcome-is-own", "--min-tier", "fix", KIERAN), 0);
  assert.equal(await codeOf(KIERAN, "nowhere.json"), 2);
});

test("only rules that were asked for are checked, several of them too", async () => {
  const args = ["--rule", "outcome-is-own", "--rule", "no-copied-text", "--format", "json"];
  const { out } = await ownwords(["lint", ...TODAY, ...args, KIERAN]);
  const { plans, totals } = JSON.parse(out);
  const found = plans[0].diagnostics.map((it: { rule: string }) => it.rule);
  assert.deepEqual(found, ["outcome-is-own", "no-copied-text"]);
  assert.deepEqual(Object.keys(totals.rules).sort(), ["no-copied-text", "outcome-is-own"]);
});

test("--out is written whole, keeps what is there already, and is written over with --force", async (t) => {
  const out = fileWith(t, "found.json", "mine");
  const args = ["lint", ...TODAY, "--format", "json", "--out", out, KIERAN];
  const refused = await ownwords(args);
  assert.equal(refused.code, 2);
  assert.match(refused.err, /is there already\. Add --force/);
  assert.equal(readFileSync(out, "utf8"), "mine");
  const done = await ownwords([...args, "--force"]);
  assert.deepEqual([done.code, done.out], [4, ""]);
  assert.ok(JSON.parse(readFileSync(out, "utf8")).plans.length === 1);
});

test("a configuration changes what is found, and its faults are told by their place", async (t) => {
  const lintWith = (config: unknown) => {
    const file = fileWith(t, "own.json", JSON.stringify(config));
    return ownwords(["lint", ...TODAY, "--config", file, "--rule", "outcome-is-own", KIERAN]);
  };
  assert.equal((await lintWith({ name: "us", rules: { "outcome-is-own": "error" } })).code, 4);
  assert.equal((await lintWith([{ name: "us", rules: { "outcome-is-own": "off" } }])).code, 0);
  const wrong: [unknown, RegExp][] = [
    [{ name: "us", ruels: {} }, /: ruels is not known \(do you mean rules\?\)\.$/],
    [
      [{ name: "us" }, { name: "team", rules: { "outcome-is-own": { severity: "loud" } } }],
      /: \[1\]\.rules\["outcome-is-own"\]\.severity should be "error" or "warning"/,
    ],
    [
      { name: "us", rules: { "outcome-is-mine": "off" } },
      /There is no rule “outcome-is-mine” \(do you mean outcome-is-own\?\)\.$/,
    ],
    [{ name: "us", extends: "care-atc" }, /\(do you mean care-act\?\)\.$/],
  ];
  for (const [config, sentence] of wrong) {
    const { code, err } = await lintWith(config);
    assert.equal(code, 2);
    assert.match(err.trim(), sentence);
  }
  const broken = fileWith(t, "own.json", '{\n  "name": us }');
  const { err } = await ownwords(["lint", "--config", broken, KIERAN]);
  assert.match(err, /own\.json is not JSON: something is wrong at line 2, column 11\.\n$/);
});

test("a baseline leaves what is new, in every form that it can have", async (t) => {
  const folder = temporaryFolder(t);
  const before = fileWith(t, "before.jsonl", JSON.stringify({ ...kieran, outcomes: [] }));
  const now = fileWith(t, "now.jsonl", JSON.stringify(kieran));
  const all = JSON.parse((await ownwords(["lint", ...TODAY, "--format", "json", now])).out);
  const old = JSON.parse((await ownwords(["lint", ...TODAY, "--format", "json", before])).out);
  const keysOf = ({ plans }: { plans: { diagnostics: { key: string }[] }[] }) =>
    plans[0]!.diagnostics.map((it) => it.key);
  const known = new Set(keysOf(old));
  const expected = keysOf(all).filter((it) => !known.has(it));
  assert.ok(known.size > 0 && expected.length > 0 && expected.length < keysOf(all).length);
  const kept = join(folder, "known");
  await ownwords(["lint", ...TODAY, "--write-baseline", kept, before]);
  const files = [kept];
  for (const format of ["json", "jsonl"]) {
    files.push(join(folder, format));
    await ownwords(["lint", ...TODAY, "--format", format, "--out", files.at(-1)!, before]);
  }
  for (const file of files) {
    const args = ["lint", ...TODAY, "--format", "json", "--baseline", file];
    assert.deepEqual(keysOf(JSON.parse((await ownwords([...args, now])).out)), expected, file);
    const { code, out } = await ownwords([...args, before]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).totals.known, known.size);
  }
  assert.ok(
    !readFileSync(kept, "utf8").includes("no-"),
    "A baseline names neither rules nor words.",
  );
  const { code, err } = await ownwords(["lint", "--baseline", now, now]);
  assert.equal(code, 2);
  assert.match(err, /is no baseline: /);
});

test("whoever interrupts finds no half of a file", async (t) => {
  const folder = temporaryFolder(t);
  const out = join(folder, "found.jsonl");
  const child = spawn(process.execPath, [MAIN, "lint", "--format", "jsonl", "--out", out, "-"]);
  child.stdin.on("error", () => {});
  child.stdin.write(`${lines(40).join("\n")}\n`);
  // It waits for more plans, and the draft is there by then.
  while (!readdirSync(folder).length) await pause(20);
  child.kill("SIGINT");
  const [, signal] = await once(child, "close");
  assert.equal(signal, "SIGINT");
  assert.deepEqual(readdirSync(folder), []);
});

test("a reader of a long stream that goes away ends the work, and is no failure", async () => {
  const child = spawn(process.execPath, [MAIN, "lint", ...TODAY, "-"]);
  let err = "";
  child.stderr.on("data", (part) => (err += part));
  child.stdin.on("error", () => {});
  // The input never ends: only that nobody reads can end the command.
  const feed = setInterval(() => child.stdin.write(`${lines(14).join("\n")}\n`), 50);
  await once(child.stdout, "data");
  child.stdout.destroy();
  const [code] = await once(child, "close");
  clearInterval(feed);
  assert.equal(err, "");
  assert.equal(code, 4);
});
