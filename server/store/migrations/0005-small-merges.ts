import { sql } from "kysely";
import type { Bare, Migration } from "../migrate.ts";

/** Tidying the index of words up never holds up for long what people write. */
export const smallMerges: Migration = {
  name: "0005-small-merges",
  servesFrom: 3,
  sqlite,
  postgres,
};

/**
 * By itself SQLite tidies up within the statement that happens to be the sixty-fourth, which then
 * takes twenty times as long. Whoever keeps a summary tidies up a little afterwards instead; only
 * where that was left out for long does SQLite help itself.
 */
async function sqlite(db: Bare): Promise<void> {
  await sql`insert into "planWords" ("planWords", rank) values ('automerge', 0)`.execute(db);
  await sql`insert into "planWords" ("planWords", rank) values ('crisismerge', 256)`.execute(db);
}

/** PostgreSQL tidies up beside everything else. */
async function postgres(): Promise<void> {}
