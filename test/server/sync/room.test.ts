import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as Y from "yjs";
import { textOf } from "#src/document/roots.ts";
import { createRooms } from "#server/sync/rooms.ts";
import { until, updateOf } from "#test/server/support.ts";
import { openRoom, twoStores } from "./lone-room.ts";
import { join, type Member } from "./member.ts";

/** A room with two people in it, in which nothing has happened for a while. */
async function quietRoom(t: TestContext) {
  const stores = await twoStores(t);
  await stores.begin("p");
  const opened = await openRoom("p", stores.here);
  const people = [join(opened.room), join(opened.room)] as const;
  t.after(() => people.forEach((it) => it.leave()));
  people[0].write(0, "one ");
  await people[0].durable();
  await reads(people[1], "one ");
  assert.ok(await opened.room.rest());
  return { ...opened, stores, people };
}

const reads = (who: Member, words: string) => until(() => who.words() === words, `"${words}"`);

test("a room that was quiet reads its document again for the next change, and for whoever comes", async (t) => {
  const { room, loads, people } = await quietRoom(t);
  assert.equal(loads(), 0);
  people[1].write(4, "two ");
  people[1].write(8, "three");
  await people[1].durable();
  assert.equal(loads(), 1);
  await reads(people[0], "one two three");
  assert.ok(await room.rest());
  const late = join(room);
  await reads(late, "one two three");
  assert.equal(loads(), 2);
  late.leave();
});

test("a quiet room passes on what another node keeps without reading its document", async (t) => {
  const { room, loads, stores, people } = await quietRoom(t);
  const stored = await stores.there.load("p");
  const before = Y.mergeUpdates(stored!.updates);
  const update = updateOf((it) => textOf(it, "plan", "about").insert(0, "zero "), before);
  const { first } = await stores.there.append("p", [update]);
  room.hear(first, [update]);
  for (const it of people) await reads(it, "zero one ");
  assert.equal(loads(), 0);
  people[0].write(0, "Then: ");
  await people[0].durable();
  await reads(people[1], "Then: zero one ");
});

test("what another node keeps while a quiet room reads its document reaches everybody", async (t) => {
  const { room, stores, people } = await quietRoom(t);
  const stored = await stores.there.load("p");
  const before = Y.mergeUpdates(stored!.updates);
  const update = updateOf((it) => textOf(it, "plan", "about").insert(0, "zero "), before);
  await stores.there.append("p", [update]);
  people[0].write(4, "two");
  await people[0].durable();
  await reads(people[1], "zero one two");
  await reads(people[0], "zero one two");
  room.destroy();
});

test("a change that comes just as a room goes to rest is kept", async (t) => {
  const { room, stores, people } = await quietRoom(t);
  for (let at = 0; at < 60; at++) people[0].write(0, "x");
  await people[0].durable();
  const resting = room.rest();
  people[0].write(0, "y");
  assert.equal(await resting, false);
  await people[0].durable();
  assert.equal((await stores.here.load("p"))!.tail, 1, "a snapshot was made of all before");
  await reads(people[1], `y${"x".repeat(60)}one `);
});

test("in a crowd that writes all at once everybody's words are kept and reach everybody", async (t) => {
  const { here, begin } = await twoStores(t);
  await begin("p");
  const { room } = await openRoom("p", here);
  const crowd = Array.from({ length: 40 }, () => join(room));
  t.after(() => crowd.forEach((it) => it.leave()));
  for (let round = 0; round < 3; round++)
    for (const it of crowd) {
      it.write(0, "x");
      if (round === 1) await new Promise(setImmediate);
    }
  await Promise.all(crowd.map((it) => it.durable()));
  for (const it of crowd) await reads(it, "x".repeat(120));
  const kept = new Y.Doc();
  for (const it of (await here.load("p"))!.updates) Y.applyUpdate(kept, it);
  assert.equal(String(textOf(kept, "plan", "about")), "x".repeat(120));
  room.destroy();
});

test("a plan that can't be read again sends its people away, and none of their words count as kept", async (t) => {
  const { room, stores, people } = await quietRoom(t);
  await stores.close();
  people[0].write(0, "lost? ");
  await assert.rejects(people[0].durable());
  assert.deepEqual(
    people.map((it) => it.refusal()),
    ["storage", "storage"],
  );
  room.destroy();
});

test("when many large plans are open, those that were not used last let go of their documents", async (t) => {
  const { here, begin } = await twoStores(t);
  const read: string[] = [];
  const load = (planId: string) => {
    read.push(planId);
    return here.load(planId);
  };
  const rooms = createRooms({ ...here, load }, { onQuiet() {}, onFailed() {} });
  const large = updateOf((it) => textOf(it, "plan", "about").insert(0, "x".repeat(900_000)));
  const people: Member[] = [];
  const open = async (planId: string) => {
    await begin(planId);
    await here.append(planId, [large]);
    const { room, leave } = (await rooms.enter(planId))!;
    people.push(join(room, new Y.Doc(), leave));
    await until(() => people.at(-1)!.words().length === 900_000, "the plan is open");
  };
  for (let at = 0; at < 20; at++) await open(`p${at}`);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  await open("last");
  read.length = 0;
  for (const it of people) it.write(0, "y");
  await Promise.all(people.map((it) => it.durable()));
  assert.ok(read.includes("p0") && read.length < 10, `read again: ${read.join()}`);
  for (const it of people) it.leave();
});
