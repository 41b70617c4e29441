/** What the database said when it could not do something; `code` is SQLite's result code, or 0. */
export class StorageError extends Error {
  override name = "StorageError";
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    // Extended codes hold more in the upper bits.
    this.code = code & 0xff;
  }
}

/** Why nothing can be kept, as the end of "Can't save: …" and without a full stop. */
export function reasonOf(error: unknown): string {
  const code = error instanceof StorageError ? error.code : 0;
  return REASONS[code] ?? "the database can't be written";
}

/** SQLite's result codes that a person can do something about. */
export const SQLITE = {
  busy: 5,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  notADb: 26,
};

const REASONS: Record<number, string> = {
  [SQLITE.busy]: "another program holds the database",
  [SQLITE.readOnly]: "the database may not be written to",
  [SQLITE.io]: "the disk of the server reports an error",
  [SQLITE.corrupt]: "the database is damaged",
  [SQLITE.full]: "the disk of the server is full",
  [SQLITE.cantOpen]: "the database can't be opened",
  [SQLITE.notADb]: "the database is damaged",
};
