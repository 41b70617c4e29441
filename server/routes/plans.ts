import { Hono } from "hono";
import { Archived, MOST_BIRTH_BYTES, NewPlan, PlanId, PlanQuestion } from "#src/api/plans.ts";
import type { PlanLibrary } from "#server/plan-library.ts";
import type { PlanStore } from "#server/store/plan-store.ts";

/** `/api/plans`: finding, beginning and putting away plans. */
export function planRoutes(library: PlanLibrary, plans: PlanStore) {
  return new Hono()
    .get("/", async (c) => c.json(await library.list(PlanQuestion.parse(c.req.query()))))
    .post("/", async (c) => {
      const beginning = NewPlan.parse(await c.req.json());
      const id = await library.create(beginning);
      if (id) return c.json({ id }, 201);
      return c.json({ error: `There is no template called "${beginning.template}".` }, 400);
    })
    .put("/:id", async (c) => {
      const id = PlanId.parse(c.req.param("id"));
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const refusal =
        bytes.byteLength > MOST_BIRTH_BYTES ? "unreadable" : await library.takeBegun(id, bytes);
      if (!refusal) return c.json({ id }, 201);
      return c.json({ error: NOT_TAKEN[refusal] }, refusal === "taken" ? 409 : 400);
    })
    .post("/:id/duplicate", async (c) => {
      const id = await library.duplicate(c.req.param("id"));
      return id ? c.json({ id }, 201) : c.notFound();
    })
    .put("/:id/archived", async (c) => {
      const { archived } = Archived.parse(await c.req.json());
      const isThere = await plans.setArchived(c.req.param("id"), archived);
      return isThere ? c.body(null, 204) : c.notFound();
    })
    .get("/:id/plan.json", async (c) => {
      const plan = await library.read(c.req.param("id"));
      return plan ? c.json(plan) : c.notFound();
    });
}

const NOT_TAKEN = {
  unreadable: "The server can't read this plan, so it can't take it.",
  newer: "This plan began in a newer version of Ownwords than the server has.",
  "no-template":
    "The server does not have the template of this plan any more, so it can't take it.",
  taken: "The server has another plan at this address, so it can't take this one.",
};
