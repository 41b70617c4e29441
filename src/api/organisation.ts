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

/** `GET /api/organisation`: the settings and the closed plans, the first to be erased before the others. */
export const OrganisationPage = z.object({
  ...OrganisationSettings.shape,
  closed: z.array(ClosedPlan),
});
export type OrganisationPage = z.infer<typeof OrganisationPage>;
