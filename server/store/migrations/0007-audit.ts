import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** What was done by whom, in a chain that shows where anything was changed afterwards. */
export const audit: Migration = { name: "0007-audit", servesFrom: 3, sqlite, postgres };

async function sqlite(db: Bare): Promise<void> {
  await create(db, "sqlite");
  const refuse = sql`begin select raise(abort, 'The audit log is only added to.'); end`;
  await sql`create trigger "auditChanged" before update of ${FIXED} on "audit" ${refuse}`.execute(
    db,
  );
  await sql`create trigger "auditRemoved" before delete on "audit" ${refuse}`.execute(db);
}

async function postgres(db: Bare): Promise<void> {
  await create(db, "postgres");
  await sql`
    create function "refuseAuditChange"() returns trigger language plpgsql as $$
      begin raise exception 'The audit log is only added to.'; end $$
  `.execute(db);
  await sql`
    create trigger "auditChanged" before delete or update of ${FIXED} on "audit"
      for each row execute function "refuseAuditChange"()
  `.execute(db);
}

/** All but the words of a reason, which go with the plan that they are about. */
const FIXED = sql.join(
  ["number", "at", "actorKind", "actor", "action", "planId", "about", "whyPrint", "hash"].map(
    (it) => sql.ref(it),
  ),
);

async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = kind === "postgres" ? sql`text collate "C"` : "text";
  await db.schema
    .createTable("audit")
    .addColumn("number", "bigint", (it) => it.primaryKey())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("actorKind", "text", (it) => it.notNull())
    .addColumn("actor", id, (it) => it.notNull())
    .addColumn("action", "text", (it) => it.notNull())
    // No plan needs to be there: the log outlives the plans.
    .addColumn("planId", id)
    .addColumn("about", id)
    .addColumn("why", "text")
    .addColumn("whySalt", "text")
    .addColumn("whyPrint", "text", (it) => it.notNull())
    .addColumn("hash", "text", (it) => it.notNull())
    .execute();
  await db.schema.createIndex("auditOfPlan").on("audit").columns(["planId", "at"]).execute();
  await db.schema
    .createTable("auditHead")
    .addColumn("id", "integer", (it) => it.primaryKey())
    .addColumn("number", "bigint", (it) => it.notNull())
    .addColumn("hash", "text", (it) => it.notNull())
    .execute();
}
