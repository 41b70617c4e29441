import * as z from "zod/mini";
import { Moment } from "#src/plan/plan.ts";
import { PlanId } from "./plans.ts";
import { QualityFilter } from "./quality.ts";

const Id = z.string().check(z.regex(/^[A-Za-z0-9]{1,40}$/));
/** Words that any database can hold: PostgreSQL has no place for the character NUL. */
const words = (most: number) => z.string().check(z.maxLength(most), z.regex(/^[^\0]*$/));
const said = (most: number) => words(most).check(z.trim(), z.minLength(1));

/**
 * Where a review stands. `waiting` for somebody to look; `asked` for changes; `answered` by those who
 * write the plan; `reviewed`; `signedOff`.
 */
export const ReviewState = z.enum(["waiting", "asked", "answered", "reviewed", "signedOff"]);
export type ReviewState = z.infer<typeof ReviewState>;

/**
 * One thing in a plan that is asked for, or left open. `key` and `rule` are a finding's, and empty
 * where a person names a place of their own; `entity` and `section` are as a diagnostic's place has
 * them, both empty for the plan as a whole. `words` say what is asked, or why it is left.
 */
export const ReviewItem = z.object({
  key: words(400),
  rule: words(80),
  entity: words(80),
  section: words(80),
  words: words(1000),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** The most things that one step of a review names. */
const MOST_ITEMS = 100;
const Items = z.array(ReviewItem).check(z.maxLength(MOST_ITEMS));

/**
 * What somebody does in a review. `asked` wants words or items, `signedOff` a reason (`words`) with
 * each item that is left open; `answered` is what those who write the plan say, and `again` takes up a
 * review that was over.
 */
export const NewReviewStep = z.object({
  kind: z.enum(["asked", "answered", "reviewed", "signedOff", "again"]),
  words: z._default(words(4000).check(z.trim()), ""),
  items: z._default(Items, []),
  /** How many steps the person has seen; where there are more by now, the answer is 409. */
  after: z.int(),
});
export type NewReviewStep = z.infer<typeof NewReviewStep>;

/** One step as it is read: what `NewReviewStep` has, by whom, when, and about which state of the plan. */
export const ReviewStep = z.object({
  kind: z.enum(["begun", "asked", "answered", "reviewed", "signedOff", "again"]),
  words: z.string(),
  items: z.array(
    z.extend(ReviewItem, {
      /** Whether the finding is there as before; null where no finding is meant or it isn't known. */
      isThere: z.nullable(z.boolean()),
    }),
  ),
  /** What whoever did it is called; empty where nobody is known by that id any more. */
  by: z.string(),
  at: Moment,
  /** The number of the last change that the plan had then. */
  seq: z.int(),
});
export type ReviewStep = z.infer<typeof ReviewStep>;

/** One look at one plan, from when it was drawn or begun until it is signed off. */
export const PlanReview = z.object({
  id: Id,
  plan: PlanId,
  state: ReviewState,
  /** The oldest first; the first is `begun`. */
  steps: z.array(ReviewStep),
  /** Whether the plan was changed after the last step that somebody who reviews took. */
  hasChanged: z.boolean(),
});
export type PlanReview = z.infer<typeof PlanReview>;

/** `GET /api/plans/:id/reviews`: the newest first. For those who work with the plan, and never guests. */
export const PlanReviews = z.object({
  reviews: z.array(PlanReview),
  /** Whether the person may review; others may answer what is asked for. */
  mayReview: z.boolean(),
});
export type PlanReviews = z.infer<typeof PlanReviews>;

/**
 * What is drawn from: the plans in use of the teams that the person leads, as the overview counts them
 * under this filter, without restricted ones. With `rule`, those in which it has an open finding.
 */
export const NewSample = z.object({
  filter: z._default(QualityFilter, {}),
  /** How many plans; all there are where these are fewer. */
  size: z.int().check(z.minimum(1), z.maximum(200)),
  /** What the draw is made with; left out, the server makes one up. The same draws the same again. */
  seed: z.optional(said(40).check(z.regex(/^[A-Za-z0-9-]+$/))),
  /** What it is for, for whoever sees it in the list. */
  purpose: z._default(words(200).check(z.trim()), ""),
});
export type NewSample = z.infer<typeof NewSample>;

/**
 * Plans drawn for an audit. Each plan of the list gets the SHA-256 of `seed`, a line feed and its id,
 * and those with the smallest are drawn; `from` and `fromPrint` (how many were in the list, and the
 * SHA-256 of their sorted ids, a line each) show whether another draw was from the same list.
 */
export const Sample = z.object({
  id: Id,
  at: Moment,
  by: z.string(),
  purpose: z.string(),
  filter: QualityFilter,
  size: z.int(),
  seed: z.string(),
  from: z.int(),
  fromPrint: z.string(),
  /** How many of the drawn plans are in each state; those that the person may not see are in `hidden`. */
  states: z.record(ReviewState, z.int()),
  hidden: z.int(),
});
export type Sample = z.infer<typeof Sample>;

/** `GET /api/quality/samples`: those of the teams that the person leads, the newest first, at most 100. */
export const SampleList = z.object({ samples: z.array(Sample) });
export type SampleList = z.infer<typeof SampleList>;

/** `GET /api/quality/samples/:id`: the sample and its plans in the order in which they were drawn. */
export const SampleWithPlans = z.extend(Sample, {
  plans: z.array(
    z.object({
      plan: PlanId,
      reference: z.string(),
      title: z.string(),
      resident: z.string(),
      team: z.nullable(z.string()),
      review: Id,
      state: ReviewState,
      /** Open findings that ask for something, as the overview counts them. */
      findings: z.int(),
      dismissed: z.int(),
      /** When the last step was taken. */
      at: Moment,
      hasChanged: z.boolean(),
    }),
  ),
});
export type SampleWithPlans = z.infer<typeof SampleWithPlans>;
