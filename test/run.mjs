// `npm test`: every step in turn, whatever became of the one before, and one plain last line.
// For work on a part: `npm test -- --only node,lint` picks steps, and any other word picks the test
// files with that word in their path.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { findChrome } from "./chrome.mjs";
import { runWithSecondRun } from "./second-run.mjs";

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {object} Step
 * @property {string} name
 * @property {string} does
 * @property {() => string[][]} [commands] What to run: arguments of Node.
 * @property {() => string[]} [again] Test files to run, of which few that fail may try once more.
 * @property {(said: string) => Count} [count] Reads how many tests passed.
 * @property {boolean} [browser]
 * @property {boolean} [databases]
 */

const root = join(import.meta.dirname, "..");
const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" } },
});
// Hundreds of processes load the same files.
process.env["NODE_COMPILE_CACHE"] ??= join(root, ".cache/compiled");

/** Much of a test is waiting for a process or a browser: two files at once keep two cores busy. */
const cores = availableParallelism();
const [atOnce, journeysAtOnce] = [Math.max(cores - 1, Math.min(cores, 2)), Math.min(cores, 2)];
const sources = ["src", "components", "server", "templates", "test", ".setup", "vite.config.ts"];

/** @type {Step[]} */
const steps = [
  {
    name: "types",
    does: "types and runtimes",
    commands: () => [[bin("typescript/bin/tsc"), "-b"]],
  },
  {
    name: "lint",
    does: "boundaries and lint",
    commands: () => [[bin("oxlint/bin/oxlint"), "--type-aware", "--deny-warnings", ...sources]],
  },
  {
    name: "format",
    does: "layout of files",
    commands: () => [[bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."]],
  },
  { name: "unused", does: "code nothing uses", commands: () => [[bin("knip/bin/knip.js")]] },
  { name: "lock", does: "locked packages", commands: () => [["test/check-lock.mjs"]] },
  { name: "build", does: "built pages", commands: () => [[".setup/build.mjs"]] },
  {
    name: "node",
    does: "tests in Node",
    commands: () => nodeTests(files("test/**/*.test.ts").filter((it) => !isForBrowser(it))),
    count: countNode,
    databases: true,
  },
  {
    name: "browser",
    does: "tests in a browser",
    commands: () => browserTests(files("test/**/*.browser.test.ts")),
    count: countBrowser,
    browser: true,
  },
  {
    name: "journeys",
    does: "journeys through the whole",
    again: () => files("test/journeys/*.journey.ts"),
    browser: true,
    databases: true,
  },
];

const only = values.only?.split(",");
const unknown = only?.filter((it) => !steps.some(({ name }) => name === it)) ?? [];
if (unknown.length > 0) {
  console.error(
    `No step is called ${unknown[0]}. There are ${steps.map((it) => it.name).join(", ")}.`,
  );
  process.exit(2);
}

const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const neededAgain = [];
for (const step of steps) {
  if (only && !only.includes(step.name)) continue;
  const started = Date.now();
  console.log(`\n=== ${step.name}: ${step.does}`);
  const { passed, failed } = await run(step).catch((error) => {
    console.log(error.message);
    return { passed: 0, failed: 1 };
  });
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const tests = step.count || step.again ? `, ${passed} passed, ${failed} failed` : "";
  console.log(`=== ${step.name}: ${failed ? "FAILED" : "good"}${tests}, ${seconds} s`);
}
console.log("");
for (const it of neededAgain) console.log(`Needed a second run: ${it}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;

/** @param {Step} step @returns {Promise<Count>} */
async function run(step) {
  if (step.browser) process.env["CHROME_PATH"] = await findChrome();
  if (step.databases) await startDatabases();
  const sum = { passed: 0, failed: 0 };
  const paths = step.again?.() ?? [];
  if (paths.length > 0) {
    const options = [`--test-concurrency=${journeysAtOnce}`];
    const { needed, ...count } = await runWithSecondRun(options, paths, runNode);
    neededAgain.push(...needed);
    return count;
  }
  for (const args of step.commands?.() ?? []) {
    const { code, said } = await runNode(args);
    const { passed, failed } = step.count?.(said) ?? { passed: 0, failed: 0 };
    sum.passed += passed;
    sum.failed += failed || (code === 0 ? 0 : 1);
  }
  return sum;
}

/** Starts one PostgreSQL and one Redis for all tests of this run, or hands on those it was given. */
async function startDatabases() {
  const { serverUrls } = await import("#test/support/services.ts");
  const { databaseUrl, redisUrl } = await serverUrls();
  process.env["TEST_DATABASE_URL"] = databaseUrl;
  process.env["TEST_REDIS_URL"] = redisUrl;
  // A server that a test starts is to take these only where the test says so.
  delete process.env["DATABASE_URL"];
  delete process.env["REDIS_URL"];
}

/** @param {string[]} args */
async function runNode(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (bytes) => {
    said = (said + bytes).slice(-20_000);
    process.stdout.write(bytes);
  });
  const [code] = await once(child, "close");
  return { code, said };
}

/** @param {string[]} paths */
function nodeTests(paths) {
  const options = ["--test-reporter=spec", `--test-concurrency=${atOnce}`];
  return paths.length === 0 ? [] : [["--test", ...options, ...paths]];
}

/** @param {string[]} paths */
function browserTests(paths) {
  if (paths.length === 0) return [];
  const config = "test/web-test-runner.config.mjs";
  return [[bin("@web/test-runner/dist/bin.js"), "--config", config, "--files", ...paths]];
}

/** Test files, by the words on the command line. @param {string} pattern */
function files(pattern) {
  const all = globSync(pattern, { cwd: root }).sort();
  const chosen = all.filter((it) => words.every((word) => it.includes(word)));
  if (words.length === 0 && all.length === 0) throw new Error(`There is no ${pattern}.`);
  return chosen;
}

/** @param {string} path */
function isForBrowser(path) {
  return path.endsWith(".browser.test.ts");
}

/** Tests that were left out count as failed. @param {string} said @returns {Count} */
function countNode(said) {
  /** @param {string} what */
  const last = (what) =>
    Number([...said.matchAll(new RegExp(`^. ${what} (\\d+)$`, "gm"))].at(-1)?.[1] ?? 0);
  const failed = ["fail", "cancelled", "skipped", "todo"].map(last).reduce((a, b) => a + b);
  return { passed: last("pass"), failed };
}

/** @param {string} said @returns {Count} */
function countBrowser(said) {
  const [, passed = 0, failed = 1] =
    // The reporter moves the cursor about, and leaves its codes on the line.
    [...stripVTControlCharacters(said).matchAll(/(\d+) passed, (\d+) failed\s*$/gm)].at(-1) ?? [];
  return { passed: Number(passed), failed: Number(failed) };
}

/** @param {string} path */
function bin(path) {
  return join("node_modules", path);
}
