import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { DURABLE, OWN_MESSAGE } from "#src/api/sync.ts";
import { isMapValue, parseRoot, textOf } from "#src/document/roots.ts";
import { createUpdateStore, type UpdateStore } from "#server/store/update-store.ts";
import { STEP_1, STEP_2, SYNC, syncFrame, UPDATE } from "#server/sync/frames.ts";
import { receive } from "#server/sync/receive.ts";
import type { Connection, Room } from "#server/sync/room.ts";
import { createRooms } from "#server/sync/rooms.ts";
import type { Reach } from "#server/sync/reach.ts";
import { createShadow } from "#server/sync/shadow.ts";
import { createPlan, startServer } from "#test/server/start-server.ts";
import { until, updateOf } from "#test/server/support.ts";
import { createRandom } from "#test/src/document/schedules/random.ts";
import { markFrame } from "./client.ts";
import { chanceFrame, damage, goodEdits, goodFrames } from "./nonsense.ts";

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
    pen: () => null,
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
    if (at % 16 === 0) await durable();
    if (!codes.length) continue;
    refused += 1;
    ({ line, codes } = createLine(room));
    room.join(line);
  }
  await durable();
  return refused;
}

test("50,000 messages of chance keep nothing, and whoever writes meanwhile notices nothing", async (t) => {
  const { room, updates, failures } = await openRoom(t);
  const neighbour = createNeighbour(room);
  await until(() => neighbour.ydoc.share.size > 0, "the neighbour has the plan");
  const { seq } = await stored(updates, room.planId);
  const random = createRandom(11);
  const refused = await bombard(room, 50_000, neighbour.durable, () => chanceFrame(random));
  assert.ok(refused > 15_000, String(refused));
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

test("38,000 damaged edits are refused by a shadow or leave a plan, and reach no further than they may", (t) => {
  const seed = 13;
  t.diagnostic(`seed ${seed}`);
  const random = createRandom(seed);
  const born = updateOf((it) => textOf(it, "plan", "about").insert(0, "the words of others"));
  let shadow = createShadow([born]);
  let edits = goodEdits(random);
  const seen = { refused: 0, kept: 0 };
  for (let at = 0; at < 38_000; at++) {
    if (random.chance(0.02)) edits = goodEdits(random);
    const reach = random.pick(REACHES);
    const before = shadow.stateVector();
    const applied = shadow.apply(damage(random.pick(edits), random, edits), reach);
    if (applied.refused) seen.refused += 1;
    else if (applied.updates.length) seen.kept += 1;
    if (reach !== "all")
      assert.deepEqual(applied.refused === null ? shadow.stateVector() : before, before, `${at}`);
    if (applied.refused ? applied.spoiled : random.chance(0.02)) {
      const ydoc = new Y.Doc();
      if (!applied.refused) {
        Y.applyUpdate(ydoc, shadow.whole());
        assertIsPlan(ydoc);
        assert.equal(String(textOf(ydoc, "plan", "about")), "the words of others", `${at}`);
      }
      shadow.destroy();
      shadow = createShadow([born]);
    }
  }
  assert.ok(seen.refused > 10_000 && seen.kept > 100, JSON.stringify(seen));
});

/** Those who may write everything, and those whose lane none of the edits lies in. */
const REACHES: readonly Reach[] = [
  "all",
  "all",
  "nothing",
  { by: "Rosa", guest: "g1", lane: "remarks" },
];

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
