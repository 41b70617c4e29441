import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import type { Person } from "#src/access.ts";
import { createGate } from "#server/access/gate.ts";
import type { Asked } from "#server/access/guard.ts";
import { createAudit } from "#server/upkeep/audit.ts";
import { openSignIn } from "#server/people/open-sign-in.ts";
import { readConfig } from "#server/config.ts";
import { directoryRoutes } from "#server/routes/directory.ts";
import { createAccessStore } from "#server/store/access-store.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { createPeopleStore } from "#server/store/people-store.ts";
import { startStaffed } from "./staffed.ts";

test("open lines are looked at before whoever changed rights is answered, and only then", async (t) => {
  const { db, oak, person } = await startStaffed(t);
  const database = { db, kind: "sqlite", deployment: "here" } as const;
  const ada = await person("Ada", {}, { isAdministrator: true });
  const sam = await person("Sam", { [oak]: "lead" });
  const access = createAccessStore(database);
  const people = createPeopleStore(database);
  const audit = createAudit({
    store: createAuditStore(database),
    now: () => new Date(),
    onFailed: () => assert.fail("the log could not be kept"),
  });
  const config = { ...readConfig({ PORT: "0" }), authSecret: "a secret of the tests, long enough" };
  const signIn = await openSignIn(config, database, people, audit, () => "http://127.0.0.1");
  assert.ok(signIn);
  let looked: number[] = [];
  let before = 0;
  const look = async () => void looked.push((await access.number()) - before);
  const who: Person = { ...ada, kind: "person", isAdministrator: true, roles: {} };
  const app = new Hono<Asked>()
    .use(async (c, next) => (c.set("who", who), next()))
    .route("/", directoryRoutes({ ...signIn, gate: createGate(access, Date.now, look) }));
  const told = async (path: string, body: unknown) => {
    looked = [];
    before = await access.number();
    const { status } = await app.request(path, { method: "PUT", body: JSON.stringify(body) });
    return [status, looked];
  };
  const rights = { isAdministrator: false, roles: { [oak]: "practitioner" } };
  assert.deepEqual(await told(`/people/${sam.id}/rights`, rights), [200, [1]]);
  assert.deepEqual(await told(`/people/${sam.id}/disabled`, { isDisabled: true }), [200, [1]]);
  assert.deepEqual(await told(`/teams/${oak}`, { name: "Oak", isArchived: true }), [200, [1]]);
  assert.deepEqual(await told(`/people/nobody/disabled`, { isDisabled: true }), [404, []]);
});
