import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** How rules are set here, and how they do. */
export const rulesInUse: Migration = {
  name: "0012-rules-in-use",
  servesFrom: 6,
  sqlite: (db) => create(db, "sqlite"),
  postgres: (db) => create(db, "postgres"),
};

async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = kind === "postgres" ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable("ruleTuning")
    .addColumn("number", "integer", (it) => it.primaryKey())
    .addColumn("rule", id, (it) => it.notNull())
    .addColumn("setting", "text")
    .addColumn("reason", "text", (it) => it.notNull())
    .addColumn("by", id, (it) => it.notNull())
    .addColumn("at", "bigint", (it) => it.notNull())
    .execute();
  await db.schema
    .createTable("ruleEvent")
    .addColumn("month", id, (it) => it.notNull())
    .addColumn("teamId", id, (it) => it.notNull())
    .addColumn("rule", id, (it) => it.notNull())
    .addColumn("what", id, (it) => it.notNull())
    .addColumn("times", "integer", (it) => it.notNull())
    .addPrimaryKeyConstraint("ruleEventKey", ["month", "teamId", "rule", "what"])
    .execute();
}
