import { Hono } from "hono";
import { type Answered, NewAnswer } from "#src/api/suggestions.ts";
import { shownName } from "#src/api/sync.ts";
import { answer, outcomeOf } from "#src/document/suggestions.ts";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, onPlan } from "#server/access/guard.ts";
import { actorOf, type Audit } from "#server/upkeep/audit.ts";
import type { EditPlan } from "#server/edit-plan.ts";

/** `/api/plans/:id/suggestions`: what the resident says to other words for theirs. */
export function suggestionRoutes(editPlan: EditPlan, gate: Gate, audit: Audit) {
  return new Hono<Asked>().post("/:id/suggestions/:suggestion", onPlan(gate, "read"), async (c) => {
    const said = NewAnswer.parse(await c.req.json());
    const who = c.get("who");
    const [plan, id] = [c.req.param("id"), c.req.param("suggestion")];
    const decision = await gate.decide(who, said.witness ? "witness" : "answer", plan);
    if (decision !== "yes") return c.json({ error: NOT_YOURS }, 403);
    const isYes = said.answer === "yes";
    const by = who.kind === "owner" ? "" : shownName(who.name);
    const on = new Date().toISOString().slice(0, 10);
    const possible = await editPlan(plan, (ydoc) => outcomeOf(ydoc, id, isYes));
    if (possible === null) return c.notFound();
    if (possible !== "done") return c.json({ outcome: possible } satisfies Answered);
    // On the log first: what can't be kept there is not done either.
    const action = isYes ? "words-accepted" : "words-declined";
    await audit.record({ actor: actorOf(who), action, plan, about: id });
    const outcome = await editPlan(plan, (ydoc) =>
      answer(ydoc, id, { isYes, by, witness: said.witness, on }),
    );
    return outcome ? c.json({ outcome } satisfies Answered) : c.notFound();
  });
}

const NOT_YOURS = "Only the resident can say that, or somebody who works with them and heard it.";
