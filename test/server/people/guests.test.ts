import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { createAudit } from "#server/upkeep/audit.ts";
import { createGuests } from "#server/people/guests.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { createGuestStore } from "#server/store/guest-store.ts";
import { createPeopleStore } from "#server/store/people-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";

const LEAD = { kind: "person", id: "lead" } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

for (const { name, newPlace } of databases) {
  test(`a link works once, on ${name}`, async (t) => {
    const { guests, add } = await begin(t, newPlace);
    const link = await add();
    const joined = await guests.join(link.token);
    assert.equal(joined?.plan, "plan1");
    assert.equal(await guests.join(link.token), null);
    assert.equal((await guests.find(joined?.token ?? ""))?.name, "Rosa");
    assert.equal(await guests.find(link.token), null, "the link is no token");
  });

  test(`of two devices that take a link at once one gets in, on ${name}`, async (t) => {
    const { guests, add } = await begin(t, newPlace);
    const link = await add();
    const joined = await Promise.all([guests.join(link.token), guests.join(link.token)]);
    assert.equal(joined.filter(Boolean).length, 1);
  });

  test(`a link is over after 15 minutes, on ${name}`, async (t) => {
    const { guests, add, clock } = await begin(t, newPlace);
    const link = await add();
    clock.at += 15 * 60_000;
    assert.equal(await guests.join(link.token), null);
  });

  test(`a guest is out when the time is over, on ${name}`, async (t) => {
    const { guests, add, clock } = await begin(t, newPlace);
    const joined = await guests.join((await add()).token);
    clock.at += DAY_MS - 1;
    assert.ok(await guests.find(joined?.token ?? ""));
    clock.at += 1;
    assert.equal(await guests.find(joined?.token ?? ""), null);
    assert.equal((await guests.list("plan1"))[0]?.over, "past");
  });

  test(`ending somebody's access ends it at once and is counted, on ${name}`, async (t) => {
    const { guests, add, number } = await begin(t, newPlace);
    const link = await add();
    const joined = await guests.join(link.token);
    const before = await number();
    assert.equal(await guests.end("plan2", link.guest, LEAD), false, "another plan's lead can't");
    assert.equal(await guests.end("plan1", link.guest, LEAD), true);
    assert.equal(await guests.find(joined?.token ?? ""), null);
    assert.equal(await number(), before + 1);
    assert.equal(await guests.link("plan1", link.guest, LEAD), null);
  });

  test(`withdrawing a consent ends the access that rests on it, on ${name}`, async (t) => {
    const { guests, add, number } = await begin(t, newPlace);
    const joined = await guests.join((await add()).token);
    const [seen] = await guests.list("plan1");
    const before = await number();
    assert.equal(await guests.withdraw("plan1", seen?.consent.id ?? "", LEAD), true);
    assert.equal(await guests.find(joined?.token ?? ""), null);
    assert.equal(await number(), before + 1);
    assert.equal((await guests.list("plan1"))[0]?.over, "withdrawn");
  });

  test(`a new link puts another device in the place of the first, on ${name}`, async (t) => {
    const { guests, add } = await begin(t, newPlace);
    const link = await add();
    const first = await guests.join(link.token);
    const again = await guests.link("plan1", link.guest, LEAD);
    const second = await guests.join(again?.token ?? "");
    assert.ok(await guests.find(second?.token ?? ""));
    assert.equal(await guests.find(first?.token ?? ""), null);
  });

  test(`all of it is in the log, and no token is at rest, on ${name}`, async (t) => {
    const { guests, add, audit, db } = await begin(t, newPlace);
    const link = await add();
    const joined = await guests.join(link.token);
    await guests.end("plan1", link.guest, LEAD);
    const actions = (await audit.ofPlan("plan1")).map((it) => it.action).reverse();
    assert.deepEqual(actions, ["consent-given", "shared", "guest-joined", "guest-revoked"]);
    const kept = JSON.stringify(await db.selectFrom("guest").selectAll().execute());
    for (const token of [link.token, joined?.token ?? ""]) assert.ok(!kept.includes(token));
  });
}

async function begin(t: TestContext, newPlace: (typeof databases)[number]["newPlace"]) {
  const database = await openFor(t, await newPlace(t));
  const { db } = database;
  const clock = { at: Date.parse("2030-05-01T10:00:00Z") };
  const audit = createAudit({
    store: createAuditStore(database),
    now: () => new Date(clock.at),
    onFailed: (error) => assert.fail(String(error)),
  });
  t.after(() => audit.close());
  await db
    .insertInto("person")
    .values({
      id: LEAD.id,
      name: "Lea",
      email: "lea@example.org",
      emailVerified: 1,
      image: null,
      createdAt: "2030-05-01T10:00:00Z",
      updatedAt: "2030-05-01T10:00:00Z",
      twoFactorEnabled: null,
      disabledAt: null,
    })
    .execute();
  for (const id of ["plan1", "plan2"])
    await db
      .insertInto("plan")
      .values({
        id,
        reference: id,
        template: "care-act",
        templateVersion: 1,
        archived: 0,
        example: 0,
        createdAt: clock.at,
        changedAt: clock.at,
      })
      .execute();
  const organisation = { id: "it", name: "Oak House", planYears: 7, deviceDays: 30 };
  await createPeopleStore(database).begin(organisation, { id: "team", name: "Oak" }, LEAD.id);
  const guests = createGuests({ store: createGuestStore(database), audit, now: () => clock.at });
  const add = async () => {
    const link = await guests.add(
      "plan1",
      {
        name: "Rosa",
        kind: "resident",
        relation: "",
        scope: "own",
        until: clock.at + DAY_MS,
        consent: { what: "Writing in her plan on her phone", how: "said so" },
      },
      LEAD,
    );
    assert.ok(link);
    return link;
  };
  const number = async () =>
    (await db.selectFrom("organisation").select("accessNumber").executeTakeFirst())?.accessNumber ??
    0;
  return { guests, add, clock, audit, db, number };
}
