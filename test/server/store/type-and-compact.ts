// A process to kill: types one letter after another, compacts all the while, and says what is kept.
import * as Y from "yjs";
import { openDatabase } from "#server/store/database.ts";
import { createUpdateStore } from "#server/store/update-store.ts";

const [, , place = "", planId = ""] = process.argv;
const updates = createUpdateStore(await openDatabase(JSON.parse(place)), Date.now);
const stored = await updates.load(planId);
const ydoc = new Y.Doc();
for (const update of stored?.updates ?? []) Y.applyUpdate(ydoc, update);
const about = ydoc.getText("t:plan:about");
let last: Uint8Array = new Uint8Array();
ydoc.on("update", (update: Uint8Array) => (last = update));

for (let at = 0; ; at++) {
  about.insert(about.length, "x");
  const numbers = await updates.append(planId, [last]);
  process.stdout.write(`${about.length}\n`);
  if (at % 3 === 0) void updates.compact(planId, numbers.last, Y.encodeStateAsUpdate(ydoc));
}
