import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import {
  CLOSE_REFUSED,
  CLOSE_STORAGE,
  CLOSE_TOO_LARGE,
  CLOSE_UNKNOWN_PLAN,
  MAX_UPDATE_BYTES,
} from "#src/api/sync.ts";
import { factsOf, indexOf, metaOf, textOf } from "#src/document/roots.ts";
import {
  ask,
  connect,
  createPlan,
  markFrame,
  rawLine,
  startServer,
  temporaryFolder,
  until,
  updateFrame,
  updateOf,
} from "#test/server/support.ts";

const note = (ydoc: Y.Doc) => textOf(ydoc, "plan", "about");

test("two plain clients see each other's words and end up the same", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const [one, two] = [connect(t, address, plan), connect(t, address, plan)];
  await Promise.all([one.synced(), two.synced()]);
  for (let at = 0; at < 20; at++) {
    note(one.ydoc).insert(0, "a");
    note(two.ydoc).insert(note(two.ydoc).length, "b");
  }
  await until(() => note(one.ydoc).length === 40 && note(two.ydoc).length === 40, "all is there");
  assert.equal(note(one.ydoc).toString(), note(two.ydoc).toString());
});

test("a client that was away brings its words and gets the others'", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const [one, two] = [connect(t, address, plan), connect(t, address, plan)];
  await Promise.all([one.synced(), two.synced()]);
  one.provider.disconnect();
  note(one.ydoc).insert(0, "from away ");
  note(two.ydoc).insert(0, "from here ");
  await two.durable();
  one.provider.connect();
  await one.durable();
  await until(() => note(two.ydoc).length === 20, "the words from away are there");
  assert.equal(note(one.ydoc).toString(), note(two.ydoc).toString());
});

test("the server's state comes before anything else on a connection", async (t) => {
  const { address } = await startServer(t);
  const raw = await rawLine(t, address, await createPlan(address));
  await until(() => raw.frames.length > 0, "something came");
  assert.deepEqual([...raw.frames[0]!.slice(0, 2)], [0, 0]);
});

test("an edit reaches a colleague only when it is on disk", async (t) => {
  const { address, db } = await startServer(t);
  const plan = await createPlan(address);
  const [one, two] = [connect(t, address, plan), connect(t, address, plan)];
  await Promise.all([one.synced(), two.synced()]);
  let seen = 0;
  const kept = async () => (await db.selectFrom("planUpdate").select("seq").execute()).length;
  note(two.ydoc).observe(() => seen++);
  for (let at = 0; at < 10; at++) {
    note(one.ydoc).insert(0, "x");
    await until(() => seen === at + 1, "the colleague has it");
    assert.equal(await kept(), at + 1);
  }
});

test("what is acknowledged is read back by the next server on the same folder", async (t) => {
  const dataDir = temporaryFolder(t);
  const first = await startServer(t, { dataDir });
  const plan = await createPlan(first.address);
  const client = connect(t, first.address, plan);
  await client.synced();
  note(client.ydoc).insert(0, "I want to cook for myself.");
  await client.durable();
  await first.close();
  const second = await startServer(t, { dataDir });
  const { body } = await ask(second.address, "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(body.writing.about.text, "I want to cook for myself.");
});

test("a server that stops says goodbye, and what had arrived is kept", async (t) => {
  const dataDir = temporaryFolder(t);
  const first = await startServer(t, { dataDir });
  const plan = await createPlan(first.address);
  const raw = await rawLine(t, first.address, plan);
  await until(() => raw.frames.length > 0, "something came");
  raw.line.send(updateFrame(updateOf((it) => note(it).insert(0, "last words"))));
  raw.line.send(markFrame(1));
  await until(() => raw.frames.some((it) => it[0] === 100), "the mark is answered");
  await first.close();
  assert.equal(await raw.closed(), 1001);
  const second = await startServer(t, { dataDir });
  const { body } = await ask(second.address, "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(body.writing.about.text, "last words");
});

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
  const raw = await rawLine(t, address, plan);
  raw.line.send(updateFrame(updateOf((it) => note(it).insert(0, "x".repeat(MAX_UPDATE_BYTES)))));
  assert.equal(await raw.closed(), CLOSE_TOO_LARGE);
  assert.equal(raw.refusals()[0]?.[0], "too-large");
  const { body } = await ask(address, "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(body.writing.about, undefined);
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
  await until(() => later.frames.some((it) => it[0] === 100), "the mark is answered");
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
  await until(() => raw.frames.length >= 2, "the greeting came");
  const greeting = raw.frames.length;
  raw.line.send(updateFrame(Y.encodeStateAsUpdate(ydoc, vector)));
  raw.line.send(markFrame(1));
  await until(() => raw.frames.length > greeting, "all is asked for");
  assert.deepEqual([...raw.frames.at(-1)!.slice(0, 2)], [0, 0]);
  raw.line.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(ydoc));
    }),
  );
  await until(() => raw.frames.some((it) => it[0] === 100), "the mark is answered");
  const { body } = await ask(address, "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(body.writing.about.text, "first second");
});

test("a full disk is said plainly, nothing acknowledged is lost, and later all is kept", async (t) => {
  const { address, db } = await startServer(t);
  const plan = await createPlan(address);
  const client = connect(t, address, plan);
  await client.synced();
  note(client.ydoc).insert(0, "kept ");
  await client.durable();

  await sql`pragma max_page_count = 1`.execute(db);
  note(client.ydoc).insert(5, "y".repeat(200_000));
  const raw = await rawLine(t, address, plan);
  raw.line.send(updateFrame(updateOf((it) => note(it).insert(0, "z".repeat(200_000)))));
  assert.equal(await raw.closed(), CLOSE_STORAGE);
  assert.deepEqual(raw.refusals()[0], ["storage", "Can't save: the disk of the server is full."]);
  await until(() => client.refusals.includes("storage"), "the client has heard");
  const { body } = await ask(address, "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(body.writing.about.text, "kept ");

  await sql`pragma max_page_count = 1000000`.execute(db);
  await client.durable();
  const after = await ask(address, "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(after.body.writing.about.text.length, 200_005);
});

test("a client shows others where it is, and is gone when its line is", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const [one, two] = [connect(t, address, plan), connect(t, address, plan)];
  await Promise.all([one.synced(), two.synced()]);
  one.provider.awareness.setLocalStateField("name", "Sam");
  const seen = () => two.provider.awareness.getStates().get(one.ydoc.clientID);
  await until(() => seen()?.["name"] === "Sam", "Sam is seen");
  one.provider.ws?.close();
  one.provider.disconnect();
  await until(() => seen() === undefined, "Sam is gone");
});

test("nobody can speak for a client that is somebody else's", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const [one, two, spoofer] = [1, 2, 3].map(() => connect(t, address, plan));
  await Promise.all([one!.synced(), two!.synced(), spoofer!.synced()]);
  one!.provider.awareness.setLocalStateField("name", "Sam");
  const seen = () => two!.provider.awareness.getStates().get(one!.ydoc.clientID)?.["name"];
  await until(() => seen() === "Sam", "Sam is seen");
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, one!.ydoc.clientID);
    encoding.writeVarUint(encoder, 1000);
    encoding.writeVarString(encoder, JSON.stringify({ name: "Mallory" }));
  });
  spoofer!.provider.ws?.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, update);
    }),
  );
  await spoofer!.durable();
  await two!.durable();
  assert.equal(seen(), "Sam");
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
