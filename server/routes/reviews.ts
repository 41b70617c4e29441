import { Hono } from "hono";
import { NewReviewStep, type PlanReviews } from "#src/api/reviews.ts";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, NOT_YOURS, onPlan } from "#server/access/guard.ts";
import type { Reviews } from "#server/quality/reviews.ts";

/** `/api/plans/:id/reviews`: how a plan is looked at for its quality. */
export function reviewRoutes(reviews: Reviews, gate: Gate) {
  return new Hono<Asked>()
    .get("/:id/reviews", onPlan(gate, "readStaffComments"), async (c) => {
      const plan = c.req.param("id");
      const answer: PlanReviews = {
        reviews: await reviews.of(plan),
        mayReview: (await gate.decide(c.get("who"), "review", plan)) === "yes",
      };
      return c.json(answer);
    })
    .post("/:id/reviews", onPlan(gate, "review"), async (c) => {
      const review = await reviews.begin(c.req.param("id"), c.get("who"));
      return review ? c.json(review, 201) : c.notFound();
    })
    .post("/:id/reviews/:review/steps", onPlan(gate, "writeStaffComments"), async (c) => {
      const step = NewReviewStep.parse(await c.req.json());
      const [plan, who] = [c.req.param("id"), c.get("who")];
      if (step.kind !== "answered" && (await gate.decide(who, "review", plan)) !== "yes")
        return c.json({ error: NOT_YOURS }, 403);
      const taken = await reviews.take(plan, c.req.param("review"), step, who);
      if ("review" in taken) return c.json(taken.review, 201);
      if (taken.why === "gone") return c.notFound();
      if (taken.why === "meanwhile") return c.json({ error: MEANWHILE }, 409);
      return c.json({ error: taken.problem }, 400);
    });
}

const MEANWHILE =
  "Somebody else has gone on with this review meanwhile. Look at what they said, then decide again.";
