import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { sql } from "kysely";
import * as Y from "yjs";
import { NewReviewStep } from "#src/api/reviews.ts";
import { checkAudit } from "#server/upkeep/audit-check.ts";
import { openReviews } from "#server/quality/open-reviews.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { compareDatabases } from "#server/store/compare-databases.ts";
import { COPIED, NOT_COPIED } from "#server/store/copied-tables.ts";
import { copyDatabase } from "#server/store/copy-database.ts";
import { type Database, type DatabasePlace, openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { growing, rowOf, wordsOf } from "#test/server/store/growing.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { postgresUrl } from "#test/support/services.ts";
import { ownwords } from "./run-cli.ts";

const OWNER = { kind: "owner" } as const;
const reviewing = (database: Database) =>
  openReviews(
    database,
    { tell: async () => {} },
    { record: async () => {} },
    [],
    () => [],
    () => 5e11,
  );

/** Plans with snapshots, changes after them and versions, one of them put away, one unreadable, some drawn. */
async function fill(database: Database) {
  let moment = 1000;
  const plans = createPlanStore(database, () => ++moment);
  const updates = createUpdateStore(database, () => ++moment);
  for (let nth = 0; nth < 7; nth++) {
    const id = `plan${nth}`;
    const { type, whole } = growing();
    await plans.create(rowOf(id), Y.encodeStateAsUpdate(new Y.Doc()));
    for (const letter of "Grüße 😀 ".repeat(nth)) {
      const { last } = await updates.append(id, [type(letter)]);
      if (last === 20) await updates.compact(id, last, whole());
    }
    for (const day of nth % 2 ? ["2030-01-01", null, null] : [])
      await database.db
        .insertInto("planVersion")
        .values({
          id: `v${++moment}`,
          planId: id,
          seq: nth,
          at: moment,
          reason: day ? "daily" : "by-hand",
          note: day ? "" : "before the meeting",
          by: "Sam",
          day,
          bytes: whole(),
        })
        .execute();
  }
  await plans.setArchived("plan3", true);
  await plans.create(rowOf("broken"), new Uint8Array([9, 9, 9]));
  const actor = { kind: "person", id: "sam" } as const;
  await createAuditStore(database).append([
    { entry: { actor, action: "opened", plan: "plan1" }, at: 1 },
    { entry: { actor, action: "closed", plan: "plan1", why: "Amina has moved" }, at: 2 },
  ]);
  const { reviews, samples } = reviewing(database);
  await samples.draw({ filter: {}, size: 20, purpose: "March" }, null, OWNER);
  const { id } = (await reviews.begin("plan1", OWNER))!;
  const step = NewReviewStep.parse({ kind: "asked", words: "Whose?", after: 1 });
  assert.ok("review" in (await reviews.take("plan1", id, step, OWNER)));
}

const argumentOf = (place: DatabasePlace) =>
  place.kind === "postgres" ? place.url : `sqlite:${place.dataDir}`;

async function filled(t: TestContext, place: DatabasePlace): Promise<Database> {
  const database = await openFor(t, place);
  await fill(database);
  return database;
}

for (const from of databases)
  for (const to of databases)
    test(`all plans are copied from ${from.name} to ${to.name}, and go on there`, async (t) => {
      const [source, target] = [await from.newPlace(t), await to.newPlace(t)];
      await (await filled(t, source)).db.destroy();
      const args = ["copy", "--from", argumentOf(source), "--to", argumentOf(target)];
      const { code, out, err } = await ownwords(args);
      assert.equal(code, 0, err);
      assert.match(
        out,
        /^Copied in [\d.]+ s: plan 8, planSnapshot 8, planUpdate \d+, planVersion 9, /m,
      );
      assert.match(out, /^Compared: 8 documents and 9 versions, all the same\.$/m);
      assert.match(out, /can't be read, copied byte by byte all the same: 1\.$/m);
      assert.match(err, /^Copying planUpdate: \d+ of \d+$/m);
      const [before, after] = [await openFor(t, source), await openFor(t, target)];
      const { differences } = await compareDatabases(before, after, () => {});
      assert.deepEqual(differences, []);
      const updates = createUpdateStore(after, () => 9999);
      const stored = (await updates.load("plan6"))!;
      assert.equal(wordsOf(stored.updates), "Grüße 😀 ".repeat(6));
      const bytes = new Uint8Array([0, 0]);
      const { first } = await updates.append("plan6", [bytes, bytes]);
      assert.equal(first, stored.seq + 1);
      const row = (await createPlanStore(after, () => 1).find("plan6"))!;
      assert.deepEqual([row.seq, row.changedAt], [first + 1, 9999]);
      const [reviewed, known] = await Promise.all(
        [before, after].map((it) => reviewing(it).reviews.of("plan1")),
      );
      assert.equal(reviewed![0]!.state, "asked");
      assert.deepEqual(known, reviewed);
      const [sample] = await reviewing(after).samples.list(null);
      assert.deepEqual([sample!.size, sample!.hidden, sample!.states.asked], [7, 0, 1]);
      const log = await checkAudit(createAuditStore(after));
      assert.deepEqual([log.entries, log.faults], [2, []]);
    });

test("every table is either copied with all its columns, or known to be left out", async (t) => {
  for (const { newPlace } of databases) {
    const { db } = await openFor(t, await newPlace(t));
    const tables = await db.introspection.getTables();
    const ours = tables.filter((it) => !it.isView && !it.name.startsWith("planWords"));
    const found = Object.fromEntries(
      ours.map((it) => [it.name, it.columns.map((column) => column.name).sort()]),
    );
    for (const name of NOT_COPIED) delete found[name];
    const copied = Object.entries(COPIED).map(([name, { columns }]) => [name, [...columns].sort()]);
    assert.deepEqual(found, Object.fromEntries(copied));
  }
});

test("whatever differs after a copy is found", async (t) => {
  const place: DatabasePlace = { kind: "sqlite", dataDir: temporaryFolder(t) };
  const source = await filled(t, place);
  const differencesAfter = async (change: (target: Database) => Promise<unknown>) => {
    const target = await openFor(t, { kind: "sqlite", dataDir: temporaryFolder(t) });
    await copyDatabase(source, target, () => {});
    await change(target);
    return (await compareDatabases(source, target, () => {})).differences;
  };
  const bytes = new Uint8Array([0, 0]);
  assert.deepEqual(await differencesAfter(async () => {}), []);
  assert.deepEqual(
    await differencesAfter(({ db }) =>
      db.updateTable("planUpdate").set({ bytes }).where("planId", "=", "plan4").execute(),
    ),
    ["The document of plan plan4 differs."],
  );
  assert.deepEqual(
    await differencesAfter(({ db }) =>
      db.updateTable("plan").set({ archived: 1 }).where("id", "=", "plan1").execute(),
    ),
    ["The row of plan plan1 differs."],
  );
  assert.match(
    (
      await differencesAfter(({ db }) =>
        db.updateTable("planVersion").set({ bytes }).where("planId", "=", "plan1").execute(),
      )
    ).join("\n"),
    /^(Version v\d+ differs\.\n?){3}$/,
  );
  assert.match(
    (
      await differencesAfter(({ db }) =>
        db.deleteFrom("planUpdate").where("planId", "=", "plan6").execute(),
      )
    ).join("\n"),
    /^planUpdate has \d+ rows, and \d+ in the copy\.\nThe document of plan plan6 differs\.$/,
  );
});

test("a copy that breaks off, or is not the same, leaves the target without plans", async (t) => {
  const from: DatabasePlace = { kind: "sqlite", dataDir: temporaryFolder(t) };
  const source = await filled(t, from);
  const url = await postgresUrl(t);
  const target = await openFor(t, { kind: "postgres", url });
  const breaks = (at: string) =>
    copyDatabase(source, target, ({ what }) => {
      if (what === at) throw new Error("broken off");
    });
  await assert.rejects(breaks("Copying planVersion"), /broken off/);
  await assert.rejects(breaks("Comparing documents"), /broken off/);
  assert.equal(await createPlanStore(target, () => 1).isEmpty(), true);
  const spoil = `begin new."bytes" = '\\x0000'; return new; end`;
  await sql`create function "spoil"() returns trigger language plpgsql as ${sql.lit(spoil)}`.execute(
    target.db,
  );
  await sql`create trigger "spoilt" before insert on "planUpdate" for each row
    when (new."planId" = 'plan2') execute function "spoil"()`.execute(target.db);
  const { compared } = await copyDatabase(source, target, () => {});
  assert.deepEqual(compared.differences, ["The document of plan plan2 differs."]);
  assert.equal(await createPlanStore(target, () => 1).isEmpty(), true);
  await target.db.destroy();
  await source.db.destroy();
  const args = ["copy", "--from", argumentOf(from), "--to", url];
  const { code, out, err } = await ownwords(args);
  assert.deepEqual([code, out], [1, ""]);
  assert.match(err, /^ownwords: Nothing was kept of the copy, which differs in 1 place\.$/m);
});

test("a target with plans, a source that is not there and a database in use are refused", async (t) => {
  const url = await postgresUrl(t);
  const used = await filled(t, { kind: "postgres", url });
  const dataDir = temporaryFolder(t);
  const refused = async (from: string, to: string) => {
    const { code, out, err } = await ownwords(["copy", "--from", from, "--to", to]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /^ownwords: [^\n]+\n$/);
    assert.ok(!err.includes(new URL(url).password));
    return err;
  };
  assert.match(await refused(url, `sqlite:${dataDir}`), /A server uses the PostgreSQL database/);
  await used.db.destroy();
  assert.match(await refused(`sqlite:${dataDir}/none`, url), /There is no database .+ to copy/);
  const held = await openDatabase({ kind: "sqlite", dataDir });
  assert.match(await refused(`sqlite:${dataDir}`, url), /Another Ownwords already uses/);
  await held.db.destroy();
  assert.match(await refused(`sqlite:${dataDir}`, url), /has plans already/);
  assert.match(await refused("mysql:x", url), /--from should be sqlite: and a folder/);
  assert.match(await refused(url, ""), /--to needs a value|Say which database with --to/);
});
