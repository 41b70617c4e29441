import { StorageError, type Trouble } from "./storage-error.ts";

/** What SQLite said, as a `StorageError`; `code` is its result code. */
export function sqliteError({ message, code }: { message: string; code: number }): StorageError {
  // Extended codes hold more in the upper bits.
  return new StorageError(message, TROUBLES[code & 0xff] ?? "other");
}

/** SQLite's result codes that a person can do something about. */
const TROUBLES: Record<number, Trouble> = {
  5: "busy",
  8: "read-only",
  10: "disk",
  11: "damaged",
  13: "full",
  14: "cant-open",
  26: "damaged",
};
