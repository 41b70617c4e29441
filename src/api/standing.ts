import * as z from "zod/mini";
import { Why } from "./retention.ts";

const Id = z.string().check(z.regex(/^[A-Za-z0-9]{1,40}$/));
const Called = z.object({ id: Id, name: z.string() });

/** The most people who can be named in one plan. */
export const MOST_NAMED = 200;

/** `GET /api/plans/:id/standing`: who may know of a plan, and what whoever asks may do with it. */
export const Standing = z.object({
  /** Each a `PlanAction`; a later Ownwords may know others. */
  may: z.array(z.string()),
  team: z.nullable(Called),
  /** Whether only those in `named` may know of it. */
  isRestricted: z.boolean(),
  named: z.array(Called),
  /** Until when whoever asks may look though the plan is not theirs, in milliseconds; null where it is. */
  glassUntil: z.nullable(z.int()),
});
export type Standing = z.infer<typeof Standing>;

/** `GET /api/plans/:id/choices`: whom a plan can be named to, and the teams it can go to, by name. */
export const Choices = z.object({
  people: z.array(
    z.object({
      ...Called.shape,
      /** Whether they are in the plan's team, and whether they lead it. */
      isOfTeam: z.boolean(),
      isLead: z.boolean(),
    }),
  ),
  teams: z.array(Called),
});
export type Choices = z.infer<typeof Choices>;

/** `PUT /api/plans/:id/named`: only these people, and whoever asks, know of the plan from now on. Answers the `Standing`. */
export const Named = z.object({
  people: z.array(Id).check(z.maxLength(MOST_NAMED)),
  why: z.optional(Why),
});

/** `DELETE /api/plans/:id/named`: the whole team knows of the plan again. Answers the `Standing`. */
export const Lifted = z.object({ why: z.optional(Why) });

/** `PUT /api/plans/:id/entrusted`: a lead of the plan's team is named in it. Answers 204: whoever asked does not see it. */
export const Entrusted = z.object({ person: Id, why: z.optional(Why) });

/** `PUT /api/plans/:id/team`: the plan goes to another team. Answers 204: whoever asked may not see it then. */
export const Moved = z.object({ team: Id, why: z.optional(Why) });

/**
 * `POST /api/plans/:id/glass`: somebody has to look at a plan that is not theirs, and says why. Answers
 * 202 whether there is such a plan or not.
 */
export const GlassBroken = z.object({ reason: Why });

/** So long may somebody look at a plan that is not theirs, in hours. */
export const GLASS_HOURS = 8;
