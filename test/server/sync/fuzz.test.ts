import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { DURABLE, OWN_MESSAGE } from "#src/api/sync.ts";
import { factsOf, isMapValue, parseRoot, textOf } from "#src/document/roots.ts";
import { createUpdateStore, type UpdateStore } from "#server/store/update-store.ts";
import { AWARENESS, STEP_1, STEP_2, SYNC, syncFrame, UPDATE } from "#server/sync/frames.ts";
import { receive } from "#server/sync/receive.ts";
import type { Connection, Room } from "#server/sync/room.ts";
import { createRooms } from "#server/sync/rooms.ts";
import { createPlan, startServer } from "#test/server/start-server.ts";
import { until } from "#test/server/support.ts";
import { createRandom, type Random } from "#test/src/document/schedules/random.ts";
import { markFrame } from "./client.ts";

/** A room of a new plan, on a real store. */
async function openRoom(t: TestContext) {
  const { address, db } = await startServer(t);
  const planId = await createPlan(address);
  const updates = createUpdateStore({ db, kind: "sqlite" }, Date.now);
  const failures: unknown[] = [];
  let unseen = 0;
  const rooms = createRooms(updates, {
    onChanged() {},
    onQuiet() {},
    onFailed: (_plan, error) => failures.push(error),
    onUnseen: (_plan, count) => (unseen += count),
  });
  t.after(() => rooms.endAll());
  const { room } = (await rooms.enter(planId))!;
  return { room, updates, failures, unseen: () => unseen };
}

/** A line that is closed when it is refused something, as a real one is. */
function createLine(room: Room, hear: (frame: Uint8Array) => void = () => {}) {
  const codes: string[] = [];
  const line: Connection = {
    isOpen: () => codes.length === 0,
    name: () => null,
    reach: () => "all",
    joined() {},
    send: hear,
    refuse(code) {
      codes.push(code);
      room.leave(line);
    },
    end() {},
    prove() {},
  };
  return { line, codes };
}

/** Somebody who writes as people do while others send nonsense. */
function createNeighbour(room: Room) {
  const ydoc = new Y.Doc();
  let last = 0;
  const kept = new Map<number, () => void>();
  const { line, codes } = createLine(room, (frame) => {
    const decoder = decoding.createDecoder(frame);
    const kind = decoding.readVarUint(decoder);
    if (kind === OWN_MESSAGE && decoding.readVarUint(decoder) === DURABLE)
      kept.get(decoding.readVarUint(decoder))?.();
    if (kind !== SYNC) return;
    const isQuestion = decoding.readVarUint(decoder) === STEP_1;
    const bytes = decoding.readVarUint8Array(decoder);
    if (!isQuestion) return Y.applyUpdate(ydoc, bytes, "server");
    receive(room, line, syncFrame(STEP_2, Y.encodeStateAsUpdate(ydoc, bytes)));
  });
  ydoc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "server") receive(room, line, syncFrame(UPDATE, update));
  });
  room.join(line);
  receive(room, line, syncFrame(STEP_1, Y.encodeStateVector(new Y.Doc())));
  /** Resolves when all that was sent before is on disk. */
  const durable = () =>
    new Promise<void>((resolve) => {
      kept.set(++last, resolve);
      receive(room, line, markFrame(last));
    });
  return { ydoc, codes, durable };
}

async function stored(updates: UpdateStore, planId: string) {
  const { updates: kept, seq } = (await updates.load(planId))!;
  const ydoc = new Y.Doc();
  for (const update of kept) Y.applyUpdate(ydoc, update);
  return { ydoc, seq };
}

/** Sends frames as one line after the other that is refused; answers how many lines were. */
async function bombard(
  room: Room,
  count: number,
  durable: () => Promise<void>,
  frameOf: () => Uint8Array,
): Promise<number> {
  let refused = 0;
  let { line, codes } = createLine(room);
  room.join(line);
  for (let at = 0; at < count; at++) {
    const refusal = receive(room, line, frameOf());
    if (refusal) line.refuse(refusal, "");
    if (at % 8 === 0) await durable();
    if (!codes.length) continue;
    refused += 1;
    ({ line, codes } = createLine(room));
    room.join(line);
  }
  await durable();
  return refused;
}

test("10,000 messages of chance keep nothing, and whoever writes meanwhile notices nothing", async (t) => {
  const { room, updates, failures } = await openRoom(t);
  const neighbour = createNeighbour(room);
  await until(() => neighbour.ydoc.share.size > 0, "the neighbour has the plan");
  const { seq } = await stored(updates, room.planId);
  const random = createRandom(11);
  const refused = await bombard(room, 10_000, neighbour.durable, () => {
    const frame = Uint8Array.from({ length: random.below(60) }, () => random.below(256));
    // Half of them begin like something, so that more is looked at than the first byte.
    if (random.chance(0.5)) frame.set([SYNC, random.below(4)].slice(0, frame.length));
    else if (random.chance(0.3)) frame.set([AWARENESS].slice(0, frame.length));
    return frame;
  });
  assert.ok(refused > 3000, String(refused));
  assert.deepEqual(failures, []);
  assert.equal((await stored(updates, room.planId)).seq, seq);
  textOf(neighbour.ydoc, "plan", "about").insert(0, "still here");
  await neighbour.durable();
  const after = await stored(updates, room.planId);
  assert.equal(String(textOf(after.ydoc, "plan", "about")), "still here");
  assert.deepEqual(neighbour.codes, []);
});

test("12,000 damaged edits leave a plan, the same for all, with every word of the others", async (t) => {
  const { room, updates, failures, unseen } = await openRoom(t);
  const neighbour = createNeighbour(room);
  await until(() => neighbour.ydoc.share.size > 0, "the neighbour has the plan");
  const about = textOf(neighbour.ydoc, "plan", "about");
  const random = createRandom(12);
  let frames = goodFrames(random);
  let written = 0;
  const refused = await bombard(room, 12_000, neighbour.durable, () => {
    if (random.chance(0.01)) about.insert(about.length, `${written++} `);
    // What is known already is not looked at again, so others have to send it.
    if (random.chance(0.08)) frames = goodFrames(random);
    return damage(random.pick(frames), random, frames);
  });
  const words = Array.from({ length: written }, (_, at) => `${at} `).join("");
  assert.ok(written > 50 && refused > 1000, `${written} ${refused}`);
  assert.deepEqual(failures, []);
  assert.deepEqual(neighbour.codes, []);
  assert.equal(unseen(), 0);
  const { ydoc } = await stored(updates, room.planId);
  assert.equal(String(textOf(ydoc, "plan", "about")), words);
  assert.deepEqual(Y.encodeStateVector(ydoc), Y.encodeStateVector(neighbour.ydoc));
  assertIsPlan(ydoc);
});

/** What a device sends that is as it should be, by clients whose ids nobody else has. */
function goodFrames(random: Random): Uint8Array[] {
  const updateOf = (edit: (ydoc: Y.Doc) => void) => {
    const ydoc = new Y.Doc();
    ydoc.clientID = 1 + random.below(2 ** 31);
    ydoc.transact(() => edit(ydoc));
    return Y.encodeStateAsUpdate(ydoc);
  };
  const edits = [
    updateOf((it) => textOf(it, "plan", "agreement").insert(0, "words 😀\nand more")),
    updateOf((it) => {
      const text = textOf(it, "plan", "agreement");
      text.insert(0, "one two three");
      text.format(4, 3, { strong: true });
      text.insertEmbed(3, { br: true });
      text.delete(0, 2);
    }),
    updateOf((it) => {
      factsOf(it, "x1").set("rank", "a0");
      factsOf(it, "x1").set("rank", "a1");
      factsOf(it, "x1").set("hours", 1.5);
      factsOf(it, "x1").set("removed", { by: "x", at: "2030-01-01", saw: "abc" });
    }),
  ];
  return [
    ...edits.map((it) => syncFrame(UPDATE, it)),
    syncFrame(STEP_1, Y.encodeStateVectorFromUpdate(edits[0]!)),
    new Uint8Array([AWARENESS, 8, 1, 5, 1, 4, 110, 117, 108, 108]),
    markFrame(7),
  ];
}

function damage(frame: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  const bytes = [...frame];
  const place = () => random.below(bytes.length);
  for (let left = 1 + random.below(4); left > 0; left--) {
    const kind = random.below(5);
    if (kind === 0) bytes[place()] = random.below(256);
    else if (kind === 1) bytes[place()]! ^= 1 << random.below(8);
    else if (kind === 2) bytes.splice(place(), random.below(4));
    else if (kind === 3) bytes.splice(place(), 0, random.below(256));
    else bytes.splice(place(), 9, ...random.pick(others).slice(3, 12));
  }
  return Uint8Array.from(bytes);
}

function assertIsPlan(ydoc: Y.Doc) {
  for (const [name, type] of ydoc.share) {
    const root = parseRoot(name);
    if (!root) assert.fail(`There is a root ${name}.`);
    if (root.type === "text") assert.equal(type._map.size, 0, name);
    else assert.equal(type._start, null, name);
    if (root.type === "meta" || root.type === "text") continue;
    for (const [key, value] of ydoc.getMap(name)) assert.ok(isMapValue(root, key, value), name);
  }
}
