import type { TestContext } from "node:test";
import * as Y from "yjs";
import { openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore, type UpdateStore } from "#server/store/update-store.ts";
import { Room } from "#server/sync/room.ts";
import { temporaryFolder } from "#test/server/support.ts";

/** Two stores as two nodes have them, over one database. */
export async function twoStores(t: TestContext) {
  const database = await openDatabase({ kind: "sqlite", dataDir: temporaryFolder(t) });
  const close = () => database.db.destroy();
  t.after(close);
  const plans = createPlanStore(database, () => 1);
  const row = { template: "t", templateVersion: 1, example: 0 };
  const empty = Y.encodeStateAsUpdate(new Y.Doc());
  return {
    here: createUpdateStore(database, () => 1),
    there: createUpdateStore(database, () => 1),
    close,
    begin: (id: string) => plans.create({ ...row, id, reference: id }, empty),
  };
}

/** A room of a node that may not be alone, without the node. */
export async function openRoom(planId: string, updates: UpdateStore) {
  const nothing = () => {};
  let loads = 0;
  const room = new Room(planId, (await updates.load(planId))!, {
    node: "here",
    isShared: true,
    updates,
    load() {
      loads += 1;
      return updates.load(planId);
    },
    beat: setImmediate,
    beforeChange: () => null,
    tell: nothing,
    tellSoon: nothing,
    onFailed: nothing,
    onChanged: nothing,
    onUnseen: nothing,
    onCaughtUp: nothing,
    onCompacted: nothing,
    onUsed: nothing,
  });
  /** How often the document was read after the room was made. */
  return { room, loads: () => loads };
}
