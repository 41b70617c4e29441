import * as z from "zod/mini";
import { Moment } from "#src/plan/plan.ts";

const RuleName = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,60}$/));
const Why = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

/** What an organisation makes of one rule; what is left out stays as it would be without. */
export const TunedSetting = z.strictObject({
  severity: z.optional(z.enum(["error", "warning", "advice", "off"])),
  /** A rule can be made quieter, never louder than it is shipped. */
  tier: z.optional(z.enum(["look", "idea"])),
  options: z.optional(z.record(z.string(), z.union([z.number(), z.boolean(), z.null()]))),
});
export type TunedSetting = z.infer<typeof TunedSetting>;

/** One time that somebody set a rule otherwise for the organisation, or put it back. */
export const Tuning = z.object({
  /** Grows by one with each of them, without gaps. */
  number: z.int(),
  rule: RuleName,
  /** Null puts the rule back to how it would be without. */
  setting: z.nullable(TunedSetting),
  reason: z.string(),
  /** What whoever did it is called; empty where nobody is known by that id any more. */
  by: z.string(),
  at: Moment,
});
export type Tuning = z.infer<typeof Tuning>;

/** `GET /api/quality/tunings`: all of them, the newest first. */
export const TuningList = z.object({ tunings: z.array(Tuning) });

/**
 * `PUT /api/quality/rules/:rule`: answers 201 with what was kept, and 409 where somebody else set the
 * rule after `after`, the number of the last tuning of it that the person has seen; 0 for none.
 */
export const NewTuning = z.object({
  setting: z.nullable(TunedSetting),
  reason: Why,
  after: z.int(),
});
export type NewTuning = z.infer<typeof NewTuning>;

/** `POST /api/quality/rules/:rule/effect`: what a setting would do, before it is saved. */
export const EffectQuestion = z.object({ setting: z.nullable(TunedSetting) });

const Sum = z.object({ plans: z.int(), places: z.int() });

/**
 * One line of the answer, which comes line by line while plans are looked through; the last has
 * `isDone`. Counts what is open now or would be, in the plans in use that the person may look at as
 * a whole.
 */
export const Effect = z.object({
  /** How many plans were looked through, of how many. */
  looked: z.int(),
  of: z.int(),
  isDone: z.boolean(),
  goes: Sum,
  comes: Sum,
  /** Asked as before. */
  stays: Sum,
  /** Asked on, but more quietly, or mattering more or less. */
  changes: Sum,
});
export type Effect = z.infer<typeof Effect>;

/** `GET /api/quality/rules?`: of one of the teams that the person leads, or of them all together. */
export const RuleSumsQuestion = z.object({
  team: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
});

/**
 * How rules did in the last twelve months and this one, in the teams that the person leads. Sums of
 * teams, never by who wrote; restricted plans are left out.
 */
export const RuleSums = z.object({
  /** The first month, `"2026-03"`. */
  since: z.string(),
  rules: z.array(
    z.object({
      rule: z.string(),
      /** How often it found something that was not there before. */
      found: z.int(),
      /** How often that was gone after somebody wrote in the plan. */
      gone: z.int(),
      /** How often it was set aside, by reason; `wrong` is also what the button “Not useful” says. */
      aside: z.record(z.string(), z.int()),
    }),
  ),
});
export type RuleSums = z.infer<typeof RuleSums>;
