import * as z from "zod/mini";
import { Stands } from "#src/api/sync.ts";
import { toBytes } from "./local-store-cipher.ts";
import { type Disk, whole } from "./local-store-database.ts";
import { LIVES } from "./local-store-outbox.ts";
import type { WaitingPlan } from "./local-store-records.ts";
import { readNote } from "./local-store-rows.ts";

/** The key of what the server last said of a plan. */
const lifeKey = (plan: string): string => `${LIVES}${plan}`;

/** In which life of the server's data a plan was last in step with it, and how it stood then. */
export const KnownLife = z.object({ life: z.string(), stands: Stands });
export type KnownLife = z.infer<typeof KnownLife>;

/** What tells a plan that was taken away from one that a server lost when a backup was put back. */
export function storeLives(attempt: <T>(deed: (disk: Disk) => Promise<T>) => Promise<T>) {
  return { noteLife, lifeOf, plansOfOtherLives, waitToGoBack, letGo };

  /** Remembers that the server has a plan, and how it stands. */
  function noteLife(plan: string, known: KnownLife): Promise<void> {
    const key = lifeKey(plan);
    return attempt(async ({ db, cipher }) => {
      await db.put("meta", await cipher.seal(`meta/${key}`, toBytes(known)), key);
    });
  }

  /** What the server last said of a plan; null where that was nothing. */
  function lifeOf(plan: string): Promise<KnownLife | null> {
    const key = lifeKey(plan);
    return attempt(async (disk) => {
      const found = await readNote(disk, key, await disk.db.get("meta", key));
      return KnownLife.safeParse(found).data ?? null;
    });
  }

  /** The plans that were last in step with another life of the server's data than this one. */
  async function plansOfOtherLives(life: string): Promise<string[]> {
    const range = IDBKeyRange.bound(LIVES, "life;", false, true);
    const keys = await attempt(({ db }) => db.getAllKeys("meta", range));
    const plans = keys.map((it) => it.slice(LIVES.length));
    const known = await Promise.all(plans.map(lifeOf));
    return plans.filter((_, at) => known[at] && known[at].life !== life);
  }

  /** Has a plan that the server lost wait to be given back. */
  function waitToGoBack(plan: WaitingPlan): Promise<void> {
    return attempt(async ({ db, cipher }) => {
      const entry = await cipher.seal(`outbox/${plan.id}`, toBytes(plan));
      await db.put("outbox", { plan: plan.id, ...entry });
    });
  }

  /** Has a plan that the server will not have back wait no longer: it is as any that was taken away. */
  function letGo(plan: string): Promise<void> {
    return attempt(async ({ db }) => {
      const tx = db.transaction(["meta", "outbox"], "readwrite");
      await whole(tx, async () => {
        await tx.objectStore("meta").delete(lifeKey(plan));
        await tx.objectStore("outbox").delete(plan);
      });
    });
  }
}
