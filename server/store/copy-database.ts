import { type Kysely, sql } from "kysely";
import { compareDatabases, type Compared } from "./compare-databases.ts";
import { COPIED, type CopyProgress } from "./copied-tables.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** What came of a copy: the rows of each table, and what differs. */
export type CopyResult = { rows: ReadonlyMap<string, number>; compared: Compared };

/**
 * Copies everything into a database without plans, and looks whether all of it has come. It happens
 * in one transaction, so the target gets everything or nothing: where anything differs, nothing.
 */
export async function copyDatabase(
  source: Database,
  target: Database,
  onProgress: (progress: CopyProgress) => void,
): Promise<CopyResult> {
  // The whole source is read as it is at one moment.
  return source.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (from) => {
      let result: CopyResult | null = null;
      await target.db
        .transaction()
        .execute(async (into) => {
          const restore = target.kind === "sqlite" ? await pauseCounting(into) : async () => {};
          const rows = await copyRows(from, into, onProgress);
          await restore();
          const compared = await compareDatabases(
            { db: from, kind: source.kind },
            { db: into, kind: target.kind },
            onProgress,
          );
          result = { rows, compared };
          if (compared.differences.length) throw new Different();
        })
        .catch((error: unknown) => {
          if (!(error instanceof Different)) throw error;
        });
      if (!result) throw new Error("Nothing was copied.");
      return result;
    });
}

/** Whether a database has a plan. */
export async function hasPlans({ db }: Pick<Database, "db">): Promise<boolean> {
  return (await db.selectFrom("plan").select("id").limit(1).execute()).length > 0;
}

class Different extends Error {}

async function copyRows(
  from: Kysely<Tables>,
  into: Kysely<Tables>,
  onProgress: (progress: CopyProgress) => void,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [name, table] of Object.entries(COPIED)) {
    const total = await countOf(from, name);
    let done = 0;
    let last: Row | null = null;
    onProgress({ what: `Copying ${name}`, done, total });
    for (;;) {
      const rows: Row[] = await nextRows(from, name, table, last);
      if (!rows.length) break;
      await insert(into, name, table.columns, rows);
      done += rows.length;
      last = rows.at(-1) ?? null;
      onProgress({ what: `Copying ${name}`, done, total });
    }
    counts.set(name, done);
  }
  return counts;
}

type Row = Record<string, unknown>;

async function countOf(db: Kysely<Tables>, name: string): Promise<number> {
  const counted = sql<{ total: number }>`select count(*) as "total" from ${sql.table(name)}`;
  return (await counted.execute(db)).rows[0]?.total ?? 0;
}

async function nextRows(
  db: Kysely<Tables>,
  name: string,
  { columns, key, rows }: { columns: readonly string[]; key: readonly string[]; rows: number },
  last: Row | null,
): Promise<Row[]> {
  const refs = sql.join(key.map((it) => sql.ref(it)));
  const after = last ? sql`where (${refs}) > (${sql.join(key.map((it) => last[it]))})` : sql``;
  const found = sql<Row>`
    select ${sql.join(columns.map((it) => sql.ref(it)))} from ${sql.table(name)}
    ${after} order by ${refs} limit ${rows}`;
  return (await found.execute(db)).rows;
}

async function insert(
  db: Kysely<Tables>,
  name: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const values = rows.map((row) => sql`(${sql.join(columns.map((it) => row[it]))})`);
  await sql`
    insert into ${sql.table(name)} (${sql.join(columns.map((it) => sql.ref(it)))})
    values ${sql.join(values)}`.execute(db);
}

/** The rows of plans come with their numbers, so no trigger may count meanwhile. */
async function pauseCounting(db: Kysely<Tables>): Promise<() => Promise<void>> {
  const named = sql<{ sql: string }>`
    select "sql" from sqlite_master where type = 'trigger' and name = 'planChanged'`;
  const trigger = (await named.execute(db)).rows[0];
  if (!trigger) throw new Error("The trigger that counts is gone.");
  await sql`drop trigger "planChanged"`.execute(db);
  return async () => void (await sql.raw(trigger.sql).execute(db));
}
