/** What keeps a database from doing what it was asked; `"other"` where nobody can do much about it. */
export type Trouble =
  "away" | "busy" | "cant-open" | "damaged" | "disk" | "full" | "other" | "read-only";

/** That the database could not do something. Its message is the database's own. */
export class StorageError extends Error {
  override name = "StorageError";
  readonly trouble: Trouble;

  constructor(message: string, trouble: Trouble, cause?: unknown) {
    super(message, { cause });
    this.trouble = trouble;
  }
}

/** Why nothing can be kept, as the end of "Can't save: …" and without a full stop. */
export function reasonOf(error: unknown): string {
  return REASONS[error instanceof StorageError ? error.trouble : "other"];
}

const REASONS: Record<Trouble, string> = {
  away: "the database can't be reached",
  busy: "the database is busy with something else",
  "cant-open": "the database can't be opened",
  damaged: "the database is damaged",
  disk: "the disk of the server reports an error",
  full: "the disk of the server is full",
  other: "the database can't be written",
  "read-only": "the database may not be written to",
};
