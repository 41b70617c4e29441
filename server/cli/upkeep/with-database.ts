import { readConfig } from "#server/config.ts";
import { type Database, openBeside, placeOf } from "#server/store/database.ts";
import { failureOf } from "#server/store/failure.ts";
import { CommandError } from "../command-error.ts";

/** Does something with the database that the settings name, beside the servers that may use it. */
export async function withDatabase<T>(deed: (database: Database) => Promise<T>): Promise<T> {
  const place = placeOf(readConfig(process.env));
  return inSentences(async () => {
    const database = await openBeside(place);
    try {
      return await deed(database);
    } finally {
      await database.db.destroy();
    }
  });
}

/** Turns what went wrong with a database into a sentence for whoever gave the command. */
export async function inSentences<T>(deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    const sentence = failureOf(error);
    throw sentence ? new CommandError(sentence) : error;
  }
}
