import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as Y from "yjs";
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
    return { place, store: createVersionStore(database.db) };
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
