import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** What staff say to one another about plans. */
export const staffComments: Migration = {
  name: "0011-staff-comments",
  servesFrom: 6,
  sqlite: (db) => create(db, "sqlite"),
  postgres: (db) => create(db, "postgres"),
};

async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = kind === "postgres" ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable("staffComment")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("planId", id, (it) => it.notNull().references("plan.id").onDelete("cascade"))
    .addColumn("thread", id, (it) => it.notNull())
    .addColumn("about", "text", (it) => it.notNull())
    .addColumn("anchor", "text", (it) => it.notNull())
    .addColumn("quote", "text", (it) => it.notNull())
    .addColumn("words", "text", (it) => it.notNull())
    .addColumn("mentions", "text", (it) => it.notNull())
    .addColumn("by", id, (it) => it.notNull())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("settledAt", "bigint")
    .addColumn("settledBy", id)
    .execute();
  await db.schema.createIndex("staffCommentOf").on("staffComment").column("planId").execute();
}
