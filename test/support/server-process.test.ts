import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { forgetFolder, keepFolder } from "./keep.ts";
import { serverProcess } from "./server-process.ts";

test("a server that was killed is not blamed for how it went when it is told to go", async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), "ownwords-process-"));
  keepFolder(dataDir);
  const server = serverProcess({ DATA_DIR: dataDir });
  t.after(async () => {
    await server.kill();
    forgetFolder(dataDir);
  });
  assert.ok(await server.start());
  await server.kill();
  await server.stop();
  assert.deepEqual(server.faults, []);
  assert.ok(await server.start());
  await server.stop();
  assert.deepEqual(server.faults, []);
});
