import type { MiddlewareHandler } from "hono";
import { type PlaceAction, type PlanAction, type Principal, decideOnPlace } from "#src/access.ts";
import type { Gate } from "./gate.ts";
import type { Who } from "./who.ts";

/** What every route behind the sign-in knows: who asks. */
export type Asked = { Variables: { who: Principal } };

/** Lets a request on only where somebody is signed in, and says who it is. */
export function demandSignIn(who: Who): MiddlewareHandler<Asked> {
  return async (c, next) => {
    const found = await who(c.req.raw.headers);
    if (!found) return c.json({ error: SIGN_IN }, 401);
    c.set("who", found);
    return next();
  };
}

/** Lets a request about the plan `:id` on only where the person may do that with it. */
export function onPlan(gate: Gate, action: PlanAction): MiddlewareHandler<Asked> {
  return async (c, next) => {
    const decision = await gate.decide(c.get("who"), action, c.req.param("id") ?? "");
    if (decision === "yes") return next();
    // Exactly as for a plan that is not there.
    return decision === "hidden" ? c.notFound() : c.json({ error: NOT_YOURS }, 403);
  };
}

/** Lets a request on only where the person may do that here. */
export function inPlace(action: PlaceAction): MiddlewareHandler<Asked> {
  return async (c, next) =>
    decideOnPlace(c.get("who"), action) ? next() : c.json({ error: NOT_YOURS }, 403);
}

/** What whoever may not do something is told. */
export const NOT_YOURS = "You can't do this here. Ask whoever looks after Ownwords where you work.";

const SIGN_IN = "Please sign in first.";
