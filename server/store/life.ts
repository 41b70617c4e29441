import type { Database } from "./database.ts";

/** So many signs of a hash tell one life from another. */
const SIGNS = 24;

/**
 * The id of this life of the data: one from the beginning on, and another after each backup that was
 * put back. Devices tell by it that a server may have lost what it had. After a restore it follows from
 * the entry that this puts on the log. A database that all was copied into may be another life as well,
 * which only has devices ask once more for what they have.
 */
export async function lifeOf({
  db,
  deployment,
}: Pick<Database, "db" | "deployment">): Promise<string> {
  const restored = await db
    .selectFrom("audit")
    .select("hash")
    .where("action", "=", "backup-restored")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return restored?.hash.slice(0, SIGNS) ?? deployment;
}
