import * as z from "zod/mini";
import { Day } from "#src/plan/plan.ts";
import { Name } from "./people.ts";
import { PlanId } from "./plans.ts";

/** What an organisation settles on for everybody. */
export const OrganisationSettings = z.object({
  name: Name,
  /** So many years after it was closed, a plan is erased; counts for plans that are closed from then on. */
  planYears: z.int().check(z.minimum(1), z.maximum(100)),
  /** A device's copy of plans that was not used for so many days is wiped. */
  deviceDays: z.int().check(z.minimum(1), z.maximum(365)),
});
export type OrganisationSettings = z.infer<typeof OrganisationSettings>;

/** A closed plan as whoever looks after the server knows it: by its reference, and by no word. */
export const ClosedPlan = z.object({
  id: PlanId,
  reference: z.string(),
  /** From this day on the server erases it, unless it is held. */
  eraseOn: z.nullable(Day),
  isHeld: z.boolean(),
});
export type ClosedPlan = z.infer<typeof ClosedPlan>;

/**
 * A plan that only named people know of, who have all left: by its reference and team, with those whom
 * it can be entrusted to.
 */
export const UntendedPlan = z.object({
  id: PlanId,
  reference: z.string(),
  team: z.string(),
  leads: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type UntendedPlan = z.infer<typeof UntendedPlan>;

/**
 * `GET /api/organisation`: the settings, the closed plans, the first to be erased before the others, and
 * those that nobody looks after any more.
 */
export const OrganisationPage = z.object({
  ...OrganisationSettings.shape,
  closed: z.array(ClosedPlan),
  untended: z._default(z.array(UntendedPlan), []),
});
export type OrganisationPage = z.infer<typeof OrganisationPage>;
