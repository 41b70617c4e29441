import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** Whole documents as they were at some moment, for people to go back to. */
export const versions: Migration = {
  name: "0004-versions",
  servesFrom: 3,
  sqlite: (db) => create(db, "sqlite"),
  postgres: (db) => create(db, "postgres"),
};

async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = kind === "postgres" ? sql`text collate "C"` : "text";
  await db.schema
    .createTable("planVersion")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("planId", id, (it) => it.notNull().references("plan.id"))
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("reason", "text", (it) => it.notNull())
    .addColumn("note", "text", (it) => it.notNull())
    .addColumn("by", "text", (it) => it.notNull())
    .addColumn("day", "text")
    .addColumn("bytes", kind === "postgres" ? "bytea" : "blob", (it) => it.notNull())
    // Two days left out are different, so this holds for daily versions alone.
    .addUniqueConstraint("planVersionOfDay", ["planId", "reason", "day"])
    .execute();
  await db.schema
    .createIndex("planVersionByMoment")
    .on("planVersion")
    .columns(["planId", "at"])
    .execute();
}
