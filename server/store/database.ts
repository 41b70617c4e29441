import type { Kysely } from "kysely";
import type { DatabaseKind, Progress } from "./migrate.ts";
import {
  inspectPostgres,
  nameOfPostgres,
  openPostgres,
  openPostgresAlone,
  openPostgresBeside,
} from "./open-postgres.ts";
import { inspectSqlite, nameOfSqlite, openSqlite, openSqliteBeside } from "./open-sqlite.ts";
import type { Tables } from "./tables.ts";

/** Where plans are kept: a folder of this machine, or a PostgreSQL that several servers share. */
export type DatabasePlace = { kind: "sqlite"; dataDir: string } | { kind: "postgres"; url: string };

/** The place that the settings name: a PostgreSQL where there is one, and else the data folder. */
export function placeOf({ databaseUrl, dataDir }: Settings): DatabasePlace {
  return databaseUrl === null
    ? { kind: "sqlite", dataDir }
    : { kind: "postgres", url: databaseUrl };
}

type Settings = { databaseUrl: string | null; dataDir: string };

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

/** Opens a database for long work that no server may disturb. Throws a `DatabaseError`. */
export function openAlone(place: DatabasePlace): Promise<Database> {
  return place.kind === "postgres"
    ? openPostgresAlone(place.url)
    : openSqlite(place.dataDir, () => {});
}

/**
 * Opens a database beside the servers that may use it, for work that holds nobody up. It has to be
 * there and up to date. Throws a `DatabaseError`.
 */
export function openBeside(place: DatabasePlace): Promise<Database> {
  return place.kind === "postgres"
    ? openPostgresBeside(place.url)
    : openSqliteBeside(place.dataDir);
}

/** How far a database has come; changes nothing. Throws a `DatabaseError`. */
export function inspectDatabase(place: DatabasePlace): Promise<Progress> {
  return place.kind === "postgres" ? inspectPostgres(place.url) : inspectSqlite(place.dataDir);
}

/** What people call a database, to go after "the"; never with a password. */
export function nameOfDatabase(place: DatabasePlace): string {
  return place.kind === "postgres" ? nameOfPostgres(place.url) : nameOfSqlite(place.dataDir);
}
