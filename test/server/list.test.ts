import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import * as Y from "yjs";
import { PlanList, PlanQuestion } from "#src/api/plans.ts";
import { factsOf, PLAN, textOf } from "#src/document/roots.ts";
import { postgresUrl } from "#test/support/services.ts";
import { openLibrary } from "./open-library.ts";
import { ask, createPlan, startServer } from "./start-server.ts";
import { sample } from "#test/src/export/sample.ts";
import { databases } from "./store/databases.ts";

const residents = ({ plans }: PlanList) => plans.map((it) => it.resident);

test("several servers that start on an empty PostgreSQL at once keep one example", async (t) => {
  const url = await postgresUrl(t);
  const place = async () => ({ kind: "postgres" as const, url });
  const servers = [await openLibrary(t, place), await openLibrary(t, place)];
  const { plan: example } = sample("personal-action-plan");

  await Promise.all(
    servers.map(({ library }) => library.addExample(example, "example0000000000001")),
  );

  for (const { list } of servers) assert.equal((await list()).total, 1);
});

for (const { name, newPlace } of databases) {
  test(`${name}: the list comes in pages that together have every plan once, newest change first`, async (t) => {
    const { begin, list } = await openLibrary(t, newPlace);
    for (let at = 1; at <= 7; at++) await begin(`R${at}`);
    const first = await list({ limit: 3 });
    assert.deepEqual([residents(first), first.total], [["R7", "R6", "R5"], 7]);
    const second = await list({ limit: 3, cursor: first.next });
    assert.deepEqual([residents(second), second.total], [["R4", "R3", "R2"], 7]);
    const third = await list({ limit: 3, cursor: second.next });
    assert.deepEqual([residents(third), third.total, third.next], [["R1"], 7, null]);
  });

  test(`${name}: a page that is just full has no next one`, async (t) => {
    const { begin, list } = await openLibrary(t, newPlace);
    for (let at = 1; at <= 3; at++) await begin(`R${at}`);
    assert.equal((await list({ limit: 3 })).next, null);
  });

  test(`${name}: plans that change or begin between two pages don't come twice, and none in between is left out`, async (t) => {
    const { begin, change, list } = await openLibrary(t, newPlace);
    const ids: string[] = [];
    for (let at = 1; at <= 6; at++) ids.push(await begin(`R${at}`));
    const first = await list({ limit: 2 });
    await begin("R7");
    await change(ids[4]!, (it) => textOf(it, PLAN, "about").insert(0, "x"));
    const second = await list({ limit: 2, cursor: first.next });
    assert.deepEqual(
      [residents(first), residents(second)],
      [
        ["R6", "R5"],
        ["R4", "R3"],
      ],
    );
  });

  test(`${name}: plans that changed in the same moment come in pages too`, async (t) => {
    const { begin, db, list } = await openLibrary(t, newPlace);
    for (let at = 1; at <= 5; at++) await begin(`R${at}`);
    await db.updateTable("plan").set({ changedAt: 1 }).execute();
    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, cursor: first.next });
    assert.equal(new Set([...residents(first), ...residents(second)]).size, 5);
  });

  test(`${name}: a plan just begun is found, however far the making of its summary has come`, async (t) => {
    const { begin, list } = await openLibrary(t, newPlace);
    for (let turns = 0; turns < 24; turns++) {
      await begin(`Quick${turns}x`);
      for (let at = 0; at < turns; at++) await nextTurn();
      assert.equal((await list({ q: `quick${turns}x` })).total, 1, `after ${turns} turns`);
    }
  });

  test(`${name}: a search takes every character as it is, and words of one or two letters`, async (t) => {
    const { begin, list } = await openLibrary(t, newPlace);
    await begin('Jo "the Cook" O\'Brien* (NEAR) AND-OR 😀');
    await begin("Bo");
    const count = async (q: string) => (await list({ q })).total;
    for (const q of [
      '"the',
      'cook"',
      "o'b",
      "brien*",
      "(near)",
      "AND-OR",
      "near",
      "jo",
      "😀",
      "j the",
    ])
      assert.equal(await count(q), 1, q);
    assert.equal(await count("o"), 2);
    for (const q of ["br*n", "cook NOT jo", '""""', "jo\0bo", "😀😀"])
      assert.equal(await count(q), 0, q);
    assert.equal(await count(" \t "), 2);
  });

  test(`${name}: who comes from a plan finds what they wrote, on whichever server; older changes show within a minute`, async (t) => {
    const { begin, change, clock, library, list } = await openLibrary(t, newPlace);
    const ids: string[] = [];
    for (let at = 0; at < 12; at++) ids.push(await begin(`R${at}`));
    await list();
    await library.summaries.idle();
    const rename = (it: Y.Doc) => factsOf(it, PLAN).set("title", "Anew");
    for (const id of ids) await change(id, rename);
    const anew = async () => (await list()).plans.filter((it) => it.title === "Anew").length;
    assert.equal(await anew(), 10);
    clock.now += 60_000;
    await list();
    await library.summaries.idle();
    assert.equal(await anew(), 12);
  });

  test(`${name}: on a new day the list is there at once, and all summaries are made for that day`, async (t) => {
    const { begin, clock, db, library, list } = await openLibrary(t, newPlace);
    for (let at = 0; at < 25; at++) await begin(`R${at}`);
    await list();
    await library.summaries.idle();
    clock.now += 24 * 60 * 60 * 1000;
    await list({ limit: 1 });
    await library.summaries.idle();
    const rows = await db.selectFrom("planSummary").select("basis").distinct().execute();
    assert.equal(rows.length, 1);
    assert.match(rows[0]!.basis, /2030-03-02/);
  });

  test(`${name}: a plan that can't be read is in the list under its reference, and the others are as always`, async (t) => {
    const { begin, db, failed, library, list } = await openLibrary(t, newPlace);
    const [broken] = [await begin("Amina"), await begin("Bo")];
    await library.summaries.idle();
    await db
      .updateTable("planSnapshot")
      .set({ bytes: new Uint8Array([9, 9, 9]) })
      .where("planId", "=", broken)
      .execute();
    await db.deleteFrom("planSummary").execute();
    const { plans, total } = await list();
    assert.equal(total, 2);
    assert.deepEqual(
      plans.map((it) => it.resident),
      ["Bo", ""],
    );
    assert.match(plans[1]!.reference, /^[2-9A-Z]{4}-/);
    assert.ok(failed.includes(broken));
  });
}

test("a page is 60 plans unless asked for otherwise, and never more than 200", async (t) => {
  const { address } = await startServer(t);
  assert.equal(PlanQuestion.parse({}).limit, 60);
  for (const query of ["limit=201", "limit=0", "limit=x", "cursor=none", "archived=1"]) {
    const { status, body } = await ask(address, "GET", `/api/plans?${query}`);
    assert.equal(status, 400, query);
    assert.match(body.error, /^This request is not right: .+\.$/);
  }
});

test("a search comes in pages, with how many were found", async (t) => {
  const { address } = await startServer(t);
  for (let at = 1; at <= 5; at++) await createPlan(address, at % 2 ? `Odd${at}` : `Even${at}`);
  const find = async (query: string) =>
    PlanList.parse((await ask(address, "GET", `/api/plans?${query}`)).body);
  const first = await find("q=odd&limit=2");
  assert.deepEqual([residents(first), first.total], [["Odd5", "Odd3"], 3]);
  const second = await find(`q=odd&limit=2&cursor=${first.next}`);
  assert.deepEqual([residents(second), second.total, second.next], [["Odd1"], 3, null]);
});
