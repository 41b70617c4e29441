import { randomUUID } from "node:crypto";
import type { TestContext } from "node:test";
import * as Y from "yjs";
import { openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore, type UpdateStore } from "#server/store/update-store.ts";
import { type Bus, createBus, DEAF, type Wire, type WireEvents } from "#server/sync/bus.ts";
import { openRedisWire } from "#server/sync/redis-wire.ts";
import { createRooms, type Rooms } from "#server/sync/rooms.ts";
import { until } from "#test/server/support.ts";
import { join, type Member } from "./member.ts";

/** A server without its sockets: the rooms of one node over a database and a bus of its own. */
export type TestNode = {
  updates: UpdateStore;
  rooms: Rooms;
  bus: Bus;
  /** How often it asked the database for what others had kept. */
  caughtUp: () => number;
  newPlan: () => Promise<string>;
  close: () => Promise<void>;
};

type OpenWire = (events: WireEvents) => Wire;

/** What a node stands on; `bend` puts something between it and its Redis. */
export type Ground = {
  databaseUrl: string;
  redisUrl: string | null;
  bend?: (open: OpenWire) => OpenWire;
};

/** Opens a node that is gone after the test; may be closed before. */
export async function openNode(t: TestContext, ground: Ground): Promise<TestNode> {
  const { databaseUrl, redisUrl, bend = (it: OpenWire) => it } = ground;
  const database = await openDatabase({ kind: "postgres", url: databaseUrl });
  const { deployment } = database;
  const bus =
    redisUrl === null
      ? DEAF
      : createBus(
          randomUUID(),
          bend((events) => openRedisWire(redisUrl, deployment, events)),
          () => {},
        );
  const updates = createUpdateStore(database, Date.now);
  let caughtUp = 0;
  const rooms = createRooms(
    updates,
    { onChanged() {}, onQuiet() {}, onFailed() {}, onCaughtUp: () => (caughtUp += 1) },
    bus,
  );
  if (redisUrl !== null) await until(() => bus.isUp(), "the node reaches Redis");
  let isClosed = false;
  const node: TestNode = {
    updates,
    rooms,
    bus,
    caughtUp: () => caughtUp,
    async newPlan() {
      const id = randomUUID().slice(0, 8);
      const plan = { id, reference: id, template: "t", templateVersion: 1, example: 0 };
      await createPlanStore(database, Date.now).create(plan, Y.encodeStateAsUpdate(new Y.Doc()));
      return id;
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await rooms.endAll();
      await bus.close();
      await database.db.destroy();
    },
  };
  t.after(() => node.close());
  return node;
}

/** Comes into a room with a document, which may have words that nobody else has yet. */
export async function comeIn(node: TestNode, planId: string, ydoc = new Y.Doc()): Promise<Member> {
  const entered = await node.rooms.enter(planId);
  if (!entered) throw new Error("There is no such plan.");
  return join(entered.room, ydoc, entered.leave);
}
