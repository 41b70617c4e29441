import * as z from "zod/mini";
import { Day, Moment, Voice } from "#src/plan/plan.ts";

/** The id of a plan: 16 or more letters and digits, made by the server. */
export const PlanId = z.string().check(z.regex(/^[A-Za-z0-9]{16,40}$/));

/** `POST /api/plans`: what is asked before a plan begins. Answers 201 with `CreatedPlan`. */
export const NewPlan = z.object({
  template: z.string().check(z.minLength(1), z.maxLength(80)),
  /** The team whose plan it is to be; left out where somebody is in one alone. */
  team: z.optional(z.string().check(z.maxLength(40))),
  resident: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  pronouns: z._default(z.string().check(z.trim(), z.maxLength(60)), ""),
  voice: Voice,
  /** Who speaks, where `voice` is `advocate`. */
  advocate: z.optional(
    z.object({
      name: z.string().check(z.trim(), z.maxLength(200)),
      relation: z.string().check(z.trim(), z.maxLength(200)),
    }),
  ),
});
export type NewPlan = z.infer<typeof NewPlan>;

/**
 * `PUT /api/plans/:id`: a plan that began on a device. The body is its document as it was at its birth,
 * a Yjs update of one client; what was written since goes over the live connection. Answers 201 with
 * `CreatedPlan` however often it is sent; 400 or 409 with `Refusal` where sending again won't help.
 */
export const MOST_BIRTH_BYTES = 48 * 1024;

/**
 * `PUT /api/plans/:id/back`: a plan that the server had before a backup was put back, from a device that
 * has it still. The body is its whole document, a Yjs update of at most `MAX_UPDATE_BYTES`. Answers 201
 * with `CreatedPlan` however often it is sent; 403 where whoever brings it is not in its team.
 */
export const BroughtBack = z.object({
  /** The team that the plan was in; left out where nobody signs in. */
  team: z.optional(z.string().check(z.maxLength(40))),
  /** The ids of those who alone may know of it, with commas between; left out where its team does. */
  named: z.optional(z.string().check(z.regex(/^[A-Za-z0-9]{1,40}(,[A-Za-z0-9]{1,40})*$/))),
});

/** Nothing that looks like something else, and no vowels, so that no words come about. */
export const REFERENCE_CHARACTERS = "CDFGHJKMNPQRTVWXY234679";

/** A short name for a plan, `"K7QP-4M2X"`; the server sees to it that no two plans have the same. */
export const Reference = z
  .string()
  .check(z.regex(new RegExp(`^[${REFERENCE_CHARACTERS}]{4}-[${REFERENCE_CHARACTERS}]{4}$`)));

/** The answer to a new or duplicated plan. */
export const CreatedPlan = z.object({ id: PlanId });

/** One plan in the list: what helps to find it. Everything but `archived` is computed from the plan. */
export const PlanSummary = z.object({
  id: PlanId,
  reference: z.string(),
  title: z.string(),
  resident: z.string(),
  template: z.object({ name: z.string(), version: z.int(), title: z.string() }),
  outcomes: z.int(),
  findings: z.int(),
  /** The earliest day on which the plan or one of its outcomes is to be looked at again. */
  nextReviewOn: z.nullable(Day),
  changedAt: Moment,
  archived: z.boolean(),
  /** Whether this is the example that comes with a new installation. */
  example: z.boolean(),
  /** The id of the team whose plan it is; null where there is none. */
  team: z.optional(z.nullable(z.string())),
  /** Whether only named people know of it, and whether it is closed. */
  isRestricted: z.optional(z.boolean()),
  isClosed: z.optional(z.boolean()),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

/** The most plans that one answer lists. */
export const MOST_PLANS = 200;

/** `GET /api/plans?q=&archived=&team=&cursor=&limit=`: which plans are looked for, as a query string says it. */
export const PlanQuestion = z.object({
  /** Words that are all in the plan, in any order; each may be a part of a word. */
  q: z._default(z.string().check(z.maxLength(400)), ""),
  archived: z._default(z.stringbool({ truthy: ["true"], falsy: ["false"] }), false),
  /** The id of a team; left out for all of somebody's own. */
  team: z.optional(z.string().check(z.maxLength(40))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MOST_PLANS)), 60),
  /** The `next` of the answer before. */
  cursor: z.optional(z.string().check(z.regex(/^[0-9a-z]{1,11}-[A-Za-z0-9]{1,40}$/))),
});
export type PlanQuestion = z.infer<typeof PlanQuestion>;

/** Some of the plans that were looked for, newest change first. */
export const PlanList = z.object({
  plans: z.array(PlanSummary),
  /** How many plans there are in all. */
  total: z.int(),
  /** What to ask with for the plans after these; null when there are no more. */
  next: z.nullable(z.string()),
  /** Whether asking again will tell more: plans were written in and are still to be looked through. */
  isBehind: z._default(z.boolean(), false),
});
export type PlanList = z.infer<typeof PlanList>;

/** `PUT /api/plans/:id/archived`: puts a plan away, or back. Answers 204. */
export const Archived = z.object({ archived: z.boolean() });

/** What every refusal says: one plain sentence for the person. */
export const Refusal = z.object({ error: z.string() });
