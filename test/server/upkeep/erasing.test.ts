import assert from "node:assert/strict";
import { test } from "node:test";
import { createAuditStore } from "#server/store/audit-store.ts";
import { ownwords } from "#test/server/cli/run-cli.ts";
import { ask, createPlan, startServer } from "#test/server/start-server.ts";
import { temporaryFolder, until } from "#test/server/support.ts";
import { connect } from "#test/server/sync/client.ts";

test("who opens and changes a plan and takes a copy is on the log, each once", async (t) => {
  const { address, db } = await startServer(t);
  const plan = await createPlan(address);
  const entries = async () => {
    const found = await createAuditStore({ db, kind: "sqlite" }).ofPlan(plan);
    return found.map((it) => `${it.actorKind} ${it.action}`).reverse();
  };
  const reader = connect(t, address, plan);
  await reader.synced();
  await reader.durable();
  await until(async () => (await entries()).length === 1, "the opening is on the log");
  assert.deepEqual(await entries(), ["owner opened"]);
  const writer = connect(t, address, plan);
  await writer.synced();
  for (const letter of "Tea") writer.ydoc.getText("t:plan:about").insert(0, letter);
  await writer.durable();
  await until(async () => (await entries()).length === 2, "the change is on the log");
  await ask(address, "POST", `/api/plans/${plan}/versions`, { reason: "by-hand" });
  await ask(address, "POST", `/api/plans/${plan}/versions`, { reason: "copy" });
  assert.deepEqual(await entries(), ["owner opened", "owner changed", "owner exported"]);
});

test("a closed plan can be erased, is gone for whoever has it open, and no device brings it back", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const at = (path: string) => `/api/plans/${plan}${path}`;
  const why = { why: "request 17" };
  assert.deepEqual((await ask(address, "GET", at("/end"))).body, {
    closedAt: null,
    why: "",
    eraseOn: null,
    isHeld: false,
  });
  assert.equal((await ask(address, "DELETE", at(""), why)).status, 409);
  assert.equal((await ask(address, "PUT", at("/closed"), { closed: true })).status, 400);
  const closed = await ask(address, "PUT", at("/closed"), { closed: true, why: "Amina has moved" });
  assert.equal(closed.body.why, "Amina has moved");
  const year = new Date(closed.body.closedAt).getFullYear() + 7;
  assert.ok(closed.body.eraseOn.startsWith(String(year)), closed.body.eraseOn);
  await ask(address, "PUT", at("/held"), { held: true, ...why });
  assert.equal((await ask(address, "DELETE", at(""), why)).status, 409);
  await ask(address, "PUT", at("/held"), { held: false, ...why });
  const reader = connect(t, address, plan);
  const closes: number[] = [];
  reader.provider.on("connection-close", (event) => event && closes.push(event.code));
  await reader.synced();
  assert.equal((await ask(address, "DELETE", at(""), why)).status, 204);
  await until(() => closes.includes(4404), "the reader is told that there is no such plan");
  for (const path of ["/end", "/plan.json", "/versions"])
    assert.equal((await ask(address, "GET", at(path))).status, 404, path);
  const birth = await fetch(address + at(""), { method: "PUT", body: new Uint8Array([0, 0]) });
  assert.equal(birth.status, 410);
});

test("the command erases beside a running server, which then writes over what is left", async (t) => {
  const dataDir = temporaryFolder(t);
  const { address, close } = await startServer(t, { dataDir });
  const [plan, held] = [await createPlan(address, "Amina"), await createPlan(address, "Rosa")];
  const erase = (...args: string[]) => ownwords(["erase", ...args], "", { DATA_DIR: dataDir });
  assert.match((await erase(plan)).err, /Say why with --reason/);
  assert.match((await erase("AAAA-AAAA", "--reason", "r")).err, /There is no plan AAAA-AAAA/);
  assert.equal((await erase(held, "--hold", "--reason", "A court asks")).code, 0);
  const refused = await erase(held, "--reason", "request 17");
  assert.equal(refused.code, 2);
  assert.match(refused.err, /is held, so it can't be erased/);
  const { code, out, err } = await erase(plan, "--reason", "request 17");
  assert.equal(code, 0, err);
  assert.match(out, /is erased\.\nThe running server writes over what is left/);
  assert.equal((await ask(address, "GET", `/api/plans/${plan}/plan.json`)).status, 404);
  await close();
  await erase(held, "--release", "--reason", "The court is done");
  const last = await erase(held, "--reason", "request 17");
  assert.match(last.out, /Nothing of it is left in the database file\.\n$/, last.err);
});
