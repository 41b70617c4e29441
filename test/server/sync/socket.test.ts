import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { sql } from "kysely";
import * as Y from "yjs";
import { CLOSE_STORAGE } from "#src/api/sync.ts";
import { textOf } from "#src/document/roots.ts";
import { ask, createPlan, startServer } from "#test/server/start-server.ts";
import { temporaryFolder, until, updateOf } from "#test/server/support.ts";
import { connect, markFrame, rawLine, updateFrame } from "./client.ts";

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
  assert.deepEqual(Array.from(raw.frames[0]!.slice(0, 2)), [0, 0]);
});

test("while the disk keeps an edit waiting, nobody sees it and it is not acknowledged", async (t) => {
  const dataDir = temporaryFolder(t);
  const { address } = await startServer(t, { dataDir });
  const plan = await createPlan(address);
  const [one, two] = [connect(t, address, plan), connect(t, address, plan)];
  await Promise.all([one.synced(), two.synced()]);
  let isDurable = false;
  // The server may be about to write something of its own.
  const other = new DatabaseSync(join(dataDir, "ownwords.db"), { timeout: 60_000 });
  other.exec("begin immediate");

  note(one.ydoc).insert(0, "waiting");
  const durable = one.durable().then(() => (isDurable = true));
  const late = connect(t, address, plan);
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(String(note(two.ydoc)), "");
  assert.equal(String(note(late.ydoc)), "");
  assert.equal(isDurable, false);

  other.exec("rollback");
  other.close();
  await durable;
  await until(() => String(note(two.ydoc)) === "waiting", "the colleague has it");
  await until(() => String(note(late.ydoc)) === "waiting", "who came late has it");
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
  await until(() => raw.frames.some((it) => it[0] === 100 && it[1] === 1), "the mark is answered");
  await first.close();
  assert.equal(await raw.closed(), 1001);
  const second = await startServer(t, { dataDir });
  const { body } = await ask(second.address, "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(body.writing.about.text, "last words");
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
