import { sql } from "kysely";
import type { Bare, Migration } from "../migrate.ts";

/** Plans, the changes to their documents, and what is cached about them. */
export const plans: Migration = { name: "0001-plans", servesFrom: 1, sqlite, postgres };

async function sqlite(db: Bare): Promise<void> {
  await db.schema
    .createTable("plan")
    .addColumn("id", "text", (it) => it.primaryKey())
    .addColumn("reference", "text", (it) => it.notNull().unique())
    .addColumn("template", "text", (it) => it.notNull())
    .addColumn("templateVersion", "integer", (it) => it.notNull())
    .addColumn("archived", "integer", (it) => it.notNull())
    .addColumn("example", "integer", (it) => it.notNull())
    .addColumn("createdAt", "bigint", (it) => it.notNull())
    .execute();
  await db.schema
    .createTable("planUpdate")
    .addColumn("seq", "integer", (it) => it.primaryKey().autoIncrement())
    .addColumn("planId", "text", (it) => it.notNull().references("plan.id"))
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("bytes", "blob", (it) => it.notNull())
    .execute();
  await db.schema
    .createIndex("planUpdateOfPlan")
    .on("planUpdate")
    .columns(["planId", "seq", "at"])
    .execute();
  await db.schema
    .createTable("planSnapshot")
    .addColumn("planId", "text", (it) => it.primaryKey().references("plan.id"))
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addColumn("changedAt", "bigint", (it) => it.notNull())
    .addColumn("bytes", "blob", (it) => it.notNull())
    .execute();
  await db.schema
    .createTable("planSummary")
    .addColumn("planId", "text", (it) => it.primaryKey().references("plan.id"))
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addColumn("basis", "text", (it) => it.notNull())
    .addColumn("facts", "text", (it) => it.notNull())
    .addColumn("words", "text", (it) => it.notNull())
    .execute();
}
/** PostgreSQL came later, so it begins with what the embedded database became step by step. */
async function postgres(db: Bare): Promise<void> {
  // Ids are compared byte by byte whatever the language of the database is, as SQLite does.
  const id = sql`text collate "C"`;
  await db.schema
    .createTable("plan")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("reference", "text", (it) => it.notNull().unique())
    .addColumn("template", "text", (it) => it.notNull())
    .addColumn("templateVersion", "integer", (it) => it.notNull())
    .addColumn("archived", "integer", (it) => it.notNull())
    .addColumn("example", "integer", (it) => it.notNull())
    .addColumn("createdAt", "bigint", (it) => it.notNull())
    .addColumn("seq", "bigint", (it) => it.notNull().defaultTo(0))
    .addColumn("changedAt", "bigint", (it) => it.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("planUpdate")
    .addColumn("planId", id, (it) => it.notNull().references("plan.id"))
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("bytes", "bytea", (it) => it.notNull())
    .addPrimaryKeyConstraint("planUpdateKey", ["planId", "seq"])
    .execute();
  await db.schema
    .createTable("planSnapshot")
    .addColumn("planId", id, (it) => it.primaryKey().references("plan.id"))
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addColumn("bytes", "bytea", (it) => it.notNull())
    .execute();
  await db.schema
    .createTable("planSummary")
    .addColumn("planId", id, (it) => it.primaryKey().references("plan.id"))
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addColumn("basis", "text", (it) => it.notNull())
    .addColumn("facts", "text", (it) => it.notNull())
    .addColumn("words", "text", (it) => it.notNull())
    .execute();
}
