import * as z from "zod/mini";
import { Day, Moment } from "#src/plan/plan.ts";
import { PlanId } from "./plans.ts";

/** Names of rules, templates, areas and stages, and ids of teams, as a query string brings them. */
const Name = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\0]*$/));

/**
 * What a plan may lack beside the findings of single rules. `missedPromises` are services' actions
 * past their day, `comingReviews` those of the next 28 days, `notAgreed` plans in use that nobody
 * agreed to.
 */
export const GAPS = [
  "blankSections",
  "missingOwners",
  "overdueReviews",
  "comingReviews",
  "missedPromises",
  "notAgreed",
] as const;
export const Gap = z.enum(GAPS);
export type Gap = z.infer<typeof Gap>;

/**
 * Which plans are meant; what is left out means all. Team, template, stage and area choose plans (an
 * area those with an outcome in it); rule and area choose the findings that are counted in them. Gaps
 * are counted whatever the rule. Examples and plans that were put away or closed count nowhere.
 */
export const QualityFilter = z.object({
  team: z.optional(Name),
  template: z.optional(Name),
  rule: z.optional(Name),
  /** An area of life, by its name in the policy pack. */
  area: z.optional(Name),
  stage: z.optional(Name),
});
export type QualityFilter = z.infer<typeof QualityFilter>;

/** So many plans of those to which it could apply, and so many places in them. */
export const Tally = z.object({ plans: z.int(), of: z.int(), places: z.int() });
export type Tally = z.infer<typeof Tally>;

/** One way to narrow what is shown, and how many plans it would leave. */
export const Choice = z.object({ name: z.string(), title: z.string(), plans: z.int() });

/**
 * `GET /api/quality/overview?` with a `QualityFilter`: the plans in use of the teams that the person
 * leads. Restricted plans count only for whoever is named in them. 403 for whoever leads no team.
 */
export const Overview = z.object({
  asOf: Moment,
  /** How many plans all of this is about. */
  plans: z.int(),
  /** How many of these were looked through as they are now; the rest are with what was last known. */
  looked: z.int(),
  /** Open findings that ask for something (`fix` and `look`); ideas and praise are not counted. */
  findings: Tally,
  /** By rule, those in the most plans first. `dismissed` counts findings set aside. */
  rules: z.array(z.extend(Tally, { rule: z.string(), dismissed: z.int() })),
  /** By area of life: how many plans have an outcome in it (`of`), in how many of them it has findings. */
  areas: z.array(z.extend(Tally, { area: z.string(), title: z.string() })),
  gaps: z.record(Gap, Tally),
  /** By month, oldest first, at most 13; the last is today's state. Not narrowed by rule, area or stage. */
  months: z.array(
    z.object({
      /** `"2026-03"`. */
      month: z.string(),
      plans: z.int(),
      withFindings: z.int(),
      gaps: z.record(Gap, z.int()),
    }),
  ),
  teams: z.array(Choice),
  templates: z.array(Choice),
  stages: z.array(Choice),
});
export type Overview = z.infer<typeof Overview>;

/** `GET /api/quality/places?`: the list behind a number. */
export const PlacesQuestion = z.extend(QualityFilter, {
  gap: z.optional(Gap),
  /** Findings that were set aside, in place of the open ones. */
  dismissed: z._default(z.stringbool({ truthy: ["true"], falsy: ["false"] }), false),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
  cursor: z.optional(z.string().check(z.maxLength(200))),
});
export type PlacesQuestion = z.infer<typeof PlacesQuestion>;

/** One place in a plan that a number counts. */
export const QualityPlace = z.object({
  plan: PlanId,
  reference: z.string(),
  title: z.string(),
  resident: z.string(),
  team: z.nullable(z.string()),
  changedAt: Moment,
  /** The rule and its message; null for a gap that no rule names. */
  rule: z.nullable(z.string()),
  messageId: z.nullable(z.string()),
  /** A finding's key, with which it is found again in the plan. */
  key: z.nullable(z.string()),
  /** Where it is, as a diagnostic's place names it. */
  entity: z.string(),
  section: z.string(),
  /** The day that is past or comes, for reviews and promises. */
  on: z.nullable(Day),
  /** Why it was set aside, and by whom; null while it is open. */
  dismissal: z.nullable(
    z.object({ reason: z.string(), note: z.string(), by: z.array(z.string()) }),
  ),
});
export type QualityPlace = z.infer<typeof QualityPlace>;

/** The places in the order of the plans' last changes, newest first, then as the plan is read. */
export const PlaceList = z.object({
  places: z.array(QualityPlace),
  plans: z.int(),
  total: z.int(),
  next: z.nullable(z.string()),
});
export type PlaceList = z.infer<typeof PlaceList>;

/** `GET /api/quality/progress`: how far the server is with looking through plans. */
export const QualityProgress = z.object({ plans: z.int(), looked: z.int() });

/**
 * The address of a plan at one of its places, and of what a rule noticed there; ids and keys only, never
 * words.
 */
export function addressAt(
  plan: string,
  entity: string,
  section: string,
  rule: string | null = null,
): string {
  const at = `/plans/${plan}#at=${encodeURIComponent(`${entity}/${section}`)}`;
  return rule ? `${at}&rule=${encodeURIComponent(rule)}` : at;
}
