import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { Worker } from "node:worker_threads";
import { sql } from "kysely";
import { CLOSE_STORAGE } from "#src/api/sync.ts";
import { openConnection } from "#src/browser/connection.ts";
import { PLAN, textOf } from "#src/document/roots.ts";
import { openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { ask, createPlan, startServer } from "#test/server/start-server.ts";
import { temporaryFolder, until, updateOf } from "#test/server/support.ts";
import { connect, rawLine, updateFrame } from "#test/server/sync/client.ts";

/** Two ways for the thread that holds the database to die. */
const DEATHS: [string, (thread: Worker) => void][] = [
  ["is ended", (thread) => void thread.terminate()],
  // No question has this shape, so reading it throws where nobody catches.
  ["throws", (thread) => thread.postMessage(null)],
];

/** A question to the thread. */
type Asked = { sql: string };

/** Finds the thread by what it is asked. */
function watchThread(t: TestContext): () => Worker {
  const post = t.mock.method(Worker.prototype, "postMessage");
  return () => post.mock.calls.at(-1)?.this as Worker;
}

for (const [how, kill] of DEATHS) {
  test(`when the database's thread ${how}, nothing acknowledged is lost and writing goes on`, async (t) => {
    const thread = watchThread(t);
    const { address, lines } = await startServer(t);
    const plan = await createPlan(address);
    const url = `${address.replace("http", "ws")}/sync`;
    const connection = openConnection({ plan, store: null, url });
    t.after(() => connection.close());
    await connection.ready;
    const about = textOf(connection.ydoc, PLAN, "about");
    const saved = () => until(() => connection.status.kind === "saved", "it says saved");
    for (let round = 0; round < 3; round++) {
      about.insert(about.length, `kept${round} `);
      await saved();
      kill(thread());
      about.insert(about.length, `later${round} `);
      await saved();
    }
    const { body } = await ask(address, "GET", `/api/plans/${plan}/plan.json`);
    assert.equal(body.writing.about.text, about.toString());
    assert.equal(lines.filter((it) => it.includes("database-stopped")).length, 3);
  });

  test(`a change that is on its way when the thread ${how} is refused, and the next line gets a sound room`, async (t) => {
    const thread = watchThread(t);
    const { address } = await startServer(t);
    const plan = await createPlan(address);
    const raw = await rawLine(t, address, plan);
    await until(() => raw.frames.length >= 2, "the greetings came");
    const pass = Worker.prototype.postMessage;
    let isOnItsWay = false;
    const post = t.mock.method(Worker.prototype, "postMessage", function (this: Worker, it: Asked) {
      // What else the server asks meanwhile goes on as always.
      if (!it.sql.includes('insert into "planUpdate"')) pass.call(this, it);
      else isOnItsWay = true;
    });
    raw.line.send(updateFrame(updateOf((it) => textOf(it, PLAN, "about").insert(0, "lost"))));
    await until(() => isOnItsWay, "the change is on its way to the disk");
    post.mock.restore();
    kill(thread());
    assert.equal(await raw.closed(), CLOSE_STORAGE);
    assert.equal(raw.refusals()[0]?.[0], "storage");
    const client = connect(t, address, plan);
    await client.synced();
    assert.equal(textOf(client.ydoc, PLAN, "about").toString(), "");
    textOf(client.ydoc, PLAN, "about").insert(0, "anew");
    await client.durable();
  });

  test(`a transaction during which the thread ${how} leaves nothing behind`, async (t) => {
    const thread = watchThread(t);
    const database = await openDatabase({ kind: "sqlite", dataDir: temporaryFolder(t) });
    const { db } = database;
    t.after(() => db.destroy());
    const row = { id: "p", reference: "r", template: "t", templateVersion: 1, example: 0 };
    const torn = db.transaction().execute(async (transaction) => {
      const moments = { archived: 0, createdAt: 1, changedAt: 1 };
      await transaction
        .insertInto("plan")
        .values({ ...row, ...moments })
        .execute();
      const stopped = new Promise((resolve) => thread().once("exit", resolve));
      thread().on("error", () => {});
      kill(thread());
      await stopped;
      await transaction
        .insertInto("planSnapshot")
        .values({ planId: "p", seq: 0, bytes: new Uint8Array() })
        .execute();
    });
    await assert.rejects(torn, { name: "StorageError" });
    const plans = createPlanStore(database, () => 1);
    await until(() => plans.isEmpty().catch(() => false), "the database is back, without the plan");
    await plans.create(row, new Uint8Array([1]));
    assert.equal((await plans.find("p"))?.reference, "r");
  });
}

test("a database that can't be opened again is tried again by whoever asks next", async (t) => {
  const thread = watchThread(t);
  const { address, db } = await startServer(t);
  await sql`select 1`.execute(db);
  const asked = () => ask(address, "GET", "/api/health");
  assert.equal((await asked()).status, 200);
  await thread().terminate();
  await until(async () => (await asked()).status === 200, "the server is well again");
  await thread().terminate();
  await until(async () => (await asked()).status === 200, "the server is well again");
});
