import { sql } from "kysely";
import { checkAudit } from "#server/upkeep/audit-check.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import type { Database } from "#server/store/database.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import { bad, type Finding, good, look } from "./finding.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Looks at a database that is open: how it keeps what people write, and what it says of the rest. */
export async function checkDatabase(database: Database, now: Date): Promise<Finding[]> {
  return [
    await (database.kind === "postgres" ? checkPostgres(database) : checkSqlite(database)),
    await checkClock(database, now),
    await checkBackups(database, now),
    await checkLog(database),
    await checkErasure(database, now),
    await checkPeople(database),
  ];
}

async function checkSqlite({ db }: Database): Promise<Finding> {
  const mode = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
  const check = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  if (check.rows[0]?.quick_check !== "ok")
    return bad("database", "The database is damaged. Put back a backup with: ownwords restore");
  return mode.rows[0]?.journal_mode === "wal"
    ? good("database", "The database is sound, and keeps what people write through a power cut.")
    : bad("database", "Another program has changed how the database keeps what people write.");
}

async function checkPostgres({ db }: Database): Promise<Finding> {
  const off = sql<{ name: string }>`
    select name from pg_settings where name in ('fsync', 'full_page_writes') and setting = 'off'`;
  const names = (await off.execute(db)).rows.map((it) => it.name);
  if (names.length)
    return bad(
      "database",
      `PostgreSQL has ${names.join(" and ")} turned off, so a power cut loses what people were told is saved.`,
    );
  return good("database", "PostgreSQL keeps what people write through a power cut.");
}

async function checkClock({ db, kind }: Database, now: Date): Promise<Finding> {
  const newest = await db
    .selectFrom("audit")
    .select(({ fn }) => fn.max("at").as("at"))
    .executeTakeFirst();
  if ((newest?.at ?? 0) > now.getTime() + HOUR_MS)
    return bad("clock", "The clock of this machine is behind what was done already. Set it.");
  if (kind === "sqlite") return good("clock", "The clock is not behind what was done already.");
  const { rows } = await sql<{ ms: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as "ms"`.execute(db);
  const apart = Math.abs((rows[0]?.ms ?? 0) - now.getTime());
  return apart > 30_000
    ? bad(
        "clock",
        `The clocks of this machine and of PostgreSQL are ${Math.round(apart / 1000)} seconds apart.`,
      )
    : good("clock", "The clocks of this machine and of PostgreSQL agree.");
}

async function checkBackups({ db }: Database, now: Date): Promise<Finding> {
  const newest = await db
    .selectFrom("audit")
    .select(({ fn }) => fn.max("at").as("at"))
    .where("action", "=", "backup-made")
    .executeTakeFirst();
  if (!newest?.at) return look("backups", "No backup was ever made with: ownwords backup");
  const days = Math.floor((now.getTime() - newest.at) / DAY_MS);
  if (days > 7) return bad("backups", `The last backup is ${days} days old.`);
  if (days > 1) return look("backups", `The last backup is ${days} days old.`);
  return good("backups", "The last backup is not older than two days.");
}

async function checkLog(database: Database): Promise<Finding> {
  const { entries, faults } = await checkAudit(createAuditStore(database));
  if (faults.length)
    return bad(
      "audit",
      "The audit log was changed after it was written. See: ownwords audit verify",
    );
  return good("audit", `The audit log is as it was written: ${entries} entries.`);
}

async function checkErasure(database: Database, now: Date): Promise<Finding> {
  const yesterday = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10);
  const due = await createEraseStore(database).due(yesterday);
  if (due.length)
    return look(
      "erasure",
      `${due.length} closed plans should have been erased by now. A running server does it within the hour.`,
    );
  const left = await database.db
    .selectFrom("erasedPlan")
    .select("planId")
    .where("isOverwritten", "=", 0)
    .where("at", "<", now.getTime() - DAY_MS)
    .execute();
  return left.length
    ? look("erasure", "What is left of erased plans in the database file is not written over yet.")
    : good("erasure", "No plan is kept beyond its time.");
}

async function checkPeople({ db }: Database): Promise<Finding> {
  const people = await db
    .selectFrom("person")
    .select(["isAdministrator", "twoFactorEnabled"])
    .where("disabledAt", "is", null)
    .execute();
  const administrators = people.filter((it) => it.isAdministrator === 1);
  if (!people.length)
    return look("people", "Nobody has an account yet. The server prints a code for the first one.");
  if (!administrators.length) return bad("people", "There is no administrator any more.");
  return good("people", `${people.length} people have an account, and there is an administrator.`);
}
