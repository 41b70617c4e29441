import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { LIFE, OWN_MESSAGE } from "#src/api/sync.ts";
import { setFact } from "#src/document/commands.ts";
import { factsOf, metaOf, PLAN, pensOf, textOf } from "#src/document/roots.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { ask, createPlan, startServer } from "./start-server.ts";
import { type Signed, startStaffed } from "./staffed.ts";
import { until } from "./support.ts";
import { connect, rawLine } from "./sync/client.ts";

/** A plan that several people wrote in, as a device has it after the server has lost it. */
async function lostPlan(t: TestContext): Promise<{ id: string; ydoc: Y.Doc }> {
  const { address } = await startServer(t);
  const id = await createPlan(address, "Amina Osei");
  const [sam, rosa] = [connect(t, address, id), connect(t, address, id)];
  await Promise.all([sam.synced(), rosa.synced()]);
  textOf(sam.ydoc, PLAN, "about").insert(0, "I sing. ");
  await sam.durable();
  const rosaHas = () => textOf(rosa.ydoc, PLAN, "about").toString();
  await until(() => rosaHas() === "I sing. ", "Rosa has it");
  textOf(rosa.ydoc, PLAN, "about").insert(8, "And I dance.");
  textOf(rosa.ydoc, PLAN, "about").delete(0, 2);
  await rosa.durable();
  return { id, ydoc: copyOf(rosa.ydoc) };
}

function copyOf(from: Y.Doc): Y.Doc {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(from));
  return ydoc;
}

async function bringBack(
  address: string,
  id: string,
  ydoc: Y.Doc | Uint8Array,
  query: Record<string, string> = {},
  who?: Signed,
) {
  const body = ydoc instanceof Y.Doc ? Y.encodeStateAsUpdate(ydoc) : ydoc;
  const response = await fetch(`${address}/api/plans/${id}/back?${new URLSearchParams(query)}`, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream", ...(who && { cookie: who.cookie }) },
    body: new Uint8Array(body),
  });
  return { status: response.status, body: await response.json() };
}

test("a plan that a server lost comes back whole from a device, once however often it comes", async (t) => {
  const { id, ydoc } = await lostPlan(t);
  const { address } = await startServer(t);
  const all = await Promise.all([1, 2].map(() => bringBack(address, id, ydoc)));
  assert.deepEqual(
    all.map((it) => it.status),
    [201, 201],
    JSON.stringify(all),
  );
  assert.equal((await bringBack(address, id, ydoc)).status, 201);
  const { body } = await ask(address, "GET", `/api/plans/${id}/plan.json`);
  assert.equal(body.reference, metaOf(ydoc).get("reference"));
  assert.equal(body.writing.about.text, "sing. And I dance.");
  assert.equal((await ask(address, "GET", "/api/plans?q=amina")).body.total, 1);
  const device = connect(t, address, id, ydoc);
  await device.synced();
  setFact(device.ydoc, PLAN, "title", "Written since");
  await device.durable();
  assert.deepEqual(device.refusals, []);
});

test("what the server alone writes comes back with it: the resident's pens, and answers", async (t) => {
  const { id, ydoc } = await lostPlan(t);
  pensOf(ydoc).set("7", { guest: "amina", name: "Amina" });
  factsOf(ydoc, "thing1").set("answer", "accepted");
  const { address } = await startServer(t);
  assert.equal((await bringBack(address, id, ydoc)).status, 201);
  const device = connect(t, address, id);
  await device.synced();
  assert.deepEqual(pensOf(device.ydoc).toJSON(), { 7: { guest: "amina", name: "Amina" } });
  assert.equal(factsOf(device.ydoc, "thing1").get("answer"), "accepted");
});

test("nothing but a plan of that id is taken back", async (t) => {
  const { id, ydoc } = await lostPlan(t);
  const { address, db } = await startServer(t);
  const odd = copyOf(ydoc);
  odd.getMap("elsewhere").set("a", 1);
  const inside = copyOf(ydoc);
  inside.getMap("meta").set("more", new Y.Map());
  const newer = copyOf(ydoc);
  metaOf(newer).set("schema", 99);
  const unknown = copyOf(ydoc);
  metaOf(unknown).set("template", "nobody-knows");
  const gap = copyOf(ydoc);
  const before = Y.encodeStateVector(gap);
  textOf(gap, PLAN, "about").insert(0, "x");
  for (const [what, wrong] of Object.entries({
    odd,
    inside,
    newer,
    unknown,
    empty: new Y.Doc(),
    bytes: new Uint8Array([255, 255, 1]),
    gap: Y.encodeStateAsUpdate(gap, before),
  })) {
    const { status, body } = await bringBack(address, id, wrong);
    assert.equal(status, 400, `${what}: ${JSON.stringify(body)}`);
  }
  assert.equal((await bringBack(address, "AAAABBBBCCCCDDDDEEEE", ydoc)).status, 400);
  const rows = await db.selectFrom("plan").select("id").where("example", "=", 0).execute();
  assert.deepEqual(rows, []);
});

test("a plan comes back to its own team, and to those alone who were named in it", async (t) => {
  const { id, ydoc } = await lostPlan(t);
  const server = await startStaffed(t);
  const { address, oak, elm } = server;
  const sam = await server.person("Sam", { [oak]: "practitioner" });
  const lead = await server.person("Lee", { [oak]: "lead" });
  const priya = await server.person("Priya", { [oak]: "practitioner" });
  const tom = await server.person("Tom", { [elm]: "practitioner" });

  const elsewhere = await bringBack(address, id, ydoc, { team: oak }, tom);
  assert.equal(elsewhere.status, 403);
  assert.match(elsewhere.body.error, /you are not in the team that this plan was in/);
  assert.equal((await bringBack(address, id, ydoc, { team: "gone" }, sam)).status, 403);
  assert.equal((await bringBack(address, id, ydoc, {}, sam)).status, 403);

  const stands = { team: oak, named: [lead.id, "somebodygone"].join() };
  assert.equal((await bringBack(address, id, ydoc, stands, sam)).status, 201);
  const found = async (who: Signed) =>
    (await (await server.ask(who, "GET", "/api/plans?q=amina")).json()).total;
  assert.deepEqual(await Promise.all([sam, lead, priya, tom].map(found)), [1, 1, 0, 0]);
  // Who may not know of it is answered as for one that was erased, and changes nothing.
  const hidden = await bringBack(address, id, ydoc, { team: oak }, priya);
  assert.equal(hidden.status, 410);
  assert.equal(await found(priya), 0);
  assert.equal((await bringBack(address, id, ydoc, { team: oak }, lead)).status, 201);
  const log = await createAuditStore({ db: server.db, kind: "sqlite" }).page(0, 99);
  const brought = log.filter((it) => it.action === "brought-back");
  assert.deepEqual(
    brought.map((it) => [it.actor, it.planId]),
    [[sam.id, id]],
  );
});

test("an erased plan never comes back", async (t) => {
  const { id, ydoc } = await lostPlan(t);
  const { address, db } = await startServer(t);
  await createEraseStore({ db, kind: "sqlite" }).noteErased([{ planId: id, at: 1 }]);
  const { status, body } = await bringBack(address, id, ydoc);
  assert.equal(status, 410);
  assert.match(body.error, /does not take a plan at this address/);
});

test("a line says which life of the data it is, also where there is no such plan, and to staff how a plan stands", async (t) => {
  const server = await startStaffed(t);
  const { address, oak, plan } = server;
  const sam = await server.person("Sam", { [oak]: "lead" });
  const headers = { headers: { cookie: sam.cookie } };
  const lifeIn = (frames: readonly Uint8Array[]) =>
    frames.flatMap((frame) => {
      const decoder = decoding.createDecoder(frame);
      if (decoding.readVarUint(decoder) !== OWN_MESSAGE) return [];
      if (decoding.readVarUint(decoder) !== LIFE) return [];
      const life = decoding.readVarString(decoder);
      return [{ life, stands: JSON.parse(decoding.readVarString(decoder)) }];
    });
  const session = await (await server.ask(sam, "GET", "/api/session")).json();
  assert.match(session.life, /^\w{8,}$/);

  const nowhere = await rawLine(t, address, "AAAABBBBCCCCDDDDEEEE", headers);
  assert.equal(await nowhere.closed(), 4404);
  assert.deepEqual(lifeIn(nowhere.frames), [{ life: session.life, stands: null }]);

  const { frames } = await rawLine(t, address, plan, headers);
  await until(() => lifeIn(frames).length === 1, "it is said");
  assert.deepEqual(lifeIn(frames), [{ life: session.life, stands: { team: oak, named: null } }]);
  const named = await server.ask(sam, "PUT", `/api/plans/${plan}/named`, { people: [] });
  assert.equal(named.status, 200);
  await until(() => lifeIn(frames).length === 2, "it is said that it stands otherwise");
  assert.deepEqual(lifeIn(frames)[1]?.stands, { team: oak, named: [sam.id] });
});
