import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** Plans that are looked at for their quality, and samples of them. */
export const reviews: Migration = {
  name: "0013-reviews",
  servesFrom: 6,
  sqlite: (db) => create(db, "sqlite"),
  postgres: (db) => create(db, "postgres"),
};

/** What is of a plan goes with it, though a program before erases it. */
async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = kind === "postgres" ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable("sample")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("by", id, (it) => it.notNull())
    .addColumn("purpose", "text", (it) => it.notNull())
    .addColumn("filter", "text", (it) => it.notNull())
    .addColumn("teams", "text")
    .addColumn("seed", "text", (it) => it.notNull())
    .addColumn("size", "integer", (it) => it.notNull())
    .addColumn("of", "integer", (it) => it.notNull())
    .addColumn("ofPrint", "text", (it) => it.notNull())
    .execute();
  await db.schema
    .createTable("planReview")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("planId", id, (it) => it.notNull().references("plan.id").onDelete("cascade"))
    .addColumn("state", "text", (it) => it.notNull())
    .addColumn("steps", "integer", (it) => it.notNull())
    .addColumn("begunAt", "bigint", (it) => it.notNull())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("seenSeq", "bigint", (it) => it.notNull())
    .execute();
  await db.schema.createIndex("planReviewOf").on("planReview").column("planId").execute();
  // Two leads who begin to look at a plan at once look at it together.
  await sql`create unique index "planReviewOpen" on "planReview" ("planId")
    where "state" in ('waiting', 'asked', 'answered')`.execute(db);
  await db.schema
    .createTable("reviewStep")
    .addColumn("reviewId", id, (it) => it.notNull().references("planReview.id").onDelete("cascade"))
    .addColumn("nth", "integer", (it) => it.notNull())
    .addColumn("planId", id, (it) => it.notNull().references("plan.id").onDelete("cascade"))
    .addColumn("kind", "text", (it) => it.notNull())
    .addColumn("words", "text", (it) => it.notNull())
    .addColumn("items", "text", (it) => it.notNull())
    .addColumn("by", id, (it) => it.notNull())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addPrimaryKeyConstraint("reviewStepKey", ["reviewId", "nth"])
    .execute();
  await db.schema.createIndex("reviewStepOf").on("reviewStep").column("planId").execute();
  await db.schema
    .createTable("samplePlan")
    .addColumn("sampleId", id, (it) => it.notNull().references("sample.id").onDelete("cascade"))
    .addColumn("nth", "integer", (it) => it.notNull())
    .addColumn("planId", id, (it) => it.notNull().references("plan.id").onDelete("cascade"))
    .addColumn("reviewId", id, (it) => it.notNull().references("planReview.id").onDelete("cascade"))
    .addPrimaryKeyConstraint("samplePlanKey", ["sampleId", "nth"])
    .execute();
  await db.schema.createIndex("samplePlanOf").on("samplePlan").column("planId").execute();
  await db.schema.createIndex("samplePlanIn").on("samplePlan").column("reviewId").execute();
}
