import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { helpOf } from "#src/lint/help/help-of.ts";
import { all } from "#src/lint/rules/index.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { ownwords } from "./run-cli.ts";

test("rules lists every rule in a line, and as JSON", async () => {
  const { out } = await ownwords(["rules"]);
  const lines = out
    .trim()
    .split("\n")
    .map((it) => it.split("\t"));
  assert.deepEqual(
    lines,
    all.map((it) => [it.name, it.catalogue, it.tier, it.severity, helpOf(it.name).why]),
  );
  const listed = JSON.parse((await ownwords(["rules", "--format", "json"])).out);
  assert.deepEqual(
    listed.map((it: { name: string }) => it.name),
    all.map((it) => it.name),
  );
});

test("every rule can be explained, with its sources, messages and examples", async () => {
  for (const rule of all.slice(0, 3)) {
    const { out } = await ownwords(["rules", rule.name]);
    for (const { title } of helpOf(rule.name).sources) assert.ok(out.includes(title), title);
    for (const it of Object.values(rule.messages)) assert.ok(out.includes(it.message), it.message);
    for (const part of ["It finds something in:", "It is content with:"])
      assert.ok(out.includes(part));
  }
});

test("explain-config says which layer set what", async (t) => {
  const file = join(temporaryFolder(t), "own.json");
  const layer = { name: "our-team", rules: { "no-threat": { severity: "advice", tier: "idea" } } };
  writeFileSync(file, JSON.stringify(layer));
  const plain = await ownwords(["explain-config", "no-threat"]);
  assert.match(plain.out, /^severity of “threat”\twarning\tshipped\ntier\tlook\tshipped\n$/);
  const ours = await ownwords(["explain-config", "no-threat", "--config", file]);
  assert.match(ours.out, /^severity of “threat”\tadvice\tour-team\ntier\tidea\tour-team\n$/);
  const { out } = await ownwords([
    "explain-config",
    "no-threat",
    "--config",
    file,
    "--format",
    "json",
  ]);
  assert.deepEqual(JSON.parse(out)[0], {
    what: "severity of “threat”",
    value: "advice",
    layer: "our-team",
  });
});
