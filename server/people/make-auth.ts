import { AsyncLocalStorage } from "node:async_hooks";
import { isIP } from "node:net";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { genericOAuth, twoFactor } from "better-auth/plugins";
import { passkey } from "@better-auth/passkey";
import { CLIENT_ADDRESS } from "./client-header.ts";
import type { Database } from "#server/store/database.ts";
import type { DirectoryStore } from "#server/store/directory-store.ts";
import { countAccess, type PeopleStore } from "#server/store/people-store.ts";
import { newId } from "#server/new-ids.ts";
import type { Oidc } from "./oidc.ts";
import { checkPassword, hashPassword, PASSWORD_LENGTH } from "./passwords.ts";

/** What accounts are made of. */
export type AccountParts = {
  database: Pick<Database, "db">;
  people: Pick<PeopleStore, "find" | "organisation">;
  directory: Pick<DirectoryStore, "teams" | "setRights">;
  /** Another provider that people sign in with. */
  oidc: Oidc | null;
  secret: string;
  /** Where people reach this server, `"https://plans.example.org"`; asked once it listens. */
  address: () => string;
  /** Further addresses that lead here. */
  others: readonly string[];
  /** The clock, in milliseconds. */
  now: () => number;
};

/** What comes of one request to sign in. */
export type Attempt = {
  /** Whose session was made; null while there is none. */
  signedIn: string | null;
  /** What another provider said of the person. */
  claims: Readonly<Record<string, unknown>> | null;
};

/** The attempt that better-auth works on, for what it calls back. */
export const attempts = new AsyncLocalStorage<Attempt>();

const FIELDS = { fields: { userId: "personId" } };
const WEEK_S = 7 * 24 * 60 * 60;
const DAY_S = 24 * 60 * 60;

/** Sets better-auth up. */
export function makeAuth(parts: AccountParts) {
  const { database, people, directory, oidc, secret, address, others } = parts;
  const baseURL = address();
  const isSecure = baseURL.startsWith("https:");
  return betterAuth({
    appName: "Ownwords",
    baseURL,
    secret,
    trustedOrigins: [baseURL, ...others, ...atHome(baseURL)],
    // Both databases keep what SQLite can: text for moments, 1 and 0 for yes and no.
    database: { db: database.db, type: "sqlite" },
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: {
      modelName: "person",
      // Whoever lost all their groups at the provider loses their rights with that.
      async validateUserInfo({ user, source }) {
        if (source.method !== "oauth" || !oidc?.hasRoles) return undefined;
        const claims = attempts.getStore()?.claims;
        if (claims && oidc.rightsOf(claims, await directory.teams())) return undefined;
        if (user.id) await directory.setRights(user.id, NO_RIGHTS);
        return { error: "no_role" };
      },
    },
    account: { modelName: "credential", ...FIELDS },
    session: {
      ...FIELDS,
      expiresIn: WEEK_S,
      // Nobody stays signed in longer, however much they work; `updatedAt` says when they last did.
      disableSessionRefresh: true,
      freshAge: DAY_S,
      cookieCache: { enabled: false },
    },
    emailAndPassword: {
      enabled: true,
      // Accounts come from the first run and from invitations.
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => checkPassword(hash, password),
      },
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      modelName: "rateLimit",
      // A whole office may share one address; one account is held to less, in `tries.ts`.
      customRules: {
        "/sign-in/*": { window: 60, max: 30 },
        "/two-factor/*": { window: 60, max: 30 },
        "/passkey/*": { window: 60, max: 60 },
      },
    },
    databaseHooks: {
      session: {
        create: {
          async before({ userId }) {
            const person = await people.find(userId);
            if (!person || person.isDisabled) return false;
            const claims = attempts.getStore()?.claims;
            const rights = claims && oidc?.rightsOf(claims, await directory.teams());
            if (rights) await directory.setRights(userId, rights);
            return undefined;
          },
          async after({ userId }) {
            const attempt = attempts.getStore();
            if (attempt) attempt.signedIn = userId;
          },
        },
        // Open lines are decided about anew.
        delete: { after: () => countAccess(database.db) },
      },
    },
    advanced: {
      // Over TLS no other host, and no page without TLS, can set a cookie of this name. better-auth
      // knows only the weaker prefix by itself.
      cookiePrefix: isSecure ? "__Host-ownwords" : "ownwords",
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, path: "/" },
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    plugins: [
      ...(oidc ? [asPlugin(oidc)] : []),
      twoFactor({ issuer: "Ownwords", allowPasswordless: true, schema: { twoFactor: FIELDS } }),
      passkey({
        rpName: "Ownwords",
        rpID: passkeyDomain(baseURL),
        schema: { passkey: FIELDS },
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        // A passkey stands for two factors, so the device has to have asked who holds it.
        authentication: {
          async afterVerification({ verification }) {
            if (!verification.authenticationInfo.userVerified) throw new APIError("UNAUTHORIZED");
          },
        },
      }),
    ],
  });
}

const NO_RIGHTS = { isAdministrator: false, roles: {} };

/** The provider for better-auth: with PKCE, and with ID tokens that are verified. */
function asPlugin({ issuer, clientId, clientSecret, name, hasRoles }: Oidc) {
  return genericOAuth({
    config: [
      {
        providerId: "oidc",
        name,
        discoveryUrl: `${issuer}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId,
        ...(clientSecret !== null && { clientSecret }),
        scopes: ["openid", "profile", "email"],
        pkce: true,
        // Without roles from there, only those come in who have an account here.
        disableSignUp: !hasRoles,
        mapProfileToUser(profile) {
          const attempt = attempts.getStore();
          if (attempt) attempt.claims = profile;
          return {};
        },
      },
    ],
  });
}

/** The name that passkeys are made for: they know names and no numbers. */
function passkeyDomain(address: string): string {
  const name = new URL(address).hostname;
  return isIP(name.replaceAll(/[[\]]/g, "")) ? "localhost" : name;
}

/** The other name of a server that only this machine reaches. */
function atHome(address: string): string[] {
  const { hostname, port, protocol } = new URL(address);
  return hostname === "127.0.0.1" ? [`${protocol}//localhost:${port}`] : [];
}
