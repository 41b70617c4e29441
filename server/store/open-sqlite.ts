import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import { DATABASE_FILE, LOCK_FILE } from "./data-folder.ts";
import { DatabaseError } from "./database-error.ts";
import type { Database } from "./database.ts";
import { deploymentOf, migrate, type Progress, progressOf, refuseOlder } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import { SqliteWorkerDialect } from "./sqlite-dialect.ts";
import { StorageError } from "./storage-error.ts";
import type { Tables } from "./tables.ts";

/** Opens the embedded database in a folder and brings it up to date. Throws a `DatabaseError`. */
export async function openSqlite(dataDir: string, onStopped: () => void): Promise<Database> {
  makeFolder(dataDir);
  return use(dataDir, onStopped, async (db) => {
    await migrate(db, "sqlite", migrations, nameOfSqlite(dataDir));
    return { db, kind: "sqlite", deployment: await deploymentOf(db) };
  });
}

/** The same beside a server that may have it open; makes nothing, and brings nothing up to date. */
export function openSqliteBeside(dataDir: string): Promise<Database> {
  const name = nameOfSqlite(dataDir);
  if (!existsSync(fileIn(dataDir)))
    return Promise.reject(new DatabaseError(`There is no ${name}.`));
  return use(
    dataDir,
    () => {},
    async (db) => {
      refuseOlder(await progressOf(db, "sqlite", migrations, name), name);
      return { db, kind: "sqlite", deployment: await deploymentOf(db) };
    },
    null,
  );
}

/** How far the embedded database in a folder has come; makes nothing. Throws a `DatabaseError`. */
export async function inspectSqlite(dataDir: string): Promise<Progress> {
  if (!existsSync(fileIn(dataDir))) return { done: [], toDo: migrations };
  return use(
    dataDir,
    () => {},
    async (db) => {
      const progress = await progressOf(db, "sqlite", migrations, nameOfSqlite(dataDir));
      await db.destroy();
      return progress;
    },
  );
}

/** What people call the embedded database in a folder. */
export function nameOfSqlite(dataDir: string): string {
  return `database ${fileIn(dataDir)}`;
}

function fileIn(dataDir: string): string {
  return join(dataDir, DATABASE_FILE);
}

async function use<T>(
  dataDir: string,
  onStopped: () => void,
  deed: (db: Kysely<Tables>) => Promise<T>,
  lockPath: string | null = join(dataDir, LOCK_FILE),
): Promise<T> {
  const path = fileIn(dataDir);
  const dialect = new SqliteWorkerDialect({ path, lockPath, onStopped });
  const db = new Kysely<Tables>({ dialect });
  try {
    return await deed(db);
  } catch (error) {
    await db.destroy().catch(() => {});
    throw sentenceFor(error, dataDir, path);
  }
}

function makeFolder(dataDir: string) {
  try {
    // Nobody else on this machine reads what residents said.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
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

function sentenceFor(error: unknown, dataDir: string, path: string): Error {
  if (!(error instanceof StorageError))
    return error instanceof Error ? error : new Error(String(error));
  if (error.trouble === "busy")
    return new DatabaseError(
      `Another Ownwords already uses the data folder ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
    );
  if (error.trouble === "full")
    return new DatabaseError(`The disk is full, so the database ${path} can't be used.`);
  if (error.trouble === "damaged")
    return new DatabaseError(
      `The database ${path} is damaged. Nothing was changed; put back a copy of it, or set DATA_DIR to another folder.`,
    );
  return new DatabaseError(`The database ${path} can't be opened: ${error.message}.`);
}
