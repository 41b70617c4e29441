import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { runWithSecondRun } from "./second-run.mjs";
import { temporaryFolder } from "./server/support.ts";

const GOOD = "() => {}";
const BAD = "() => { throw new Error('on purpose'); }";
/** Fails when it is run for the first time. */
const UNLUCKY = `() => {
  const mark = import.meta.filename + ".mark";
  if (existsSync(mark)) return;
  writeFileSync(mark, "");
  throw new Error("bad luck");
}`;

/** Runs files, each of tests by name; answers what came of it, and how often Node was started. */
async function run(t: TestContext, files: Record<string, string>[]) {
  const folder = temporaryFolder(t);
  const paths = files.map((tests, at) => {
    const path = join(folder, `${at}.mjs`);
    const lines = Object.entries(tests).map(([name, body]) => `test("${name}", ${body});`);
    const imports = `import { existsSync, writeFileSync } from "node:fs"; import { test } from "node:test";`;
    writeFileSync(path, [imports, ...lines].join("\n"));
    return path;
  });
  let starts = 0;
  // A runner inside a runner tells the outer one otherwise.
  const { NODE_TEST_CONTEXT: _outer, ...env } = process.env;
  const { needed, ...count } = await runWithSecondRun([], paths, async (args) => {
    starts += 1;
    const [code] = await once(spawn(process.execPath, args, { env, stdio: "ignore" }), "close");
    return { code };
  });
  return { ...count, starts, needed: needed.map((it) => it.replace(/^.*\//, "")) };
}

test("files that are good are run once", async (t) => {
  const done = await run(t, [{ one: GOOD, two: GOOD }, { three: GOOD }]);
  assert.deepEqual(done, { passed: 3, failed: 0, starts: 1, needed: [] });
});

test("a file that failed is run once more, and counts as good when it is, by name", async (t) => {
  const done = await run(t, [{ one: GOOD, two: UNLUCKY }, { three: GOOD }]);
  assert.deepEqual(done, { passed: 3, failed: 0, starts: 2, needed: ["0.mjs: two"] });
});

test("a file that fails twice has failed, whatever else needed a second run", async (t) => {
  const done = await run(t, [{ one: GOOD, two: BAD }, { three: UNLUCKY }]);
  assert.deepEqual(done, { passed: 2, failed: 1, starts: 3, needed: ["1.mjs: three"] });
});

test("where more than three files fail, none is run again", async (t) => {
  const done = await run(
    t,
    [1, 2, 3, 4].map((at) => ({ [`unlucky ${at}`]: UNLUCKY })),
  );
  assert.deepEqual(done, { passed: 0, failed: 4, starts: 1, needed: [] });
});

test("a test that is left out, or a file that can't be read, has failed", async (t) => {
  const done = await run(t, [{ one: "{ skip: true }, () => {}" }, { two: "(" }]);
  assert.deepEqual(done, { passed: 0, failed: 2, starts: 3, needed: [] });
});
