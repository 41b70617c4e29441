import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../support.ts";
import { ownwords } from "./run-cli.ts";

const OURS = fileURLToPath(new URL("../../../templates/pictures", import.meta.url));

test("pictures lists what there is to choose from", async () => {
  const { code, out } = await ownwords(["pictures"]);
  assert.equal(code, 0);
  assert.match(out, /^home\tA house with a yellow door$/m);
});

test("pictures check says nothing is wrong, or what is, a line for each fault", async (t) => {
  const good = await ownwords(["pictures", "check", OURS]);
  assert.deepEqual([good.code, good.out, good.err], [0, "Nothing is wrong. Pictures: 24.\n", ""]);
  const folder = join(temporaryFolder(t), "pictures");
  mkdirSync(folder);
  writeFileSync(join(folder, "pictures.json"), '[{ "name": "home", "file": "home.png" }]');
  const bad = await ownwords(["pictures", "check", folder]);
  assert.equal(bad.code, 1);
  assert.match(bad.err, /^ownwords: home\.png has no alt text\./m);
  assert.match(bad.err, /^ownwords: home\.png is not in the folder\.$/m);
});

test("pictures says how it is used", async () => {
  assert.match((await ownwords(["pictures", "check"])).err, /Say which folder to check/);
  assert.match((await ownwords(["pictures", "draw"])).err, /only to check/);
});
