import assert from "node:assert/strict";
import { createServer } from "node:http";
import { connect as connectTcp } from "node:net";
import { test, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { CLOSE_STORAGE } from "#src/api/sync.ts";
import { textOf } from "#src/document/roots.ts";
import { openAccess } from "#server/access/open-access.ts";
import { OWNER_ALONE } from "#server/access/who.ts";
import { createPeopleStore } from "#server/store/people-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { createIntake } from "#server/sync/intake.ts";
import { createPacer } from "#server/sync/pace.ts";
import type { MessageKind } from "#server/sync/receive.ts";
import { createRooms } from "#server/sync/rooms.ts";
import { SOCKET_LIMITS, type SocketLimits } from "#server/sync/socket-limits.ts";
import { createSyncSockets } from "#server/sync/socket.ts";
import { createPlan, startServer } from "#test/server/start-server.ts";
import { until } from "#test/server/support.ts";
import { connect, rawLine } from "./client.ts";

const NO_GUESTS = { still: async () => new Map() };

/** Lines with other limits than usual, on a new plan in a real store. */
async function startLines(t: TestContext, choice: Partial<SocketLimits>) {
  let isOver = false;
  // Comes before the server's own end: whoever looks while the database closes looks in vain.
  t.after(() => (isOver = true));
  const { address: first, db } = await startServer(t);
  const plan = await createPlan(first);
  const rooms = createRooms(createUpdateStore({ db, kind: "sqlite" }, Date.now), {
    onChanged() {},
    onQuiet() {},
    onFailed() {},
  });
  const seen = { refused: [] as string[], dead: [] as string[], paused: 0, dropped: 0, lines: 0 };
  const sockets = createSyncSockets(
    rooms,
    {
      who: OWNER_ALONE,
      watch: openAccess({ db }, createPeopleStore({ db }), NO_GUESTS, () => assert.ok(isOver))
        .watch,
      life: "1",
    },
    {
      onRefused: (_plan, code) => seen.refused.push(code),
      onCount: (lines) => (seen.lines = lines),
      onOpened() {},
      onChanged() {},
      onReceived() {},
      onSent() {},
      onAcknowledged() {},
      onPaused: () => (seen.paused += 1),
      onPresenceDropped: () => (seen.dropped += 1),
      onDead: (why) => seen.dead.push(why),
    },
    { ...SOCKET_LIMITS, ...choice },
  );
  const server = createServer().on("upgrade", sockets.upgrade).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  t.after(async () => {
    await sockets.close();
    server.close();
  });
  const at = server.address();
  const port = typeof at === "object" && at ? at.port : 0;
  return { address: `http://127.0.0.1:${port}`, port, plan, seen };
}

test("a pace lets through what was saved up and then so much a second, whatever the clock's steps", () => {
  let now = 0;
  const pacer = createPacer({ perSecond: 10, atOnce: 5 }, () => now);
  for (let at = 0; at < 5; at++) assert.equal(pacer.take(1), 0);
  assert.equal(pacer.take(1), 100);
  assert.equal(pacer.mayTake(), 200);
  now = 100;
  assert.equal(pacer.mayTake(), 100);
  now = 200;
  assert.equal(pacer.mayTake(), 0);
  now = 1e9;
  assert.equal(pacer.take(5), 0);
  assert.equal(pacer.take(20), 2000);
});

test("a line that brings too much waits, and every edit arrives in the end", async (t) => {
  const intake = { ...SOCKET_LIMITS.intake, messages: { perSecond: 200, atOnce: 40 } };
  const { address, plan, seen } = await startLines(t, { intake });
  const [fast, other] = [connect(t, address, plan), connect(t, address, plan)];
  await Promise.all([fast.synced(), other.synced()]);
  const about = textOf(fast.ydoc, "plan", "about");
  for (let at = 0; at < 300; at++) about.insert(about.length, `${at} `);
  await fast.durable();
  assert.ok(seen.paused > 0);
  await until(() => String(textOf(other.ydoc, "plan", "about")) === String(about), "all is there");
  assert.deepEqual(seen.refused, []);
});

test("with the usual limits nobody waits: a backlog of almost 4 MB, and a thousand edits at once", async (t) => {
  const { address, plan, seen } = await startLines(t, {});
  const ydoc = new Y.Doc();
  for (let at = 0; at < 60; at++) textOf(ydoc, `o${at}`, "voice").insert(0, "w".repeat(60_000));
  const back = connect(t, address, plan, ydoc);
  await back.durable();
  const about = textOf(ydoc, "plan", "about");
  for (let at = 0; at < 1000; at++) about.insert(0, "x");
  await back.durable();
  const other = connect(t, address, plan);
  await until(() => textOf(other.ydoc, "plan", "about").length === 1000, "the other has it");
  assert.equal(seen.paused, 0);
  assert.deepEqual(seen.refused, []);
});

test("of too much presence the newest arrives", async (t) => {
  const intake = { ...SOCKET_LIMITS.intake, presence: { perSecond: 20, atOnce: 3 } };
  const { address, plan, seen } = await startLines(t, { intake });
  const [mover, watcher] = [connect(t, address, plan), connect(t, address, plan)];
  await Promise.all([mover.synced(), watcher.synced()]);
  for (let at = 0; at <= 200; at++) {
    mover.provider.awareness.setLocalStateField("caret", at);
    await new Promise(setImmediate);
  }
  const caret = () => watcher.provider.awareness.getStates().get(mover.ydoc.clientID)?.["caret"];
  await until(() => caret() === 200, "the watcher sees where the mover is");
  assert.ok(seen.dropped > 50, String(seen.dropped));
});

test("what waits of presence is not told any more once its line has gone", async () => {
  const taken: MessageKind[] = [];
  const deeds = { pause() {}, resume() {}, onDropped() {} };
  const presence = { perSecond: 100, atOnce: 1 };
  const intake = createIntake(
    { ...SOCKET_LIMITS.intake, presence },
    { ...deeds, take: (_message, kind) => taken.push(kind) },
    () => performance.now(),
  );
  intake.bring(new Uint8Array([1]), "presence");
  intake.bring(new Uint8Array([1]), "presence");
  intake.end();
  await pause(50);
  assert.deepEqual(taken, ["presence"]);
});

test("who comes to a crowded plan or server hears that it will be tried again", async (t) => {
  const { address, plan, seen } = await startLines(t, { linesPerPlan: 2, lines: 3 });
  const [first] = [await rawLine(t, address, plan), await rawLine(t, address, plan)];
  const third = await rawLine(t, address, plan);
  assert.equal(await third.closed(), CLOSE_STORAGE);
  assert.deepEqual(third.refusals(), [
    ["storage", "Too many people have this plan open at the moment. It will be tried again."],
  ]);
  assert.deepEqual(seen.refused, ["busy"]);
  first.line.close();
  await first.closed();
  await until(() => seen.lines === 1, "there is room again");
  const next = await rawLine(t, address, plan);
  await until(() => next.frames.length > 0, "the next one is let in");
});

test("fifty people in one plan are no crowd", async (t) => {
  const { address, plan, seen } = await startLines(t, {});
  const people = Array.from({ length: 50 }, () => connect(t, address, plan));
  await Promise.all(people.map((it) => it.synced()));
  for (const { ydoc } of people) textOf(ydoc, "plan", "about").insert(0, "x");
  await Promise.all(people.map((it) => it.durable()));
  const isThere = () => people.every((it) => textOf(it.ydoc, "plan", "about").length === 50);
  await until(isThere, "all see all");
  assert.deepEqual([seen.refused, seen.paused], [[], 0]);
});

test("a line at whose other end nobody is any more is closed", async (t) => {
  const { port, plan, seen } = await startLines(t, { aliveMs: 100 });
  const socket = connectTcp(port, "127.0.0.1");
  t.after(() => socket.destroy());
  // It says what a browser says, and then never answers.
  socket.write(
    `GET /sync/${plan} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  );
  await until(() => seen.dead.length > 0, "it is closed");
  assert.deepEqual(seen.dead, ["silent"]);
  await until(() => seen.lines === 0, "it is gone");
});
