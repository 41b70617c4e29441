import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test, type TestContext } from "node:test";
import * as Y from "yjs";
import { checkAudit } from "#server/upkeep/audit-check.ts";
import { createAudit } from "#server/upkeep/audit.ts";
import { keepHouse } from "#server/upkeep/housekeeping.ts";
import { createRetention } from "#server/upkeep/retention.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { COPIED } from "#server/store/copied-tables.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { createVersionStore } from "#server/store/version-store.ts";
import { until } from "#test/server/support.ts";
import { databases, openFor } from "./databases.ts";
import { growing, rowOf } from "./growing.ts";

const sam = { kind: "person", id: "sam" } as const;

/** Words that stand nowhere else, one for each place where words of a plan lie. */
const WORDS = {
  snapshot: "Quittenmarmelade",
  update: "Ziegelsteinmauer",
  deleted: "Papageienfeder",
  version: "Nordseewellen",
  summary: "apfelbaumwiese",
  oldSummary: "kirschbaumwiese",
  consent: "Eichhörnchenbaum",
  reason: "Leuchtturmwärter",
};

for (const { name, newPlace } of databases) {
  const open = async (t: TestContext) => {
    const place = await newPlace(t);
    const database = await openFor(t, place);
    const clock = { now: new Date("2030-05-01T09:00:00") };
    const now = () => clock.now;
    const onFailed = (error: unknown) => {
      throw error;
    };
    const audit = createAudit({ store: createAuditStore(database), now, onFailed });
    const store = createEraseStore(database);
    const retention = createRetention({
      store,
      audit,
      planYears: async () => 7,
      onErased() {},
      now,
    });
    return { place, database, clock, now, audit, store, retention };
  };

  /** A plan with words wherever a plan has some, and another one that stays. */
  const fill = async ({ database, retention }: Awaited<ReturnType<typeof open>>) => {
    const { db } = database;
    const plans = createPlanStore(database, () => 1);
    const updates = createUpdateStore(database, () => 1);
    const summary = (planId: string, words: string, seq: number) => ({
      planId,
      seq,
      basis: "today",
      words,
      facts: { title: words, resident: "", outcomes: 0, findings: 0, nextReviewOn: null },
    });
    for (const id of ["gone", "stays"]) {
      await plans.create(rowOf(id), Y.encodeStateAsUpdate(new Y.Doc()));
      const { type, whole } = growing();
      type(WORDS.deleted + id);
      await updates.append(id, [whole()]);
      type(WORDS.snapshot + id);
      await updates.append(id, [whole()]);
      await updates.compact(id, 2, whole());
      await updates.append(id, [type(WORDS.update + id)]);
      const bytes = growing();
      bytes.type(WORDS.version + id);
      const version = { planId: id, seq: 1, at: 1, reason: "by-hand", by: "", day: null };
      await createVersionStore(db).keep({ ...version, id, note: id, bytes: bytes.whole() });
      await plans.saveSummary(summary(id, WORDS.oldSummary + id, 1));
      await plans.saveSummary(summary(id, WORDS.summary + id, 2));
      const consent = { planId: id, name: WORDS.consent + id, what: "", how: "", until: 1 };
      await db
        .insertInto("consent")
        .values({ ...consent, id: `c${id}`, recordedBy: "sam", recordedAt: 1, withdrawnAt: null })
        .execute();
      await db
        .insertInto("guest")
        .values({
          id: `g${id}`,
          planId: id,
          name: WORDS.consent + id,
          kind: "family",
          relation: "sister",
          scope: "read",
          consentId: `c${id}`,
          linkHash: null,
          linkUntil: null,
          tokenHash: null,
          createdBy: "sam",
          createdAt: 1,
          expiresAt: 1,
          revokedAt: null,
          firstUsedAt: null,
          lastUsedAt: null,
        })
        .execute();
      await retention.close(id, sam, WORDS.reason + id);
    }
  };

  test(`${name}: of an erased plan nothing is left but ids, and others are as they were`, async (t) => {
    const parts = await open(t);
    await fill(parts);
    const { database, store, retention, place } = parts;
    const { db } = database;
    const tables = async (planId: string) => {
      const counts: Record<string, number> = {};
      for (const [table, { columns }] of Object.entries(COPIED)) {
        if (!(columns as readonly string[]).includes("planId")) continue;
        const rows = await db
          .selectFrom(table as "planUpdate")
          .select("planId")
          .where("planId", "=", planId)
          .execute();
        counts[table] = rows.length;
      }
      return counts;
    };
    const before = await tables("stays");
    if (place.kind === "sqlite") assert.ok(rawOf(place.dataDir).includes(`${WORDS.snapshot}gone`));
    assert.equal(await retention.erase("gone", sam, "request 17"), true);
    assert.equal(await store.overwrite(), true);
    const { audit, erasedPlan, ...rest } = await tables("gone");
    assert.deepEqual(new Set(Object.values(rest)), new Set([0]), JSON.stringify(rest));
    assert.deepEqual([audit, erasedPlan], [2, 1]);
    assert.deepEqual(await tables("stays"), before);
    const plans = createPlanStore(database, () => 1);
    assert.equal(await plans.find("gone"), undefined);
    assert.equal(await plans.isErased("gone"), true);
    assert.equal(await plans.isErased("stays"), false);
    const log = await checkAudit(createAuditStore(database));
    assert.deepEqual(log.faults, []);
    const whys = (await createAuditStore(database).ofPlan("gone")).map((it) => it.why);
    assert.deepEqual(whys, ["request 17", null]);
    assert.equal(await retention.erase("gone", sam, "again"), false);
    assert.equal((await createUpdateStore(database, () => 1).load("stays"))!.seq, 3);
    await assert.rejects(createUpdateStore(database, () => 1).append("gone", [new Uint8Array(2)]));
    if (place.kind === "sqlite") {
      const raw = rawOf(place.dataDir);
      for (const word of Object.values(WORDS)) {
        assert.ok(!raw.includes(`${word}gone`), `${word} is still in the files`);
        if (word !== WORDS.oldSummary) assert.ok(raw.includes(`${word}stays`), word);
      }
      // The index of words has no piece of it either: "ego" stands in no word of the other plan.
      assert.deepEqual(piecesLike(place.dataDir, "ego"), []);
      assert.notDeepEqual(piecesLike(place.dataDir, "est"), []);
    }
  });

  test(`${name}: a closed plan is kept for the organisation's period, then the server erases it`, async (t) => {
    const parts = await open(t);
    const { clock, retention, store, audit, database } = parts;
    const plans = createPlanStore(database, () => 1);
    for (const id of ["due", "held", "open", "reopened"])
      await plans.create(rowOf(id), Y.encodeStateAsUpdate(new Y.Doc()));
    for (const id of ["due", "held", "reopened"])
      assert.equal(await retention.close(id, sam, "Amina has moved"), "2037-05-01");
    await retention.hold("held", true, sam, "A court asks for it");
    await retention.reopen("reopened", sam, "Amina is back");
    const end = (await store.find("due"))!;
    assert.deepEqual(
      [end.closedWhy, end.eraseOn, end.isHeld],
      ["Amina has moved", "2037-05-01", 0],
    );
    assert.deepEqual(await retention.closed(), [
      { id: "due", reference: "due", eraseOn: "2037-05-01", isHeld: 0 },
      { id: "held", reference: "held", eraseOn: "2037-05-01", isHeld: 1 },
    ]);
    clock.now = new Date("2037-04-30T23:59:00");
    assert.equal(await retention.sweep(), 0);
    clock.now = new Date("2037-05-01T00:01:00");
    const gone: string[] = [];
    const lines: string[] = [];
    const stop = keepHouse({
      audit,
      retention,
      onErased: (plan) => gone.push(plan),
      log: (event) => lines.push(event),
      now: parts.now,
      everyMs: 1,
    });
    await until(() => gone.includes("due"), "the plan is erased");
    await stop();
    assert.deepEqual(new Set(gone), new Set(["due"]));
    assert.deepEqual(new Set(lines), new Set(["plans-erased", "audit-head"]));
    const left = (await database.db.selectFrom("plan").select("id").orderBy("id").execute()).map(
      (it) => it.id,
    );
    assert.deepEqual(left, ["held", "open", "reopened"]);
    assert.equal(
      await retention.erase("held", sam, "by hand"),
      false,
      "nobody erases what is held",
    );
    await retention.hold("held", false, sam, "The court is done");
    assert.equal(await retention.sweep(), 1);
    const actions = (await audit.ofPlan("held")).map((it) => it.action);
    assert.deepEqual(actions, ["erased", "released", "held", "closed"]);
  });

  test(`${name}: what people write while a plan is erased is refused, and nothing of it stays`, async (t) => {
    const { database, retention, store } = await open(t);
    const plans = createPlanStore(database, () => 1);
    const updates = createUpdateStore(database, () => 1);
    for (let round = 0; round < 5; round++) {
      const id = `plan${round}`;
      await plans.create(rowOf(id), Y.encodeStateAsUpdate(new Y.Doc()));
      const { type } = growing();
      const writing = Array.from({ length: 20 }, () =>
        updates.append(id, [type("x")]).then(
          () => "kept",
          () => "refused",
        ),
      );
      const erased = await retention.erase(id, sam, "request");
      await Promise.all(writing);
      assert.equal(erased, true);
      assert.equal(await updates.load(id), null);
    }
    assert.equal(await store.overwrite(), true);
    const left = await database.db.selectFrom("planUpdate").select("planId").execute();
    assert.deepEqual(left, []);
  });
}

/** All bytes of the database as they lie on the disk, with its log. */
function rawOf(dataDir: string): string {
  return readdirSync(dataDir)
    .filter((it) => it.startsWith("ownwords.db"))
    .map((it) => readFileSync(join(dataDir, it)).toString("utf8"))
    .join("\n");
}

/** The rows of the index of words, made of pieces of three letters, that hold a piece. */
function piecesLike(dataDir: string, piece: string): unknown[] {
  const db = new DatabaseSync(join(dataDir, "ownwords.db"));
  db.exec("create virtual table temp.pieces using fts5vocab('main', 'planWords', 'row')");
  const rows = db.prepare("select * from temp.pieces where term = ?").all(piece);
  db.close();
  return rows;
}
