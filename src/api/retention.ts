import * as z from "zod/mini";
import { Day, Moment } from "#src/plan/plan.ts";

/** Why somebody closes, holds or erases a plan; any database can hold it. */
export const Why = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(500), z.regex(/^[^\0]*$/));

/** `GET /api/plans/:id/end`: whether a plan is closed, and when it will be erased. */
export const PlanEnd = z.object({
  /** Null while the plan is in use; then nothing is known of its end. */
  closedAt: z.nullable(Moment),
  why: z.string(),
  /** From this day on the server erases it. */
  eraseOn: z.nullable(Day),
  /** Whether it is kept whatever its day is. */
  isHeld: z.boolean(),
});
export type PlanEnd = z.infer<typeof PlanEnd>;

/** `PUT /api/plans/:id/closed`: closes a plan or opens it again. Answers the `PlanEnd`. */
export const Closed = z.object({ closed: z.boolean(), why: Why });

/** `PUT /api/plans/:id/held`: keeps a plan from being erased, or no longer. Answers the `PlanEnd`. */
export const Held = z.object({ held: z.boolean(), why: Why });

/** `DELETE /api/plans/:id`: erases a closed plan for good. Answers 204. */
export const Erased = z.object({ why: Why });
