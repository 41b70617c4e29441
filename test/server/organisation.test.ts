import assert from "node:assert/strict";
import { test } from "node:test";
import { OrganisationPage } from "#src/api/organisation.ts";
import { startStaffed } from "./staffed.ts";

test("an administrator settles what holds for everybody, and nothing that makes no sense", async (t) => {
  const { ask, person, db } = await startStaffed(t);
  const noor = await person("Noor", {}, { isAdministrator: true });
  const read = async () =>
    OrganisationPage.parse(await (await ask(noor, "GET", "/api/organisation")).json());
  const { closed, untended, ...before } = await read();
  assert.deepEqual(before, { name: "Oak Street", planYears: 7, deviceDays: 30 });
  assert.deepEqual([closed, untended], [[], []]);
  for (const wrong of [{ planYears: 0 }, { planYears: 2.5 }, { deviceDays: 366 }, { name: " " }]) {
    const answer = await ask(noor, "PUT", "/api/organisation", { ...before, ...wrong });
    assert.equal(answer.status, 400);
  }
  assert.equal((await read()).planYears, 7);
  const after = { name: "Elm Street", planYears: 10, deviceDays: 14 };
  assert.equal((await ask(noor, "PUT", "/api/organisation", after)).status, 200);
  assert.deepEqual(await read(), { ...after, closed: [], untended: [] });
  const session = await (await ask(noor, "GET", "/api/session")).json();
  assert.deepEqual([session.organisation, session.deviceDays], ["Elm Street", 14]);
  const logged = db.selectFrom("audit").select("actor").where("action", "=", "settings-changed");
  assert.deepEqual(await logged.execute(), [{ actor: noor.id }]);
});

test("an administrator holds and erases closed plans by their reference, and reads no word of them", async (t) => {
  const { ask, person, oak, plan, db } = await startStaffed(t);
  const noor = await person("Noor", {}, { isAdministrator: true });
  const kim = await person("Kim", { [oak]: "lead" });
  const closing = { closed: true, why: "Amina has moved to Leeds" };
  assert.equal((await ask(kim, "PUT", `/api/plans/${plan}/closed`, closing)).status, 200);
  await db.updateTable("plan").set({ eraseOn: "2040-05-01" }).execute();
  const { reference } = await db.selectFrom("plan").select("reference").executeTakeFirstOrThrow();
  const closed = async () => {
    const text = await (await ask(noor, "GET", "/api/organisation")).text();
    assert.doesNotMatch(text, /Amina|Leeds/);
    return OrganisationPage.parse(JSON.parse(text)).closed;
  };
  const listed = { id: plan, reference, eraseOn: "2040-05-01", isHeld: false };
  assert.deepEqual(await closed(), [listed]);
  const hold = (held: boolean) => {
    const wish = { held, why: "request 17" };
    return ask(noor, "PUT", `/api/plans/${plan}/held`, wish);
  };
  assert.doesNotMatch(await (await hold(true)).text(), /Leeds/);
  assert.deepEqual(await closed(), [{ ...listed, isHeld: true }]);
  const erase = { why: "request 18" };
  assert.equal((await ask(noor, "DELETE", `/api/plans/${plan}`, erase)).status, 409);
  await hold(false);
  assert.equal((await ask(noor, "DELETE", `/api/plans/${plan}`, erase)).status, 204);
  assert.deepEqual(await closed(), []);
});
