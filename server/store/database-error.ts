/** Why the database can't be used, as one sentence for the person who starts the server. */
export class DatabaseError extends Error {
  override name = "DatabaseError";
}
