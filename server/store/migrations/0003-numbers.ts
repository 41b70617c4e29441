import { sql } from "kysely";
import type { Bare, Migration } from "../migrate.ts";

/**
 * Changes are numbered by plan, one after the other without gaps, so that whoever has some of them
 * knows whether any is missing.
 */
export const numbers: Migration = { name: "0003-numbers", servesFrom: 3, sqlite, postgres };

async function sqlite(db: Bare): Promise<void> {
  await db.schema.alterTable("planUpdate").renameTo("oldUpdate").execute();
  await db.schema
    .createTable("planUpdate")
    .addColumn("planId", "text", (it) => it.notNull().references("plan.id"))
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("bytes", "blob", (it) => it.notNull())
    .addPrimaryKeyConstraint("planUpdateKey", ["planId", "seq"])
    .execute();
  // What has a number keeps it; what comes next goes on from the plan's last one.
  const columns = sql`"planId", "seq", "at", "bytes"`;
  await sql`insert into "planUpdate" (${columns}) select ${columns} from "oldUpdate"`.execute(db);
  // Its index and its trigger go with it.
  await db.schema.dropTable("oldUpdate").execute();
  await sql`
    create trigger "planChanged" after insert on "planUpdate" begin
      update "plan" set "seq" = new."seq", "changedAt" = new."at" where "id" = new."planId";
    end
  `.execute(db);
  // What took the steps before this one had a lock in a table of its own.
  await db.schema.dropTable("migrationLock").ifExists().execute();
}

/** PostgreSQL was numbered so from the beginning. */
async function postgres(): Promise<void> {}
