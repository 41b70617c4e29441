import type { Kysely } from "kysely";
import type { DatabaseKind } from "./migrate.ts";
import { openPostgres } from "./open-postgres.ts";
import { openSqlite } from "./open-sqlite.ts";
import type { Tables } from "./tables.ts";

/** Where plans are kept: a folder of this machine, or a PostgreSQL that several servers share. */
export type DatabasePlace = { kind: "sqlite"; dataDir: string } | { kind: "postgres"; url: string };

/** A database that is open and up to date. */
export type Database = {
  db: Kysely<Tables>;
  kind: DatabaseKind;
  /** The id of the deployment: all servers on one database share it, and no others have it. */
  deployment: string;
};

/**
 * Opens a database, made when missing, and brings its tables up to date. Throws a `DatabaseError`.
 * No two servers ever hold one folder; any number share a PostgreSQL. `onStopped` hears of it when
 * the thread with the embedded database dies; what is asked next starts it again. `onUnsafe` hears
 * the name of a setting of PostgreSQL with which a power cut loses what was said to be kept.
 */
export function openDatabase(
  place: DatabasePlace,
  onStopped = () => {},
  onUnsafe: (setting: string) => void = () => {},
): Promise<Database> {
  return place.kind === "postgres"
    ? openPostgres(place.url, onUnsafe)
    : openSqlite(place.dataDir, onStopped);
}
