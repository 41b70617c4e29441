import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { WebSocket } from "ws";
import { clientFolder, createPlan, startServer } from "./start-server.ts";
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

test("every answer forbids what a page of ours never does", async (t) => {
  const { address } = await startServer(t);
  for (const path of ["/", "/api/plans", "/api/nothing", "/assets/main-Bx81kQ2z.js"]) {
    const { headers } = await fetch(address + path);
    const policy = headers.get("content-security-policy") ?? "";
    for (const part of [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      assert.ok(policy.includes(part), `${path} ${part}`);
    assert.ok(!/unsafe|data:|blob:|\*/.test(policy));
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
    assert.match(headers.get("permissions-policy") ?? "", /camera=\(\)/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("referrer-policy"), "no-referrer");
  }
});

test("a page of another site can change nothing and open no live connection", async (t) => {
  const { address } = await startServer(t);
  const id = await createPlan(address);
  const host = new URL(address).host;
  const archive = (headers: Record<string, string>) =>
    fetch(`${address}/api/plans/${id}/archived`, {
      method: "PUT",
      body: JSON.stringify({ archived: true }),
      headers,
    });
  for (const origin of [
    "https://evil.example",
    "null",
    `http://evil.example:${new URL(address).port}`,
  ]) {
    assert.equal((await archive({ origin })).status, 403);
    assert.equal(await upgradeStatus(address, id, { origin }), 403);
  }
  assert.equal((await archive({ origin: `http://${host}` })).status, 204);
  assert.equal(await upgradeStatus(address, id, { origin: `http://${host}` }), 101);
  assert.equal(await upgradeStatus(address, id, {}), 101);
});

test("a foreign name that leads to this machine is not answered, unless ORIGINS has it", async (t) => {
  const closed = await startServer(t);
  const headers = { host: "plans.example.org", origin: "https://plans.example.org" };
  const refused = await bare(closed.address, "/api/plans", headers);
  assert.equal(refused.status, 403);
  assert.match(JSON.parse(refused.text).error, /ORIGINS/);
  const open = await startServer(t, { origins: ["plans.example.org"] });
  assert.equal((await bare(open.address, "/api/plans", headers)).status, 200);
});

test("without built pages the server says what to run", async (t) => {
  const { address } = await startServer(t, { client: temporaryFolder(t) });
  const answer = await fetch(address);
  assert.equal(answer.status, 503);
  assert.match(await answer.text(), /npm run setup/);
});

/** A request exactly as given, which `fetch` would tidy up. */
function bare(address: string, path: string, headers: Record<string, string> = {}, method = "GET") {
  const { hostname, port } = new URL(address);
  type Answer = { status: number; text: string; bytes: Buffer; headers: IncomingHttpHeaders };
  return new Promise<Answer>((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const bytes = Buffer.concat(parts);
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, text: bytes.toString(), bytes, headers });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

function upgradeStatus(address: string, id: string, headers: Record<string, string>) {
  const line = new WebSocket(`${address.replace("http", "ws")}/sync/${id}`, { headers });
  return new Promise<number>((resolve) => {
    line.on("error", () => {});
    line.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    line.on("upgrade", (response) => {
      resolve(response.statusCode ?? 0);
      line.terminate();
    });
  });
}
