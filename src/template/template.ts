import * as z from "zod/mini";

export { headingFor } from "./heading-for.ts";

/** A heading in each way a plan can speak. `{name}` stands for what the resident is called. */
export const Heading = z.object({
  first: z.string().check(z.minLength(1)),
  third: z.string().check(z.minLength(1)),
});
export type Heading = z.infer<typeof Heading>;

/** What a section holds: writing, or one of the structured parts an outcome can have. */
export const Holds = z.enum(["writing", "timeframe", "markers", "actions"]);
export type Holds = z.infer<typeof Holds>;

/**
 * What a section is for, which rules and copies go by: the words of the outcome itself, one of the
 * three strands of strengths, anything else.
 */
export const Role = z.enum(["outcome", "strengths", "other"]);
export type Role = z.infer<typeof Role>;

/** One headed part of an outcome or of the whole plan. */
export const Section = z.object({
  /**
   * Names the writing in the document; lower-case letters. Kept for ever: words hang on it. Some keys
   * are taken by writing that is no section.
   */
  key: z.string().check(z.regex(/^(?!(unsigned|timeframe-note|easy-read)$)[a-z][a-z-]{0,30}$/)),
  holds: Holds,
  role: z._default(Role, "other"),
  heading: Heading,
  /** Good questions to ask; shown beside the section, never inserted. */
  prompts: z._default(z.array(z.string()), []),
  /** Whose words belong here when nobody has said otherwise. */
  speaker: z._default(z.enum(["resident", "worker"]), "resident"),
  /** Whether the section of a shared plan is expected to have content. */
  required: z._default(z.boolean(), false),
});
export type Section = z.infer<typeof Section>;

/** A blank plan, as data. Once used, it changes only with a new `version`. */
export const Template = z.object({
  name: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,60}$/)),
  version: z.int().check(z.positive()),
  title: z.string().check(z.minLength(1)),
  /** One sentence for the person who chooses a template. */
  summary: z.string(),
  /** What one outcome is called on screen, for example "Outcome" or "Priority". */
  outcomeName: z._default(z.string(), "Outcome"),
  /** Sections of the plan as a whole, before the outcomes. */
  planSections: z.array(Section),
  /** Sections of each outcome, in the order they are shown. */
  outcomeSections: z.array(Section),
  /** The policy pack that plans of this template are checked with. */
  pack: z._default(z.string(), "care-act"),
  /** Days until the first review, suggested when a plan is made. */
  firstReviewDays: z._default(z.int().check(z.positive()), 42),
  /** Whether a number for total hours a week is asked for. */
  asksTotalHours: z._default(z.boolean(), false),
});
export type Template = z.infer<typeof Template>;
