import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** What people are told of when they come by: ids, codes and numbers, and no word of a plan. */
export const notices: Migration = {
  name: "0009-notices",
  servesFrom: 6,
  sqlite: (db) => create(db, "sqlite"),
  postgres: (db) => create(db, "postgres"),
};

async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = kind === "postgres" ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable("notice")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("personId", id, (it) => it.notNull().references("person.id").onDelete("cascade"))
    .addColumn("kind", "text", (it) => it.notNull())
    .addColumn("planId", id, (it) => it.references("plan.id").onDelete("cascade"))
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("seenAt", "bigint")
    .addColumn("facts", "text", (it) => it.notNull())
    .execute();
  await db.schema.createIndex("noticeOf").on("notice").columns(["personId", "at"]).execute();
  await db.schema.createIndex("noticeOfPlan").on("notice").column("planId").execute();
}
