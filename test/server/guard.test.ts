import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { Asked } from "#server/access/guard.ts";
import { createClientOf } from "#server/client-address.ts";
import { holdEach } from "#server/guard.ts";
import { createRateLimiter, RATE_LIMITS } from "#server/rate-limits.ts";
import { bare, upgradeStatus } from "./bare-request.ts";
import { createPlan, startServer } from "./start-server.ts";

const PROXY = { trustProxy: ["127.0.0.1"] };

test("every answer forbids what a page of ours never does", async (t) => {
  const { address } = await startServer(t);
  for (const path of ["/", "/api/plans", "/api/nothing", "/assets/main-Bx81kQ2z.js", "/sync/x"]) {
    const { headers } = await bare(address, path);
    const policy = String(headers["content-security-policy"]).split("; ");
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
      assert.ok(policy.includes(part), `${path} ${part}`);
    assert.doesNotMatch(policy.join(), /unsafe|data:|blob:|\*|http/);
    assert.equal(headers["cross-origin-opener-policy"], "same-origin");
    assert.equal(headers["cross-origin-embedder-policy"], "require-corp");
    assert.equal(headers["cross-origin-resource-policy"], "same-origin");
    assert.match(String(headers["permissions-policy"]), /camera=\(\).*geolocation=\(\)/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["strict-transport-security"], undefined);
  }
});

test("nothing about people is kept by a browser or a proxy", async (t) => {
  const { address } = await startServer(t);
  for (const path of ["/api/plans", "/api/plans/AAAAAAAAAAAAAAAAAAAA/plan.json", "/api/nothing"])
    assert.equal((await bare(address, path)).headers["cache-control"], "no-store", path);
});

test("over TLS browsers are told to stay there, if a proxy says so that is trusted", async (t) => {
  const { address } = await startServer(t, PROXY);
  const told = async (server: string, headers: Record<string, string>) =>
    (await bare(server, "/", headers)).headers["strict-transport-security"];
  const secure = { "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9" };
  assert.match((await told(address, secure)) ?? "", /^max-age=\d{8}; includeSubDomains$/);
  assert.equal(await told(address, { ...secure, "x-forwarded-proto": "http" }), undefined);
  const stranger = await startServer(t);
  assert.equal(await told(stranger.address, secure), undefined);
  assert.ok(stranger.lines.some((it) => it.includes("proxy-not-trusted")));
});

test("a page of another site can change nothing and open no live connection", async (t) => {
  const { address } = await startServer(t);
  const id = await createPlan(address);
  const host = new URL(address).host;
  const archive = async (headers: Record<string, string>) => {
    const path = `/api/plans/${id}/archived`;
    return (await bare(address, path, headers, "PUT", `{"archived":true}`)).status;
  };
  const own = `http://${host}`;
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `http://evil.example:${new URL(address).port}` },
    { origin: own, "sec-fetch-site": "cross-site" },
    { origin: own, "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
  ]) {
    assert.equal(await archive(headers), 403, JSON.stringify(headers));
    assert.equal(await upgradeStatus(address, id, headers), 403, JSON.stringify(headers));
  }
  for (const headers of [
    { origin: own },
    { origin: own, "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
    {},
  ]) {
    assert.equal(await archive(headers), 204, JSON.stringify(headers));
    assert.equal(await upgradeStatus(address, id, headers), 101, JSON.stringify(headers));
  }
});

test("a page of another site reads nothing, though a link from there leads here", async (t) => {
  const { address } = await startServer(t);
  const status = async (path: string, mode: string, site = "cross-site") =>
    (await bare(address, path, { "sec-fetch-site": site, "sec-fetch-mode": mode })).status;
  for (const path of ["/api/plans", "/api/templates", "/metrics"])
    for (const mode of ["no-cors", "cors"]) {
      assert.equal(await status(path, mode), 403, path);
      assert.equal(await status(path, mode, "same-site"), 403, path);
      assert.equal(await status(path, mode, "same-origin"), 200, path);
    }
  assert.equal(await status("/", "navigate"), 200);
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

test("one address that asks without end is held up, and nobody else is", async (t) => {
  const { address } = await startServer(t, PROXY);
  const knock = (from: string) =>
    bare(address, "/api/join", { "x-forwarded-for": from }, "POST", "{}");
  const most = RATE_LIMITS.knocks.atOnce;
  let refused = null;
  for (let at = 0; at < 2 * most && !refused; at += 50) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => knock("203.0.113.9")));
    refused = answers.find((it) => it.status === 429) ?? null;
  }
  assert.ok(refused, "somebody was held up");
  assert.match(String(refused.headers["retry-after"]), /^[1-9]\d*$/);
  assert.deepEqual(JSON.parse(refused.text), {
    error: "That was asked for too often. Wait a moment and try again.",
  });
  assert.ok(refused.headers["content-security-policy"]);
  for (const from of ["203.0.113.10", "2001:db8::1", "127.0.0.1"])
    assert.notEqual((await knock(from)).status, 429, from);
});

test("one person who asks without end is held up from wherever they ask, and nobody else is", async () => {
  const limits = { ...RATE_LIMITS, personal: { perSecond: 0.1, atOnce: 2 } };
  const limiter = createRateLimiter(limits, () => 0);
  const parts = { limiter, clientOf: createClientOf([]) };
  const app = new Hono<Asked & { Bindings: HttpBindings }>()
    .use(async (c, next) => {
      const id = c.req.header("name") ?? "";
      c.set("who", {
        kind: "person",
        id,
        session: id,
        name: "",
        isAdministrator: false,
        roles: {},
      });
      await next();
    })
    .use(holdEach(parts))
    .get("/", (c) => c.body(null, 204));
  const statusFor = async (name: string, from: string) => {
    const incoming = { socket: { remoteAddress: from }, headers: {} };
    return (await app.request("/", { headers: { name } }, { incoming })).status;
  };
  assert.equal(await statusFor("sam", "203.0.113.9"), 204);
  assert.equal(await statusFor("sam", "203.0.113.10"), 204);
  assert.equal(await statusFor("sam", "203.0.113.11"), 429);
  assert.equal(await statusFor("kim", "203.0.113.9"), 204);
  // At the machine itself sits somebody at its keyboard.
  assert.equal(await statusFor("sam", "127.0.0.1"), 204);
});

test("a request that is too large is refused, each route by its own measure", async (t) => {
  const { address } = await startServer(t);
  const id = await createPlan(address);
  const status = async (method: string, path: string, bytes: number) =>
    (await bare(address, path, {}, method, "x".repeat(bytes))).status;
  assert.equal(await status("POST", "/api/plans", 17_000), 413);
  assert.equal(await status("PUT", `/api/plans/${id}/archived`, 17_000), 413);
  assert.equal(await status("PUT", "/api/plans/AAAAAAAAAAAAAAAAAAAA", 40_000), 400);
  assert.equal(await status("PUT", "/api/plans/AAAAAAAAAAAAAAAAAAAA", 70_000), 413);
});

test("whoever never finishes a question is not waited for", async (t) => {
  const { address } = await startServer(t);
  const line = connect(Number(new URL(address).port), "127.0.0.1");
  line.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
  const said = await new Promise<string>((resolve, reject) => {
    let text = "";
    line.on("data", (bytes: Buffer) => (text += bytes));
    line.on("close", () => resolve(text));
    line.on("error", reject);
  });
  assert.match(said, /^HTTP\/1\.1 408 /);
});
