import type { IDBPTransaction } from "idb";
import { type Disk, type Tables, whole } from "./local-store-database.ts";
import { LIVES, OPENED, unsentKey } from "./local-store-outbox.ts";
import { readRows } from "./local-store-rows.ts";

const WITHDRAWN = "withdrawn:";

/** Before the id of a plan they are the keys of how it last began anew here. */
export const ANEW = "anew:";
export const REFUSED = "refused:";

/** The key of the moment, in ms, since when a plan with unsent words may not be read here. */
export const withdrawnKey = (plan: string): string => `${WITHDRAWN}${plan}`;

/**
 * Plans that the server does not show to this person any more. What it has goes from this device.
 * Words that it has not yet stay sealed, and are not shown either, until the plan is open to the
 * person again or the copy has grown old: then they are sent, or go too.
 */
export function storeWithdrawnPlans(attempt: <T>(deed: (disk: Disk) => Promise<T>) => Promise<T>) {
  return { withdraw, takeBack, dropWithdrawn };

  /** Takes a plan away from whoever uses this device; but never one that began here and no server has. */
  function withdraw(plan: string, now: number): Promise<void> {
    return attempt(async ({ db }) => {
      if ((await db.getKey("outbox", plan)) !== undefined) return;
      const tx = db.transaction(["updates", "snapshots", "meta"], "readwrite", {
        durability: "strict",
      });
      await whole(tx, async () => {
        const meta = tx.objectStore("meta");
        await meta.delete(`${OPENED}${plan}`);
        await meta.delete(`${LIVES}${plan}`);
        await meta.delete(`answer:import:${plan}`);
        await meta.delete(`answer:review:${plan}`);
        if ((await meta.getKey(unsentKey(plan))) !== undefined)
          await meta.put(now, withdrawnKey(plan));
        else await deleteWords(tx, plan);
      });
    });
  }

  /** Gives out what was withheld of a plan that is open to the person again; empty when nothing was. */
  function takeBack(plan: string): Promise<Uint8Array[]> {
    return attempt(async (disk) => {
      const { db } = disk;
      if ((await db.getKey("meta", withdrawnKey(plan))) === undefined) return [];
      const [snapshot, rows] = await Promise.all([
        db.get("snapshots", plan),
        db.getAllFromIndex("updates", "plan", plan),
      ]);
      const found = await readRows(disk, plan, snapshot, rows);
      await db.delete("meta", withdrawnKey(plan));
      return found.filter((it) => it !== null);
    });
  }

  /** Lets go for good of what has been withheld since before a moment, in ms. */
  function dropWithdrawn(before: number): Promise<void> {
    return attempt(async ({ db }) => {
      const tx = db.transaction(["updates", "snapshots", "meta"], "readwrite");
      await whole(tx, async () => {
        const meta = tx.objectStore("meta");
        const range = IDBKeyRange.bound(WITHDRAWN, "withdrawn;", false, true);
        for (const key of await meta.getAllKeys(range)) {
          const since = await meta.get(key);
          if (typeof since === "number" && since >= before) continue;
          const plan = key.slice(WITHDRAWN.length);
          await deleteWords(tx, plan);
          await meta.delete(unsentKey(plan));
          await meta.delete(key);
        }
      });
    });
  }
}

type Words = IDBPTransaction<Tables, ("updates" | "snapshots" | "meta")[], "readwrite">;

/** Deletes what this device has of a plan's document, within a transaction. */
export async function deleteWords(tx: Words, plan: string) {
  const updates = tx.objectStore("updates");
  for (const seq of await updates.index("plan").getAllKeys(plan)) await updates.delete(seq);
  await tx.objectStore("snapshots").delete(plan);
  await tx.objectStore("meta").delete(`${ANEW}${plan}`);
  await tx.objectStore("meta").delete(`${REFUSED}${plan}`);
}
