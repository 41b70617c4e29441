import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decideOnPlan, type Person, type Role, teamsOf } from "#src/access.ts";
import { createAccessStore } from "#server/store/access-store.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { databases, openFor } from "./databases.ts";
import { rowOf } from "./growing.ts";

const NOW = 1000;
const TEAMS = ["oak", "elm", "ash"];
const PEOPLE = ["sam", "kim"];
const PLANS = ["a", "b", "c", "d", "e"];

const Organisation = fc.record({
  plans: fc.array(
    fc.record({
      team: fc.option(fc.constantFrom(...TEAMS)),
      isRestricted: fc.boolean(),
      named: fc.subarray(PEOPLE),
      glass: fc.subarray(PEOPLE),
      until: fc.constantFrom(NOW - 1, NOW, NOW + 1),
      isClosed: fc.boolean(),
    }),
    { minLength: PLANS.length, maxLength: PLANS.length },
  ),
  roles: fc.dictionary(fc.constantFrom(...TEAMS), fc.constantFrom<Role>("practitioner", "lead")),
  isAdministrator: fc.boolean(),
});

for (const { name, newPlace } of databases)
  test(`${name}: the list has just those plans that somebody may find`, async (t) => {
    const database = await openFor(t, await newPlace(t));
    const { db } = database;
    const plans = createPlanStore(database, () => NOW);
    const access = createAccessStore(database);
    for (const id of TEAMS)
      await db.insertInto("team").values({ id, name: id, archivedAt: null }).execute();
    const said = { email: "", emailVerified: 1, image: null, createdAt: "", updatedAt: "" };
    for (const id of PEOPLE)
      await db
        .insertInto("person")
        .values({ ...said, id, name: id, email: id, twoFactorEnabled: null, disabledAt: null })
        .execute();
    for (const id of PLANS) await plans.create(rowOf(id), new Uint8Array([0, 0]));
    let found = 0;
    await fc.assert(
      fc.asyncProperty(Organisation, async (organisation) => {
        await db.deleteFrom("planNamed").execute();
        await db.deleteFrom("glass").execute();
        for (const [at, plan] of organisation.plans.entries()) {
          const planId = PLANS[at]!;
          const { team, isRestricted, isClosed, until } = plan;
          const row = { teamId: team, isRestricted: Number(isRestricted) };
          await db
            .updateTable("plan")
            .set({ ...row, closedAt: isClosed ? 1 : null })
            .where("id", "=", planId)
            .execute();
          for (const personId of plan.named)
            await db.insertInto("planNamed").values({ planId, personId }).execute();
          for (const personId of plan.glass)
            await db
              .insertInto("glass")
              .values({ id: `${planId}${personId}`, planId, personId, reason: "", at: 1, until })
              .execute();
        }
        const { roles, isAdministrator } = organisation;
        for (const id of PEOPLE) {
          const who: Person = { kind: "person", id, session: "", name: id, isAdministrator, roles };
          const teams = teamsOf(who);
          const finder = { person: id, teams: teams === "all" ? [] : teams };
          const page = await plans.list({
            archived: false,
            words: [],
            after: null,
            limit: 9,
            finder,
          });
          const facts = await access.ofPlans(PLANS);
          const expected = PLANS.filter(
            (it) => decideOnPlan(who, "find", facts.get(it) ?? null, NOW) === "yes",
          );
          assert.deepEqual(page.plans.map((it) => it.id).toSorted(), expected);
          assert.equal(page.total, expected.length);
          found += expected.length;
        }
      }),
      { numRuns: 30, seed: 6 },
    );
    assert.ok(found > 50, String(found));
  });
