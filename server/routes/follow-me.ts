import { Hono } from "hono";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, onPlan } from "#server/access/guard.ts";
import { noted } from "#server/access/noted.ts";
import type { Audit } from "#server/upkeep/audit.ts";
import type { FollowMeKey } from "#server/follow-me.ts";
import type { PlanLibrary } from "#server/plan-library.ts";

/** `/api/plans/ID/follow-me`: a plan as the server has it, signed, to go along in a Word copy. */
export function followMeRoutes(
  library: PlanLibrary,
  key: () => Promise<FollowMeKey | null>,
  gate: Gate,
  audit: Audit,
) {
  return new Hono<Asked>().get(
    "/:id/follow-me",
    onPlan(gate, "export"),
    noted(audit, "exported"),
    async (c) => {
      const plan = await library.read(c.req.param("id"));
      if (!plan) return c.notFound();
      const signer = await key();
      return signer ? c.json(signer.sign(plan)) : c.json({ error: NO_KEY }, 501);
    },
  );
}

/** `/api/follow-me`: what this server signs plans with, so that anybody can tell its plans. */
export function signingKeyRoutes(key: () => Promise<FollowMeKey | null>) {
  return new Hono().get("/", async (c) => c.json({ publicKey: (await key())?.publicKey ?? null }));
}

const NO_KEY =
  "This server has no key to sign plans with. Whoever looks after it can set FOLLOW_ME_KEY.";
