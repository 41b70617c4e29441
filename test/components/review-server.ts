import type { NewReviewStep, PlanReview, PlanReviews } from "#src/api/reviews.ts";

const AT = "2020-05-01T09:00:00.000Z";

/** What the server has of a plan's reviews, and which steps it was sent. */
export type ReviewServer = { told: PlanReviews; sent: NewReviewStep[]; stop: () => void };

/** Answers what a page asks of reviews, and takes steps as the server does. */
export function startReviews(): ReviewServer {
  const realFetch = globalThis.fetch;
  const server: ReviewServer = {
    told: { reviews: [], mayReview: true },
    sent: [],
    stop: () => (globalThis.fetch = realFetch),
  };
  globalThis.fetch = async (path, more) => {
    const asked = new Request(path, more);
    const { told, sent } = server;
    if (asked.method === "GET") return Response.json(told);
    if (asked.url.endsWith("/reviews")) {
      if (!told.reviews.length) told.reviews.unshift(reviewOf(["begun"]));
      return Response.json(told.reviews[0], { status: 201 });
    }
    const step: NewReviewStep = await asked.json();
    const [review] = told.reviews;
    if (!review || review.steps.length !== step.after)
      return Response.json({ error: "Somebody else has gone on with it." }, { status: 409 });
    sent.push(step);
    const now = stepped(review, step.kind, step.words, "Sana", step.items);
    server.told = { ...told, reviews: [now, ...told.reviews.slice(1)] };
    return Response.json(now, { status: 201 });
  };
  return server;
}

type Kind = PlanReview["steps"][number]["kind"];

/** A review in which Sana took these steps, without words. */
export function reviewOf(kinds: readonly Kind[]): PlanReview {
  const none: PlanReview = {
    id: "r1",
    plan: "plan0000example0plan0000",
    state: "waiting",
    steps: [],
    hasChanged: false,
  };
  return kinds.reduce((it, kind) => stepped(it, kind, "", "Sana"), none);
}

/** A review with one step more. */
export function stepped(
  it: PlanReview,
  kind: Kind,
  words: string,
  by: string,
  items: NewReviewStep["items"] = [],
): PlanReview {
  const state = kind === "begun" || kind === "again" ? "waiting" : kind;
  const named = items.map((item) => ({ ...item, isThere: true }));
  const step = { kind, words, by, at: AT, seq: 1, items: named };
  return { ...it, state, steps: [...it.steps, step] };
}
