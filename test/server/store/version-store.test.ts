import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as Y from "yjs";
import type { AuditAction } from "#src/api/audit.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createVersionStore } from "#server/store/version-store.ts";
import { databases, openFor } from "./databases.ts";

const bytes = new Uint8Array([1, 2, 255, 0]);
const kept = {
  planId: "p",
  seq: 3,
  at: 1000,
  reason: "by-hand",
  note: "",
  by: "",
  day: null,
  bytes,
};

for (const { name, newPlace } of databases) {
  const open = async (t: TestContext) => {
    const place = await newPlace(t);
    const database = await openFor(t, place);
    const plans = createPlanStore(database, () => 1);
    for (const id of ["p", "other"])
      await plans.create(
        { id, reference: id, template: "t", templateVersion: 1, example: 0 },
        Y.encodeStateAsUpdate(new Y.Doc()),
      );
    return { place, database, store: createVersionStore(database.db) };
  };

  test(`${name}: versions are listed newest first, and their documents come back byte by byte`, async (t) => {
    const { store } = await open(t);
    const later = new Date("2030-05-01T09:00:00Z").getTime();
    assert.equal(await store.keep({ ...kept, id: "a", note: "Früher 🎂", by: "Sam" }), true);
    assert.equal(await store.keep({ ...kept, id: "b", at: later }), true);
    assert.deepEqual(await store.list("p"), [
      { id: "b", reason: "by-hand", note: "", by: "", at: later },
      { id: "a", reason: "by-hand", note: "Früher 🎂", by: "Sam", at: 1000 },
    ]);
    assert.deepEqual(new Uint8Array((await store.document("p", "a"))!), bytes);
  });

  test(`${name}: a plan has nothing of another plan's versions`, async (t) => {
    const { store } = await open(t);
    await store.keep({ ...kept, id: "a" });
    assert.deepEqual(await store.list("other"), []);
    assert.equal(await store.document("other", "a"), null);
    assert.equal(await store.document("p", "none"), null);
  });

  test(`${name}: who wrote in a plan is told by name, newest first, and nothing else of the log`, async (t) => {
    const { database, store } = await open(t);
    const { db } = database;
    const person = { email: "s@example.org", emailVerified: 1, image: null, disabledAt: null };
    const moments = { createdAt: "2030", updatedAt: "2030", twoFactorEnabled: 0 };
    await db
      .insertInto("person")
      .values({ id: "x", name: "Sam", ...person, ...moments })
      .execute();
    const audit = createAuditStore(database);
    const say = (kind: "person" | "guest", action: AuditAction, at: number, plan = "p") =>
      audit.append([{ entry: { actor: { kind, id: "x" }, action, plan }, at }]);
    const HOUR = 60 * 60 * 1000;
    await say("person", "changed", 0);
    await say("person", "opened", HOUR);
    await say("guest", "changed", 2 * HOUR);
    await say("person", "changed", 3 * HOUR, "other");
    await say("person", "changed", 4 * HOUR);
    assert.deepEqual(await store.written("p"), [
      { at: 4 * HOUR, by: "Sam" },
      { at: 2 * HOUR, by: null },
      { at: 0, by: "Sam" },
    ]);
  });

  test(`${name}: of a day one daily version is kept, whichever server was first`, async (t) => {
    const { place, store } = await open(t);
    const daily = { ...kept, reason: "daily", day: "2030-05-01" };
    // The embedded database belongs to one server.
    const second =
      place.kind === "sqlite" ? store : createVersionStore((await openFor(t, place)).db);
    const both = [store.keep({ ...daily, id: "a" }), second.keep({ ...daily, id: "b" })];
    assert.deepEqual(new Set(await Promise.all(both)), new Set([false, true]));
    assert.equal((await store.list("p")).length, 1);
    assert.equal(await second.keep({ ...daily, id: "c", day: "2030-05-02" }), true);
    assert.equal(await second.keep({ ...daily, id: "d", planId: "other" }), true);
    assert.equal(await store.keep({ ...kept, id: "e" }), true);
    assert.equal(await store.keep({ ...kept, id: "f" }), true);
  });
}
