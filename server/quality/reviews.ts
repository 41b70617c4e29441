import * as z from "zod/mini";
import type { Principal } from "#src/access.ts";
import type { AuditAction } from "#src/api/audit.ts";
import type { NoticeFacts } from "#src/api/notices.ts";
import { isOver, problemWithStep, STATE_AFTER } from "#src/api/review-steps.ts";
import {
  type NewReviewStep,
  type PlanReview,
  ReviewItem,
  ReviewState,
  ReviewStep,
} from "#src/api/reviews.ts";
import type { Config, Layer } from "#src/lint/config.ts";
import { createConfigs } from "#src/lint/packs/index.ts";
import type { Rule } from "#src/lint/rule.ts";
import { all } from "#src/lint/rules/index.ts";
import { actorOf, type Audit } from "#server/upkeep/audit.ts";
import { newId } from "#server/new-ids.ts";
import type { Notices } from "#server/notices.ts";
import type { KeptReview, KeptStep, ReviewStore } from "#server/store/review-store.ts";
import type { StaffCommentStore } from "#server/store/staff-comment-store.ts";
import { isOn } from "./plan-quality.ts";

/** What reviews are made of. */
export type ReviewParts = {
  store: ReviewStore;
  staff: Pick<StaffCommentStore, "colleagues">;
  notices: Pick<Notices, "tell">;
  audit: Pick<Audit, "record">;
  /** What the organisation makes of the policy packs now. */
  layers: () => readonly Layer[];
  /** The clock, in milliseconds. */
  now: () => number;
};

/** How plans are looked at for their quality. */
export type Reviews = ReturnType<typeof createReviews>;

/** What became of a step: the review, or why there is none. */
export type Taken =
  | { review: PlanReview }
  | { why: "gone" }
  | { why: "meanwhile" }
  | { why: "senseless"; problem: string };

/** Whoever wrote in a plan within so long is told what becomes of it. */
const LATELY_MS = 90 * 24 * 60 * 60 * 1000;

const ANOTHER = "Another review of this plan is open. Go on with that one.";

const Items = z.array(ReviewItem);

/** Keeps reviews, and tells those whom they concern. */
export function createReviews({ store, staff, notices, audit, layers, now }: ReviewParts) {
  return { of, begin, take };

  /** The reviews of a plan, the newest first. */
  async function of(plan: string): Promise<PlanReview[]> {
    const reviews = await store.ofPlan(plan);
    if (!reviews.length) return [];
    const steps = Map.groupBy(await store.stepsOf(plan), (it) => it.reviewId);
    const open = await store.openFindings(plan);
    const counted = open && countedBy(createConfigs(layers())(open.pack));
    const isThere = (item: ReviewItem) => stillThere(item, open?.keys, counted);
    return reviews.map((it) => toReview(it, steps.get(it.id) ?? [], isThere));
  }

  /** Begins to look at a plan, or answers the review that is open already; null for no such plan. */
  async function begin(plan: string, who: Principal): Promise<PlanReview | null> {
    const actor = actorOf(who);
    const isNew = await store.begin({ id: newId(), planId: plan }, actor.id, now());
    if (isNew) await audit.record({ actor, action: "review-begun", plan });
    const reviews = await of(plan);
    return reviews.find((it) => !isOver(it.state)) ?? null;
  }

  /** Takes a step of a review. */
  async function take(
    plan: string,
    reviewId: string,
    { after, ...step }: NewReviewStep,
    who: Principal,
  ): Promise<Taken> {
    const before = (await of(plan)).find((it) => it.id === reviewId);
    if (!before) return { why: "gone" };
    if (before.steps.length !== after) return { why: "meanwhile" };
    const problem = problemWithStep(step, before.state, before.steps.length);
    if (problem !== null) return { why: "senseless", problem };
    const { kind, words, items } = step;
    const actor = actorOf(who);
    const state = STATE_AFTER[kind];
    const taken = await store.take({
      planId: plan,
      reviewId,
      after,
      kind,
      state,
      words,
      items: JSON.stringify(items),
      isLook: kind !== "answered",
      by: actor.id,
      at: now(),
    });
    if (taken === "another") return { why: "senseless", problem: ANOTHER };
    if (taken !== "taken") return { why: taken };
    await audit.record({ actor, action: DEEDS[kind], plan });
    await tell(plan, reviewId, kind, actor.id);
    const review = (await of(plan)).find((it) => it.id === reviewId);
    return review ? { review } : { why: "gone" };
  }

  async function tell(
    plan: string,
    review: string,
    kind: NewReviewStep["kind"],
    by: string,
  ): Promise<void> {
    const notice = NOTICES[kind];
    if (!notice) return;
    const colleagues = (await staff.colleagues(plan)).map((it) => it.id);
    const concerned =
      kind === "answered" ? await askers(plan, review) : await writers(plan, review, by);
    const known = colleagues.filter((it) => it !== by && concerned.has(it));
    // Where nobody is known to write the plan, it is for all who work with it.
    const others = kind === "answered" ? [] : colleagues.filter((it) => it !== by);
    const to = known.length ? known : others;
    if (to.length) await notices.tell(to, { plan, facts: { kind: notice, by, review } });
  }

  async function askers(plan: string, review: string): Promise<ReadonlySet<string>> {
    const asked = (await store.stepsOf(plan)).findLast(
      (it) => it.reviewId === review && it.kind === "asked",
    );
    return new Set(asked ? [asked.by] : []);
  }

  async function writers(plan: string, review: string, by: string): Promise<ReadonlySet<string>> {
    const answers = (await store.stepsOf(plan)).filter(
      (it) => it.reviewId === review && it.kind === "answered",
    );
    const wrote = await store.writersOf(plan, now() - LATELY_MS);
    return new Set([...wrote, ...answers.map((it) => it.by)].filter((it) => it !== by));
  }
}

const DEEDS: Readonly<Record<NewReviewStep["kind"], AuditAction>> = {
  asked: "review-asked",
  answered: "review-answered",
  reviewed: "reviewed",
  signedOff: "signed-off",
  again: "review-begun",
};

type ReviewNotice = Extract<NoticeFacts, { review: string }>["kind"];

/** Of what people are told; whoever takes up a review again says more before long. */
const NOTICES: Readonly<Partial<Record<NewReviewStep["kind"], ReviewNotice>>> = {
  asked: "review-asked",
  answered: "review-answered",
  reviewed: "reviewed",
  signedOff: "signed-off",
};

function toReview(
  { id, planId, state, seq, seenSeq }: KeptReview,
  steps: readonly KeptStep[],
  isThere: IsThere,
): PlanReview {
  return {
    id,
    plan: planId,
    state: ReviewState.parse(state),
    steps: steps.map((it) => toStep(it, isThere)),
    hasChanged: seq > seenSeq,
  };
}

function toStep(row: KeptStep, isThere: IsThere): ReviewStep {
  const items = Items.parse(JSON.parse(row.items));
  return {
    kind: ReviewStep.shape.kind.parse(row.kind),
    words: row.words,
    items: items.map((it) => ({ ...it, isThere: isThere(it) })),
    by: row.byName ?? "",
    at: new Date(row.at).toISOString(),
    seq: row.seq,
  };
}

type IsThere = (item: ReviewItem) => boolean | null;

/** Whether a finding is open as before; null where none is meant, or nobody can tell. */
function stillThere(
  { key, rule }: ReviewItem,
  open: ReadonlySet<string> | undefined,
  counted: ReadonlySet<string> | null,
): boolean | null {
  if (!key || !open) return null;
  if (open.has(key)) return true;
  return counted?.has(rule) ? false : null;
}

/** The rules whose findings are kept as they are set, so that one that is not there is known to be gone. */
function countedBy(config: Config): ReadonlySet<string> {
  const isCounted = (rule: Rule) => ["fix", "look"].includes(config.tierOf(rule, rule.tier));
  return new Set(all.filter((it) => isCounted(it) && isOn(it, config)).map((it) => it.name));
}
