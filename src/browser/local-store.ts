import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as Y from "yjs";
import * as z from "zod/mini";
import { Moment } from "#src/plan/plan.ts";
import { LocalStoreProblem, nameOf, problemFrom } from "./local-store-problem.ts";

/** What this device has of one document. */
export type StoredCopy = {
  /** Oldest first; together they are the document. */
  updates: Uint8Array[];
  /** The number of the last one that was read. */
  through: number;
  /** Whether some of it may not be on the server. */
  isUnsent: boolean;
};

/** A plan that was opened on this device, for the list without a server. */
export const OpenedPlan = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  resident: z.string(),
  openedAt: Moment,
});
export type OpenedPlan = z.infer<typeof OpenedPlan>;

/** Answers of the server that are kept for the time without it. */
export type KeptAnswer = "plans" | "templates";

interface Tables extends DBSchema {
  updates: {
    key: number;
    value: { seq?: number; plan: string; bytes: Uint8Array };
    indexes: { plan: string };
  };
  snapshots: { key: string; value: { plan: string; through: number; bytes: Uint8Array } };
  meta: { key: string; value: unknown };
}

const COMPACT_ROWS = 200;
const COMPACT_BYTES = 256 * 1024;
const OPEN_MS = 4000;

/** This device's copy of plans. What is written counts once its transaction is complete. */
export type LocalStore = Awaited<ReturnType<typeof openLocalStore>>;

/** Opens the copy; rejects with a `LocalStoreProblem` where the device can't keep one. */
export async function openLocalStore(name = "ownwords") {
  let problem: LocalStoreProblem | null = null;
  let db: IDBPDatabase<Tables> | null = await open().catch((error: unknown) => {
    throw problemFrom(error);
  });
  const tails = new Map<string, { rows: number; bytes: number }>();

  return { load, append, markSent, noteOpened, openedPlans, keep, kept, close };

  /** Everything this device has of a plan; no updates when that is nothing. */
  function load(plan: string): Promise<StoredCopy> {
    return attempt(async (db) => {
      const tx = db.transaction(["updates", "snapshots", "meta"]);
      const [snapshot, rows, unsent] = await Promise.all([
        tx.objectStore("snapshots").get(plan),
        tx.objectStore("updates").index("plan").getAll(plan),
        tx.objectStore("meta").get(unsentKey(plan)),
      ]);
      tails.set(plan, { rows: rows.length, bytes: sizeOf(rows) });
      return {
        updates: [...(snapshot ? [snapshot] : []), ...rows].map((it) => it.bytes),
        through: rows.at(-1)?.seq ?? snapshot?.through ?? 0,
        isUnsent: unsent !== undefined,
      };
    });
  }

  /** Keeps a change and answers its number, which grows. */
  async function append(plan: string, bytes: Uint8Array, isUnsent: boolean): Promise<number> {
    const seq = await attempt(async (db) => {
      // What is nowhere else has to outlive a power cut; the rest can be fetched again.
      const durability = isUnsent ? "strict" : "relaxed";
      const tx = db.transaction(["updates", "meta"], "readwrite", { durability });
      return whole(tx, async () => {
        const seq = await tx.objectStore("updates").add({ plan, bytes });
        if (isUnsent) await tx.objectStore("meta").put(seq, unsentKey(plan));
        return seq;
      });
    });
    if (isUnsent) void askToPersist();
    const tail = tails.get(plan) ?? { rows: 0, bytes: 0 };
    tails.set(plan, { rows: tail.rows + 1, bytes: tail.bytes + bytes.byteLength });
    if (tail.rows + 1 >= COMPACT_ROWS || tail.bytes + bytes.byteLength >= COMPACT_BYTES) {
      tails.set(plan, { rows: 0, bytes: 0 });
      await alone(`${name}:${plan}`, () => compact(plan));
    }
    return seq;
  }

  /** Says that the server has everything up to a number; another tab may have kept more since. */
  function markSent(plan: string, through: number): Promise<void> {
    return attempt(async (db) => {
      const tx = db.transaction("meta", "readwrite");
      await whole(tx, async () => {
        const unsent = await tx.store.get(unsentKey(plan));
        if (typeof unsent === "number" && unsent <= through) await tx.store.delete(unsentKey(plan));
      });
    });
  }

  /** Remembers what an opened plan is called, for the list without a server. */
  async function noteOpened(plan: OpenedPlan): Promise<void> {
    await attempt((db) => db.put("meta", plan, `opened:${plan.id}`));
  }

  /** Plans that were opened on this device, the latest first. */
  function openedPlans(): Promise<OpenedPlan[]> {
    return attempt(async (db) => {
      const range = IDBKeyRange.bound("opened:", "opened;", false, true);
      const found = (await db.getAll("meta", range)).flatMap((it) => {
        const parsed = OpenedPlan.safeParse(it);
        return parsed.success ? [parsed.data] : [];
      });
      return found.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
    });
  }

  /** Keeps an answer of the server, in place of the one before. */
  async function keep(answer: KeptAnswer, value: unknown): Promise<void> {
    await attempt((db) => db.put("meta", value, `answer:${answer}`));
  }

  /** An answer that was kept, to be parsed by whoever asks; undefined when there is none. */
  function kept(answer: KeptAnswer): Promise<unknown> {
    return attempt((db) => db.get("meta", `answer:${answer}`));
  }

  function close(): void {
    db?.close();
    db = null;
    problem = new LocalStoreProblem("broken");
  }

  /** Runs a deed on the open database, opening it again where the browser has closed it. */
  async function attempt<T>(deed: (db: IDBPDatabase<Tables>) => Promise<T>): Promise<T> {
    // Whoever wrote before has to hear of a loss before anything is added to what is left.
    const known = problem;
    if (known?.reason === "lost") problem = null;
    if (known) throw known;
    try {
      return await deed((db ??= await open()));
    } catch (error) {
      if (nameOf(error) !== "InvalidStateError") throw problemFrom(error);
      // The browser has closed the database and did not say so.
      db = null;
      throw new LocalStoreProblem("lost", error);
    }
  }

  async function open(): Promise<IDBPDatabase<Tables>> {
    const opened = openDB<Tables>(name, 1, {
      upgrade(db) {
        db.createObjectStore("updates", { keyPath: "seq", autoIncrement: true }).createIndex(
          "plan",
          "plan",
        );
        db.createObjectStore("snapshots", { keyPath: "plan" });
        db.createObjectStore("meta");
      },
      // Whoever wants to upgrade or to empty the storage must not wait for this window.
      blocking(_version, wanted) {
        db?.close();
        db = null;
        problem = new LocalStoreProblem(wanted === null ? "lost" : "newer");
      },
      terminated() {
        db = null;
        problem = new LocalStoreProblem("lost");
      },
    });
    try {
      return await inTime(opened);
    } catch (error) {
      // One that opens too late would stand in the way of a later version.
      opened.then((late) => late.close()).catch(() => {});
      throw error;
    }
  }

  /** Puts one snapshot in the place of all that is there: wholly, or not at all. */
  async function compact(plan: string): Promise<void> {
    await attempt(async (db) => {
      const before = await db.get("snapshots", plan);
      const rows = await db.getAllFromIndex("updates", "plan", plan);
      const bytes = merge([...(before ? [before] : []), ...rows].map((it) => it.bytes));
      const through = rows.at(-1)?.seq;
      if (!bytes || !through) return;
      const tx = db.transaction(["updates", "snapshots"], "readwrite");
      await whole(tx, async () => {
        const now = await tx.objectStore("snapshots").get(plan);
        // Where there are no locks, another tab may have been faster.
        if (now?.through !== before?.through) return;
        await tx.objectStore("snapshots").put({ plan, through, bytes });
        for (const { seq } of rows) if (seq) await tx.objectStore("updates").delete(seq);
      });
    }).catch(() => {
      // Nothing is lost but space: what was there is still there.
    });
  }

  async function askToPersist(): Promise<void> {
    try {
      if (!("storage" in navigator) || (await db?.get("meta", "asked-to-persist"))) return;
      await db?.put("meta", true, "asked-to-persist");
      await navigator.storage.persist();
    } catch {
      // Without the promise the browser may clear the copy when it is short of space.
    }
  }
}

const unsentKey = (plan: string) => `unsent:${plan}`;

function sizeOf(rows: readonly { bytes: Uint8Array }[]): number {
  return rows.reduce((sum, it) => sum + it.bytes.byteLength, 0);
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

/** Runs a deed wholly or not at all; resolves when its transaction is complete. */
async function whole<T>(tx: { done: Promise<void>; abort(): void }, deed: () => Promise<T>) {
  const done = tx.done.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  try {
    const result = await deed();
    const failure = await done;
    if (failure) throw failure.error;
    return result;
  } catch (error) {
    // A request that fails ends the transaction, and says less about it than the transaction does.
    if (nameOf(error) === "AbortError") throw (await done)?.error ?? error;
    try {
      tx.abort();
    } catch {
      // It has ended already.
    }
    throw error;
  }
}

/** One at a time over all tabs; whoever finds it taken leaves the work to the other. */
async function alone(name: string, deed: () => Promise<void>): Promise<void> {
  // Where the address is not secure there are none.
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return deed();
  await locks.request(name, { ifAvailable: true }, (lock) => (lock ? deed() : undefined));
}

/** Some browsers leave a request to open unanswered for ever. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new LocalStoreProblem("broken")), OPEN_MS);
    void promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
