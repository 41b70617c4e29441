import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { factsOf, PLAN, textOf } from "#src/document/roots.ts";
import { STEP_1, SYNC } from "#server/sync/frames.ts";
import type { Connection } from "#server/sync/room.ts";
import { ask, createPlan, startServer } from "#test/server/start-server.ts";
import { until } from "#test/server/support.ts";
import { postgresUrl, redisUrl, startPostgres, startRedis } from "#test/support/services.ts";
import { connect } from "./client.ts";
import { agree, comeBack, ground, nameOf, sayOnly, seeded, twoNodes } from "./meet.ts";
import { comeIn, openNode } from "./node.ts";

const note = (ydoc: Y.Doc) => textOf(ydoc, "plan", "about");

test("plain clients of two servers see each other's words, and end up the same", async (t) => {
  const place = await ground(t);
  const [one, two] = [await startServer(t, place), await startServer(t, place)];
  const plan = await createPlan(one.address);
  const clients = [connect(t, one.address, plan), connect(t, two.address, plan)] as const;
  await Promise.all(clients.map((it) => it.synced()));
  for (let at = 0; at < 20; at++) {
    note(clients[0].ydoc).insert(0, "a");
    note(clients[1].ydoc).insert(note(clients[1].ydoc).length, "b");
  }
  await until(() => clients.every((it) => note(it.ydoc).length === 40), "all is there");
  assert.equal(note(clients[0].ydoc).toString(), note(clients[1].ydoc).toString());
});

test("what somebody wrote on one server is in the list of the other", async (t) => {
  const place = await ground(t);
  const [one, two] = [await startServer(t, place), await startServer(t, place)];
  const plan = await createPlan(one.address, "Amina");
  const titles = async () => {
    const { body } = await ask(two.address, "GET", "/api/plans");
    return body.plans.map((it: { title: string }) => it.title);
  };
  assert.ok((await titles()).length >= 1);
  const client = connect(t, one.address, plan);
  await client.synced();
  factsOf(client.ydoc, PLAN).set("title", "Out on Mondays");
  await client.durable();
  assert.ok((await titles()).includes("Out on Mondays"));
});

test("a node that leaves tells what it kept, and that its people are gone", async (t) => {
  const { nodes, people } = await twoNodes(t, await ground(t));
  const [amina, bo] = people;
  amina.awareness.setLocalStateField("name", "Amina");
  await until(() => nameOf(amina, bo) === "Amina", "Bo sees Amina");
  amina.write(0, "Goodbye");
  await nodes[0].close();
  await until(() => bo.words() === "Goodbye" && !nameOf(amina, bo), "Bo has heard");
  assert.equal(nodes[1].caughtUp(), 0);
});

test("messages that are lost on the way are made up for, and everybody ends up the same", async (t) => {
  const place = await ground(t);
  const random = seeded(7);
  const lossy = { ...place, bend: sayOnly(() => random() < 0.5) };
  const { nodes, people } = await twoNodes(t, lossy);
  for (let at = 0; at < 100; at++) {
    const who = people[at % 2]!;
    who.write(Math.floor(random() * (who.words().length + 1)), "x");
    if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await Promise.all(people.map((it) => it.durable()));
  await agree(people, 100);
  assert.ok(nodes[0].caughtUp() + nodes[1].caughtUp() > 0);
});

test("when a node dies right after keeping something, others get it, and its people are gone", async (t) => {
  const place = await ground(t);
  let isDead = false;
  const dying = { ...place, bend: sayOnly(() => !isDead) };
  const { people } = await twoNodes(t, dying, place);
  const [amina, bo] = people;
  amina.awareness.setLocalStateField("name", "Amina");
  await until(() => nameOf(amina, bo) === "Amina", "Bo sees Amina");
  isDead = true;
  amina.write(0, "kept");
  await amina.durable();
  await agree(people, 4);
  await until(() => nameOf(amina, bo) === undefined, "Amina is gone");
});

test("changes too large to be told are read from the database", async (t) => {
  const { people } = await twoNodes(t, await ground(t));
  people[0].write(0, "x".repeat(200_000));
  await people[0].durable();
  people[0].write(0, "y");
  await agree(people, 200_001);
});

test("without Redis edits go on and reach the others, and once it is back they are told again", async (t) => {
  const redis = await startRedis(t);
  const place = { databaseUrl: await postgresUrl(t), redisUrl: redis.url };
  const { nodes, people } = await twoNodes(t, place);
  people[0].write(0, "with ");
  await agree(people, 5);
  await redis.kill();
  await until(() => nodes.every((it) => !it.bus.isUp()), "both have noticed");
  people[0].write(5, "without ");
  people[1].write(0, "also ");
  await Promise.all(people.map((it) => it.durable()));
  await agree(people, 18);
  await redis.restart();
  await until(() => nodes.every((it) => it.bus.isUp()), "both are back");
  const asked = nodes[1].caughtUp();
  for (let at = 0; at < 5; at++) {
    people[0].write(0, "again ");
    await agree(people, 18 + 6 * (at + 1));
  }
  assert.ok(nodes[1].caughtUp() <= asked + 1, "what is told need not be asked for");
  people[0].awareness.setLocalStateField("name", "Amina");
  await until(() => nameOf(people[0], people[1]) === "Amina", "Amina is seen");
});

test("nodes with one database and no Redis at all keep together", async (t) => {
  const { people } = await twoNodes(t, { ...(await ground(t)), redisUrl: null });
  people[0].write(0, "one");
  await agree(people, 3);
  people[1].write(3, "two");
  await agree(people, 6);
});

test("who goes to another node with words that were not kept brings them, on top of what they lack", async (t) => {
  const place = { ...(await ground(t)), redisUrl: null };
  const { nodes, plan, people } = await twoNodes(t, place);
  const [amina, bo] = people;
  amina.write(0, "kept ");
  await amina.durable();
  amina.leave();
  amina.write(5, "and not kept");
  // The second node has not heard of the first words yet: it has to look for them by itself.
  const moved = await comeIn(nodes[1], plan, amina.ydoc);
  await moved.durable();
  await agree([moved, bo], 17);
  const next = await comeIn(await openNode(t, place), plan);
  await agree([next], 17);
});

test("a change that builds on what another node has just kept is taken without asking for all", async (t) => {
  const place = { ...(await ground(t)), redisUrl: null };
  const { nodes, plan, people } = await twoNodes(t, place);
  const [amina, bo] = people;
  amina.write(0, "first ");
  await amina.durable();
  const raw = await comeIn(nodes[1], plan, new Y.Doc());
  await until(() => raw.words() === "" || raw.words() === "first ", "the greeting came");
  const vector = Y.encodeStateVector(amina.ydoc);
  amina.leave();
  amina.write(6, "second");
  const { room, leave } = (await nodes[1].rooms.enter(plan))!;
  let questions = 0;
  const line: Connection = {
    ...raw.connection,
    send: (frame) => (questions += frame[0] === SYNC && frame[1] === STEP_1 ? 1 : 0),
  };
  room.join(line);
  room.receive(line, Y.encodeStateAsUpdate(amina.ydoc, vector), false);
  await agree([bo, raw], 12);
  assert.equal(questions, 1, "only the greeting asks");
  leave();
});

test("when PostgreSQL starts anew, people are sent away, come back, and nothing that was kept is lost", async (t) => {
  const postgres = await startPostgres(t);
  const place = { databaseUrl: postgres.url, redisUrl: await redisUrl() };
  const { nodes, plan, people } = await twoNodes(t, place);
  people[0].write(0, "kept ");
  await people[0].durable();
  await agree(people, 5);
  await postgres.kill();
  people[0].write(5, "waiting");
  await until(() => people[0].refusal() === "storage", "the first is sent away");
  await postgres.restart();
  const back = await comeBack(nodes[0], plan, people[0].ydoc);
  await agree([back, people[1]], 12);
  const next = await comeIn(await openNode(t, place), plan);
  await agree([next], 12);
});
