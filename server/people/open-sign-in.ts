import type { Audit } from "#server/upkeep/audit.ts";
import { type Config, StartError } from "#server/config.ts";
import { readSecret } from "#server/secret.ts";
import type { Database } from "#server/store/database.ts";
import { createDirectoryStore } from "#server/store/directory-store.ts";
import { createInvitationStore } from "#server/store/invitation-store.ts";
import { createOwnAccountStore } from "#server/store/own-account-store.ts";
import type { PeopleStore } from "#server/store/people-store.ts";
import { createSessionStore } from "#server/store/session-store.ts";
import { createAuthAnswers } from "./answer-auth.ts";
import { createFirstRun } from "./first-run.ts";
import { createInvitations } from "./invitations.ts";
import { openOidc } from "./oidc.ts";
import { createTries } from "./tries.ts";

/** What signing in is made of; null where nobody signs in. */
export type SignIn = Awaited<ReturnType<typeof openSignIn>>;

/**
 * Accounts and how the first one comes about; null where nobody signs in. Throws a `StartError` and
 * closes the database where that can't be.
 */
export async function openSignIn(
  config: Config,
  database: Database,
  people: PeopleStore,
  audit: Audit,
  address: () => string,
) {
  try {
    if (!config.signIn) {
      if (await people.isEmpty()) return null;
      throw new StartError("SIGN_IN is off, but people have accounts here. Leave SIGN_IN out.");
    }
    const secret = await readSecret(config);
    const others = config.publicAddresses.slice(1);
    const now = Date.now;
    const oidc = config.oidc && (await openOidc(config.oidc));
    const directory = createDirectoryStore(database);
    const parts = { database, people, directory, oidc, secret, address, others, now };
    // 60 MB that a server without accounts has no use for.
    const { createAccounts } = await import("./accounts.ts");
    const accounts = createAccounts(parts);
    const { deployment } = database;
    const hasPasswords = config.signInPasswords;
    const invitations = createInvitationStore(database);
    const tries = createTries(database, now);
    return {
      accounts,
      /** How people may sign in. */
      ways: { hasPasswords, provider: oidc?.name ?? null },
      firstRun: createFirstRun(accounts, people, audit, { secret, deployment }),
      answerAuth: createAuthAnswers({ accounts, tries, directory, audit, hasPasswords }),
      directory,
      invitations,
      links: createInvitations({ accounts, people, directory, invitations, audit, now }),
      own: createOwnAccountStore(database),
      sessions: createSessionStore(database),
      audit,
      now,
    };
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
}
