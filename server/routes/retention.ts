import { Hono } from "hono";
import { Closed, Erased, Held, type PlanEnd } from "#src/api/retention.ts";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, onPlan } from "#server/access/guard.ts";
import { actorOf } from "#server/upkeep/audit.ts";
import type { Retention } from "#server/upkeep/retention.ts";

/** `/api/plans/:id/end`: how plans are closed, kept and erased. */
export function retentionRoutes(retention: Retention, gate: Gate) {
  return new Hono<Asked>()
    .get("/:id/end", onPlan(gate, "read"), async (c) => {
      const end = await endOf(c.req.param("id"));
      return end ? c.json(end) : c.notFound();
    })
    .put("/:id/closed", onPlan(gate, "close"), async (c) => {
      const { closed, why } = Closed.parse(await c.req.json());
      const id = c.req.param("id");
      await (closed ? retention.close : retention.reopen)(id, actorOf(c.get("who")), why);
      const end = await endOf(id);
      return end ? c.json(end) : c.notFound();
    })
    .put("/:id/held", onPlan(gate, "hold"), async (c) => {
      const { held, why } = Held.parse(await c.req.json());
      const id = c.req.param("id");
      const who = c.get("who");
      await retention.hold(id, held, actorOf(who), why);
      const end = await endOf(id);
      if (!end) return c.notFound();
      // Whoever looks after the server holds plans that they may not read, nor why they were closed.
      const mayRead = (await gate.decide(who, "read", id)) === "yes";
      return c.json(mayRead ? end : { ...end, why: "" });
    })
    .delete("/:id", onPlan(gate, "erase"), async (c) => {
      const { why } = Erased.parse(await c.req.json());
      const id = c.req.param("id");
      const end = await endOf(id);
      if (!end) return c.notFound();
      if (end.closedAt === null) return c.json({ error: NOT_CLOSED }, 409);
      if (!(await retention.erase(id, actorOf(c.get("who")), why)))
        return c.json({ error: IS_HELD }, 409);
      return c.body(null, 204);
    });

  async function endOf(id: string): Promise<PlanEnd | null> {
    const plan = await retention.find(id);
    if (!plan) return null;
    return {
      closedAt: plan.closedAt === null ? null : new Date(plan.closedAt).toISOString(),
      why: plan.closedWhy ?? "",
      eraseOn: plan.eraseOn,
      isHeld: plan.isHeld === 1,
    };
  }
}

const NOT_CLOSED = "This plan is not closed. Close it first; then it can be erased.";
const IS_HELD = "This plan is held, so it can't be erased.";
