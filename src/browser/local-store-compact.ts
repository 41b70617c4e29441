import * as Y from "yjs";
import { type Disk, whole } from "./local-store-database.ts";
import { readRows } from "./local-store-rows.ts";

/** Puts one snapshot in the place of all of a plan that can be read: wholly, or not at all. */
export async function compact(disk: Disk, plan: string): Promise<void> {
  const { db, cipher } = disk;
  const before = await db.get("snapshots", plan);
  const rows = await db.getAllFromIndex("updates", "plan", plan);
  const found = await readRows(disk, plan, before, rows);
  const ofRows = before ? found.slice(1) : found;
  const bytes = merge(found.filter((it) => it !== null));
  const through = rows.at(-1)?.seq;
  if (!bytes || !through) return;
  const sealed = await cipher.seal(`snapshots/${plan}`, bytes);
  const tx = db.transaction(["updates", "snapshots", "keys"], "readwrite");
  await whole(tx, async () => {
    const now = await tx.objectStore("snapshots").get(plan);
    const hasKey = await tx.objectStore("keys").count(cipher.key);
    // Where there are no locks, another tab may have been faster.
    if (now?.through !== before?.through || !hasKey) return;
    // One that can't be read is set aside.
    if (before && found[0] === null)
      await tx.objectStore("snapshots").put({ ...before, plan: `${plan}~${before.through}` });
    await tx.objectStore("snapshots").put({ plan, through, ...sealed });
    for (const [at, { seq }] of rows.entries())
      if (seq && ofRows[at]) await tx.objectStore("updates").delete(seq);
  });
}

/** One update for many, without what was deleted; null where something must be left as it is. */
function merge(updates: readonly Uint8Array[]): Uint8Array | null {
  const ydoc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(ydoc, update);
    // A gap may be filled later, by the very rows that would go.
    return ydoc.store.pendingStructs ? null : Y.encodeStateAsUpdate(ydoc);
  } catch {
    return null;
  } finally {
    ydoc.destroy();
  }
}
