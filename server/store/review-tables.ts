/** Plans that were drawn for an audit. `of` of them there were, `size` were drawn. */
export type SampleTable = {
  id: string;
  at: number;
  /** The id of a person. */
  by: string;
  purpose: string;
  /** A `QualityFilter` as JSON. */
  filter: string;
  /** The ids of the teams that it was drawn from as a sorted JSON array; null for all there are. */
  teams: string | null;
  seed: string;
  size: number;
  of: number;
  /** The SHA-256 of the ids of all plans that it was drawn from. */
  ofPrint: string;
};

/** A plan of a sample; `nth` is its place in the draw. Goes with the plan. */
export type SamplePlanTable = { sampleId: string; nth: number; planId: string; reviewId: string };

/** One look at one plan. What is of its last steps lies here too, for lists. */
export type PlanReviewTable = {
  id: string;
  planId: string;
  /** A `ReviewState`. */
  state: string;
  /** How many steps it has. */
  steps: number;
  begunAt: number;
  /** When the last step was taken. */
  at: number;
  /** The plan's last change when somebody who reviews took the last step of theirs. */
  seenSeq: number;
};

/** What somebody did in a review. */
export type ReviewStepTable = {
  reviewId: string;
  nth: number;
  planId: string;
  kind: string;
  words: string;
  /** `ReviewItem`s as a JSON array. */
  items: string;
  /** The id of a person. */
  by: string;
  at: number;
  /** The plan's last change then. */
  seq: number;
};

/** Plans that are looked at for their quality. */
export type ReviewTables = {
  sample: SampleTable;
  samplePlan: SamplePlanTable;
  planReview: PlanReviewTable;
  reviewStep: ReviewStepTable;
};
