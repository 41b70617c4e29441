import { sql } from "kysely";
import type { Bare, Migration } from "../migrate.ts";

/** The list asks for the plans that changed last, and for plans by parts of words. */
export const list: Migration = { name: "0002-list", servesFrom: 1, sqlite, postgres };

/**
 * What changed last must not cost a look at every change there ever was: each plan's row says when
 * its document changed, and which change was the last.
 */
async function sqlite(db: Bare): Promise<void> {
  await db.schema
    .alterTable("plan")
    .addColumn("seq", "bigint", (it) => it.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable("plan")
    .addColumn("changedAt", "bigint", (it) => it.notNull().defaultTo(0))
    .execute();
  await sql`
    update "plan" set
      "seq" = max(
        (select "seq" from "planSnapshot" where "planId" = "plan"."id"),
        coalesce((select max("seq") from "planUpdate" where "planId" = "plan"."id"), 0)),
      "changedAt" = coalesce(
        (select "at" from "planUpdate" where "planId" = "plan"."id" order by "seq" desc limit 1),
        (select "changedAt" from "planSnapshot" where "planId" = "plan"."id"))
  `.execute(db);
  await db.schema.alterTable("planSnapshot").dropColumn("changedAt").execute();
  await db.schema
    .createIndex("planByChange")
    .on("plan")
    .columns(["archived", "changedAt", "id"])
    .execute();
  // A trigger, so that keeping changes stays one statement, which happens wholly or not at all.
  await sql`
    create trigger "planChanged" after insert on "planUpdate" begin
      update "plan" set "seq" = new."seq", "changedAt" = new."at" where "id" = new."planId";
    end
  `.execute(db);
  await indexWords(db);
}

/**
 * Every three letters in a row are indexed, so that a part of a word is found in a moment in
 * thousands of plans.
 */
async function indexWords(db: Bare): Promise<void> {
  await db.schema.alterTable("planSummary").renameTo("oldSummary").execute();
  await db.schema
    .createTable("planSummary")
    // The index counts on numbers that stay when the file is tidied up.
    .addColumn("number", "integer", (it) => it.primaryKey())
    .addColumn("planId", "text", (it) => it.notNull().unique().references("plan.id"))
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addColumn("basis", "text", (it) => it.notNull())
    .addColumn("facts", "text", (it) => it.notNull())
    .addColumn("words", "text", (it) => it.notNull())
    .execute();
  const columns = sql`"planId", "seq", "basis", "facts", "words"`;
  await sql`insert into "planSummary" (${columns}) select ${columns} from "oldSummary"`.execute(db);
  await db.schema.dropTable("oldSummary").execute();
  await sql`
    create virtual table "planWords" using fts5(
      "words", content='planSummary', content_rowid='number',
      tokenize='trigram case_sensitive 1')
  `.execute(db);
  await sql`insert into "planWords" ("planWords") values ('rebuild')`.execute(db);
  const add = sql`insert into "planWords" (rowid, "words") values (new."number", new."words");`;
  const remove = sql`insert into "planWords" ("planWords", rowid, "words")
    values ('delete', old."number", old."words");`;
  for (const trigger of [
    sql`"summaryAdded" after insert on "planSummary" begin ${add} end`,
    sql`"summaryRemoved" after delete on "planSummary" begin ${remove} end`,
    sql`"wordsChanged" after update on "planSummary" when old."words" is not new."words"
      begin ${remove} ${add} end`,
  ])
    await sql`create trigger ${trigger}`.execute(db);
}

async function postgres(db: Bare): Promise<void> {
  await db.schema
    .createIndex("planByChange")
    .on("plan")
    .columns(["archived", "changedAt", "id"])
    .execute();
  // Words kept beside the table would count for nothing when PostgreSQL asks itself whether to look
  // at all of them or to use the index.
  await sql`alter table "planSummary" alter column "words" set storage main`.execute(db);
  await sql`
    do $$ begin
      create extension if not exists pg_trgm;
      create index "planWords" on "planSummary" using gin ("words" gin_trgm_ops);
    exception
      -- Who may not add it, or has a PostgreSQL without it, still finds everything, only slower.
      when insufficient_privilege or undefined_file or undefined_object or feature_not_supported
        then raise notice 'Searching goes on without pg_trgm.';
    end $$
  `.execute(db);
}
