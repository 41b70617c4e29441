import assert from "node:assert/strict";
import { test } from "node:test";
import { createAudit } from "#server/upkeep/audit.ts";
import { createAuditReader } from "#server/upkeep/audit-reader.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { startStaffed } from "#test/server/staffed.ts";

const sam = { kind: "person", id: "sam" } as const;
const kim = { kind: "person", id: "kim" } as const;
const NO_WISH = { actor: "", plan: "", action: "", from: "", to: "" } as const;

for (const { name, newPlace } of databases)
  test(`${name}: the log is read by person, plan, action and day, a page at a time`, async (t) => {
    const database = await openFor(t, await newPlace(t));
    const store = createAuditStore(database);
    const at = (day: string) => new Date(`${day}T09:00:00Z`).getTime();
    const audit = createAudit({
      store,
      now: () => new Date(at("2030-06-01")),
      onFailed: (error) => {
        throw error;
      },
    });
    const reader = createAuditReader(database, audit);
    await store.append([
      { entry: { actor: sam, action: "shared", plan: "p" }, at: at("2030-05-01") },
      { entry: { actor: kim, action: "exported", plan: "p" }, at: at("2030-05-02") },
      { entry: { actor: sam, action: "exported", plan: "q" }, at: at("2030-05-03") },
    ]);
    const numbers = async (wish: object) =>
      (await reader.page({ ...NO_WISH, ...wish }, kim)).entries.map((it) => it.number);
    assert.deepEqual(await numbers({ actor: "sam" }), [3, 1]);
    // That it was read stands on the log before the answer does.
    assert.deepEqual(await numbers({ plan: "p" }), [5, 2, 1]);
    assert.deepEqual(await numbers({ action: "exported" }), [3, 2]);
    assert.deepEqual(await numbers({ from: "2030-05-02", to: "2030-05-03" }), [3, 2]);
    assert.deepEqual(await numbers({ action: "exported", before: 3 }), [2]);
    const many = Array.from({ length: 60 }, () => ({
      entry: { actor: sam, action: "settings-changed" } as const,
      at: at("2030-05-04"),
    }));
    await store.append(many);
    const wish = { ...NO_WISH, action: "settings-changed" } as const;
    const first = await reader.page(wish, kim);
    assert.deepEqual([first.entries.length, first.hasMore], [50, true]);
    const rest = await reader.page({ ...wish, before: first.entries.at(-1)!.number }, kim);
    assert.deepEqual([rest.entries.length, rest.hasMore], [10, false]);
    let text = "";
    for await (const part of await reader.file(wish, "jsonl", kim)) text += part;
    assert.equal(text.trim().split("\n").length, 60);
    const { entries, since, faults } = await reader.check();
    assert.deepEqual([entries, since, faults], [71, at("2030-05-01"), []]);
  });

test("an administrator reads the log with names, finds a plan by its reference, and takes it away as a file", async (t) => {
  const { ask, person, plan, oak, db, lines } = await startStaffed(t);
  const lee = await person("Lee", { [oak]: "lead" });
  const ada = await person("Ada", {}, { isAdministrator: true });
  assert.equal((await ask(lee, "GET", `/api/plans/${plan}/plan.json`)).status, 200);
  assert.equal((await ask(lee, "GET", "/api/audit")).status, 403);
  const refused = lines.filter((it) => it.includes("request-refused"));
  assert.match(refused.join(), /"route":"\/api\/audit".*"status":403/);
  assert.doesNotMatch(refused.join(), /Lee/);
  const { reference } = await db
    .selectFrom("plan")
    .select("reference")
    .where("id", "=", plan)
    .executeTakeFirstOrThrow();
  const answer = await ask(ada, "GET", `/api/audit?plan=${reference.toLowerCase()}`);
  const { entries, names } = await answer.json();
  assert.deepEqual(
    entries.map((it: { action: string; actor: { id: string } }) => [it.action, it.actor.id]),
    [
      ["audit-read", ada.id],
      ["exported", lee.id],
    ],
  );
  assert.deepEqual([names[lee.id], names[plan]], ["Lee", reference]);
  const file = await ask(ada, "GET", "/api/audit/export?format=csv&action=exported");
  assert.match(file.headers.get("content-disposition") ?? "", /attachment; filename="audit.csv"/);
  const rows = (await file.text()).split("\r\n");
  assert.match(rows[0]!, /number,at,actorKind/);
  assert.match(rows[1]!, new RegExp(`person,${lee.id},exported,${plan}`));
  assert.equal((await ask(ada, "GET", "/api/audit?from=yesterday")).status, 400);
  const state = await (await ask(ada, "GET", "/api/audit/check")).json();
  assert.deepEqual(state.faults, []);
  assert.equal(state.entries, 3);
});
