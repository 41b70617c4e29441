import { Kysely, sql } from "kysely";
import pg from "pg";
import { setTimeout as pause } from "node:timers/promises";
import { DatabaseError } from "./database-error.ts";
import type { Database } from "./database.ts";
import { deploymentOf, migrate, progressOf } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import { PostgresPoolDialect } from "./postgres-dialect.ts";
import { postgresSentence } from "./postgres-error.ts";
import type { Tables } from "./tables.ts";

/** More would only wait for the same disk. */
const CONNECTIONS = 10;

/** A statement that has taken so long counts as lost; a step in the making of tables may take more. */
const MOST_MS = 12_000;
const MOST_MIGRATION_MS = 30 * 60_000;

/** Whoever makes tables holds this advisory lock of PostgreSQL, so that only one does at a time. */
const MIGRATION_LOCK = 0x6f776e77;

/** Opens a PostgreSQL and brings it up to date. Throws a `DatabaseError` without the address in it. */
export async function openPostgres(
  url: string,
  onUnsafe: (setting: string) => void,
): Promise<Database> {
  const place = placeOf(url);
  const db = connect(url, CONNECTIONS, MOST_MS);
  try {
    const { toDo } = await progressOf(db, "postgres", migrations, place);
    if (toDo.length) await migrateAlone(url, place);
    for (const setting of await unsafeSettings(db)) onUnsafe(setting);
    return { db, kind: "postgres", deployment: await deploymentOf(db) };
  } catch (error) {
    await db.destroy().catch(() => {});
    throw postgresSentence(error, place);
  }
}

function connect(url: string, connections: number, mostMs: number): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresPoolDialect({ url, connections, mostMs }) });
}

async function migrateAlone(url: string, place: string): Promise<void> {
  const db = connect(url, 2, MOST_MIGRATION_MS);
  try {
    // The lock belongs to its connection, so it is free again whatever becomes of this program.
    await db.connection().execute(async (holder) => {
      while (!(await isLocked(holder))) await pause(100);
      await migrate(db, "postgres", migrations, place);
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(holder);
    });
  } finally {
    await db.destroy();
  }
}

async function isLocked(holder: Kysely<Tables>): Promise<boolean> {
  const asked = sql<{ isLocked: boolean }>`
    select pg_try_advisory_lock(${MIGRATION_LOCK}) as "isLocked"`;
  return (await asked.execute(holder)).rows[0]?.isLocked === true;
}

async function unsafeSettings(db: Kysely<Tables>): Promise<string[]> {
  const off = sql<{ name: string }>`
    select name from pg_settings where name in ('fsync', 'full_page_writes') and setting = 'off'`;
  return (await off.execute(db)).rows.map((it) => it.name);
}

/** What people call a database: its name and where it is. */
function placeOf(url: string): string {
  try {
    // A client that never connects reads an address as all others do.
    const { database, host, port } = new pg.Client({ connectionString: url });
    return `PostgreSQL database ${database ?? ""} on ${host}:${port}`;
  } catch {
    throw new DatabaseError("DATABASE_URL is not an address of a PostgreSQL.");
  }
}
