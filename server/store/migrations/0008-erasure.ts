import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** Which plans were erased, so that no device brings one back. */
export const erasure: Migration = {
  name: "0008-erasure",
  servesFrom: 6,
  sqlite: (db) => create(db, "sqlite"),
  postgres: (db) => create(db, "postgres"),
};

async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable("erasedPlan")
    .addColumn("planId", kind === "postgres" ? sql`text collate "C"` : "text", (it) =>
      it.primaryKey(),
    )
    .addColumn("at", "bigint", (it) => it.notNull())
    // What was deleted lies in the file until something is written over it.
    .addColumn("isOverwritten", "integer", (it) => it.notNull())
    .execute();
  await db.schema.createIndex("planToErase").on("plan").column("eraseOn").execute();
}
