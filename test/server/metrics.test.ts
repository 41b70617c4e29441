import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { textOf } from "#src/document/roots.ts";
import { ask, createPlan, startServer } from "./start-server.ts";
import { temporaryFolder, until, updateOf } from "./support.ts";
import { connect, rawLine, updateFrame } from "./sync/client.ts";

const read = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${address}/metrics`, { headers });

/** The value of a metric with these labels, as they are written. */
async function value(address: string, name: string, labels = ""): Promise<number> {
  const text = await (await read(address)).text();
  const line = text.split("\n").find((it) => it.startsWith(`${name}${labels} `));
  return line === undefined
    ? assert.fail(`There is no ${name}${labels}.`)
    : Number(line.split(" ")[1]);
}

test("what people do is counted, without an id and without a word", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address, "Amina");
  const client = connect(t, address, plan);
  await client.synced();
  const before = await value(address, "ownwords_edits_kept_total");
  textOf(client.ydoc, "plan", "about").insert(0, "allotment");
  await client.durable();
  assert.equal(await value(address, "ownwords_edits_kept_total"), before + 1);
  assert.equal(await value(address, "ownwords_connections"), 1);
  assert.equal(await value(address, "ownwords_plans_open"), 1);
  assert.equal(await value(address, "ownwords_rooms_open"), 1);
  assert.equal(await value(address, "ownwords_unseen_text_total"), 0);
  assert.ok((await value(address, "ownwords_acknowledged_seconds_count")) >= 1);
  assert.ok((await value(address, "ownwords_commit_seconds_count")) >= 1);
  assert.ok((await value(address, "ownwords_messages_received_total", '{kind="change"}')) >= 1);
  assert.ok((await value(address, "process_resident_memory_bytes")) > 1e6);

  const raw = await rawLine(t, address, plan);
  raw.line.send(updateFrame(updateOf((it) => it.getMap("elsewhere").set("a", 1))));
  await raw.closed();
  assert.equal(await value(address, "ownwords_refused_total", '{code="not-a-plan"}'), 1);

  await ask(address, "GET", `/api/plans/${plan}/plan.json`);
  await ask(address, "GET", "/api/nothing");
  const text = await (await read(address)).text();
  assert.ok(!text.includes(plan) && !/amina|allotment/i.test(text));
  assert.match(
    text,
    /http_request_seconds_count\{method="GET",route="\/api\/plans\/:id\/plan\.json",status="200"\} 1/,
  );
  assert.match(text, /http_request_seconds_count\{method="GET",route="\/api\/\*",status="404"\} 1/);
});

test("a server of this machine shows its metrics to this machine, and to nobody through a proxy", async (t) => {
  const { address } = await startServer(t);
  const open = await read(address);
  assert.equal(open.status, 200);
  assert.match(open.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
  const unknown = await ask(address, "GET", "/api/nothing");
  for (const name of ["x-forwarded-for", "forwarded", "x-real-ip", "via", "x-forwarded-proto"]) {
    const answer = await read(address, { [name]: "203.0.113.9" });
    assert.equal(answer.status, 404, name);
    assert.deepEqual(await answer.json(), unknown.body);
  }
});

test("with a token, metrics are for whoever brings it", async (t) => {
  const metricsToken = "0123456789abcdef";
  const { address } = await startServer(t, { metricsToken });
  for (const authorization of [
    "",
    "Bearer 0123456789abcdee",
    metricsToken,
    "Bearer ",
    `Basic ${metricsToken}`,
  ])
    assert.equal((await read(address, { authorization })).status, 404, authorization);
  const authorization = `Bearer ${metricsToken}`;
  assert.equal((await read(address, { authorization })).status, 200);
  assert.equal((await read(address, { authorization, "x-forwarded-for": "10.0.0.1" })).status, 200);
});

test("a server for other machines shows no metrics without a token", async (t) => {
  const { address } = await startServer(t, { host: "0.0.0.0" });
  assert.equal((await read(address)).status, 404);
});

test("a server is ready while its database keeps things, and says which part is not", async (t) => {
  const { address, db } = await startServer(t);
  assert.deepEqual(await ask(address, "GET", "/api/ready"), {
    status: 200,
    body: { ready: true, server: "open", database: "answers", others: "none" },
  });
  await sql`pragma query_only = on`.execute(db);
  const { status, body } = await ask(address, "GET", "/api/ready");
  assert.equal(status, 503);
  assert.equal(body.ready, false);
  assert.match(body.database, /^the database /);
  assert.deepEqual(await ask(address, "GET", "/api/health"), { status: 200, body: { ok: true } });
  await sql`pragma query_only = off`.execute(db);
  assert.equal((await ask(address, "GET", "/api/ready")).status, 200);
});

test("what takes long to keep is logged with its plan and nothing else", async (t) => {
  const dataDir = temporaryFolder(t);
  const { address, lines } = await startServer(t, { dataDir });
  const plan = await createPlan(address);
  const client = connect(t, address, plan);
  await client.synced();
  // Another program holds the disk for a while, as soon as what is kept in the background lets it.
  const other = new DatabaseSync(join(dataDir, "ownwords.db"), { timeout: 30_000 });
  other.exec("begin immediate");
  textOf(client.ydoc, "plan", "about").insert(0, "allotment");
  await pause(700);
  other.exec("rollback");
  other.close();
  await client.durable();
  await until(() => lines.some((it) => it.includes("slow-commit")), "it is logged");
  const line = JSON.parse(lines.find((it) => it.includes("slow-commit"))!);
  assert.deepEqual(Object.keys(line), ["at", "event", "plan", "ms", "count"]);
  assert.equal(line.plan, plan);
  assert.ok(line.ms > 500);
});
