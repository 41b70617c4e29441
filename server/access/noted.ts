import type { MiddlewareHandler } from "hono";
import type { AuditAction } from "#src/api/audit.ts";
import { actorOf, type Audit } from "#server/upkeep/audit.ts";
import type { Asked } from "./guard.ts";

/** Puts on the audit log that something was done with the plan `:id`, before it is answered. */
export function noted(audit: Audit, action: AuditAction): MiddlewareHandler<Asked> {
  return async (c, next) => {
    await next();
    const plan = c.req.param("id");
    if (c.res.ok && plan !== undefined)
      await audit.record({ actor: actorOf(c.get("who")), action, plan });
  };
}
