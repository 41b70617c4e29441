import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as Y from "yjs";
import { createAuditStore } from "#server/store/audit-store.ts";
import type { Config } from "#server/config.ts";
import { postgresUrl } from "#test/support/services.ts";
import { type Signed, startStaffed } from "./staffed.ts";
import { until } from "./support.ts";
import { connect } from "./sync/client.ts";

const HOUR_MS = 60 * 60 * 1000;

const databases: { name: string; choice: (t: TestContext) => Promise<Partial<Config>> }[] = [
  { name: "the embedded database", choice: async () => ({}) },
  { name: "PostgreSQL", choice: async (t) => ({ databaseUrl: await postgresUrl(t) }) },
];

for (const { name, choice } of databases) {
  const begin = async (t: TestContext) => {
    const place = await startStaffed(t, await choice(t));
    const { ask, plan, person, oak, elm } = place;
    const team = {
      sam: await person("Sam", { [oak]: "practitioner" }),
      priya: await person("Priya", { [oak]: "practitioner" }),
      lee: await person("Lee", { [oak]: "lead" }),
      kim: await person("Kim", { [elm]: "lead" }),
      ada: await person("Ada", {}, { isAdministrator: true }),
    };
    const at = (path: string) => `/api/plans/${plan}${path}`;
    const named = (who: Signed, ...people: Signed[]) =>
      ask(who, "PUT", at("/named"), { people: people.map((it) => it.id), why: "Refuge" });
    const sees = async (who: Signed) => {
      const { plans } = await (await ask(who, "GET", "/api/plans")).json();
      const isListed = plans.some((it: { id: string }) => it.id === plan);
      const { status } = await ask(who, "GET", at("/standing"));
      assert.equal(status, isListed ? 200 : 404);
      return isListed;
    };
    const noticesOf = async (
      who: Signed,
    ): Promise<{ facts: { kind: string }; by: string; why: string }[]> =>
      (await (await ask(who, "GET", "/api/notices")).json()).notices;
    const log = async () => {
      const { db } = place;
      const found = await createAuditStore({ db, kind: "sqlite" }).ofPlan(plan);
      return found.map((it) => [it.action, it.why]).reverse();
    };
    return { ...place, ...team, at, named, sees, noticesOf, log };
  };

  test(`a plan whose named people have left is entrusted to a lead by an administrator, who sees nothing of it, on ${name}`, async (t) => {
    const {
      ask,
      db,
      plan,
      sam,
      priya,
      lee,
      kim,
      ada,
      at,
      named,
      sees,
      noticesOf,
      log,
      tellAccess,
    } = await begin(t);
    await named(sam, lee, kim);
    const entrust = async (who: Signed, to: Signed) =>
      (await ask(who, "PUT", at("/entrusted"), { person: to.id, why: "All have left" })).status;
    const untended = async () =>
      (await (await ask(ada, "GET", "/api/organisation")).json()).untended;
    assert.deepEqual(await untended(), []);
    assert.equal(await entrust(ada, lee), 404, "somebody looks after it");
    // One is shut out, one goes to another team, and one never was in the plan's.
    await ask(ada, "PUT", `/api/people/${lee.id}/disabled`, { isDisabled: true });
    await db.deleteFrom("membership").where("personId", "=", sam.id).execute();
    await db
      .updateTable("membership")
      .set({ role: "lead" })
      .where("personId", "=", priya.id)
      .execute();
    await tellAccess();
    const [found, ...more] = await untended();
    assert.deepEqual(more, []);
    assert.deepEqual(
      [found.id, found.team, found.leads],
      [plan, "Oak", [{ id: priya.id, name: "Priya" }]],
    );
    assert.equal(await sees(ada), false);
    assert.equal(await entrust(priya, priya), 404);
    assert.equal(await entrust(ada, kim), 409);
    assert.equal(await entrust(ada, ada), 409);
    assert.equal(await entrust(ada, priya), 204);
    assert.deepEqual([await sees(ada), await sees(priya), await sees(kim)], [false, true, true]);
    assert.equal((await noticesOf(priya))[0]?.facts.kind, "named");
    assert.deepEqual((await log()).at(-1), ["entrusted", "All have left"]);
    assert.deepEqual([await untended(), await entrust(ada, priya)], [[], 404]);
    assert.equal((await ask(priya, "DELETE", at("/named"), {})).status, 200);
  });

  test(`only named people know of a restricted plan, and whoever restricts is one, on ${name}`, async (t) => {
    const { ask, sam, priya, lee, kim, at, named, sees, noticesOf, log } = await begin(t);
    assert.equal((await named(sam, lee, kim)).status, 200);
    for (const [who, may] of [
      [sam, true],
      [lee, true],
      [kim, true],
      [priya, false],
    ] as const)
      assert.equal(await sees(who), may, who.name);
    const standing = await (await ask(sam, "GET", at("/standing"))).json();
    assert.equal(standing.isRestricted, true);
    assert.deepEqual(
      standing.named.map((it: Signed) => it.name),
      ["Kim", "Lee", "Sam"],
    );
    assert.deepEqual(
      (await noticesOf(kim)).map((it) => [it.facts.kind, it.by]),
      [["named", "Sam"]],
    );
    assert.deepEqual(await noticesOf(sam), []);
    assert.equal((await ask(sam, "DELETE", at("/named"), {})).status, 403);
    assert.equal((await ask(kim, "DELETE", at("/named"), {})).status, 403);
    assert.equal((await ask(lee, "DELETE", at("/named"), {})).status, 200);
    assert.equal(await sees(priya), true);
    assert.equal(await sees(kim), false);
    assert.deepEqual(await log(), [
      ["restricted", "Refuge"],
      ["unrestricted", null],
    ]);
  });

  test(`somebody who can open it again has to be named, and nobody who is not here, on ${name}`, async (t) => {
    const { sam, priya, lee, kim, named, sees } = await begin(t);
    assert.equal((await named(sam, kim)).status, 409);
    assert.equal((await named(sam, lee, { ...kim, id: "nobody" })).status, 409);
    assert.equal(await sees(priya), true);
  });

  test(`a plan that is restricted closes for whoever has it open, on ${name}`, async (t) => {
    const { address, plan, sam, priya, lee, named } = await begin(t);
    const reader = connect(t, address, plan, new Y.Doc(), {
      headers: { cookie: priya.cookie },
    });
    const closes: number[] = [];
    reader.provider.on("connection-close", (event) => event && closes.push(event.code));
    await reader.synced();
    assert.equal((await named(sam, lee)).status, 200);
    await until(() => closes.includes(4403), "the reader is told");
  });

  test(`whoever says why looks for eight hours and writes nothing, and the team hears of it, on ${name}`, async (t) => {
    const { ask, db, sam, priya, lee, at, named, sees, noticesOf, log } = await begin(t);
    await named(sam, lee);
    const reason = "I am on call tonight";
    assert.equal((await ask(priya, "POST", at("/glass"), {})).status, 400);
    assert.equal(await sees(priya), false);
    assert.equal((await ask(priya, "POST", at("/glass"), { reason })).status, 202);
    assert.equal(await sees(priya), true);
    const { glassUntil, may } = await (await ask(priya, "GET", at("/standing"))).json();
    assert.ok(Math.abs(glassUntil - Date.now() - 8 * HOUR_MS) < HOUR_MS, String(glassUntil));
    assert.deepEqual(may, ["find", "read", "versions", "whoLooked"]);
    for (const who of [sam, lee])
      assert.deepEqual(
        (await noticesOf(who)).map((it) => [it.facts.kind, it.by, it.why]).slice(0, 1),
        [["glass-broken", "Priya", reason]],
        who.name,
      );
    assert.deepEqual((await log()).at(-1), ["glass-broken", reason]);
    await db.updateTable("glass").set({ until: 1 }).execute();
    assert.equal(await sees(priya), false);
  });

  test(`a knock is answered alike whether a plan is there or not, and stands on the log, on ${name}`, async (t) => {
    const { ask, db, kim, ada, at, noticesOf, lee } = await begin(t);
    const knock = async (who: Signed, path: string) => {
      const answer = await ask(who, "POST", path, { reason: "Who is this?" });
      const headers = [...answer.headers].filter(([it]) => it !== "date");
      return { status: answer.status, headers, body: await answer.text() };
    };
    const gone = "/api/plans/AAAAAAAAAAAAAAAAAAAA";
    for (const who of [kim, ada])
      assert.deepEqual(await knock(who, at("/glass")), await knock(who, `${gone}/glass`));
    const found = await createAuditStore({ db, kind: "sqlite" }).ofPlan(gone.slice(-20));
    assert.deepEqual(
      found.map((it) => [it.action, it.why]),
      [
        ["knocked", null],
        ["knocked", null],
      ],
    );
    assert.deepEqual((await noticesOf(lee)).map((it) => it.by).toSorted(), ["Ada", "Kim"]);
  });

  test(`a lead gives a plan to another team, and a restricted one only to who is named, on ${name}`, async (t) => {
    const { ask, sam, lee, kim, at, elm, named, sees, noticesOf } = await begin(t);
    const move = (who: Signed) => ask(who, "PUT", at("/team"), { team: elm });
    assert.equal((await move(sam)).status, 403);
    assert.equal((await ask(lee, "PUT", at("/team"), { team: "nowhere" })).status, 409);
    await named(lee);
    assert.equal((await move(lee)).status, 409);
    assert.equal((await ask(lee, "DELETE", at("/named"), {})).status, 200);
    assert.equal((await move(lee)).status, 204);
    assert.equal(await sees(lee), false);
    assert.equal(await sees(kim), true);
    assert.deepEqual(
      (await noticesOf(kim)).map((it) => it.facts.kind),
      ["moved"],
    );
  });
}
