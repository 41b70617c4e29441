import { type Context, Hono } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import type { Principal } from "#src/access.ts";
import type { AuditActor, AuditEntry } from "#src/api/audit.ts";
import { Join, NewGuest, type WhoLooked } from "#src/api/guests.ts";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, onPlan } from "#server/access/guard.ts";
import { guestCookie, type GuestDoor } from "#server/people/guest-door.ts";
import type { GuestStore } from "#server/store/guest-store.ts";

/** `/api/join` and `/api/leave`: how a guest's device comes and goes. Open to everybody. */
export function joinRoutes(door: GuestDoor | undefined) {
  const routes = new Hono();
  if (!door) return routes;
  const { guests, isSecure } = door;
  const options = () =>
    ({ path: "/", httpOnly: true, sameSite: "Lax", secure: isSecure() }) as const;
  routes
    .post("/join", async (c) => {
      const { token } = Join.parse(await c.req.json());
      const joined = await guests.join(token);
      if (!joined) return c.json({ error: GONE }, 410);
      setCookie(c, guestCookie(isSecure()), joined.token, {
        ...options(),
        expires: new Date(joined.until),
      });
      return c.json({ plan: joined.plan });
    })
    .post("/leave", (c) => {
      deleteCookie(c, guestCookie(isSecure()), options());
      return c.body(null, 204);
    });
  return routes;
}

/** `/api/plans/:id/guests`, `/consents` and `/who-looked`: who may come into a plan, and who has. */
export function guestRoutes(door: GuestDoor | undefined, gate: Gate) {
  const routes = new Hono<Asked>();
  if (!door) return routes;
  const { guests, store, audit } = door;
  routes
    .get("/:id/guests", onPlan(gate, "share"), async (c) =>
      c.json({ guests: await guests.list(c.req.param("id")) }),
    )
    .post("/:id/guests", onPlan(gate, "share"), async (c) => {
      const wish = NewGuest.parse(await c.req.json());
      const link = await guests.add(c.req.param("id"), wish, actorOf(c));
      return link ? c.json(link, 201) : c.json({ error: WRONG_END }, 400);
    })
    .post("/:id/guests/:guest/link", onPlan(gate, "share"), async (c) => {
      const link = await guests.link(c.req.param("id"), c.req.param("guest"), actorOf(c));
      return link ? c.json(link, 201) : c.notFound();
    })
    .delete("/:id/guests/:guest", onPlan(gate, "share"), async (c) => {
      const isEnded = await guests.end(c.req.param("id"), c.req.param("guest"), actorOf(c));
      // Whoever has the plan open on that is out before the answer is here.
      await gate.changed();
      return isEnded ? c.body(null, 204) : c.notFound();
    })
    .delete("/:id/consents/:consent", onPlan(gate, "share"), async (c) => {
      const isBack = await guests.withdraw(c.req.param("id"), c.req.param("consent"), actorOf(c));
      await gate.changed();
      return isBack ? c.body(null, 204) : c.notFound();
    })
    .get("/:id/who-looked", onPlan(gate, "whoLooked"), async (c) => {
      const plan = c.req.param("id");
      const looks = await looksOf(plan, await audit.ofPlan(plan), store);
      const mayTakeAll = (await gate.decide(c.get("who"), "subjectAccess", plan)) === "yes";
      return c.json({ looks, mayTakeAll } satisfies WhoLooked);
    });
  return routes;
}

/** So many of the newest are told: years of a plan that is in use every day. */
const MOST_LOOKS = 500;

async function looksOf(
  plan: string,
  entries: readonly AuditEntry[],
  store: Pick<GuestStore, "names">,
): Promise<WhoLooked["looks"]> {
  const newest = entries.slice(0, MOST_LOOKS);
  const people = newest.flatMap(({ actor }) => (actor.kind === "person" ? [actor.id] : []));
  const names = await store.names(plan, [...new Set(people)]);
  return newest.map(({ at, actor, action }) => ({
    at,
    who: actor.kind === "system" ? "Ownwords" : (names.get(actor.id) ?? "Somebody who has left"),
    action,
  }));
}

function actorOf(c: Context<Asked>): AuditActor {
  const who: Principal = c.get("who");
  return who.kind === "owner" ? { kind: "system", id: "owner" } : { kind: who.kind, id: who.id };
}

const GONE =
  "This link does not work any more: it is good for one device and for 15 minutes. Ask for a new one.";
const WRONG_END = "The day when it ends has to lie ahead, and no more than a year away.";
