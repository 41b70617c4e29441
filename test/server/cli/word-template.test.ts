import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import mammoth from "mammoth";
import { handMade, letterhead, paragraph } from "#test/src/export/word-templates.ts";
import { ask, startServer } from "../start-server.ts";
import { temporaryFolder } from "../support.ts";
import { ownwords, PLANS } from "./run-cli.ts";

const ROSA = join(PLANS, "care-act-rosa.json");

test("word-template check says what a template lacks, and whether copies can be made with it", async (t) => {
  const folder = temporaryFolder(t);
  const [good, bad] = [join(folder, "good.docx"), join(folder, "bad.docx")];
  writeFileSync(good, await letterhead());
  writeFileSync(bad, handMade(paragraph("{{plam}}")));
  const made = await ownwords(["word-template", "check", good]);
  assert.equal(made.code, 0);
  assert.match(made.out, /no style "Cell heading".*\n(.*\n)*Copies can be made with it\.\n$/);
  const refused = await ownwords(["word-template", "check", bad]);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /bad\.docx: The template has no place for the plan/);
  assert.match(refused.err, /\{\{plam\}\}.*Do you mean \{\{plan\}\}\?/);
  assert.match((await ownwords(["word-template"])).err, /Say which file to check/);
  assert.equal((await ownwords(["word-template", "check", join(folder, "none")])).code, 2);
});

test("export makes a copy in the template, or says what is wrong with it and writes nothing", async (t) => {
  const folder = temporaryFolder(t);
  const template = join(folder, "letterhead.docx");
  const out = join(folder, "copy.docx");
  writeFileSync(template, await letterhead());
  const made = await ownwords(["export", ROSA, "--out", out, "--word-template", template]);
  assert.deepEqual([made.code, made.err], [0, ""]);
  const { value } = await mammoth.extractRawText({ buffer: readFileSync(out) });
  assert.match(value, /Larkfield Housing is a charity\./);
  assert.match(value, /I want to sing with St Brannoc/);
  writeFileSync(template, "no Word file");
  const other = join(folder, "other.docx");
  const refused = await ownwords(["export", ROSA, "--out", other, "--word-template", template]);
  assert.equal(refused.code, 2);
  assert.match(refused.err, /--word-template: .*not a Word document/);
  assert.ok(!existsSync(other));
});

test("a server hands out its template, none where it has none, and does not start with a bad one", async (t) => {
  const folder = temporaryFolder(t);
  const wordTemplate = join(folder, "letterhead.docx");
  const bytes = await letterhead();
  writeFileSync(wordTemplate, bytes);
  const { address } = await startServer(t, { wordTemplate });
  const answer = await fetch(`${address}/api/word-template`);
  assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), bytes);
  const etag = answer.headers.get("etag") ?? "";
  const again = await fetch(`${address}/api/word-template`, {
    headers: { "if-none-match": etag },
  });
  assert.equal(again.status, 304);
  const bare = await startServer(t);
  assert.equal((await ask(bare.address, "GET", "/api/word-template")).status, 204);
  writeFileSync(wordTemplate, handMade(paragraph("Larkfield")));
  await assert.rejects(startServer(t, { wordTemplate }), /WORD_TEMPLATE: .*no place for the plan/);
});
