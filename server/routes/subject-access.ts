import { Hono } from "hono";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, onPlan } from "#server/access/guard.ts";
import { actorOf } from "#server/upkeep/audit.ts";
import type { HandOut } from "#server/subject-access/hand-out.ts";

/** `/api/plans/:id/everything`: all that is held about a resident who asks. */
export function subjectAccessRoutes(handOut: HandOut, gate: Gate) {
  return new Hono<Asked>().post("/:id/everything", onPlan(gate, "subjectAccess"), async (c) => {
    const zip = await handOut(c.req.param("id"), actorOf(c.get("who")));
    if (!zip) return c.notFound();
    return c.body(zip, 200, { "content-type": "application/zip" });
  });
}
