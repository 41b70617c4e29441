import pg from "pg";
import { DatabaseError } from "./database-error.ts";
import { StorageError, type Trouble } from "./storage-error.ts";

/** What PostgreSQL, or the way to it, said, as a `StorageError`. */
export function postgresError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StorageError(message, troubleOf(error), error);
}

/**
 * Why a PostgreSQL can't be used, as a sentence for the person who starts the server; `place` is
 * what people call it. The address itself never comes in, for it holds a password.
 */
export function postgresSentence(error: unknown, place: string): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const { cause } = error instanceof StorageError ? error : { cause: error };
  const code = codeOf(cause);
  const problem = PROBLEMS[code] ?? PROBLEMS[troubleOf(error)] ?? "can't be used";
  const detail = problem.match(/[.?]$/) ? "" : ` (${code || "no reason given"}).`;
  return new DatabaseError(`The ${place} ${problem}${detail}`);
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof StorageError) return error.trouble;
  // Without an answer of the server it is the way to it that failed, or its time was up.
  if (!(error instanceof pg.DatabaseError)) return "away";
  const { code = "" } = error;
  return TROUBLES[code] ?? TROUBLES[code.slice(0, 2)] ?? "other";
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** PostgreSQL's codes, or the classes that they begin with. */
const TROUBLES: Record<string, Trouble> = {
  "08": "away",
  "25006": "read-only",
  "28": "cant-open",
  "3D": "cant-open",
  "40": "busy",
  "42501": "read-only",
  "53": "busy",
  "53100": "full",
  "55P03": "busy",
  "57": "away",
  "57014": "busy",
  "58": "disk",
  XX001: "damaged",
  XX002: "damaged",
};

const PROBLEMS: Record<string, string> = {
  "28000": "does not let us in. Is the name in DATABASE_URL right?",
  "28P01": "refuses the name or the password in DATABASE_URL.",
  "3D000": "does not exist. Create it, or set DATABASE_URL to another one.",
  "3F000": "has no schema to make tables in.",
  "42501":
    "does not let us make tables. Give its owner's name in DATABASE_URL, or grant the right to.",
  "53300": "has no connection free.",
  "57P03": "is just starting or stopping. Try again in a moment.",
  "58P01": "is damaged: files are missing",
  away: "can't be reached. Is it running, and is DATABASE_URL right?",
  busy: "is too busy",
  damaged: "is damaged. Nothing was changed",
  disk: "has trouble with its disk",
  full: "can't be used: its disk is full.",
  "read-only": "may not be written to, so it may be a copy of another one.",
};
