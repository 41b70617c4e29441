import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** What is told of each team's month, and where it was sent. */
export const reports: Migration = {
  name: "0015-reports",
  servesFrom: 6,
  sqlite: (db) => create(db, "sqlite"),
  postgres: (db) => create(db, "postgres"),
};

async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = kind === "postgres" ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable("report")
    .addColumn("month", id, (it) => it.notNull())
    .addColumn("teamId", id, (it) => it.notNull())
    .addColumn("facts", "text", (it) => it.notNull())
    .addColumn("closedAt", "bigint")
    .addPrimaryKeyConstraint("reportKey", ["month", "teamId"])
    .execute();
  await db.schema
    .createTable("reportSent")
    .addColumn("month", id, (it) => it.notNull())
    .addColumn("about", id, (it) => it.notNull())
    .addColumn("destination", id, (it) => it.notNull())
    .addColumn("tries", "integer", (it) => it.notNull())
    .addColumn("dueAt", "bigint", (it) => it.notNull())
    .addColumn("sentAt", "bigint")
    .addColumn("problem", "text")
    .addPrimaryKeyConstraint("reportSentKey", ["month", "about", "destination"])
    .execute();
}
