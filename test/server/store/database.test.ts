import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { DatabaseError } from "#server/store/database-error.ts";
import { openDatabase } from "#server/store/database.ts";
import { migrations } from "#server/store/migrations.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import type { Tables } from "#server/store/tables.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { temporaryFolder } from "#test/server/support.ts";

const refusal = async (dataDir: string) => {
  const error = await openDatabase({ kind: "sqlite", dataDir }).then(
    () => assert.fail("It opened."),
    (reason) => reason,
  );
  assert.ok(error instanceof DatabaseError, String(error));
  assert.match(error.message, /^[A-Z].+\.$/);
  return error.message;
};

test("a new folder is made, and opening again finds what was kept", async (t) => {
  const dataDir = join(temporaryFolder(t), "deep/down");
  const first = await openDatabase({ kind: "sqlite", dataDir });
  const plan = { id: "p", reference: "r", template: "t", templateVersion: 1, example: 0 };
  await createPlanStore(first, () => 5).create(plan, new Uint8Array([1]));
  await first.db.destroy();
  const second = await openDatabase({ kind: "sqlite", dataDir });
  const found = await createPlanStore(second, () => 6).find("p");
  assert.partialDeepStrictEqual(found, {
    ...plan,
    archived: 0,
    createdAt: 5,
    seq: 0,
    changedAt: 5,
  });
  await second.db.destroy();
});

test("commits wait for the disk, and do so in a write-ahead log", async (t) => {
  const dataDir = temporaryFolder(t);
  const database = await openDatabase({ kind: "sqlite", dataDir });
  const { db } = database;
  const reader = new DatabaseSync(join(dataDir, "ownwords.db"), { readOnly: true });
  assert.equal(reader.prepare("pragma journal_mode").get()?.["journal_mode"], "wal");
  reader.close();
  await db.destroy();
});

test("a folder that another server holds is refused, and is free when that one is gone", async (t) => {
  const dataDir = temporaryFolder(t);
  const first = await openDatabase({ kind: "sqlite", dataDir });
  assert.match(await refusal(dataDir), /Another Ownwords already uses the data folder/);
  await first.db.destroy();
  await (await openDatabase({ kind: "sqlite", dataDir })).db.destroy();
});

test("a database from a newer version is refused and left as it is, unless that says we may serve it", async (t) => {
  const dataDir = temporaryFolder(t);
  await (await openDatabase({ kind: "sqlite", dataDir })).db.destroy();
  const path = join(dataDir, "ownwords.db");
  const raw = new DatabaseSync(path);
  raw.exec("insert into migration (name, timestamp) values ('9999-later', '2040-01-01')");
  raw.close();
  await (await openDatabase({ kind: "sqlite", dataDir })).db.destroy();
  const later = new DatabaseSync(path);
  later.exec("update deployment set servesFrom = 9999");
  later.close();
  const before = readFileSync(path);
  assert.match(await refusal(dataDir), /newer Ownwords/);
  assert.deepEqual(readFileSync(path), before);
});

test("a file that is no database is refused and left as it is", async (t) => {
  const dataDir = temporaryFolder(t);
  const path = join(dataDir, "ownwords.db");
  writeFileSync(path, "This is not a database. ".repeat(100));
  const before = readFileSync(path);
  assert.match(await refusal(dataDir), /damaged/);
  assert.deepEqual(readFileSync(path), before);
});

test("a database with damage in the middle is refused", async (t) => {
  const dataDir = temporaryFolder(t);
  const database = await openDatabase({ kind: "sqlite", dataDir });
  const { db } = database;
  const plans = createPlanStore(database, () => 5);
  for (let at = 0; at < 50; at++) {
    const plan = {
      id: `p${at}`,
      reference: `r${at}`,
      template: "t",
      templateVersion: 1,
      example: 0,
    };
    await plans.create(plan, new Uint8Array(3000).fill(at));
  }
  await db.destroy();
  const path = join(dataDir, "ownwords.db");
  const bytes = readFileSync(path);
  bytes.fill(0xee, 4096, bytes.length - 4096);
  writeFileSync(path, bytes);
  assert.match(await refusal(dataDir), /damaged/);
});

test("a data folder that is a file is refused", async (t) => {
  const file = join(temporaryFolder(t), "file");
  writeFileSync(file, "");
  assert.match(await refusal(file), /can't be written to/);
});

test("what is asked after closing is rejected and does not hang", async (t) => {
  const database = await openDatabase({ kind: "sqlite", dataDir: temporaryFolder(t) });
  const { db } = database;
  await db.destroy();
  await assert.rejects(db.selectFrom("plan").selectAll().execute());
});

test("a database from before long lists keeps its plans, their summaries and when they changed", async (t) => {
  const dataDir = temporaryFolder(t);
  const raw = new DatabaseSync(join(dataDir, "ownwords.db"));
  const compiler = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (it) => new SqliteIntrospector(it),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    log: ({ query }) => raw.exec(query.sql),
  });
  await migrations[0]!.sqlite(compiler.$pickTables<never>());
  raw.exec(`
    create table migration (name text primary key, timestamp text not null);
    create table "migrationLock" (id text primary key, is_locked integer not null default 0);
    insert into migration values ('0001-plans', '2020-01-01');
    insert into plan values ('p', 'RP', 't', 1, 0, 0, 10), ('q', 'RQ', 't', 1, 0, 0, 20);
    insert into "planSnapshot" values ('p', 3, 30, x'00'), ('q', 0, 20, x'00');
    insert into "planUpdate" values (7, 'p', 70, x'00'), (9, 'p', 90, x'00');
    insert into "planSummary" values ('p', 9, 'b', '{}', 'cooking for myself');
  `);
  raw.close();
  const database = await openDatabase({ kind: "sqlite", dataDir });
  const { db } = database;
  t.after(() => db.destroy());
  const plans = createPlanStore(database, () => 100);
  const all = { archived: false, words: [], after: null, limit: 9, finder: null };
  const found = (await plans.list(all)).plans.map((it) => [it.id, it.changedAt, it.seq, it.seen]);
  assert.deepEqual(found, [
    ["p", 90, 9, 9],
    ["q", 20, 0, null],
  ]);
  assert.equal((await plans.list({ ...all, words: ["ooki"] })).total, 1);
  assert.deepEqual(await plans.staleSummaries("b"), ["q"]);
  const updates = createUpdateStore(database, () => 200);
  assert.equal((await updates.load("p"))!.seq, 9);
  assert.deepEqual(await updates.append("p", [new Uint8Array([1])]), { first: 10, last: 10 });
  assert.deepEqual(await updates.append("q", [new Uint8Array([1])]), { first: 1, last: 1 });
  assert.equal((await updates.load("p"))!.tail, 3);
});
