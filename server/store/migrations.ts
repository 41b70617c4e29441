import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** How the tables came to be, oldest first; one that has been released never changes. */
export const migrations: Record<string, Migration> = {
  "0001-plans": { up: createPlans },
};

async function createPlans(db: Kysely<unknown>): Promise<void> {
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
