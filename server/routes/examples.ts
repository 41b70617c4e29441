import { type Context, Hono } from "hono";
import { MendedExample, NewExample } from "#src/api/examples.ts";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, inPlace, onPlan } from "#server/access/guard.ts";
import type { Examples, Kept } from "#server/quality/examples.ts";

/** `/api/examples` and `/api/plans/:id/examples`: passages without names, for the help of a team. */
export function exampleRoutes(examples: Examples, gate: Gate) {
  return new Hono<Asked>()
    .get("/examples", inPlace("seePlans"), async (c) =>
      c.json({ examples: await examples.listFor(c.get("who")) }),
    )
    .post("/plans/:id/examples", onPlan(gate, "makeExample"), async (c) => {
      const wish = NewExample.parse(await c.req.json());
      return answer(c, await examples.make(c.req.param("id"), wish, c.get("who")), 201);
    })
    .put("/examples/:example", inPlace("seeQuality"), async (c) => {
      const wish = MendedExample.parse(await c.req.json());
      return answer(c, await examples.mend(c.req.param("example"), wish, c.get("who")), 200);
    })
    .delete("/examples/:example", inPlace("seeQuality"), async (c) => {
      const isDone = await examples.withdraw(c.req.param("example"), c.get("who"));
      return isDone ? c.body(null, 204) : c.notFound();
    });
}

function answer(c: Context<Asked>, kept: Kept, status: 200 | 201) {
  if ("example" in kept) return c.json(kept.example, status);
  return kept.refused === null ? c.notFound() : c.json({ error: kept.refused }, kept.status);
}
