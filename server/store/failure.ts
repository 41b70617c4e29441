import { DatabaseError } from "./database-error.ts";
import { reasonOf, StorageError } from "./storage-error.ts";

/** What went wrong with a database, as a sentence for people; null for anything else. */
export function failureOf(error: unknown): string | null {
  if (error instanceof DatabaseError) return error.message;
  if (error instanceof StorageError) return `That did not work: ${reasonOf(error)}.`;
  return null;
}
