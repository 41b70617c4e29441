import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { Kysely, sql } from "kysely";
import * as Y from "yjs";
import { DatabaseError } from "#server/store/database-error.ts";
import { openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrate.ts";
import { migrations } from "#server/store/migrations.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { PostgresPoolDialect } from "#server/store/postgres-dialect.ts";
import type { Tables } from "#server/store/tables.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { until } from "#test/server/support.ts";
import { createRandom } from "#test/src/document/schedules/random.ts";
import { openLine } from "#test/support/line.ts";
import { postgresUrl, startPostgres } from "#test/support/services.ts";
import { openFor } from "./databases.ts";
import { growing, rowOf, wordsOf } from "./growing.ts";

const MAIN = fileURLToPath(new URL("../../../server/main.ts", import.meta.url));

const bytes = (at: number) => new Uint8Array([at]);
const empty = () => Y.encodeStateAsUpdate(new Y.Doc());

const open = (t: TestContext, url: string) => openFor(t, { kind: "postgres", url });

/** Asks PostgreSQL without any of our tables in between. */
function connect(t: TestContext, url: string, mostMs = 10_000): Kysely<Tables> {
  const dialect = new PostgresPoolDialect({ url, name: "test", connections: 4, mostMs });
  const db = new Kysely<Tables>({ dialect });
  t.after(() => db.destroy().catch(() => {}));
  return db;
}

/** Why the database can't be opened. */
async function refusal(url: string): Promise<string> {
  const error: unknown = await openDatabase({ kind: "postgres", url }).then(
    () => assert.fail("It opened."),
    (reason) => reason,
  );
  assert.ok(error instanceof DatabaseError, String(error));
  assert.match(error.message, /^The PostgreSQL database \w+ on 127\.0\.0\.1:\d+ [^\n]+[.?]$/);
  assert.ok(!error.message.includes(new URL(url).password));
  return error.message;
}

const changed = (url: string, change: (url: URL) => void): string => {
  const other = new URL(url);
  change(other);
  return other.href;
};

test("twelve servers that start at once on an empty PostgreSQL make the tables once", async (t) => {
  const url = await postgresUrl(t);
  const opened = await Promise.all(Array.from({ length: 12 }, () => open(t, url)));
  assert.equal(new Set(opened.map((it) => it.deployment)).size, 1);
  const [first] = opened;
  const done = await first!.db.selectFrom("migration").select("name").orderBy("name").execute();
  assert.deepEqual(
    done.map((it) => it.name),
    migrations.map((it) => it.name),
  );
});

test("servers write and read without an error while PostgreSQL is brought up to date", async (t) => {
  const url = await postgresUrl(t);
  const db = connect(t, url);
  await migrate(db, "postgres", migrations.slice(0, 1), "place");
  const server = { db: connect(t, url), kind: "postgres" as const };
  const updates = createUpdateStore(server, () => 1);
  const plans = createPlanStore(server, () => 1);
  for (let at = 0; at < 5; at++) await plans.create(rowOf(`p${at}`), empty());
  const documents = Array.from({ length: 5 }, growing);
  const counts = Array<number>(5).fill(0);
  let isOver = false;
  const writers = documents.map(async ({ type }, at) => {
    while (!isOver) {
      const { last } = await updates.append(`p${at}`, [type("x")]);
      counts[at]! += 1;
      assert.equal(last, counts[at]);
      assert.equal((await updates.since(`p${at}`, last - 1))!.updates.length, 1);
      assert.equal((await plans.find(`p${at}`))!.seq, last);
    }
  });
  const writing = Promise.all(writers);
  await Promise.race([writing, until(() => counts.every((it) => it > 3), "all have begun")]);
  const taken = await migrate(db, "postgres", migrations, "place");
  assert.deepEqual(taken, migrations.slice(1));
  const then = [...counts];
  await Promise.race([writing, until(() => counts.every((it, at) => it > then[at]!), "all go on")]);
  isOver = true;
  await writing;
  for (const [at, count] of counts.entries())
    assert.equal(wordsOf((await updates.load(`p${at}`))!.updates), "x".repeat(count));
});

test("two servers that add to the same plans in opposite orders never wait for one another for ever", async (t) => {
  const url = await postgresUrl(t);
  const [one, other] = [await open(t, url), await open(t, url)];
  const ids = Array.from({ length: 8 }, (_, at) => `p${at}`);
  for (const id of ids) await createPlanStore(one, () => 1).create(rowOf(id), empty());
  const write = async (database: typeof one, order: readonly string[]) => {
    const updates = createUpdateStore(database, () => 1);
    for (let round = 0; round < 40; round++)
      await Promise.all(order.map((id) => updates.append(id, [bytes(round), bytes(round)])));
  };
  await Promise.all([write(one, ids), write(other, ids.toReversed())]);
  const seqs = await createUpdateStore(one, () => 1).seqs(ids);
  assert.deepEqual([...seqs.values()], Array(8).fill(160));
});

test("a commit waits for the disk also where the database says otherwise", async (t) => {
  const url = await postgresUrl(t);
  const admin = connect(t, url);
  const name = sql.id(new URL(url).pathname.slice(1));
  const shown = async (value: string) => {
    await sql`alter database ${name} set synchronous_commit = ${sql.lit(value)}`.execute(admin);
    const { db } = await open(t, url);
    const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db);
    return rows[0]!.synchronous_commit;
  };
  assert.equal(await shown("off"), "on");
  assert.equal(await shown("local"), "on");
  assert.equal(await shown("remote_apply"), "remote_apply");
});

test("a PostgreSQL that may lose what it has confirmed is named", async (t) => {
  const { url } = await startPostgres(t);
  const admin = connect(t, url);
  const unsafe: string[] = [];
  const look = async () => {
    unsafe.length = 0;
    const place = { kind: "postgres" as const, url };
    const { db } = await openDatabase(place, undefined, (setting) => unsafe.push(setting));
    await db.destroy();
    return unsafe.join();
  };
  assert.equal(await look(), "");
  await sql`alter system set fsync = off`.execute(admin);
  await sql`select pg_reload_conf()`.execute(admin);
  await until(async () => (await look()) === "fsync", "fsync is named");
});

test("a PostgreSQL that is killed refuses what is asked meanwhile, keeps what it confirmed, and goes on", async (t) => {
  const { url, kill, restart } = await startPostgres(t);
  const database = await open(t, url);
  await createPlanStore(database, () => 1).create(rowOf("p"), empty());
  const updates = createUpdateStore(database, () => 1);
  const { type } = growing();
  await updates.append("p", [type("a")]);
  const held = database.db.transaction().execute(async (transaction) => {
    await transaction.selectFrom("plan").select("id").execute();
    await kill();
    await transaction.selectFrom("plan").select("id").execute();
  });
  await assert.rejects(held, { name: "StorageError", trouble: "away" });
  await assert.rejects(updates.append("p", [bytes(1)]), { trouble: "away" });
  await assert.rejects(updates.load("p"), { trouble: "away" });
  assert.match(await refusal(url), /can't be reached/);
  await restart();
  assert.deepEqual(await updates.append("p", [type("b")]), { first: 2, last: 2 });
  assert.equal(wordsOf((await updates.load("p"))!.updates), "ab");
});

test("a commit whose answer is lost counts as not kept, and the numbers go on without a gap", async (t) => {
  const url = await postgresUrl(t);
  const { port } = new URL(url);
  const line = await openLine(t, Number(port), createRandom(1));
  const through = changed(url, (it) => (it.port = String(line.port)));
  const near = await open(t, url);
  const far = await open(t, through);
  await createPlanStore(near, () => 1).create(rowOf("p"), empty());
  const [byNear, byFar] = [createUpdateStore(near, () => 1), createUpdateStore(far, () => 1)];
  const { type } = growing();
  const first = type("a");
  await byFar.load("p");
  line.setWeather({ delay: 1000 });
  const lost = assert.rejects(byFar.append("p", [first]), { trouble: "away" });
  await until(async () => (await byNear.seqs(["p"])).get("p") === 1, "it is on disk");
  line.cut();
  await lost;
  line.setWeather({ delay: 0 });
  line.heal();
  assert.deepEqual(await byFar.append("p", [first, type("b")]), { first: 2, last: 3 });
  const stored = (await byNear.load("p"))!;
  assert.deepEqual([wordsOf(stored.updates), stored.seq, stored.tail], ["ab", 3, 3]);
});

test("a PostgreSQL that says nothing any more is an error after a while, and is not asked again on that line", async (t) => {
  const url = await postgresUrl(t);
  const line = await openLine(t, Number(new URL(url).port), createRandom(1));
  const db = connect(
    t,
    changed(url, (it) => (it.port = String(line.port))),
    5_000,
  );
  const process = async () =>
    (await sql<{ pid: number }>`select pg_backend_pid() as "pid"`.execute(db)).rows[0]!.pid;
  const before = await process();
  assert.equal(await process(), before);
  line.silence();
  await assert.rejects(process(), { trouble: "away" });
  line.heal();
  assert.notEqual(await process(), before);
});

test("whoever holds a plan for too long makes others give up, not wait for ever", async (t) => {
  const url = await postgresUrl(t);
  await createPlanStore(await open(t, url), () => 1).create(rowOf("p"), empty());
  const other = connect(t, url, 5_000);
  const updates = createUpdateStore({ db: other, kind: "postgres" }, () => 1);
  await connect(t, url)
    .transaction()
    .execute(async (transaction) => {
      await transaction.selectFrom("plan").select("id").forUpdate().execute();
      await assert.rejects(updates.append("p", [bytes(1)]), { trouble: "busy" });
    });
  assert.deepEqual(await updates.append("p", [bytes(1)]), { first: 1, last: 1 });
});

test("what keeps a PostgreSQL from being used is said in one sentence without the password", async (t) => {
  const url = await postgresUrl(t);
  assert.match(await refusal(changed(url, (it) => (it.password = "wrong-one"))), /password/);
  assert.match(await refusal(changed(url, (it) => (it.pathname = "/nowhere"))), /does not exist/);
  assert.match(await refusal(changed(url, (it) => (it.port = "1"))), /can't be reached/);
  const admin = connect(t, url);
  const name = sql.id(new URL(url).pathname.slice(1));
  await sql`alter database ${name} set default_transaction_read_only = on`.execute(admin);
  assert.match(await refusal(url), /may not be written to/);
});

test("a server that can't reach its PostgreSQL ends with one sentence", async () => {
  const env = {
    ...process.env,
    DATABASE_URL: "postgres://ownwords:a-secret-word@127.0.0.1:1/plans",
    REDIS_URL: "",
    HOST: "127.0.0.1",
    PORT: "0",
    SIGN_IN: "off",
  };
  const child = spawn(process.execPath, [MAIN], { env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const [code] = await once(child, "close");
  assert.equal(code, 1);
  assert.match(said, /^The PostgreSQL database plans on 127\.0\.0\.1:1 can't be reached\. .+\n$/);
});

test("a database that may not be written to any more says so", async (t) => {
  const url = await postgresUrl(t);
  const database = await open(t, url);
  await createPlanStore(database, () => 1).create(rowOf("p"), empty());
  const name = sql.id(new URL(url).pathname.slice(1));
  await sql`alter database ${name} set default_transaction_read_only = on`.execute(database.db);
  const again = createUpdateStore(await open(t, url), () => 1);
  await assert.rejects(again.append("p", [bytes(1)]), { trouble: "read-only" });
  assert.equal((await again.load("p"))!.seq, 0);
});

test("searching finds the same where pg_trgm may not be added", async (t) => {
  const url = await postgresUrl(t);
  const admin = connect(t, url);
  const name = `poor_${new URL(url).pathname.slice(1)}`;
  const role = sql.id(name);
  await sql`create role ${role} login password 'poor'`.execute(admin);
  try {
    await sql`create schema ${role} authorization ${role}`.execute(admin);
    const poor = changed(url, (it) => ((it.username = name), (it.password = "poor")));
    const database = await openDatabase({ kind: "postgres", url: poor });
    const index = sql`select 1 from pg_indexes where indexname = 'planWords'`;
    assert.equal((await index.execute(admin)).rows.length, 0);
    const plans = createPlanStore(database, () => 1);
    await plans.create(rowOf("p"), empty());
    const facts = { title: "", resident: "", outcomes: 0, findings: 0, nextReviewOn: null };
    await plans.saveSummary({ planId: "p", seq: 0, basis: "b", facts, words: "cooking 100%" });
    const total = async (...words: string[]) =>
      (await plans.list({ archived: false, words, after: null, limit: 9, finder: null })).total;
    assert.deepEqual([await total("ooki"), await total("c", "00%"), await total("c%g")], [1, 1, 0]);
    await database.db.destroy();
  } finally {
    await sql`drop owned by ${role}`.execute(admin);
    await sql`drop role ${role}`.execute(admin);
  }
});
