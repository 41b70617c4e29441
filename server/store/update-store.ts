import { sql } from "kysely";
import type { Database } from "./database.ts";

/**
 * A document at rest: what to apply, oldest first, the number of the last change among it, and how
 * many changes came since its snapshot.
 */
export type StoredDocument = { updates: Uint8Array[]; seq: number; tail: number };

/** What a document may lack, oldest first, and the number of its last change once it has that. */
export type MissingUpdates = { updates: Uint8Array[]; seq: number };

/** The numbers that changes got, which follow one another. */
export type Numbers = { first: number; last: number };

type Entry = {
  planId: string;
  updates: readonly Uint8Array[];
  resolve: (numbers: Numbers) => void;
  reject: (error: unknown) => void;
};

/** More than this in one commit waits for the next one. */
const MOST_UPDATES = 500;
const MOST_BYTES = 16 * 1024 * 1024;

const PLANS_PER_QUESTION = 1000;

/** The changes to documents, in the order in which they became durable. */
export type UpdateStore = ReturnType<typeof createUpdateStore>;

/** Keeps changes in a database; `now` is the clock, in milliseconds. */
export function createUpdateStore({ db }: Pick<Database, "db">, now: () => number) {
  let waiting: Entry[] = [];
  let committing = false;

  return { append, load, since, seqs, compact };

  /**
   * Adds changes to one plan; resolves once all are on disk, with the numbers that they got. Those
   * of another server may lie before the first. Whatever came while the disk was busy shares the
   * next commit. When it rejects, none was kept.
   */
  function append(planId: string, updates: readonly Uint8Array[]): Promise<Numbers> {
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
        for (const [at, numbers] of numbersOf(batch, last).entries()) batch[at]?.resolve(numbers);
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
    const places = new Map<string, number>();
    const rows = batch.flatMap(({ planId, updates }) =>
      updates.map((bytes) => {
        const place = (places.get(planId) ?? 0) + 1;
        places.set(planId, place);
        return sql`(${planId}, ${place}, ${bytes})`;
      }),
    );
    // A trigger counts on in the plan's row with each change; as there is one, SQLite works out all
    // that is selected before it adds the first.
    const written = await sql<{ planId: string; seq: number }>`
      with "it" ("planId", "place", "bytes") as (values ${sql.join(rows)})
      insert into "planUpdate" ("planId", "seq", "at", "bytes")
      select "it"."planId", "plan"."seq" + "it"."place", cast(${now()} as bigint), "it"."bytes"
      from "it" left join "plan" on "plan"."id" = "it"."planId"
      returning "planId", "seq"
    `.execute(db);
    const last = new Map<string, number>();
    for (const { planId, seq } of written.rows)
      last.set(planId, Math.max(seq, last.get(planId) ?? 0));
    return last;
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

/** Shares the numbers of a commit out among what went into it, in order. */
function numbersOf(batch: readonly Entry[], last: ReadonlyMap<string, number>): Numbers[] {
  const next = new Map(last);
  for (const { planId, updates } of batch)
    next.set(planId, (next.get(planId) ?? 0) - updates.length);
  return batch.map(({ planId, updates }) => {
    const before = next.get(planId) ?? 0;
    next.set(planId, before + updates.length);
    return { first: before + 1, last: before + updates.length };
  });
}
