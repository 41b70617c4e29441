import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins";
import { passkey } from "@better-auth/passkey";
import type { Database } from "#server/store/database.ts";
import { newId } from "#server/new-ids.ts";

/** Shorter passwords are refused, longer ones would cost more to check than they protect. */
export const PASSWORD_LENGTH = { least: 12, most: 200 };

/** What accounts are made of. */
export type AccountParts = {
  database: Pick<Database, "db">;
  secret: string;
  /** Where people reach this server, `"https://plans.example.org"`; asked once it listens. */
  address: () => string;
  /** Further addresses that lead here. */
  others: readonly string[];
};

/** Accounts, sign-in and sessions, all of them better-auth's. */
export type Accounts = ReturnType<typeof createAccounts>;

/** Makes better-auth over our database, when it is first asked for. */
export function createAccounts(parts: AccountParts) {
  let made: ReturnType<typeof makeAuth> | null = null;
  const auth = () => (made ??= makeAuth(parts));
  return {
    /** Answers what browsers ask at `/api/auth/…`. */
    handler: (request: Request): Promise<Response> => auth().handler(request),

    /** Whose session a request brings; null where it brings none that holds. */
    async personOf(headers: Headers): Promise<string | null> {
      const found = await auth().api.getSession({ headers, query: { disableCookieCache: true } });
      return found?.user.id ?? null;
    },

    /** Makes an account with a password; answers the person's id. Throws where the address is taken. */
    async create(name: string, email: string, password: string): Promise<string> {
      const context = await auth().$context;
      const user = await context.internalAdapter.createUser(
        {
          name,
          email: email.toLowerCase(),
          emailVerified: true,
        },
        SOURCE,
      );
      await context.internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: "credential",
        password: await context.password.hash(password),
      });
      return user.id;
    },

    /** Signs in with a password; the answer carries the session's cookie. */
    signIn: (email: string, password: string, headers: Headers): Promise<Response> =>
      auth().api.signInEmail({ body: { email, password }, headers, asResponse: true }),
  };
}

/** Accounts are made here, not by whoever wants one. */
const SOURCE = { method: "email-password" } as const;

const FIELDS = { fields: { userId: "personId" } };

function makeAuth({ database, secret, address, others }: AccountParts) {
  const baseURL = address();
  return betterAuth({
    appName: "Ownwords",
    baseURL,
    secret,
    trustedOrigins: [baseURL, ...others],
    // Both databases keep what SQLite can: text for moments, 1 and 0 for yes and no.
    database: { db: database.db, type: "sqlite" },
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: { modelName: "person" },
    account: { modelName: "credential", ...FIELDS },
    session: { ...FIELDS, cookieCache: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      // Accounts come from the first run and from invitations.
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
    },
    rateLimit: { enabled: true, storage: "database", modelName: "rateLimit" },
    advanced: {
      cookiePrefix: "ownwords",
      useSecureCookies: baseURL.startsWith("https:"),
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    plugins: [
      twoFactor({ issuer: "Ownwords", schema: { twoFactor: FIELDS } }),
      passkey({ rpName: "Ownwords", schema: { passkey: FIELDS } }),
    ],
  });
}

/** Where better-auth finds a client's address; whatever came under this name was taken out before. */
export const CLIENT_ADDRESS = "x-ownwords-client";
