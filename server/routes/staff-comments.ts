import { Hono } from "hono";
import { NewMentions, NewStaffComment, Settled } from "#src/api/staff-comments.ts";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, onPlan } from "#server/access/guard.ts";
import type { StaffTalk } from "#server/staff-comments.ts";

/** `/api/plans/:id/staff-comments` and `/mentions`: what those who work with a plan say about it. */
export function staffCommentRoutes(talk: StaffTalk, gate: Gate) {
  return new Hono<Asked>()
    .get("/:id/staff-comments", onPlan(gate, "readStaffComments"), async (c) =>
      c.json(await talk.of(c.req.param("id"))),
    )
    .post("/:id/staff-comments", onPlan(gate, "writeStaffComments"), async (c) => {
      const wish = NewStaffComment.parse(await c.req.json());
      const made = await talk.add(c.req.param("id"), wish, c.get("who"));
      return made ? c.json(made, 201) : c.notFound();
    })
    .put("/:id/staff-comments/:comment/settled", onPlan(gate, "writeStaffComments"), async (c) => {
      const { isSettled } = Settled.parse(await c.req.json());
      const [plan, comment] = [c.req.param("id"), c.req.param("comment")];
      const isDone = await talk.settle(plan, comment, isSettled, c.get("who"));
      return isDone ? c.body(null, 204) : c.notFound();
    })
    .post("/:id/mentions", onPlan(gate, "writeStaffComments"), async (c) => {
      const { people } = NewMentions.parse(await c.req.json());
      await talk.mention(c.req.param("id"), people, c.get("who"));
      return c.body(null, 204);
    });
}
