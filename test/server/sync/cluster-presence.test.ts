import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "#test/server/support.ts";
import { deafToFirst, ground, nameOf, sameClient, stateOf, twoNodes } from "./meet.ts";
import { comeIn, openNode } from "./node.ts";

test("people of two nodes see each other, who comes later sees them at once, and who leaves is gone", async (t) => {
  const place = await ground(t);
  const { plan, people } = await twoNodes(t, place);
  const [amina, bo] = people;
  amina.awareness.setLocalStateField("name", "Amina");
  await until(() => nameOf(amina, bo) === "Amina", "Bo sees Amina");
  const late = await comeIn(await openNode(t, place), plan);
  await until(() => nameOf(amina, late) === "Amina", "who came late sees Amina");
  amina.leave();
  await until(() => !nameOf(amina, bo) && !nameOf(amina, late), "Amina is gone");
});

test("nobody on another node can speak for somebody who is there", async (t) => {
  const place = await ground(t);
  const { nodes, plan, people } = await twoNodes(t, place);
  const [amina, bo] = people;
  amina.awareness.setLocalStateField("name", "Amina");
  await until(() => nameOf(amina, bo) === "Amina", "Bo sees Amina");
  const doubted = new Promise<void>((resolve) => (amina.connection.prove = resolve));
  const mallory = await comeIn(nodes[1], plan, sameClient(amina));
  mallory.awareness.setLocalState({ name: "Mallory" });
  await doubted;
  amina.awareness.setLocalStateField("at", "about");
  await until(() => stateOf(amina, bo)?.["at"] === "about", "Bo sees where Amina is");
  assert.equal(nameOf(amina, bo), "Amina");
});

test("who took a client first keeps it, even where the other node had not heard of it", async (t) => {
  const place = await ground(t);
  const one = await openNode(t, place);
  const plan = await one.newPlan();
  const amina = await comeIn(one, plan);
  amina.awareness.setLocalStateField("name", "Amina");
  const two = await openNode(t, { ...place, bend: deafToFirst(3) });
  const mallory = await comeIn(two, plan, sameClient(amina));
  mallory.awareness.setLocalState({ name: "Mallory" });
  const [bo, jo] = [await comeIn(one, plan), await comeIn(two, plan)];
  amina.awareness.setLocalStateField("at", "about");
  await until(() => nameOf(amina, bo) === "Amina", "Bo sees Amina");
  await until(() => nameOf(amina, jo) === "Amina", "Jo sees Amina, too");
});

test("somebody whose node stands still is seen again as soon as they came to another one", async (t) => {
  const place = await ground(t);
  const { nodes, plan, people } = await twoNodes(t, place);
  const [amina, bo] = people;
  amina.awareness.setLocalStateField("name", "Amina");
  await until(() => nameOf(amina, bo) === "Amina", "Bo sees Amina");
  // Nobody has told the first node that this line is dead; it finds out when it is asked.
  amina.connection.prove = () => amina.leave();
  const again = await comeIn(nodes[1], plan, sameClient(amina));
  again.awareness.setLocalState({ name: "Amina", at: "about" });
  again.awareness.setLocalState({ name: "Amina", at: "goals" });
  await until(() => stateOf(amina, bo)?.["at"] === "goals", "Bo sees where Amina is now");
});
