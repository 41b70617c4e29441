import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DatabaseError } from "./database-error.ts";

/** The embedded database in its folder. */
export const DATABASE_FILE = "ownwords.db";

/** Whoever uses the embedded database holds this file in its folder. */
export const LOCK_FILE = "ownwords.lock";

/** Keeps servers off a folder until it is let go of. Throws a `DatabaseError` where one has it. */
export function holdFolder(dataDir: string): () => void {
  const lock = new DatabaseSync(join(dataDir, LOCK_FILE), { timeout: 1000 });
  try {
    lock.exec("begin exclusive");
  } catch {
    lock.close();
    throw new DatabaseError(
      `Another Ownwords already uses the data folder ${dataDir}. Stop it first.`,
    );
  }
  return () => lock.close();
}
