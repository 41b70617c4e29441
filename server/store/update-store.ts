import { sql } from "kysely";
import type { Database } from "./database.ts";
import { type Addition, type Numbers, writeUpdates } from "./write-updates.ts";

/**
 * A document at rest: what to apply, oldest first, the number of the last change among it, and how
 * many changes came since its snapshot.
 */
export type StoredDocument = { updates: Uint8Array[]; seq: number; tail: number };

/** What a document may lack, oldest first, and the number of its last change once it has that. */
export type MissingUpdates = { updates: Uint8Array[]; seq: number };

type Entry = Addition & {
  resolve: (numbers: Numbers) => void;
  reject: (error: unknown) => void;
};

/** More than this in one commit waits for the next one. */
const MOST_UPDATES = 500;
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * So many commits are under way at once. The embedded database has one thread and one disk; with
 * PostgreSQL the next can already be on its way, and more than this measured no better.
 */
const COMMITS = { sqlite: 1, postgres: 3 };

const PLANS_PER_QUESTION = 1000;

/** The changes to documents, in the order in which they became durable. */
export type UpdateStore = ReturnType<typeof createUpdateStore>;

/** Keeps changes in a database; `now` is the clock, in milliseconds. */
export function createUpdateStore(database: Pick<Database, "db" | "kind">, now: () => number) {
  const { db, kind } = database;
  let waiting: Entry[] = [];
  let commits = 0;
  let isSoon = false;
  /** Plans with a commit under way: what comes next for them waits, so that it stays in order. */
  const held = new Set<string>();

  return { append, load, since, seqs, compact };

  /**
   * Adds changes to one plan; resolves once all are on disk, with the numbers that they got. Those
   * of another server may lie before the first. Whatever came while the disk was busy shares the
   * next commit. When it rejects, none was kept.
   */
  function append(planId: string, updates: readonly Uint8Array[]): Promise<Numbers> {
    return new Promise((resolve, reject) => {
      waiting.push({ planId, updates, resolve, reject });
      if (isSoon || commits >= COMMITS[kind]) return;
      isSoon = true;
      // All that the network has brought in this turn goes into one commit.
      setImmediate(() => {
        isSoon = false;
        begin();
      });
    });
  }

  function begin() {
    while (commits < COMMITS[kind]) {
      const batch = takeBatch();
      if (!batch.length) return;
      void commit(batch);
    }
  }

  async function commit(batch: readonly Entry[]): Promise<void> {
    commits += 1;
    for (const { planId } of batch) held.add(planId);
    try {
      const numbers = await writeUpdates(database, batch, now());
      for (const [at, it] of numbers.entries()) batch[at]?.resolve(it);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    for (const { planId } of batch) held.delete(planId);
    commits -= 1;
    begin();
  }

  function takeBatch(): Entry[] {
    let count = 0;
    let bytes = 0;
    const batch: Entry[] = [];
    const left: Entry[] = [];
    let isFull = false;
    for (const entry of waiting) {
      const { planId, updates } = entry;
      count += updates.length;
      for (const update of updates) bytes += update.byteLength;
      // The first always goes, however large it is.
      if (batch.length && (count > MOST_UPDATES || bytes > MOST_BYTES)) isFull = true;
      (isFull || held.has(planId) ? left : batch).push(entry);
    }
    waiting = left;
    return batch;
  }

  /** A plan's document; null for a plan that is not there. */
  async function load(planId: string): Promise<StoredDocument | null> {
    const stored = await read(planId, -1);
    if (!stored) return null;
    const { updates, seq } = stored;
    return { updates, seq, tail: updates.length - 1 };
  }

  /**
   * What a document that has all changes up to `seq` may lack, with the snapshot where the log no
   * longer goes back so far; null for a plan that is not there.
   */
  function since(planId: string, seq: number): Promise<MissingUpdates | null> {
    return read(planId, seq);
  }

  /** The number of the last change of each plan; those that are not there are missing. */
  async function seqs(planIds: readonly string[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (let at = 0; at < planIds.length; at += PLANS_PER_QUESTION) {
      const ids = planIds.slice(at, at + PLANS_PER_QUESTION);
      const plans = await db
        .selectFrom("plan")
        .select(["id", "seq"])
        .where("id", "in", ids)
        .execute();
      for (const { id, seq } of plans) found.set(id, seq);
    }
    return found;
  }

  /**
   * One statement sees one moment: the snapshot, the changes after it and the plan's number belong
   * together, whatever is added or compacted meanwhile.
   */
  async function read(planId: string, after: number): Promise<MissingUpdates | null> {
    const { rows } = await sql<{ seq: number; bytes: Uint8Array | null }>`
      select "seq", null as "bytes" from "plan" where "id" = ${planId}
      union all
      select "seq", "bytes" from "planSnapshot" where "planId" = ${planId} and "seq" > ${after}
      union all
      select "seq", "bytes" from "planUpdate" where "planId" = ${planId} and "seq" > ${after}
    `.execute(db);
    const plan = rows.find((it) => !it.bytes);
    if (!plan) return null;
    // The snapshot covers all up to its own number, so it is the oldest.
    rows.sort((a, b) => a.seq - b.seq);
    return { updates: rows.flatMap((it) => it.bytes ?? []), seq: plan.seq };
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
