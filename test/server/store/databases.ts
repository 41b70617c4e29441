import type { TestContext } from "node:test";
import { type Database, type DatabasePlace, openDatabase } from "#server/store/database.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { postgresUrl } from "#test/support/services.ts";

/** Every kind of database there is: stores are tested on each of them. */
export const databases: readonly {
  name: string;
  /** A place with nothing in it, gone after the test. */
  newPlace: (t: TestContext) => Promise<DatabasePlace>;
}[] = [
  {
    name: "the embedded database",
    newPlace: async (t) => ({ kind: "sqlite", dataDir: temporaryFolder(t) }),
  },
  {
    name: "PostgreSQL",
    newPlace: async (t) => ({ kind: "postgres", url: await postgresUrl(t) }),
  },
];

/** Opens a database that is closed after the test; may be closed before. */
export async function openFor(t: TestContext, place: DatabasePlace): Promise<Database> {
  const database = await openDatabase(place);
  t.after(() => database.db.destroy().catch(() => {}));
  return database;
}
