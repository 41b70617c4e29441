import { createSessionStore } from "#server/store/session-store.ts";
import { type AccountParts, attempts, type Attempt, makeAuth } from "./make-auth.ts";
import { problemWithPassword } from "./passwords.ts";
import { createProviderAuth, OF_PROVIDER } from "./provider-auth.ts";

/** Somebody is signed out when nothing came from their browser for so long. */
const IDLE_MS = 12 * 60 * 60 * 1000;
/** What is written down of a session's last use may be so old. */
const USED_MS = 5 * 60 * 1000;

/** Whose session a request brings, and which. */
export type KnownSession = { person: string; session: string };

/** Accounts, sign-in and sessions, all of them better-auth's. */
export type Accounts = ReturnType<typeof createAccounts>;

/** Makes better-auth over our database, when it is first asked for. */
export function createAccounts(parts: AccountParts) {
  const { database, people, now } = parts;
  const sessions = createSessionStore(database);
  let made: ReturnType<typeof makeAuth> | null = null;
  const auth = () => (made ??= makeAuth({ ...parts, oidc: null }));
  const { oidc } = parts;
  const atProvider = oidc && createProviderAuth({ ...parts, oidc });
  return {
    sessionOf,

    /** Answers what browsers ask at `/api/auth/…`, and says who was signed in with that. */
    async handle(request: Request): Promise<{ response: Response; attempt: Attempt }> {
      const attempt: Attempt = { signedIn: null, claims: null };
      const { pathname } = new URL(request.url);
      const response = await attempts.run(attempt, () =>
        atProvider && OF_PROVIDER.test(pathname) ? atProvider(request) : auth().handler(request),
      );
      return { response: response ?? providerIsSilent(request), attempt };
    },

    /** Makes an account with a password; answers the person's id. Throws where the address is taken. */
    async create(name: string, email: string, password: string): Promise<string> {
      const { adapter } = await auth().$context;
      const moment = new Date(now());
      const data = { name, emailVerified: true, createdAt: moment, updatedAt: moment };
      // Past what is asked of people who come from another provider.
      const user = await adapter.create<NewPerson, NewPerson & { id: string }>({
        model: "user",
        data: { ...data, email: email.toLowerCase() },
      });
      await setPassword(user.id, password);
      return user.id;
    },

    /** Signs in with a password; the answer carries the session's cookie. */
    signIn: (email: string, password: string, headers: Headers): Promise<Response> =>
      auth().api.signInEmail({ body: { email, password }, headers, asResponse: true }),

    /** Why somebody's new password will not do, as a sentence; null where it will. */
    async problemWith(password: string, name: string, email: string): Promise<string | null> {
      const organisation = await people.organisation();
      return problemWithPassword(password, [name, email, organisation?.name ?? ""]);
    },

    /** Whether this is somebody's password. */
    async isPassword(person: string, password: string): Promise<boolean> {
      const { internalAdapter, password: kept } = await auth().$context;
      const hash = (await internalAdapter.findCredentialAccount(person))?.password;
      return Boolean(hash && (await kept.verify({ hash, password })));
    },

    setPassword,

    /** Leaves somebody with their passkeys alone. */
    async dropPassword(person: string): Promise<void> {
      await database.db
        .deleteFrom("credential")
        .where("personId", "=", person)
        .where("providerId", "=", "credential")
        .execute();
    },

    /** Gives back an account to somebody who lost their way in: all that was open or set up ends. */
    async startAnew(person: string, password: string): Promise<void> {
      await setPassword(person, password);
      await database.db.deleteFrom("twoFactor").where("personId", "=", person).execute();
      await database.db
        .updateTable("person")
        .set({ twoFactorEnabled: 0 })
        .where("id", "=", person)
        .execute();
      await sessions.end(person);
    },
  };

  /** The session that a request brings; null where it brings none that holds. */
  async function sessionOf(headers: Headers): Promise<KnownSession | null> {
    const found = await auth().api.getSession({ headers, query: { disableCookieCache: true } });
    if (!found) return null;
    const { id, updatedAt } = found.session;
    const quiet = now() - updatedAt.getTime();
    if (quiet > IDLE_MS) {
      await sessions.end(found.user.id, { only: id });
      return null;
    }
    if (quiet > USED_MS) await sessions.touch(id, now());
    return { person: found.user.id, session: id };
  }

  async function setPassword(person: string, password: string): Promise<void> {
    const { internalAdapter, password: kept } = await auth().$context;
    const hash = await kept.hash(password);
    const there = await internalAdapter.findCredentialAccount(person);
    if (there) await internalAdapter.updateAccount(there.id, { password: hash });
    else
      await internalAdapter.linkAccount({
        userId: person,
        accountId: person,
        providerId: "credential",
        password: hash,
      });
  }
}

/** Somebody who comes back from the provider is led to a page, whoever asks in a page gets a sentence. */
function providerIsSilent(request: Request): Response {
  if (request.method === "GET")
    return new Response(null, { status: 302, headers: { location: "/?error=provider_silent" } });
  return Response.json({ code: "PROVIDER_SILENT" }, { status: 503 });
}

type NewPerson = {
  name: string;
  email: string;
  emailVerified: boolean;
  createdAt: Date;
  updatedAt: Date;
};
