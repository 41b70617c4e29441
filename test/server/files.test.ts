import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { bare } from "./bare-request.ts";
import { clientFolder, startServer } from "./start-server.ts";
import { temporaryFolder } from "./support.ts";

test("files are served with their type and caching, and pages of the app with the one page", async (t) => {
  const { address } = await startServer(t);
  const get = async (path: string) => {
    const { status, headers } = await fetch(address + path);
    return [status, headers.get("content-type"), headers.get("cache-control")];
  };
  const page = [200, "text/html; charset=utf-8", "no-cache"];
  assert.deepEqual(await get("/"), page);
  assert.deepEqual(await get("/plans/AAAAAAAAAAAAAAAAAAAA"), page);
  assert.deepEqual(await get("/sw.js"), [200, "text/javascript; charset=utf-8", "no-cache"]);
  assert.deepEqual(await get("/assets/main-Bx81kQ2z.js"), [
    200,
    "text/javascript; charset=utf-8",
    "public, max-age=31536000, immutable",
  ]);
  assert.equal((await get("/assets/gone-Bx81kQ2z.js"))[0], 404);
});

test("files go over the wire compressed, and come out as they were", async (t) => {
  const client = clientFolder(t);
  const script = "export const words = 'I want to cook for myself.';\n".repeat(200);
  writeFileSync(join(client, "assets/large-Bx81kQ2z.js"), script);
  writeFileSync(join(client, "assets/font-Bx81kQ2z.woff2"), script);
  const { address } = await startServer(t, { client });
  const get = (name: string, encoding: string) =>
    bare(address, `/assets/${name}`, { "accept-encoding": encoding });
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
  for (const [accepted, encoding] of [
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
  ] as const)
    for (let time = 0; time < 2; time++) {
      const { headers, bytes } = await get("large-Bx81kQ2z.js", accepted);
      assert.equal(headers["content-encoding"], encoding);
      assert.equal(headers["content-type"], "text/javascript; charset=utf-8");
      assert.equal(headers["vary"], "accept-encoding");
      assert.ok(bytes.length < 500);
      assert.equal(unpack[encoding](bytes).toString(), script);
    }
  const plain = await get("large-Bx81kQ2z.js", "identity");
  assert.deepEqual([plain.headers["content-encoding"], plain.text], [undefined, script]);
  const font = await get("font-Bx81kQ2z.woff2", "br");
  assert.deepEqual([font.headers["content-encoding"], font.text], [undefined, script]);
});

test("a file that is already there does not come again", async (t) => {
  const { address } = await startServer(t);
  const { headers } = await bare(address, "/");
  const tag = String(headers["etag"]);
  const again = await bare(address, "/plans/AAAAAAAAAAAAAAAAAAAA", { "if-none-match": tag });
  assert.deepEqual([again.status, again.text], [304, ""]);
  assert.equal((await bare(address, "/", { "if-none-match": '"other"' })).status, 200);
});

test("no path leads out of the folder of built files", async (t) => {
  const client = clientFolder(t);
  writeFileSync(join(client, "../ownwords-secret.txt"), "secret");
  const { address } = await startServer(t, { client });
  for (const path of [
    "/../ownwords-secret.txt",
    "/..%2fownwords-secret.txt",
    "/%2e%2e/ownwords-secret.txt",
    "/assets/..%2f..%2fownwords-secret.txt",
    "/..\\ownwords-secret.txt",
    "/..%5cownwords-secret.txt",
    "//ownwords-secret.txt",
    "/assets/%00",
  ]) {
    const { status, text } = await bare(address, path, { host: new URL(address).host });
    assert.ok(!text.includes("secret"), path);
    assert.ok(status === 404 || status === 400 || status === 200, `${path} ${status}`);
  }
});

test("without built pages the server says what to run", async (t) => {
  const { address } = await startServer(t, { client: temporaryFolder(t) });
  const answer = await fetch(address);
  assert.equal(answer.status, 503);
  assert.match(await answer.text(), /npm run setup/);
});
