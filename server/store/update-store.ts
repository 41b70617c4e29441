import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** A document at rest: what to apply, oldest first, and the last change among it. */
export type StoredDocument = { updates: Uint8Array[]; seq: number; tail: number };

type Entry = {
  planId: string;
  updates: readonly Uint8Array[];
  resolve: (seq: number) => void;
  reject: (error: unknown) => void;
};

/** More than this in one commit waits for the next one. */
const MOST_UPDATES = 500;
const MOST_BYTES = 16 * 1024 * 1024;

/** The changes to documents, in the order in which they became durable. */
export type UpdateStore = ReturnType<typeof createUpdateStore>;

/** Keeps changes in `db`; `now` is the clock, in milliseconds. */
export function createUpdateStore(db: Kysely<Tables>, now: () => number) {
  let waiting: Entry[] = [];
  let committing = false;

  return { append, load, compact };

  /**
   * Adds changes to one plan; resolves once all are on disk, with the number of the last of this
   * plan that is. Whatever came while the disk was busy shares the next commit. When it rejects,
   * none was kept.
   */
  function append(planId: string, updates: readonly Uint8Array[]): Promise<number> {
    return new Promise((resolve, reject) => {
      waiting.push({ planId, updates, resolve, reject });
      if (committing) return;
      committing = true;
      // All that the network has brought in this turn goes into one commit.
      setImmediate(() => void commit());
    });
  }

  async function commit(): Promise<void> {
    while (waiting.length) {
      const batch = takeBatch();
      try {
        const last = await write(batch);
        for (const { planId, resolve } of batch) resolve(last.get(planId) ?? 0);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    committing = false;
  }

  function takeBatch(): Entry[] {
    let count = 0;
    let bytes = 0;
    const end = waiting.findIndex((entry) => {
      count += entry.updates.length;
      for (const update of entry.updates) bytes += update.byteLength;
      return count > MOST_UPDATES || bytes > MOST_BYTES;
    });
    // The first always goes, however large it is.
    const batch = waiting.slice(0, end < 0 ? undefined : Math.max(end, 1));
    waiting = waiting.slice(batch.length);
    return batch;
  }

  /** One statement, so all of it is kept or none. Answers the last number of each plan. */
  async function write(batch: readonly Entry[]): Promise<Map<string, number>> {
    const at = now();
    const rows = batch.flatMap(({ planId, updates }) =>
      updates.map((bytes) => ({ planId, at, bytes })),
    );
    const written = await db
      .insertInto("planUpdate")
      .values(rows)
      .returning(["planId", "seq"])
      .execute();
    const last = new Map<string, number>();
    for (const { planId, seq } of written) last.set(planId, Math.max(seq, last.get(planId) ?? 0));
    return last;
  }

  /** A plan's document; null for a plan that is not there. */
  async function load(planId: string): Promise<StoredDocument | null> {
    // The tail first: a snapshot taken in between then covers it, and applying twice is harmless.
    const tail = await db
      .selectFrom("planUpdate")
      .select(["seq", "bytes"])
      .where("planId", "=", planId)
      .orderBy("seq")
      .execute();
    const snapshot = await db
      .selectFrom("planSnapshot")
      .select(["seq", "bytes"])
      .where("planId", "=", planId)
      .executeTakeFirst();
    if (!snapshot) return null;
    return {
      updates: [snapshot.bytes, ...tail.map((it) => it.bytes)],
      seq: Math.max(snapshot.seq, tail.at(-1)?.seq ?? 0),
      tail: tail.length,
    };
  }

  /** Keeps the whole document up to and with change `seq` in place of the changes up to it. */
  async function compact(planId: string, seq: number, bytes: Uint8Array): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      await transaction
        .updateTable("planSnapshot")
        .set({ seq, bytes })
        .where("planId", "=", planId)
        .where("seq", "<", seq)
        .execute();
      await transaction
        .deleteFrom("planUpdate")
        .where("planId", "=", planId)
        .where("seq", "<=", seq)
        .execute();
    });
  }
}
