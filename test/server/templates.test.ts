import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { FOLDERS } from "#server/serve.ts";
import { readTemplates } from "#server/templates.ts";
import { temporaryFolder } from "#test/server/support.ts";

function copyOfTemplates(t: TestContext) {
  const folder = temporaryFolder(t);
  cpSync(FOLDERS.templates, folder, { recursive: true });
  return folder;
}

test("every template that ships is read", () => {
  const names = readTemplates(FOLDERS.templates).map((it) => it.name);
  assert.ok(names.includes("care-act"));
  assert.ok(names.includes("personal-action-plan"));
});

test("a further template is one more file", (t) => {
  const folder = copyOfTemplates(t);
  const template = JSON.parse(readFileSync(join(folder, "care-act.json"), "utf8"));
  writeFileSync(join(folder, "mine.json"), JSON.stringify({ ...template, name: "mine" }));
  assert.ok(readTemplates(folder).some((it) => it.name === "mine"));
});

test("a template that is not JSON is named", (t) => {
  const folder = copyOfTemplates(t);
  writeFileSync(join(folder, "broken.json"), "{ no");
  assert.throws(
    () => readTemplates(folder),
    /^StartError: The template broken\.json is not JSON\.$/,
  );
});

test("a template of the wrong shape is named, and where it is wrong", (t) => {
  const folder = copyOfTemplates(t);
  writeFileSync(join(folder, "half.json"), JSON.stringify({ name: "half", version: 1 }));
  assert.throws(
    () => readTemplates(folder),
    /^StartError: The template half\.json is missing something, or has another shape, at title\.$/,
  );
});

test("two templates of one name are both named", (t) => {
  const folder = copyOfTemplates(t);
  cpSync(join(folder, "care-act.json"), join(folder, "twin.json"));
  assert.throws(
    () => readTemplates(folder),
    /care-act\.json and twin\.json both have the name "care-act"/,
  );
});

test("a folder without templates is refused", (t) => {
  assert.throws(() => readTemplates(temporaryFolder(t)), /no template/);
});
