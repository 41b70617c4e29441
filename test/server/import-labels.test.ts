import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ask, startServer } from "./start-server.ts";
import { temporaryFolder } from "./support.ts";

test("what an organisation's forms call a part is told along with the templates", async (t) => {
  const importLabels = join(temporaryFolder(t), "labels.json");
  const labels = { "What we are going for": "outcome.voice" };
  writeFileSync(importLabels, JSON.stringify(labels));
  const { address } = await startServer(t, { importLabels });
  assert.deepEqual((await ask(address, "GET", "/api/templates")).body.labels, labels);
  const plain = await startServer(t);
  assert.deepEqual((await ask(plain.address, "GET", "/api/templates")).body.labels, {});
});

test("a server with labels that nobody can read says what is wrong and does not start", async (t) => {
  const importLabels = join(temporaryFolder(t), "labels.json");
  const starts = () => startServer(t, { importLabels });
  await assert.rejects(starts, { name: "StartError", message: /^IMPORT_LABELS: .* can't be read/ });
  writeFileSync(importLabels, '{"Goal": "the moon"}');
  await assert.rejects(starts, {
    name: "StartError",
    message: /"the moon" .* is no part of a plan/,
  });
});
