import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** What was found in plans, counted and listed for whoever leads a team, and how it was by month. */
export const quality: Migration = {
  name: "0010-quality",
  servesFrom: 6,
  sqlite: (db) => create(db, "sqlite"),
  postgres: (db) => create(db, "postgres"),
};

/** All but the months is a cache. What is of a plan goes with it, though a program before erases it. */
async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = kind === "postgres" ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable("planQuality")
    .addColumn("planId", id, (it) => it.primaryKey().references("plan.id").onDelete("cascade"))
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addColumn("basis", "text", (it) => it.notNull())
    .addColumn("pack", "text", (it) => it.notNull())
    .addColumn("stage", "text", (it) => it.notNull())
    .addColumn("blankSections", "integer")
    .addColumn("missingOwners", "integer")
    .addColumn("overdueReviews", "integer")
    .addColumn("comingReviews", "integer")
    .addColumn("missedPromises", "integer")
    .addColumn("notAgreed", "integer")
    .addColumn("print", "text", (it) => it.notNull())
    .addColumn("signedPrint", "text", (it) => it.notNull())
    .execute();
  await db.schema
    .createTable("planTally")
    .addColumn("planId", id, (it) => it.notNull().references("plan.id").onDelete("cascade"))
    .addColumn("area", "text", (it) => it.notNull())
    .addColumn("rule", "text", (it) => it.notNull())
    .addColumn("places", "integer", (it) => it.notNull())
    .addColumn("dismissed", "integer", (it) => it.notNull())
    .addPrimaryKeyConstraint("planTallyKey", ["planId", "area", "rule"])
    .execute();
  await db.schema
    .createIndex("planTallyBy")
    .on("planTally")
    .columns(["area", "rule", "planId", "places", "dismissed"])
    .execute();
  await db.schema
    .createTable("planFinding")
    .addColumn("planId", id, (it) => it.notNull().references("plan.id").onDelete("cascade"))
    .addColumn("nth", "integer", (it) => it.notNull())
    .addColumn("key", "text", (it) => it.notNull())
    .addColumn("rule", "text")
    .addColumn("messageId", "text")
    .addColumn("tier", "text", (it) => it.notNull())
    .addColumn("severity", "text", (it) => it.notNull())
    .addColumn("entity", "text", (it) => it.notNull())
    .addColumn("section", "text", (it) => it.notNull())
    .addColumn("areas", "text", (it) => it.notNull())
    .addColumn("gap", "text")
    .addColumn("day", "text")
    .addColumn("isOpen", "integer", (it) => it.notNull())
    .addColumn("dismissal", "text")
    .addColumn("since", "bigint", (it) => it.notNull())
    .addPrimaryKeyConstraint("planFindingKey", ["planId", "nth"])
    .execute();
  const byRule = db.schema.createIndex("planFindingByRule").on("planFinding");
  await byRule.columns(["rule", "isOpen", "planId"]).execute();
  const byGap = db.schema.createIndex("planFindingByGap").on("planFinding");
  await byGap.columns(["gap", "isOpen", "planId"]).execute();
  await db.schema
    .createTable("planSignature")
    .addColumn("planId", id, (it) => it.notNull().references("plan.id").onDelete("cascade"))
    .addColumn("entity", "text", (it) => it.notNull())
    .addColumn("key", "text", (it) => it.notNull())
    .addColumn("section", "text", (it) => it.notNull())
    .addColumn("bytes", kind === "postgres" ? "bytea" : "blob", (it) => it.notNull())
    .addPrimaryKeyConstraint("planSignatureKey", ["planId", "entity", "key"])
    .execute();
  await db.schema
    .createTable("qualityMonth")
    .addColumn("month", "text", (it) => it.notNull())
    .addColumn("teamId", id, (it) => it.notNull())
    .addColumn("template", "text", (it) => it.notNull())
    .addColumn("plans", "integer", (it) => it.notNull())
    .addColumn("withFindings", "integer", (it) => it.notNull())
    .addColumn("blankSections", "integer", (it) => it.notNull())
    .addColumn("missingOwners", "integer", (it) => it.notNull())
    .addColumn("overdueReviews", "integer", (it) => it.notNull())
    .addColumn("comingReviews", "integer", (it) => it.notNull())
    .addColumn("missedPromises", "integer", (it) => it.notNull())
    .addColumn("notAgreed", "integer", (it) => it.notNull())
    .addPrimaryKeyConstraint("qualityMonthKey", ["month", "teamId", "template"])
    .execute();
}
