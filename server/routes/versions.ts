import { Hono } from "hono";
import { NewVersion } from "#src/api/versions.ts";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, onPlan } from "#server/access/guard.ts";
import { actorOf, type Audit } from "#server/upkeep/audit.ts";
import type { Versions } from "#server/versions.ts";

/** `/api/plans/:id/versions`: earlier states of a plan. */
export function versionRoutes(versions: Versions, gate: Gate, audit: Audit) {
  return new Hono<Asked>()
    .get("/:id/versions", onPlan(gate, "versions"), async (c) => {
      const found = await versions.list(c.req.param("id"));
      return found ? c.json(found) : c.notFound();
    })
    .post("/:id/versions", onPlan(gate, "write"), async (c) => {
      const said = NewVersion.parse(await c.req.json());
      const who = c.get("who");
      const wish = who.kind === "owner" ? said : { ...said, by: who.name };
      const plan = c.req.param("id");
      const kept = await versions.keep(plan, wish);
      // The browser makes copies by itself; before it hands one out it has this kept.
      if (kept && wish.reason === "copy")
        await audit.record({ actor: actorOf(who), action: "exported", plan });
      return kept ? c.json(kept, 201) : c.notFound();
    })
    .get("/:id/versions/:version/document", onPlan(gate, "versions"), async (c) => {
      const bytes = await versions.document(c.req.param("id"), c.req.param("version"));
      if (!bytes) return c.notFound();
      return c.body(new Uint8Array(bytes), 200, { "content-type": "application/octet-stream" });
    });
}
