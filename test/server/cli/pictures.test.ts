import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { temporaryFolder } from "../support.ts";
import { ownwords, PLANS } from "./run-cli.ts";

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

test("export takes an organisation's picture in place of ours, and says what is wrong with it", async (t) => {
  const folder = temporaryFolder(t);
  const plan = JSON.parse(readFileSync(join(PLANS, "care-act-rosa.json"), "utf8"));
  plan.outcomes[0].picture = "home";
  const bus = readFileSync(join(OURS, "travel.png"));
  writeFileSync(join(folder, "bus.png"), bus);
  const list = (alt: string) =>
    writeFileSync(
      join(folder, "pictures.json"),
      JSON.stringify([{ name: "home", file: "bus.png", alt }]),
    );
  const make = () =>
    ownwords(
      ["export", "-", "--out", "-", "--copy", "resident", "--pictures", "--pictures-from", folder],
      JSON.stringify(plan),
    );
  list("Our bus");
  const { code, bytes } = await make();
  assert.equal(code, 0);
  const parts = unzipSync(new Uint8Array(bytes));
  const media = Object.keys(parts).filter((it) => it.startsWith("word/media/"));
  assert.deepEqual(
    media.map((it) => Buffer.compare(bus, parts[it]!)),
    [0],
  );
  assert.match(strFromU8(parts["word/document.xml"]!), /descr="Our bus"/);
  list("");
  const refused = await make();
  assert.equal(refused.code, 2);
  assert.match(refused.err, /--pictures-from: bus\.png has no alt text/);
});
