import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { sql } from "kysely";
import { checkAudit } from "#server/upkeep/audit-check.ts";
import { createAudit, SYSTEM } from "#server/upkeep/audit.ts";
import { createAuditStore, forgetReasons } from "#server/store/audit-store.ts";
import type { Database } from "#server/store/database.ts";
import { databases, openFor } from "./databases.ts";

const sam = { kind: "person", id: "sam" } as const;
const amina = { kind: "guest", id: "amina" } as const;
const HOUR = 60 * 60 * 1000;

const raise = (error: unknown) => {
  throw error;
};

/** Somebody with the password of the database can take away what guards the log. */
async function unguard({ db, kind }: Database): Promise<void> {
  if (kind === "postgres")
    return void (await sql`drop trigger "auditChanged" on audit`.execute(db));
  await sql`drop trigger "auditChanged"`.execute(db);
  await sql`drop trigger "auditRemoved"`.execute(db);
}

for (const { name, newPlace } of databases) {
  const open = async (t: TestContext) => {
    const place = await newPlace(t);
    const database = await openFor(t, place);
    return { place, database, store: createAuditStore(database) };
  };

  /** A log with six entries, two of them with a reason. */
  const begin = async (t: TestContext) => {
    const { database, store } = await open(t);
    for (const [at, entry] of [
      { actor: sam, action: "signed-in" } as const,
      { actor: sam, action: "opened", plan: "p" } as const,
      { actor: sam, action: "glass-broken", plan: "p", why: "Nobody else is there" } as const,
      { actor: amina, action: "guest-joined", plan: "p", about: "amina" } as const,
      { actor: sam, action: "closed", plan: "p", why: "Amina has moved" } as const,
      { actor: SYSTEM, action: "backup-made" } as const,
    ].entries())
      await store.append([{ entry, at: 1000 + at }]);
    return { database, store };
  };

  test(`${name}: the log is a chain, and what was done with a plan is read newest first`, async (t) => {
    const { store } = await begin(t);
    const { faults, entries, head } = await checkAudit(store);
    assert.deepEqual([faults, entries, head], [[], 6, await store.head()]);
    const log = createAudit({ store, now: () => new Date(0), onFailed: raise });
    const [closed, joined, ...more] = await log.ofPlan("p");
    assert.deepEqual(closed, {
      number: 5,
      at: 1004,
      actor: sam,
      action: "closed",
      plan: "p",
      about: null,
      why: "Amina has moved",
    });
    assert.deepEqual([joined?.actor, joined?.about, more.length], [amina, "amina", 2]);
  });

  test(`${name}: nobody changes or removes an entry by mistake`, async (t) => {
    const { database, store } = await begin(t);
    const { db } = database;
    await assert.rejects(db.deleteFrom("audit").execute(), /only added to/);
    await assert.rejects(db.updateTable("audit").set({ actor: "ann" }).execute(), /only added to/);
    assert.deepEqual((await checkAudit(store)).faults, []);
  });

  test(`${name}: a log that was changed, cut or put into another order says where`, async (t) => {
    const { database, store } = await begin(t);
    const { db } = database;
    await unguard(database);
    const rows = await store.page(0, 10);
    const head = await store.head();
    const restore = async () => {
      await db.deleteFrom("audit").execute();
      await db.insertInto("audit").values(rows).execute();
      await db.updateTable("auditHead").set(head).execute();
    };
    const set = (number: number, values: Partial<(typeof rows)[number]>) =>
      db.updateTable("audit").set(values).where("number", "=", number).execute();
    const remove = (from: number, to: number) =>
      db.deleteFrom("audit").where("number", ">=", from).where("number", "<=", to).execute();
    const tampering: [string, () => Promise<unknown>, string[]][] = [
      ["who did it", () => set(2, { actor: "ann" }), ["2 changed"]],
      ["when", () => set(2, { at: 1 }), ["2 changed"]],
      ["what", () => set(4, { action: "opened" }), ["4 changed"]],
      ["which plan", () => set(4, { planId: null }), ["4 changed"]],
      ["whom it was done to", () => set(4, { about: "ben" }), ["4 changed"]],
      ["the words of a reason", () => set(3, { why: "Sam was asked to" }), ["3 reason-changed"]],
      ["a reason for good", () => set(3, { why: null, whySalt: null }), ["3 reason-gone"]],
      ["its link", () => set(2, { hash: "0".repeat(64) }), ["2 changed", "3 changed"]],
      ["one in the middle", () => remove(3, 3), ["4 missing"]],
      ["the first", () => remove(1, 1), ["2 missing"]],
      ["the end", () => remove(5, 6), ["4 cut"]],
      ["all", () => remove(1, 6), ["0 cut"]],
      [
        "the order",
        async () => {
          await set(2, { number: 99 });
          await set(3, { number: 2 });
          await set(99, { number: 3 });
        },
        ["2 changed", "3 changed", "4 changed"],
      ],
      [
        "the head",
        () => db.updateTable("auditHead").set({ number: 5, hash: rows[4]!.hash }).execute(),
        ["5 beyond-head"],
      ],
    ];
    for (const [what, tamper, expected] of tampering) {
      await tamper();
      const { faults } = await checkAudit(store);
      assert.deepEqual(
        faults.map((it) => `${it.number} ${it.what}`),
        expected,
        what,
      );
      await restore();
      assert.deepEqual((await checkAudit(store)).faults, [], what);
    }
    // Whoever cuts the head as well is found out by a head that was written down elsewhere.
    await remove(5, 6);
    await db.updateTable("auditHead").set({ number: 4, hash: rows[3]!.hash }).execute();
    assert.deepEqual((await checkAudit(store)).faults, []);
    assert.deepEqual((await checkAudit(store, [head])).faults, [{ number: 4, what: "cut" }]);
    await store.append([{ entry: { actor: sam, action: "signed-out" }, at: 1 }]);
    await store.append([{ entry: { actor: sam, action: "signed-in" }, at: 2 }]);
    assert.deepEqual((await checkAudit(store)).faults, []);
    assert.deepEqual((await checkAudit(store, [head])).faults, [{ number: 6, what: "changed" }]);
  });

  test(`${name}: the reasons about an erased plan go, and the chain holds`, async (t) => {
    const { database, store } = await begin(t);
    await forgetReasons(database.db, "p");
    await store.append([{ entry: { actor: sam, action: "erased", plan: "p" }, at: 2000 }]);
    assert.deepEqual((await checkAudit(store)).faults, []);
    assert.ok((await store.page(0, 10)).every((it) => it.why === null && it.whySalt === null));
  });

  test(`${name}: opening and changing a plan are kept once an hour, whichever server is asked`, async (t) => {
    const { place, store } = await open(t);
    const second = place.kind === "sqlite" ? store : createAuditStore(await openFor(t, place));
    const opened = { actor: sam, action: "opened", plan: "p" } as const;
    const at = 20 * HOUR;
    await store.append([
      { entry: opened, at },
      { entry: opened, at: at + 1 },
      { entry: { ...opened, action: "changed" }, at },
    ]);
    await second.append([{ entry: opened, at: at + HOUR - 1 }]);
    assert.equal((await store.head()).number, 2);
    await second.append([
      { entry: opened, at: at + HOUR },
      { entry: { ...opened, plan: "q" }, at },
      { entry: { ...opened, actor: amina }, at },
      { entry: { ...opened, actor: { kind: "guest", id: "sam" } }, at },
      { entry: { actor: sam, action: "exported", plan: "p" }, at },
      { entry: { actor: sam, action: "exported", plan: "p" }, at },
    ]);
    assert.equal((await store.head()).number, 8);
    assert.deepEqual((await checkAudit(store)).faults, []);
  });

  test(`${name}: servers that write at once make one chain without a gap`, async (t) => {
    const { place, store } = await open(t);
    const stores = [store, store, store];
    if (place.kind === "postgres")
      for (const at of [1, 2]) stores[at] = createAuditStore(await openFor(t, place));
    const logs = stores.map((it) =>
      createAudit({ store: it, now: () => new Date(HOUR), onFailed: raise }),
    );
    await Promise.all(
      Array.from({ length: 90 }, (_, at) => {
        const log = logs[at % logs.length]!;
        log.notice({ actor: sam, action: "opened", plan: `plan ${at % 10}` });
        return log.record({ actor: sam, action: "exported", plan: `plan ${at}` });
      }),
    );
    await Promise.all(logs.map((it) => it.close()));
    const { faults, entries } = await checkAudit(store);
    assert.deepEqual([faults, entries], [[], 100]);
  });

  test(`${name}: an entry that can't be kept says so, and what was noticed is kept later`, async (t) => {
    const { store } = await open(t);
    let isAway = true;
    const failures: unknown[] = [];
    const append: typeof store.append = (entries) =>
      isAway ? Promise.reject(new Error("away")) : store.append(entries);
    const log = createAudit({
      store: { ...store, append },
      now: () => new Date(HOUR),
      onFailed: (error) => failures.push(error),
    });
    log.notice({ actor: sam, action: "opened", plan: "p" });
    await assert.rejects(log.record({ actor: sam, action: "exported", plan: "p" }), /away/);
    assert.equal(failures.length, 1);
    isAway = false;
    await log.record({ actor: sam, action: "exported", plan: "p" });
    await log.close();
    const kept = (await store.page(0, 9)).map((it) => it.action);
    assert.deepEqual(kept, ["opened", "exported"]);
  });
}
