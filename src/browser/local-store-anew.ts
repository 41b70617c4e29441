import { type Disk, whole } from "./local-store-database.ts";
import { unsentKey } from "./local-store-outbox.ts";
import { deleteWords } from "./local-store-withdrawn.ts";

/** Plans whose document begins anew, because the server refused what was here. */
export function storeAnew(attempt: <T>(deed: (disk: Disk) => Promise<T>) => Promise<T>) {
  return { beginAnew };

  /** Puts another document in the place of a plan's, wholly or not at all; it waits to be sent. */
  function beginAnew(plan: string, bytes: Uint8Array): Promise<void> {
    return attempt(async ({ db, cipher }) => {
      const sealed = await cipher.seal(`updates/${plan}`, bytes);
      const tx = db.transaction(["updates", "snapshots", "meta"], "readwrite", {
        durability: "strict",
      });
      await whole(tx, async () => {
        await deleteWords(tx, plan);
        const seq = await tx.objectStore("updates").add({ plan, ...sealed });
        await tx.objectStore("meta").put(seq, unsentKey(plan));
      });
    });
  }
}
