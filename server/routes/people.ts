import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { Principal } from "#src/access.ts";
import { LookAtInvitation, TakeInvitation } from "#src/api/directory.ts";
import { FirstRun, type Session } from "#src/api/people.ts";
import type { Who } from "#server/access/who.ts";
import type { ClientOf } from "#server/client-address.ts";
import { type GuestDoor, guestTokenIn } from "#server/people/guest-door.ts";
import type { FirstRunRefusal } from "#server/people/first-run.ts";
import { CLIENT_ADDRESS } from "#server/people/client-header.ts";
import type { SignIn } from "#server/people/open-sign-in.ts";
import { problemWithPassword } from "#server/people/passwords.ts";
import { LEADS_NOWHERE } from "#server/people/invitations.ts";
import type { PeopleStore } from "#server/store/people-store.ts";

/** What the routes about signing in need. */
export type SignInParts = Pick<
  NonNullable<SignIn>,
  "accounts" | "answerAuth" | "firstRun" | "links" | "ways"
> & {
  people: PeopleStore;
  who: Who;
  door: GuestDoor;
  clientOf: ClientOf;
  /** Which life of the data this is. */
  life: string;
};

/**
 * `/api/auth`, `/api/setup`, `/api/invitation` and `/api/session`: signing in, and who somebody is.
 * Open to everybody.
 */
export function signInRoutes(parts: SignInParts) {
  const { accounts, answerAuth, people, firstRun, links, ways, who, door, clientOf, life } = parts;
  return new Hono()
    .on(["GET", "POST"], "/auth/*", async (c) => {
      // A device that was handed to a guest may still have the session of whoever handed it over.
      if (OF_ACCOUNT.test(c.req.path) && (await who(c.req.raw.headers))?.kind !== "person")
        return c.json({ error: SIGN_IN }, 401);
      return answerAuth(new Request(c.req.raw, { headers: withAddress(c, clientOf) }));
    })
    .post("/setup", async (c) => {
      const wish = FirstRun.parse(await c.req.json());
      const problem = problemWithPassword(wish.password, [
        wish.name,
        wish.email,
        wish.organisation,
      ]);
      if (problem) return c.json({ error: problem }, 403);
      const refusal = await firstRun.take(wish);
      if (refusal) return c.json({ error: NOT_BEGUN[refusal] }, refusal === "done" ? 409 : 403);
      const answer = await accounts.signIn(wish.email, wish.password, withAddress(c, clientOf));
      return signedIn(c, answer);
    })
    .post("/invitation/look", async (c) => {
      const { token } = LookAtInvitation.parse(await c.req.json());
      const found = await links.look(token);
      return found ? c.json(found) : c.json({ error: LEADS_NOWHERE }, 404);
    })
    .post("/invitation/take", async (c) => {
      const wish = TakeInvitation.parse(await c.req.json());
      const answer = await links.take(wish, withAddress(c, clientOf));
      if (answer instanceof Response) return signedIn(c, answer);
      return c.json({ error: answer.error }, answer.status);
    })
    .get("/session", async (c) => {
      const { headers } = c.req.raw;
      const session = await sessionOf(await who(headers), people, ways, life);
      const wasGuest = guestTokenIn(headers, door.isSecure()) !== null;
      if (session.state !== "signed-out" || !wasGuest) return c.json(session);
      return c.json({ ...session, state: "guest-over" } satisfies Session);
    });
}

/** Where somebody changes how they sign in. */
const OF_ACCOUNT =
  /\/auth\/(two-factor\/(enable|disable|generate-)|passkey\/(generate-register-|verify-registration|delete-|update-))/;

const SIGN_IN = "Please sign in first.";

/** Hands the cookie of a new session on. */
function signedIn(c: Context, answer: Response) {
  for (const cookie of answer.headers.getSetCookie())
    c.header("set-cookie", cookie, { append: true });
  return c.json({ ok: true }, 201);
}

/** `/api/session` at a machine where nobody signs in. */
export function ownerRoutes(life: string) {
  return new Hono().get("/session", (c) => c.json({ state: "owner", life } satisfies Session));
}

const NOT_BEGUN: Record<FirstRunRefusal, string> = {
  done: "Somebody has set this server up already. Sign in, or ask them to invite you.",
  "wrong-code": "This is not the code that the server printed when it started.",
};

async function sessionOf(
  who: Principal | null,
  people: PeopleStore,
  ways: SignInParts["ways"],
  life: string,
): Promise<Session> {
  if (who?.kind === "owner") return { state: "owner", life };
  const organisation = await people.organisation();
  if (!organisation) return { state: "setup" };
  if (!who) return { state: "signed-out", organisation: organisation.name, ...ways };
  if (who.kind === "guest") {
    const { id, name, as, scope, plan, until } = who;
    return { state: "guest", id, name, organisation: organisation.name, as, scope, plan, until };
  }
  const { id, name, isAdministrator, roles } = who;
  const teams = (await people.teams()).flatMap((it) => {
    const role = roles[it.id];
    return role ? [{ ...it, role }] : [];
  });
  const email = (await people.find(id))?.email ?? "";
  const { deviceDays } = organisation;
  return {
    state: "person",
    id,
    name,
    email,
    organisation: organisation.name,
    isAdministrator,
    teams,
    deviceDays,
    life,
  };
}

/** A request's headers with its sender's address where better-auth looks for it, and nowhere else. */
function withAddress(c: Context, clientOf: ClientOf): Headers {
  const headers = new Headers(c.req.raw.headers);
  headers.delete(CLIENT_ADDRESS);
  const { incoming }: Partial<HttpBindings> = c.env ?? {};
  const { address } = clientOf(incoming?.socket.remoteAddress, incoming?.headers ?? {});
  if (address) headers.set(CLIENT_ADDRESS, address);
  return headers;
}
