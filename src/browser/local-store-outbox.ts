import { fromBytes, toBytes } from "./local-store-cipher.ts";
import { type Disk, whole } from "./local-store-database.ts";
import { type OpenedPlan, WaitingPlan } from "./local-store-records.ts";

/** Before the id of a plan it is the key of what an opened plan is called. */
export const OPENED = "opened:";

/** Before the id of a plan it is the key of what the server last said of how it stands. */
export const LIVES = "life:";

/** The key of the number of the last change of a plan that the server may not have. */
export const unsentKey = (plan: string): string => `unsent:${plan}`;

/** Plans that were begun here and wait for the server; `attempt` runs a deed on the open database. */
export function storeWaitingPlans(
  attempt: <T>(deed: (disk: Disk) => Promise<T>) => Promise<T>,
  askToPersist: () => Promise<void>,
) {
  return { begin, waitingPlans, isWaiting, markBegun, markRefused, dropWaiting };

  /** Keeps a plan that begins here, with its document and what the list says of it, all or nothing. */
  function begin(plan: WaitingPlan, bytes: Uint8Array): Promise<void> {
    const { id, reference, title, resident, begunAt: openedAt } = plan;
    const note = { id, reference, title, resident, openedAt } satisfies OpenedPlan;
    return attempt(async ({ db, cipher }) => {
      const [update, entry, called] = await Promise.all([
        cipher.seal(`updates/${id}`, bytes),
        cipher.seal(`outbox/${id}`, toBytes(plan)),
        cipher.seal(`meta/${OPENED}${id}`, toBytes(note)),
      ]);
      const tx = db.transaction(["updates", "meta", "outbox"], "readwrite", {
        durability: "strict",
      });
      await whole(tx, async () => {
        const seq = await tx.objectStore("updates").add({ plan: id, ...update });
        await tx.objectStore("meta").put(seq, unsentKey(id));
        await tx.objectStore("meta").put(called, `${OPENED}${id}`);
        await tx.objectStore("outbox").add({ plan: id, ...entry });
      });
      void askToPersist();
    });
  }

  /** The plans that were begun here and that the server has not yet, the oldest first. */
  function waitingPlans(): Promise<WaitingPlan[]> {
    return attempt(async ({ db, cipher }) => {
      const entries = await db.getAll("outbox");
      const found = await Promise.all(
        entries.map(async (it) => fromBytes(await cipher.open(`outbox/${it.plan}`, it))),
      );
      return found
        .flatMap((it) => WaitingPlan.safeParse(it).data ?? [])
        .sort((a, b) => (a.begunAt < b.begunAt ? -1 : 1));
    });
  }

  /** Whether a plan was begun here and the server has not got it yet. */
  function isWaiting(plan: string): Promise<boolean> {
    return attempt(async ({ db }) => (await db.getKey("outbox", plan)) !== undefined);
  }

  /** Forgets a plan that was begun here, with all its words. */
  function dropWaiting(plan: string): Promise<void> {
    return attempt(async ({ db }) => {
      const tx = db.transaction(["updates", "snapshots", "meta", "outbox"], "readwrite");
      await whole(tx, async () => {
        const rows = await tx.objectStore("updates").index("plan").getAllKeys(plan);
        for (const seq of rows) await tx.objectStore("updates").delete(seq);
        await tx.objectStore("snapshots").delete(plan);
        await tx.objectStore("meta").delete(unsentKey(plan));
        await tx.objectStore("meta").delete(`${OPENED}${plan}`);
        await tx.objectStore("meta").delete(`${LIVES}${plan}`);
        await tx.objectStore("outbox").delete(plan);
      });
    });
  }

  /** Says that the server has a plan that was begun here. */
  async function markBegun(plan: string): Promise<void> {
    await attempt(({ db }) => db.delete("outbox", plan));
  }

  /** Keeps why the server did not take a plan. */
  function markRefused(plan: WaitingPlan, why: string): Promise<void> {
    return attempt(async ({ db, cipher }) => {
      const sealed = await cipher.seal(`outbox/${plan.id}`, toBytes({ ...plan, refused: why }));
      const tx = db.transaction("outbox", "readwrite");
      await whole(tx, async () => {
        // Another tab may have seen it taken meanwhile.
        if (await tx.store.getKey(plan.id)) await tx.store.put({ plan: plan.id, ...sealed });
      });
    });
  }
}
