import { Kysely, sql } from "kysely";
import pg from "pg";
import { setTimeout as pause } from "node:timers/promises";
import { DatabaseError } from "./database-error.ts";
import type { Database } from "./database.ts";
import { deploymentOf, migrate, type Progress, progressOf, refuseOlder } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import { type PostgresOptions, PostgresPoolDialect } from "./postgres-dialect.ts";
import { postgresSentence } from "./postgres-error.ts";
import type { Tables } from "./tables.ts";

/** A server: more connections would only wait for the same disk, and nobody waits longer for words. */
const SERVING = { name: "ownwords", connections: 10, mostMs: 12_000 };

/** One who makes tables or copies all of them. */
const WORKING = { name: "ownwords at work", connections: 2, mostMs: 30 * 60_000 };

/** Whoever makes tables holds this advisory lock of PostgreSQL, so that only one does at a time. */
const MIGRATION_LOCK = 0x6f776e77;

/** Opens a PostgreSQL and brings it up to date. Throws a `DatabaseError` without the address in it. */
export function openPostgres(url: string, onUnsafe: (setting: string) => void): Promise<Database> {
  return open(url, SERVING, onUnsafe);
}

/** The same for long work with no server on it: throws a `DatabaseError` while there is one. */
export async function openPostgresAlone(url: string): Promise<Database> {
  const database = await open(url, WORKING, () => {});
  const servers = sql`
    select 1 from pg_stat_activity
    where datname = current_database() and application_name = ${SERVING.name}`;
  if (!(await servers.execute(database.db)).rows.length) return database;
  await database.db.destroy();
  throw new DatabaseError(`A server uses the ${nameOfPostgres(url)}. Stop it first.`);
}

/** The same beside the servers that use it; makes nothing, and brings nothing up to date. */
export async function openPostgresBeside(url: string): Promise<Database> {
  const place = nameOfPostgres(url);
  const db = connect(url, WORKING);
  try {
    refuseOlder(await progressOf(db, "postgres", migrations, place), place);
    return { db, kind: "postgres", deployment: await deploymentOf(db) };
  } catch (error) {
    await db.destroy().catch(() => {});
    throw postgresSentence(error, place);
  }
}

/** How far a PostgreSQL has come; changes nothing. Throws a `DatabaseError`. */
export async function inspectPostgres(url: string): Promise<Progress> {
  const place = nameOfPostgres(url);
  const db = connect(url, WORKING);
  try {
    return await progressOf(db, "postgres", migrations, place);
  } catch (error) {
    throw postgresSentence(error, place);
  } finally {
    await db.destroy();
  }
}

/** What people call a PostgreSQL: its database's name and where it is, without the password. */
export function nameOfPostgres(url: string): string {
  try {
    // A client that never connects reads an address as all others do.
    const { database, host, port } = new pg.Client({ connectionString: url });
    return `PostgreSQL database ${database ?? ""} on ${host}:${port}`;
  } catch {
    throw new DatabaseError("DATABASE_URL is not an address of a PostgreSQL.");
  }
}

async function open(
  url: string,
  use: Omit<PostgresOptions, "url">,
  onUnsafe: (setting: string) => void,
): Promise<Database> {
  const place = nameOfPostgres(url);
  const db = connect(url, use);
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

function connect(url: string, use: Omit<PostgresOptions, "url">): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresPoolDialect({ url, ...use }) });
}

async function migrateAlone(url: string, place: string): Promise<void> {
  const db = connect(url, WORKING);
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
