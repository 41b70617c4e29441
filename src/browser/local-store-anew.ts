import { type Disk, whole } from "./local-store-database.ts";
import { unsentKey } from "./local-store-outbox.ts";
import { isSealed } from "./local-store-rows.ts";
import { ANEW, deleteWords, REFUSED } from "./local-store-withdrawn.ts";

/** A document as it began anew, and what the server had refused, which is in it as far as can be. */
export type KeptAnew = { bytes: Uint8Array; refused: Uint8Array };

/** Plans whose document begins anew, because the server refused what was here. */
export function storeAnew(attempt: <T>(deed: (disk: Disk) => Promise<T>) => Promise<T>) {
  return { beginAnew, lastAnew };

  /** Puts another document in the place of a plan's, wholly or not at all; it waits to be sent. */
  function beginAnew(plan: string, { bytes, refused }: KeptAnew): Promise<void> {
    return attempt(async ({ db, cipher }) => {
      const [row, anew, before] = await Promise.all([
        cipher.seal(`updates/${plan}`, bytes),
        cipher.seal(`meta/${ANEW}${plan}`, bytes),
        cipher.seal(`meta/${REFUSED}${plan}`, refused),
      ]);
      const tx = db.transaction(["updates", "snapshots", "meta"], "readwrite", {
        durability: "strict",
      });
      await whole(tx, async () => {
        await deleteWords(tx, plan);
        const seq = await tx.objectStore("updates").add({ plan, ...row });
        const meta = tx.objectStore("meta");
        await meta.put(seq, unsentKey(plan));
        await meta.put(anew, `${ANEW}${plan}`);
        await meta.put(before, `${REFUSED}${plan}`);
      });
    });
  }

  /** How a plan began anew the last time here; null where it never did. */
  function lastAnew(plan: string): Promise<KeptAnew | null> {
    return attempt(async ({ db, cipher }) => {
      const read = async (key: string) => {
        const value = await db.get("meta", key);
        return isSealed(value) ? cipher.open(`meta/${key}`, value) : null;
      };
      const [bytes, refused] = await Promise.all([
        read(`${ANEW}${plan}`),
        read(`${REFUSED}${plan}`),
      ]);
      return bytes && refused ? { bytes, refused } : null;
    });
  }
}
