import { createHmac } from "node:crypto";
import type { TestContext } from "node:test";
import type { Kysely } from "kysely";
import type { Role } from "#src/access.ts";
import type { Config } from "#server/config.ts";
import { newId } from "#server/new-ids.ts";
import type { Tables } from "#server/store/tables.ts";
import { startServer } from "./start-server.ts";

const SECRET = "a secret of the tests, long enough";

const LATER = "2100-01-01T00:00:00.000Z";

/** Somebody who is signed in at a server of a test. */
export type Signed = { id: string; session: string; cookie: string; name: string };

/** A server where people sign in, with the teams `oak` and `elm` and a plan `plan` of the first. */
export async function startStaffed(t: TestContext, choice: Partial<Config> = {}) {
  const running = await startServer(t, { ...choice, signIn: true, authSecret: SECRET });
  const { db, address } = running;
  const oak = await addTeam(db, "Oak");
  const elm = await addTeam(db, "Elm");
  await db
    .insertInto("organisation")
    .values({ id: newId(), name: "Oak Street", planYears: 7, deviceDays: 30, accessNumber: 1 })
    .execute();
  await db.updateTable("plan").set({ teamId: oak }).execute();
  const { id: plan } = await db.selectFrom("plan").select("id").executeTakeFirstOrThrow();
  return {
    ...running,
    oak,
    elm,
    plan,
    person: (name: string, roles: Record<string, Role> = {}, more: Rights = {}) =>
      addPerson(db, name, roles, more),
    /** Asks as somebody; `null` for a stranger. */
    ask: (who: Pick<Signed, "cookie"> | null, method: string, path: string, body?: unknown) =>
      fetch(address + path, {
        method,
        redirect: "manual",
        headers: {
          ...(who && { cookie: who.cookie }),
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    /** Lets every server see that somebody may do more or less than before. */
    tellAccess: () =>
      db
        .updateTable("organisation")
        .set((it) => ({ accessNumber: it("accessNumber", "+", 1) }))
        .execute(),
  };
}

/** What somebody is beside their roles. */
type Rights = { isAdministrator?: boolean; isDisabled?: boolean };

async function addTeam(db: Kysely<Tables>, name: string): Promise<string> {
  const id = newId();
  await db.insertInto("team").values({ id, name, archivedAt: null }).execute();
  return id;
}

async function addPerson(
  db: Kysely<Tables>,
  name: string,
  roles: Record<string, Role>,
  { isAdministrator = false, isDisabled = false }: Rights,
): Promise<Signed> {
  const id = newId();
  const at = new Date().toISOString();
  const moments = { createdAt: at, updatedAt: at };
  await db
    .insertInto("person")
    .values({
      ...moments,
      id,
      name,
      email: `${id.toLowerCase()}@example.org`,
      emailVerified: 1,
      image: null,
      twoFactorEnabled: null,
      isAdministrator: Number(isAdministrator),
      disabledAt: isDisabled ? 1 : null,
    })
    .execute();
  for (const [teamId, role] of Object.entries(roles))
    await db.insertInto("membership").values({ personId: id, teamId, role }).execute();
  const session = newId();
  const token = newId();
  await db
    .insertInto("session")
    .values({
      ...moments,
      id: session,
      token,
      personId: id,
      expiresAt: LATER,
      ipAddress: null,
      userAgent: null,
    })
    .execute();
  return { id, session, name, cookie: cookieOf(token) };
}

/** The cookie of a session, as better-auth signs it; `secret` for one that somebody made up. */
export function cookieOf(token: string, secret = SECRET): string {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `ownwords.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
