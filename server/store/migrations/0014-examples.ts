import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** Passages without names that show a team what does well and what does not. */
export const examples: Migration = {
  name: "0014-examples",
  servesFrom: 6,
  sqlite: (db) => create(db, "sqlite"),
  postgres: (db) => create(db, "postgres"),
};

async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = kind === "postgres" ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable("ruleExample")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("teamId", id, (it) => it.notNull())
    .addColumn("rule", id, (it) => it.notNull())
    .addColumn("isGood", "integer", (it) => it.notNull())
    .addColumn("words", "text", (it) => it.notNull())
    .addColumn("note", "text", (it) => it.notNull())
    .addColumn("by", id, (it) => it.notNull())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("approvedBy", id, (it) => it.notNull())
    .addColumn("approvedAt", "bigint", (it) => it.notNull())
    .addColumn("withdrawnAt", "bigint")
    .execute();
  await db.schema
    .createIndex("ruleExampleOf")
    .on("ruleExample")
    .columns(["teamId", "rule"])
    .execute();
}
