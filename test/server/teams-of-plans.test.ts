import assert from "node:assert/strict";
import { test } from "node:test";
import { startStaffed } from "./staffed.ts";

test("whoever is in several teams says for which a plan is, and lists the plans of one", async (t) => {
  const { ask, person, plan, oak, elm } = await startStaffed(t);
  const sam = await person("Sam", { [oak]: "practitioner", [elm]: "practitioner" });
  const beginning = { template: "care-act", resident: "Rosa", voice: "first" };
  const begun = await ask(sam, "POST", "/api/plans", { ...beginning, team: elm });
  const { id } = await begun.json();
  const listed = async (query: string) => {
    const { plans, total } = await (await ask(sam, "GET", `/api/plans${query}`)).json();
    assert.equal(total, plans.length);
    return plans.map((it: { id: string; team: string }) => [it.id, it.team]);
  };
  assert.deepEqual(await listed(""), [
    [id, elm],
    [plan, oak],
  ]);
  assert.deepEqual(await listed(`?team=${oak}`), [[plan, oak]]);
  assert.deepEqual(await listed(`?team=${elm}`), [[id, elm]]);
  assert.deepEqual(await listed("?team=nothing"), []);
});

test("the list marks plans that are for named people, and those that are closed", async (t) => {
  const { ask, person, plan, oak } = await startStaffed(t);
  const lee = await person("Lee", { [oak]: "lead" });
  const marks = async () => {
    const { plans } = await (await ask(lee, "GET", "/api/plans")).json();
    return [plans[0].isRestricted, plans[0].isClosed];
  };
  assert.deepEqual(await marks(), [false, false]);
  await ask(lee, "PUT", `/api/plans/${plan}/named`, { people: [] });
  await ask(lee, "PUT", `/api/plans/${plan}/closed`, { closed: true, why: "moved-on" });
  assert.deepEqual(await marks(), [true, true]);
});
