import assert from "node:assert/strict";
import { test } from "node:test";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { textOf } from "#src/document/roots.ts";
import { openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import type { Connection } from "#server/sync/room.ts";
import { createRooms } from "#server/sync/rooms.ts";
import { temporaryFolder, until } from "#test/server/support.ts";

const silent: Connection = {
  isOpen: () => true,
  name: () => null,
  reach: () => "all",
  pen: () => null,
  joined() {},
  send() {},
  refuse() {},
  end() {},
  prove() {},
};

test("an empty room goes after a while, leaves a snapshot, and comes back with everything", async (t) => {
  const database = await openDatabase({ kind: "sqlite", dataDir: temporaryFolder(t) });
  const { db } = database;
  t.after(() => db.destroy());
  const plan = { id: "p", reference: "p", template: "t", templateVersion: 1, example: 0 };
  await createPlanStore(database, () => 1).create(plan, Y.encodeStateAsUpdate(new Y.Doc()));
  const updates = createUpdateStore(database, () => 1);
  const quiet: string[] = [];
  const rooms = createRooms(updates, {
    onChanged() {},
    onQuiet: (id) => quiet.push(id),
    onFailed() {},
  });

  t.mock.timers.enable({ apis: ["setTimeout"] });
  const entered = (await rooms.enter("p"))!;
  entered.room.join(silent);
  const ydoc = new Y.Doc();
  ydoc.on("update", (update: Uint8Array) => entered.room.receive(silent, update, false));
  for (let at = 0; at < 60; at++) textOf(ydoc, "plan", "about").insert(0, "x");
  await entered.room.settled();
  t.mock.timers.tick(10_000);
  assert.deepEqual(quiet, ["p"]);
  assert.equal((await updates.load("p"))!.tail, 60);

  entered.room.leave(silent);
  entered.leave();
  t.mock.timers.tick(30_000);
  t.mock.timers.reset();
  await until(async () => (await updates.load("p"))!.tail === 0, "the snapshot is made");
  const again = (await rooms.enter("p"))!;
  assert.notEqual(again.room, entered.room);
  const sent: Uint8Array[] = [];
  const reader = { ...silent, send: (frame: Uint8Array) => sent.push(frame) };
  again.room.join(reader);
  again.room.answerStep1(reader, Y.encodeStateVector(new Y.Doc()));
  const decoder = decoding.createDecoder(sent.at(-1)!);
  assert.deepEqual([decoding.readVarUint(decoder), decoding.readVarUint(decoder)], [0, 1]);
  const next = new Y.Doc();
  Y.applyUpdate(next, decoding.readVarUint8Array(decoder));
  assert.equal(textOf(next, "plan", "about").toString(), "x".repeat(60));
  assert.equal(await rooms.enter("nobody"), null);
});
