import { type Kysely, sql } from "kysely";
import { setTimeout as pause } from "node:timers/promises";
import { newId } from "../new-ids.ts";
import { DatabaseError } from "./database-error.ts";
import { StorageError } from "./storage-error.ts";
import type { Tables } from "./tables.ts";

/** The databases we support. */
export type DatabaseKind = "sqlite" | "postgres";

/** A database whose tables are not known: a migration outlives the form that they have today. */
export type Bare = Kysely<Record<never, never>>;

/**
 * A step that has to wait for a table makes everybody after it wait too. So it gives way soon, and
 * tries again.
 */
const ATTEMPTS = 20;

/** One step in how the tables came to be. */
export type Migration = {
  /** Its number and what it is about, `"0001-plans"`. */
  name: string;
  /** Programs that know so many migrations may serve a database that has this one. */
  servesFrom: number;
} & Record<DatabaseKind, (db: Bare) => Promise<void>>;

/** What a database is on its way to: which migrations it has, and which are still to do. */
export type Progress = { done: readonly string[]; toDo: readonly Migration[] };

/**
 * How far a database has come. Throws a `DatabaseError` for one that was made by a newer program
 * which this one may no longer serve beside; `place` is what people call the database.
 */
export async function progressOf(
  db: Kysely<Tables>,
  kind: DatabaseKind,
  migrations: readonly Migration[],
  place: string,
): Promise<Progress> {
  const isThere = await hasTable(db, kind, "migration");
  const rows = isThere ? await db.selectFrom("migration").select("name").execute() : [];
  const done = rows.map((it) => it.name).sort();
  const toDo = migrations.filter((it) => !done.includes(it.name));
  const isNewer = done.some((name) => !migrations.some((it) => it.name === name));
  if (!isNewer) return { done, toDo };
  const deployment = (await hasTable(db, kind, "deployment"))
    ? await db.selectFrom("deployment").select("servesFrom").executeTakeFirst()
    : undefined;
  const mayServe = deployment && deployment.servesFrom <= migrations.length && !toDo.length;
  if (mayServe) return { done, toDo };
  throw new DatabaseError(
    `The ${place} was made by a newer Ownwords. Start that version; nothing was changed.`,
  );
}

/** Throws a `DatabaseError` for a database that still has steps to take. */
export function refuseOlder({ toDo }: Progress, place: string): void {
  if (toDo.length)
    throw new DatabaseError(
      `The ${place} is from an older Ownwords. Bring it up to date with: ownwords migrate`,
    );
}

/**
 * Takes the next steps, each wholly or not at all, and answers those that were taken here. Only
 * one program does so at a time.
 */
export async function migrate(
  db: Kysely<Tables>,
  kind: DatabaseKind,
  migrations: readonly Migration[],
  place: string,
): Promise<Migration[]> {
  await prepare(db);
  const { toDo } = await progressOf(db, kind, migrations, place);
  for (const migration of toDo) await take(db, kind, migration);
  return [...toDo];
}

/** The id of a deployment: random, and kept in its database. */
export async function deploymentOf(db: Kysely<Tables>): Promise<string> {
  return (await db.selectFrom("deployment").select("id").executeTakeFirstOrThrow()).id;
}

async function hasTable(db: Kysely<Tables>, kind: DatabaseKind, name: string): Promise<boolean> {
  const found =
    kind === "postgres"
      ? sql`select 1 where to_regclass(quote_ident(${name})) is not null`
      : sql`select 1 from sqlite_master where type = 'table' and name = ${name}`;
  return (await found.execute(db)).rows.length > 0;
}

async function prepare(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.schema
      .createTable("migration")
      .ifNotExists()
      .addColumn("name", "text", (it) => it.primaryKey())
      .addColumn("timestamp", "text", (it) => it.notNull())
      .execute();
    await transaction.schema
      .createTable("deployment")
      .ifNotExists()
      .addColumn("id", "text", (it) => it.primaryKey())
      .addColumn("servesFrom", "integer", (it) => it.notNull())
      .execute();
    const known = await transaction.selectFrom("deployment").select("id").executeTakeFirst();
    if (known) return;
    await transaction.insertInto("deployment").values({ id: newId(), servesFrom: 1 }).execute();
  });
}

async function take(db: Kysely<Tables>, kind: DatabaseKind, migration: Migration): Promise<void> {
  const { name, servesFrom } = migration;
  const attempt = () =>
    db.transaction().execute(async (transaction) => {
      if (kind === "postgres") await sql`set local lock_timeout = '2s'`.execute(transaction);
      await migration[kind](transaction.$pickTables<never>());
      const timestamp = new Date().toISOString();
      await transaction.insertInto("migration").values({ name, timestamp }).execute();
      await transaction
        .updateTable("deployment")
        .set({ servesFrom })
        .where("servesFrom", "<", servesFrom)
        .execute();
    });
  for (let left = ATTEMPTS; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      const isInTheWay = error instanceof StorageError && error.trouble === "busy";
      if (!isInTheWay || !left) throw error;
      await pause(500);
    }
  }
}
