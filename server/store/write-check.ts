import type { Database } from "./database.ts";

/** Resolves when the database has kept something; rejects when it can't, and changes nothing. */
export async function checkWriting({ db }: Pick<Database, "db">): Promise<void> {
  await db
    .updateTable("deployment")
    .set((row) => ({ id: row.ref("id") }))
    .execute();
}
