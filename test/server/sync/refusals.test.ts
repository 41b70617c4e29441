import assert from "node:assert/strict";
import { test } from "node:test";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import {
  CLOSE_REFUSED,
  CLOSE_TOO_LARGE,
  CLOSE_UNKNOWN_PLAN,
  MAX_UPDATE_BYTES,
} from "#src/api/sync.ts";
import { factsOf, indexOf, metaOf, textOf } from "#src/document/roots.ts";
import { ask, createPlan, startServer } from "#test/server/start-server.ts";
import { until, updateOf } from "#test/server/support.ts";
import { connect, markFrame, rawLine, updateFrame } from "./client.ts";

const note = (ydoc: Y.Doc) => textOf(ydoc, "plan", "about");

const REFUSED_UPDATES: [string, string, Uint8Array][] = [
  ["bytes that are no update", "malformed", new Uint8Array([255, 255, 255, 1, 2, 3])],
  [
    "an update that breaks off",
    "malformed",
    updateOf((it) => note(it).insert(0, "abc")).slice(0, -5),
  ],
  ["a root that no plan has", "not-a-plan", updateOf((it) => it.getMap("elsewhere").set("a", 1))],
  [
    "a type inside another",
    "not-a-plan",
    updateOf((it) => factsOf(it, "x").set("a", new Y.Text("b"))),
  ],
  [
    "an embedded type in a text",
    "not-a-plan",
    updateOf((it) => note(it).insertEmbed(0, new Y.Map())),
  ],
  [
    "a list where facts belong",
    "not-a-plan",
    updateOf((it) => it.getArray("e:plan").insert(0, [1])),
  ],
  [
    "facts where text belongs",
    "not-a-plan",
    updateOf((it) => it.getMap("t:plan:about").set("a", 1)),
  ],
  ["a fact that is an object", "not-a-plan", updateOf((it) => factsOf(it, "x").set("a", { b: 1 }))],
  [
    "a fact that is bytes",
    "not-a-plan",
    updateOf((it) => factsOf(it, "x").set("a", new Uint8Array(3))),
  ],
  [
    "a birth without a parent",
    "not-a-plan",
    updateOf((it) => indexOf(it).set("x", { kind: "outcome" })),
  ],
  ["another template", "not-a-plan", updateOf((it) => metaOf(it).set("template", "other"))],
  ["a newer form", "newer-plan", updateOf((it) => metaOf(it).set("schema", 999))],
];

for (const [what, code, update] of REFUSED_UPDATES)
  test(`${what} is refused, changes nothing, and the others go on`, async (t) => {
    const { address } = await startServer(t);
    const plan = await createPlan(address);
    const other = connect(t, address, plan);
    await other.synced();
    note(other.ydoc).insert(0, "before");
    await other.durable();
    const before = await ask(address, "GET", `/api/plans/${plan}/plan.json`);

    const raw = await rawLine(t, address, plan);
    raw.line.send(updateFrame(update));
    assert.equal(await raw.closed(), CLOSE_REFUSED);
    assert.equal(raw.refusals()[0]?.[0], code);
    assert.match(raw.refusals()[0]?.[1] ?? "", /^[A-Z].+\.$/);

    assert.deepEqual(await ask(address, "GET", `/api/plans/${plan}/plan.json`), before);
    note(other.ydoc).insert(0, "after ");
    await other.durable();
    const next = connect(t, address, plan);
    await next.synced();
    assert.equal(note(next.ydoc).toString(), "after before");
    assert.deepEqual(
      [...next.ydoc.share.keys()].filter((it) => it === "elsewhere"),
      [],
    );
    assert.deepEqual(other.refusals, []);
    assert.equal(other.provider.wsconnected, true);
  });

test("a plan that a newer version has written is not opened", async (t) => {
  const { address, db } = await startServer(t);
  const planId = await createPlan(address);
  const born = await db
    .selectFrom("planSnapshot")
    .selectAll()
    .where("planId", "=", planId)
    .execute();
  const bytes = updateOf((it) => metaOf(it).set("schema", 999), born[0]!.bytes);
  await db.insertInto("planUpdate").values({ planId, seq: 1, at: 1, bytes }).execute();
  const raw = await rawLine(t, address, planId);
  assert.equal(await raw.closed(), CLOSE_REFUSED);
  assert.equal(raw.refusals()[0]?.[0], "newer-plan");
});

test("taking a thing out of the index is refused", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const client = connect(t, address, plan);
  await client.synced();
  const whole = Y.encodeStateAsUpdate(client.ydoc);
  const raw = await rawLine(t, address, plan);
  raw.line.send(updateFrame(updateOf((it) => indexOf(it).delete("resident"), whole)));
  assert.equal(await raw.closed(), CLOSE_REFUSED);
  const next = connect(t, address, plan);
  await next.synced();
  assert.ok(indexOf(next.ydoc).has("resident"));
});

test("good edits that come right after a bad one are kept", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const client = connect(t, address, plan);
  const raw = await rawLine(t, address, plan);
  await client.synced();
  const bad = updateFrame(updateOf((it) => it.getMap("elsewhere").set("a", 1)));
  for (let at = 0; at < 20; at++) {
    note(client.ydoc).insert(0, "x");
    if (at === 10) raw.line.send(bad);
    await new Promise(setImmediate);
  }
  await client.durable();
  const { body } = await ask(address, "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(body.writing.about.text, "x".repeat(20));
});

test("a message above the limit is refused with its own code", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const before = await ask(address, "GET", `/api/plans/${plan}/plan.json`);
  const raw = await rawLine(t, address, plan);
  raw.line.send(updateFrame(updateOf((it) => note(it).insert(0, "x".repeat(MAX_UPDATE_BYTES)))));
  assert.equal(await raw.closed(), CLOSE_TOO_LARGE);
  assert.equal(raw.refusals()[0]?.[0], "too-large");
  assert.deepEqual(await ask(address, "GET", `/api/plans/${plan}/plan.json`), before);
});

test("text frames and unknown sync messages are malformed; unknown kinds are left alone", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const text = await rawLine(t, address, plan);
  text.line.send("hello");
  assert.equal(await text.closed(), CLOSE_REFUSED);
  const sync = await rawLine(t, address, plan);
  sync.line.send(new Uint8Array([0, 9, 0]));
  assert.equal(await sync.closed(), CLOSE_REFUSED);
  const vector = await rawLine(t, address, plan);
  vector.line.send(new Uint8Array([0, 0, 3, 200, 200, 200]));
  assert.equal(await vector.closed(), CLOSE_REFUSED);
  const later = await rawLine(t, address, plan);
  later.line.send(new Uint8Array([77, 1]));
  later.line.send(markFrame(1));
  await until(
    () => later.frames.some((it) => it[0] === 100 && it[1] === 1),
    "the mark is answered",
  );
  assert.equal(later.line.readyState, later.line.OPEN);
});

test("a plan that is not there is closed with its own code", async (t) => {
  const { address } = await startServer(t);
  for (const id of ["AAAAAAAAAAAAAAAAAAAA", "no-id", "%2e%2e"])
    assert.equal(await (await rawLine(t, address, id)).closed(), CLOSE_UNKNOWN_PLAN);
});

test("an update that builds on missing ones brings a request for all, and its mark waits", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const ydoc = new Y.Doc();
  note(ydoc).insert(0, "first ");
  const vector = Y.encodeStateVector(ydoc);
  note(ydoc).insert(6, "second");
  const raw = await rawLine(t, address, plan);
  await until(() => raw.frames.length >= 3, "the greeting came");
  const greeting = raw.frames.length;
  raw.line.send(updateFrame(Y.encodeStateAsUpdate(ydoc, vector)));
  raw.line.send(markFrame(1));
  await until(() => raw.frames.length > greeting, "all is asked for");
  assert.deepEqual(Array.from(raw.frames.at(-1)!.slice(0, 2)), [0, 0]);
  raw.line.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(ydoc));
    }),
  );
  await until(() => raw.frames.some((it) => it[0] === 100 && it[1] === 1), "the mark is answered");
  const { body } = await ask(address, "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(body.writing.about.text, "first second");
});

test("refusals and failures are logged by id, without words", async (t) => {
  const { address, lines } = await startServer(t);
  const plan = await createPlan(address, "Amina");
  const raw = await rawLine(t, address, plan);
  raw.line.send(updateFrame(updateOf((it) => it.getMap("secret words").set("a", "secret"))));
  await raw.closed();
  assert.ok(lines.some((it) => it.includes(plan) && it.includes("not-a-plan")));
  assert.ok(!lines.join("").includes("secret"));
});
