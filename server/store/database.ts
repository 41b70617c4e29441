import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations } from "./migrations.ts";
import { SqliteWorkerDialect } from "./sqlite-dialect.ts";
import { SQLITE, StorageError } from "./storage-error.ts";
import type { Tables } from "./tables.ts";

/** Why the database can't be used, as one sentence for the person who starts the server. */
export class DatabaseError extends Error {
  override name = "DatabaseError";
}

/**
 * Opens the embedded database in `dataDir`, made when missing, and brings its tables up to date.
 * Throws a `DatabaseError`. No two servers ever hold one folder. `onStopped` hears of it when the
 * thread with the database dies; what is asked next starts it again.
 */
export async function openDatabase(dataDir: string, onStopped = () => {}): Promise<Kysely<Tables>> {
  makeFolder(dataDir);
  const path = join(dataDir, "ownwords.db");
  const lockPath = join(dataDir, "ownwords.lock");
  const dialect = new SqliteWorkerDialect({ path, lockPath, onStopped });
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db, path);
    return db;
  } catch (error) {
    await db.destroy().catch(() => {});
    throw sentenceFor(error, dataDir, path);
  }
}

function makeFolder(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const full = error instanceof Error && "code" in error && error.code === "ENOSPC";
    throw new DatabaseError(
      full
        ? `The disk is full, so the data folder ${dataDir} can't be made.`
        : `The data folder ${dataDir} can't be written to. Set DATA_DIR to a folder that can.`,
    );
  }
}

async function migrate(db: Kysely<Tables>, path: string) {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: "migration",
    migrationLockTableName: "migrationLock",
  });
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.some((it) => it.name === "migration")) {
    const done = await db
      .withTables<{ migration: { name: string } }>()
      .selectFrom("migration")
      .select("name")
      .execute();
    const unknown = done.find((it) => !(it.name in migrations));
    if (unknown)
      throw new DatabaseError(
        `The database ${path} was made by a newer Ownwords. Start that version; nothing was changed.`,
      );
  }
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

function sentenceFor(error: unknown, dataDir: string, path: string): Error {
  if (!(error instanceof StorageError))
    return error instanceof Error ? error : new Error(String(error));
  if (error.code === SQLITE.busy)
    return new DatabaseError(
      `Another Ownwords already uses the data folder ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
    );
  if (error.code === SQLITE.full)
    return new DatabaseError(`The disk is full, so the database ${path} can't be used.`);
  if (error.code === SQLITE.corrupt || error.code === SQLITE.notADb)
    return new DatabaseError(
      `The database ${path} is damaged. Nothing was changed; put back a copy of it, or set DATA_DIR to another folder.`,
    );
  return new DatabaseError(`The database ${path} can't be opened: ${error.message}.`);
}
