import { type Config, StartError } from "#server/config.ts";
import { readSecret } from "#server/secret.ts";
import type { Database } from "#server/store/database.ts";
import type { PeopleStore } from "#server/store/people-store.ts";
import { createAccounts } from "./accounts.ts";
import { createFirstRun } from "./first-run.ts";

/**
 * Accounts and how the first one comes about; null where nobody signs in. Throws a `StartError` and
 * closes the database where that can't be.
 */
export async function openSignIn(
  config: Config,
  database: Database,
  people: PeopleStore,
  address: () => string,
) {
  try {
    if (!config.signIn) {
      if (await people.isEmpty()) return null;
      throw new StartError("SIGN_IN is off, but people have accounts here. Leave SIGN_IN out.");
    }
    const secret = await readSecret(config);
    const others = config.publicAddresses.slice(1);
    const accounts = createAccounts({ database, secret, address, others });
    const { deployment } = database;
    return { accounts, firstRun: createFirstRun(accounts, people, { secret, deployment }) };
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
}
