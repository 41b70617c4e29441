import * as z from "zod/mini";

/** `GET /api/plans/:id/follow-me`: a plan as the server has it, signed. 501 where it has no key. */
export const SignedPlan = z.object({
  json: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});

/** `GET /api/follow-me`: what this server signs plans with, for all to check; null where it has no key. */
export const SigningKey = z.object({ publicKey: z.nullable(z.string()) });
