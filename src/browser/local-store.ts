import { toBytes } from "./local-store-cipher.ts";
import { ALL_TABLES, type Disk, openDatabase, whole } from "./local-store-database.ts";
import { storeAnew } from "./local-store-anew.ts";
import { storeLives } from "./local-store-lives.ts";
import { LocalStoreProblem, nameOf, problemFrom } from "./local-store-problem.ts";
import { OPENED, storeWaitingPlans, unsentKey } from "./local-store-outbox.ts";
import { readNote, readRows, sizeOf } from "./local-store-rows.ts";
import { storeWithdrawnPlans, withdrawnKey } from "./local-store-withdrawn.ts";
import { type KeptAnswer, OpenedPlan, type StoredCopy } from "./local-store-records.ts";

const COMPACT_ROWS = 200;
const COMPACT_BYTES = 256 * 1024;

/** This device's copy of plans, sealed. What is written counts once its transaction is complete. */
export type LocalStore = Awaited<ReturnType<typeof openLocalStore>>;

/** Opens the copy; rejects with a `LocalStoreProblem` where the device can't keep one. */
export async function openLocalStore(name = "ownwords") {
  let problem: LocalStoreProblem | null = null;
  let opened: Disk | null = null;
  opened = await open().catch((error: unknown) => {
    throw problemFrom(error);
  });
  const tails = new Map<string, { rows: number; bytes: number }>();

  return {
    /** Tells this copy from others; locks and channels of tabs are named after it. */
    name,
    load,
    append,
    markSent,
    noteOpened,
    openedPlans,
    keep,
    kept,
    ...storeWaitingPlans(attempt, askToPersist),
    ...storeWithdrawnPlans(attempt),
    ...storeAnew(attempt),
    ...storeLives(attempt),
    unsentPlans,
    forgetEverything,
    close,
  };

  /** Everything this device has of a plan; no updates when that is nothing. */
  function load(plan: string): Promise<StoredCopy> {
    return attempt(async (disk) => {
      const { db } = disk;
      const tx = db.transaction(["updates", "snapshots", "meta"]);
      const [snapshot, rows, unsent, withdrawn] = await Promise.all([
        tx.objectStore("snapshots").get(plan),
        tx.objectStore("updates").index("plan").getAll(plan),
        tx.objectStore("meta").get(unsentKey(plan)),
        tx.objectStore("meta").getKey(withdrawnKey(plan)),
      ]);
      const through = rows.at(-1)?.seq ?? snapshot?.through ?? 0;
      if (withdrawn !== undefined) return { updates: [], through, isUnsent: false, unreadable: 0 };
      tails.set(plan, { rows: rows.length, bytes: sizeOf(rows) });
      const found = await readRows(disk, plan, snapshot, rows);
      const updates = found.filter((it) => it !== null);
      return {
        updates,
        through,
        isUnsent: unsent !== undefined,
        unreadable: found.length - updates.length,
      };
    });
  }

  /** Keeps a change and answers its number, which grows. */
  async function append(plan: string, bytes: Uint8Array, isUnsent: boolean): Promise<number> {
    const seq = await attempt(async ({ db, cipher }) => {
      const sealed = await cipher.seal(`updates/${plan}`, bytes);
      // What is nowhere else has to outlive a power cut; the rest can be fetched again.
      const durability = isUnsent ? "strict" : "relaxed";
      const tx = db.transaction(["updates", "meta", "keys"], "readwrite", { durability });
      return whole(tx, async () => {
        // What is sealed with a key that was destroyed could never be read.
        if (!(await tx.objectStore("keys").count(cipher.key)))
          throw new LocalStoreProblem("forgotten");
        const seq = await tx.objectStore("updates").add({ plan, ...sealed });
        if (isUnsent) await tx.objectStore("meta").put(seq, unsentKey(plan));
        return seq;
      });
    });
    if (isUnsent) void askToPersist();
    const tail = tails.get(plan) ?? { rows: 0, bytes: 0 };
    tails.set(plan, { rows: tail.rows + 1, bytes: tail.bytes + bytes.byteLength });
    if (tail.rows + 1 >= COMPACT_ROWS || tail.bytes + bytes.byteLength >= COMPACT_BYTES) {
      tails.set(plan, { rows: 0, bytes: 0 });
      await alone(`${name}:${plan}`, () => tidyUp(plan));
    }
    return seq;
  }

  /** Says that the server has everything up to a number; another tab may have kept more since. */
  function markSent(plan: string, through: number): Promise<void> {
    return attempt(async ({ db }) => {
      const tx = db.transaction("meta", "readwrite");
      await whole(tx, async () => {
        const unsent = await tx.store.get(unsentKey(plan));
        if (typeof unsent === "number" && unsent <= through) await tx.store.delete(unsentKey(plan));
      });
    });
  }

  /** Remembers what an opened plan is called, for the list without a server. */
  function noteOpened(plan: OpenedPlan): Promise<void> {
    return putSealed(`${OPENED}${plan.id}`, plan);
  }

  /** Plans that were opened on this device, the latest first. */
  function openedPlans(): Promise<OpenedPlan[]> {
    return attempt(async (disk) => {
      const range = IDBKeyRange.bound(OPENED, "opened;", false, true);
      const tx = disk.db.transaction("meta");
      const [keys, values] = await Promise.all([
        tx.store.getAllKeys(range),
        tx.store.getAll(range),
      ]);
      const found = await Promise.all(keys.map((key, at) => readNote(disk, key, values[at])));
      return found
        .flatMap((it) => OpenedPlan.safeParse(it).data ?? [])
        .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
    });
  }

  /** Keeps an answer of the server, in place of the one before. */
  function keep(answer: KeptAnswer, value: unknown): Promise<void> {
    return putSealed(`answer:${answer}`, value);
  }

  /** An answer that was kept, to be parsed by whoever asks; undefined when there is none. */
  function kept(answer: KeptAnswer): Promise<unknown> {
    const key = `answer:${answer}`;
    return attempt(async (disk) => readNote(disk, key, await disk.db.get("meta", key)));
  }

  /** The plans that have something here which the server may not have. */
  function unsentPlans(): Promise<string[]> {
    return attempt(async ({ db }) => {
      const range = IDBKeyRange.bound(unsentKey(""), "unsent;", false, true);
      const keys = await db.getAllKeys("meta", range);
      return keys.map((it) => it.slice(unsentKey("").length));
    });
  }

  /** Destroys the key of this device's copy, and with it all that is in it, sent or not. */
  function forgetEverything(): Promise<void> {
    return attempt(async ({ db }) => {
      const tx = db.transaction(ALL_TABLES, "readwrite", { durability: "strict" });
      await whole(tx, async () => {
        for (const table of ALL_TABLES) await tx.objectStore(table).clear();
      });
      close();
      problem = new LocalStoreProblem("forgotten");
    });
  }

  function close(): void {
    opened?.db.close();
    opened = null;
    problem = new LocalStoreProblem("broken");
  }

  /** Runs a deed on the open database, opening it again where the browser has closed it. */
  async function attempt<T>(deed: (disk: Disk) => Promise<T>): Promise<T> {
    // Whoever wrote before has to hear of a loss before anything is added to what is left.
    const known = problem;
    if (known?.reason === "lost") problem = null;
    if (known) throw known;
    try {
      return await deed((opened ??= await open()));
    } catch (error) {
      if (nameOf(error) !== "InvalidStateError") throw problemFrom(error);
      // The browser has closed the database and did not say so.
      opened = null;
      throw new LocalStoreProblem("lost", error);
    }
  }

  async function open() {
    const found = await openDatabase(name, (reason) => {
      opened = null;
      problem = new LocalStoreProblem(reason);
    });
    // What is in the clear can be read as it is, so nobody has to wait for this.
    if (found.hasClear)
      import("./local-store-carry-over.ts").then((it) => it.carryOver(found)).catch(() => {});
    return found;
  }

  function putSealed(key: string, value: unknown): Promise<void> {
    return attempt(async ({ db, cipher }) => {
      await db.put("meta", await cipher.seal(`meta/${key}`, toBytes(value)), key);
    });
  }

  async function tidyUp(plan: string): Promise<void> {
    try {
      const { compact } = await import("./local-store-compact.ts");
      await attempt((disk) => compact(disk, plan));
    } catch {
      // Nothing is lost but space: what was there is still there.
    }
  }

  async function askToPersist(): Promise<void> {
    try {
      const db = opened?.db;
      if (!db || !("storage" in navigator) || (await db.get("meta", "asked-to-persist"))) return;
      await db.put("meta", true, "asked-to-persist");
      await navigator.storage.persist();
    } catch {
      // Without the promise the browser may clear the copy when it is short of space.
    }
  }
}

/** One at a time over all tabs; whoever finds it taken leaves the work to the other. */
async function alone(name: string, deed: () => Promise<void>): Promise<void> {
  // Where the address is not secure there are none.
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return deed();
  await locks.request(name, { ifAvailable: true }, (lock) => (lock ? deed() : undefined));
}
