import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { printOfLayers, readLintConfig } from "#server/rules/lint-config.ts";
import { createSummaryMaker } from "#server/summaries/summary-maker.ts";
import { readTemplates } from "#server/templates.ts";
import { FOLDERS } from "#server/serve.ts";
import { outcome, action, plan } from "#src/plan/build.ts";
import { writePlan } from "#src/document/create-document.ts";
import * as Y from "yjs";
import { ask, startServer } from "#test/server/start-server.ts";
import { temporaryFolder } from "#test/server/support.ts";

const ours = { name: "ours", rules: { "action-has-owner": "off" } };

function fileOf(t: TestContext, text: string): string {
  const file = join(temporaryFolder(t), "rules.json");
  writeFileSync(file, text);
  return file;
}

test("what an organisation makes of the rules is told along with the templates", async (t) => {
  const lintConfig = fileOf(t, JSON.stringify([ours]));
  const { address } = await startServer(t, { lintConfig });
  const { body } = await ask(address, "GET", "/api/templates");
  assert.deepEqual(body.layers, [ours]);
  const plain = await startServer(t);
  assert.deepEqual((await ask(plain.address, "GET", "/api/templates")).body.layers, []);
});

test("the list counts questions as the organisation has set them", async (t) => {
  const ydoc = new Y.Doc();
  const who = { by: "Sam", now: () => "2030-04-03T09:00:00.000Z", newId: () => "new1" };
  writePlan(ydoc, plan([outcome("I want my front teeth back.", action("Dental care."))]), who);
  const templates = readTemplates(FOLDERS.templates);
  const countWith = async (layers: Parameters<typeof createSummaryMaker>[2]) => {
    const maker = createSummaryMaker(templates, () => {}, layers);
    t.after(() => maker.close());
    return (await maker.make([Y.encodeStateAsUpdate(ydoc)], "2030-04-03")).facts.findings;
  };
  assert.equal(
    await countWith([{ name: "ours", rules: { "action-has-owner": "off" } }]),
    (await countWith([])) - 1,
  );
});

test("a server with rules that nobody can read says what is wrong and does not start", async (t) => {
  for (const [text, problem] of [
    ["{ no", /^LINT_CONFIG: .*is not JSON: something is wrong at line 1, column 3\.$/],
    ['{ "name": "ours", "rules": { "no-such": "off" } }', /There is no rule “no-such”/],
  ] as const) {
    const lintConfig = fileOf(t, text);
    await assert.rejects(startServer(t, { lintConfig }), { name: "StartError", message: problem });
  }
  const missing = join(temporaryFolder(t), "gone.json");
  await assert.rejects(readLintConfig(missing), { name: "StartError" });
});

test("summaries are made anew when the rules are set otherwise", () => {
  assert.equal(printOfLayers([]), "");
  assert.notEqual(printOfLayers([{ name: "a" }]), printOfLayers([{ name: "b" }]));
});
