import {
  type NewReviewStep,
  type NewSample,
  PlanReview,
  PlanReviews,
  Sample,
  SampleList,
  SampleWithPlans,
} from "#src/api/reviews.ts";
import { ApiProblem, ask } from "./api-client.ts";

const at = (plan: string) => `/api/plans/${plan}/reviews`;
const SAMPLES = "/api/quality/samples";

/** The reviews of a plan, the newest first. */
export function listReviews(plan: string): Promise<PlanReviews> {
  return ask(PlanReviews, "GET", at(plan));
}

/** Begins a review of a plan outside a sample; where one is open, it is that one. */
export function beginReview(plan: string): Promise<PlanReview> {
  return ask(PlanReview, "POST", at(plan), {});
}

/** Takes a step in a review; answers the review with it, or null where others took one meanwhile. */
export async function takeStep(
  plan: string,
  review: string,
  step: NewReviewStep,
): Promise<PlanReview | null> {
  try {
    return await ask(PlanReview, "POST", `${at(plan)}/${review}/steps`, step);
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 409) return null;
    throw problem;
  }
}

/** The samples of the teams that the person leads, the newest first. */
export async function listSamples(): Promise<readonly Sample[]> {
  return (await ask(SampleList, "GET", SAMPLES)).samples;
}

/** One sample, with its plans in the order in which they were drawn. */
export function sampleOf(id: string): Promise<SampleWithPlans> {
  return ask(SampleWithPlans, "GET", `${SAMPLES}/${encodeURIComponent(id)}`);
}

/** Draws a sample. */
export function drawSample(wish: NewSample): Promise<Sample> {
  return ask(Sample, "POST", SAMPLES, wish);
}
