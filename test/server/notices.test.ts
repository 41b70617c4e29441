import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as Y from "yjs";
import type { Person } from "#src/access.ts";
import { createGate } from "#server/access/gate.ts";
import { createNotices } from "#server/notices.ts";
import { createAccessStore } from "#server/store/access-store.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import { createNoticeStore } from "#server/store/notice-store.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { rowOf } from "#test/server/store/growing.ts";
import { startStaffed } from "./staffed.ts";

const NAMED = { kind: "named", by: "sam" } as const;

const DAY_MS = 24 * 60 * 60 * 1000;

for (const { name, newPlace } of databases) {
  const open = async (t: TestContext) => {
    const database = await openFor(t, await newPlace(t));
    const { db } = database;
    await db.insertInto("team").values({ id: "oak", name: "Oak", archivedAt: null }).execute();
    for (const id of ["sam", "kim", "lee"])
      await db.insertInto("person").values(personOf(id)).execute();
    const summary = {
      facts: { title: "", resident: "Rosa", outcomes: 0, findings: 0, nextReviewOn: null },
    };
    for (const id of ["plan1", "plan2"])
      await createPlanStore(database, () => 1).create(
        { ...rowOf(id), teamId: "oak" },
        Y.encodeStateAsUpdate(new Y.Doc()),
        { ...summary, words: "" },
      );
    const clock = { at: 5e11 };
    const now = () => (clock.at += 1);
    const gate = createGate(createAccessStore(database), now, async () => {});
    const notices = createNotices({ store: createNoticeStore(database), gate, now });
    return { database, db, clock, notices };
  };

  test(`a notice reaches each of its people once and nobody else, on ${name}`, async (t) => {
    const { notices } = await open(t);
    await notices.tell(["kim", "kim", "lee"], { plan: "plan1", facts: NAMED });
    await notices.tell(["kim"], { plan: null, facts: NAMED });
    const mine = await notices.of(whoIs("kim"));
    assert.deepEqual(
      mine.map(({ plan, by, isSeen }) => [plan?.resident, by, isSeen]),
      [
        [undefined, "Name of sam", false],
        ["Rosa", "Name of sam", false],
      ],
    );
    assert.equal((await notices.of(whoIs("lee"))).length, 1);
    assert.deepEqual(await notices.of(whoIs("sam")), []);
  });

  test(`looking at notices is one's own affair, on ${name}`, async (t) => {
    const { notices } = await open(t);
    await notices.tell(["kim", "lee"], { plan: "plan1", facts: NAMED });
    const [mine] = await notices.of(whoIs("kim"));
    const [theirs] = await notices.of(whoIs("lee"));
    await notices.see(whoIs("kim"), [mine!.id, theirs!.id]);
    assert.equal((await notices.of(whoIs("kim")))[0]?.isSeen, true);
    assert.equal((await notices.of(whoIs("lee")))[0]?.isSeen, false);
  });

  test(`who may not see a plan any more hears nothing of it, on ${name}`, async (t) => {
    const { db, notices } = await open(t);
    await notices.tell(["kim", "lee"], { plan: "plan1", facts: NAMED });
    await db.updateTable("plan").set({ isRestricted: 1 }).where("id", "=", "plan1").execute();
    await db.insertInto("planNamed").values({ planId: "plan1", personId: "lee" }).execute();
    assert.deepEqual(await notices.of(whoIs("kim")), []);
    assert.equal((await notices.of(whoIs("lee"))).length, 1);
  });

  test(`a reason is told with its look, and a kind of later is passed over, on ${name}`, async (t) => {
    const { db, notices } = await open(t);
    const glass = { id: "g1", planId: "plan1", personId: "kim", at: 1, until: 9 };
    await db
      .insertInto("glass")
      .values({ ...glass, reason: "On call" })
      .execute();
    const facts = { kind: "glass-broken", by: "kim", glass: "g1", until: 9 } as const;
    await notices.tell(["lee"], { plan: "plan1", facts });
    await createNoticeStore({ db }).addNotices([
      {
        id: "later",
        personId: "lee",
        kind: "later",
        planId: null,
        at: 1,
        facts: '{"kind":"later"}',
      },
    ]);
    assert.deepEqual(
      (await notices.of(whoIs("lee"))).map((it) => it.why),
      ["On call"],
    );
  });

  test(`notices go with their plan, and when they are old, on ${name}`, async (t) => {
    const { database, clock, notices } = await open(t);
    await notices.tell(["kim"], { plan: "plan1", facts: NAMED });
    await notices.tell(["kim"], { plan: "plan2", facts: NAMED });
    const by = { kind: "system", id: "server" } as const;
    assert.equal(await createEraseStore(database).erase("plan1", by, null, 1), true);
    const left = database.db.selectFrom("notice").select("planId");
    assert.deepEqual(await left.execute(), [{ planId: "plan2" }]);
    clock.at += 181 * DAY_MS;
    await notices.tell(["lee"], { plan: null, facts: NAMED });
    assert.deepEqual(await left.execute(), [{ planId: null }]);
  });
}

test("people ask for their notices, and guests and strangers get none", async (t) => {
  const { ask, db, oak, plan, person } = await startStaffed(t);
  const kim = await person("Kim", { [oak]: "practitioner" });
  const lee = await person("Lee", { [oak]: "lead" });
  const facts = JSON.stringify({ ...NAMED, by: lee.id });
  await db
    .insertInto("notice")
    .values({ id: "n1", personId: kim.id, kind: "named", planId: plan, at: 1, seenAt: null, facts })
    .execute();
  const listFor = async (who: typeof kim) => (await ask(who, "GET", "/api/notices")).json();
  const { notices } = await listFor(kim);
  assert.deepEqual([notices.length, notices[0].by, notices[0].plan.id], [1, "Lee", plan]);
  assert.deepEqual(await listFor(lee), { notices: [] });
  assert.equal((await ask(lee, "POST", "/api/notices/seen", { ids: ["n1"] })).status, 204);
  assert.equal((await listFor(kim)).notices[0].isSeen, false);
  assert.equal((await ask(kim, "POST", "/api/notices/seen", { ids: ["n1"] })).status, 204);
  assert.equal((await listFor(kim)).notices[0].isSeen, true);
  assert.equal((await ask(null, "GET", "/api/notices")).status, 401);
});

function whoIs(id: string): Person {
  return {
    kind: "person",
    id,
    session: "s",
    name: id,
    isAdministrator: false,
    roles: { oak: "practitioner" },
  };
}

function personOf(id: string) {
  const moments = { createdAt: "2030-05-01", updatedAt: "2030-05-01" };
  const rest = { image: null, twoFactorEnabled: null, isAdministrator: 0, disabledAt: null };
  return { ...moments, ...rest, id, name: `Name of ${id}`, email: id, emailVerified: 1 };
}
