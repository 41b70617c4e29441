import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { createCipher, type Cipher, newKey, type Sealed } from "./local-store-cipher.ts";
import { LocalStoreProblem, nameOf } from "./local-store-problem.ts";

/** A record sealed by this version, or one that the first version wrote in the clear. */
export type Kept = Partial<Sealed> & { bytes?: Uint8Array };

/** What lies on the disk. In the clear: ids of plans, numbers and flags. */
export interface Tables extends DBSchema {
  updates: { key: number; value: { seq?: number; plan: string } & Kept; indexes: { plan: string } };
  snapshots: { key: string; value: { plan: string; through: number } & Kept };
  /** `unsent:PLAN` is a number, `HAS_CLEAR` and others are flags; all else is sealed. */
  meta: { key: string; value: unknown };
  /** Plans that were begun here and that the server has not yet. */
  outbox: { key: string; value: { plan: string } & Sealed };
  /** The key that seals the rest. Whoever destroys it destroys all. */
  keys: { key: number; value: CryptoKey };
}

type Database = IDBPDatabase<Tables>;

/** The open database and what seals it. */
export type Disk = {
  db: Database;
  cipher: Cipher;
  /** Whether records that the first version wrote in the clear are still to be carried over. */
  hasClear: boolean;
};

/** Every table, for a deed that is done to all at once. */
export const ALL_TABLES = ["updates", "snapshots", "meta", "outbox", "keys"] as const;

/** The flag of a copy in which the first version's clear records may still lie. */
export const HAS_CLEAR = "has-clear";

const VERSION = 2;
const OPEN_MS = 4000;

/** Opens the database and its key; `onGone` hears when the browser or another window takes it away. */
export async function openDatabase(
  name: string,
  onGone: (reason: "lost" | "newer") => void,
): Promise<Disk> {
  const opening = openDB<Tables>(name, VERSION, {
    upgrade(db, before, _after, tx) {
      if (before < 1) {
        const updates = db.createObjectStore("updates", { keyPath: "seq", autoIncrement: true });
        updates.createIndex("plan", "plan");
        db.createObjectStore("snapshots", { keyPath: "plan" });
        db.createObjectStore("meta");
      }
      if (before < 2) {
        db.createObjectStore("outbox", { keyPath: "plan" });
        db.createObjectStore("keys", { autoIncrement: true });
      }
      if (before === 1) void tx.objectStore("meta").put(true, HAS_CLEAR);
    },
    // Whoever wants to upgrade or to empty the storage must not wait for this window.
    blocking(_version, wanted) {
      opening.then((db) => db.close()).catch(() => {});
      onGone(wanted === null ? "lost" : "newer");
    },
    terminated: () => onGone("lost"),
  });
  try {
    return await inTime(opening.then(readDisk));
  } catch (error) {
    // One that opens too late would stand in the way of a later version.
    opening.then((late) => late.close()).catch(() => {});
    throw error;
  }
}

/** Runs a deed wholly or not at all; resolves when its transaction is complete. */
export async function whole<T>(
  tx: { done: Promise<void>; abort(): void },
  deed: () => Promise<T>,
): Promise<T> {
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

async function readDisk(db: Database): Promise<Disk> {
  const cipher = await readCipher(db);
  return { db, cipher, hasClear: (await db.get("meta", HAS_CLEAR)) !== undefined };
}

async function readCipher(db: Database): Promise<Cipher> {
  const found = await readKeys(db);
  if (found.size) return createCipher(found);
  const key = await newKey();
  if (!key) return createCipher(found);
  const tx = db.transaction("keys", "readwrite");
  await whole(tx, async () => {
    // Another tab may have been faster.
    if (!(await tx.store.count())) await tx.store.add(key);
  });
  return createCipher(await readKeys(db));
}

async function readKeys(db: Database): Promise<Map<number, CryptoKey>> {
  const tx = db.transaction("keys");
  const [numbers, keys] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
  const pairs = numbers.flatMap((number, at) => {
    const key = keys[at];
    return key ? [[number, key] as const] : [];
  });
  return new Map(pairs);
}

/** Some browsers leave a request to open unanswered for ever. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new LocalStoreProblem("broken")), OPEN_MS);
    void promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
