import { setTimeout as pause } from "node:timers/promises";
import { type Context, Hono } from "hono";
import type { Person } from "#src/access.ts";
import { PlanId } from "#src/api/plans.ts";
import { Entrusted, GlassBroken, Lifted, Moved, Named } from "#src/api/standing.ts";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, inPlace, onPlan } from "#server/access/guard.ts";
import type { StandingRefusal, Standings } from "#server/standing.ts";

/**
 * A knock is answered after so long, whatever came of it: the time tells nobody whether a plan is
 * there, and whoever tries many addresses gets nowhere.
 */
const KNOCK_MS = 1000;

/** `/api/plans/:id/standing` and what changes it: who may know of a plan. Only where people sign in. */
export function standingRoutes(standings: Standings, gate: Gate) {
  return new Hono<Asked>()
    .get("/:id/standing", onPlan(gate, "find"), (c) => answer(c))
    .get("/:id/choices", onPlan(gate, "restrict"), async (c) =>
      c.json(await standings.choices(c.req.param("id"))),
    )
    .put("/:id/named", onPlan(gate, "restrict"), async (c) => {
      const { people, why } = Named.parse(await c.req.json());
      const who = personOf(c);
      const refusal = who && (await standings.restrict(who, c.req.param("id"), people, why));
      return refusal ? c.json({ error: NOT_NAMED[refusal] }, 409) : answer(c);
    })
    .delete("/:id/named", onPlan(gate, "unrestrict"), async (c) => {
      const { why } = Lifted.parse(await c.req.json());
      const who = personOf(c);
      if (who) await standings.lift(who, c.req.param("id"), why);
      return answer(c);
    })
    .put("/:id/entrusted", onPlan(gate, "entrust"), async (c) => {
      const { person, why } = Entrusted.parse(await c.req.json());
      const who = personOf(c);
      const refusal = who && (await standings.entrust(who, c.req.param("id"), person, why));
      return refusal ? c.json({ error: NOT_ENTRUSTED }, 409) : c.body(null, 204);
    })
    .put("/:id/team", onPlan(gate, "move"), async (c) => {
      const { team, why } = Moved.parse(await c.req.json());
      const who = personOf(c);
      const refusal = who && (await standings.move(who, c.req.param("id"), team, why));
      return refusal ? c.json({ error: NOT_MOVED[refusal] }, 409) : c.body(null, 204);
    })
    .post("/:id/glass", inPlace("knock"), async (c) => {
      const { reason } = GlassBroken.parse(await c.req.json());
      const id = PlanId.parse(c.req.param("id"));
      const who = personOf(c);
      await Promise.all([who && standings.breakGlass(who, id, reason), pause(KNOCK_MS)]);
      return c.json({}, 202);
    });

  async function answer(c: Context<Asked>) {
    const who = personOf(c);
    const standing = who && (await standings.of(who, c.req.param("id") ?? ""));
    return standing ? c.json(standing) : c.notFound();
  }
}

/** Guests are turned away before; whoever sits at a machine of their own has nobody to name. */
function personOf(c: Context<Asked>): Person | null {
  const who = c.get("who");
  return who.kind === "person" ? who : null;
}

const NOT_ENTRUSTED =
  "Only a lead of the plan's team can be named here, and only while nobody in it looks after it.";

const NOT_NAMED: Record<StandingRefusal, string> = {
  "no-lead": "Name a lead of the plan's team too, so that somebody can open it to the team again.",
  nobody: "Somebody you chose is not here any more. Load the page again.",
  "no-team": "This team is not there any more. Load the page again.",
};

const NOT_MOVED: Record<StandingRefusal, string> = {
  ...NOT_NAMED,
  "no-lead": "Only named people know of this plan. Name a lead of that team first, then move it.",
};
