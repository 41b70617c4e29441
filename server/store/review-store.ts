import type { Selectable, Transaction } from "kysely";
import { isOver } from "#src/api/review-steps.ts";
import { ReviewState, type ReviewStep } from "#src/api/reviews.ts";
import type { Database } from "./database.ts";
import { inParts } from "./in-parts.ts";
import type { PlanReviewTable, ReviewStepTable } from "./review-tables.ts";
import type { Tables } from "./tables.ts";

/** A review with the last change that its plan has by now. */
export type KeptReview = Selectable<PlanReviewTable> & { seq: number };

/** A step with what whoever took it is called; null where nobody is known by that id. */
export type KeptStep = Selectable<ReviewStepTable> & { byName: string | null };

/** A review to begin, where none of the plan is open. */
export type NewReview = { id: string; planId: string };

/** A step to take; `after` is how many there were, `isLook` whether it is of somebody who reviews. */
export type StepToTake = {
  planId: string;
  reviewId: string;
  after: number;
  kind: Exclude<ReviewStep["kind"], "begun">;
  state: ReviewState;
  words: string;
  items: string;
  isLook: boolean;
  by: string;
  at: number;
};

/** What is open in a plan, by the keys of findings, and by which policy pack it was looked through. */
export type OpenFindings = { pack: string; keys: ReadonlySet<string> };

/** Reviews at rest. */
export type ReviewStore = ReturnType<typeof createReviewStore>;

/** The states in which a review is open, as its index has them. */
const OPEN = ReviewState.options.filter((it) => !isOver(it));

/** Keeps reviews in a database. */
export function createReviewStore({ db, kind }: Pick<Database, "db" | "kind">) {
  return {
    /** Those of a plan, the newest first. */
    async ofPlan(planId: string): Promise<KeptReview[]> {
      return db
        .selectFrom("planReview as review")
        .innerJoin("plan", "plan.id", "review.planId")
        .selectAll("review")
        .select("plan.seq")
        .where("review.planId", "=", planId)
        .orderBy("review.begunAt", "desc")
        .orderBy("review.id")
        .execute();
    },

    /** All steps of a plan's reviews, the oldest first. */
    async stepsOf(planId: string): Promise<KeptStep[]> {
      return db
        .selectFrom("reviewStep as step")
        .leftJoin("person", "person.id", "step.by")
        .selectAll("step")
        .select("person.name as byName")
        .where("step.planId", "=", planId)
        .orderBy("step.reviewId")
        .orderBy("step.nth")
        .execute();
    },

    /** Begins a review of a plan; false where one is open, or the plan is not there. */
    async begin(review: NewReview, by: string, at: number): Promise<boolean> {
      return db.transaction().execute(async (transaction) => {
        const { begun } = await beginReviews(transaction, kind, [review], by, at);
        return begun.length > 0;
      });
    },

    /**
     * Takes a step; `gone` where there is no such review, `meanwhile` where somebody else took one
     * that the person has not seen, `another` where another review of the plan is open.
     */
    async take(step: StepToTake): Promise<"taken" | "gone" | "meanwhile" | "another"> {
      const { planId, reviewId, after, state, isLook, ...said } = step;
      return db.transaction().execute(async (transaction) => {
        const [plan] = await holdPlans(transaction, kind, [planId]);
        const reviews = await transaction
          .selectFrom("planReview")
          .select(["id", "steps", "state"])
          .where("planId", "=", planId)
          .execute();
        const review = reviews.find((it) => it.id === reviewId);
        if (!plan || !review) return "gone";
        if (review.steps !== after) return "meanwhile";
        const others = reviews.filter((it) => it !== review);
        const isOpen = (it: { state: string }) => OPEN.some((open) => open === it.state);
        if (!isOver(state) && others.some(isOpen)) return "another";
        await transaction
          .updateTable("planReview")
          .set({ state, steps: after + 1, at: said.at, ...(isLook && { seenSeq: plan.seq }) })
          .where("id", "=", reviewId)
          .execute();
        await transaction
          .insertInto("reviewStep")
          .values({ ...said, planId, reviewId, nth: after, seq: plan.seq })
          .execute();
        return "taken";
      });
    },

    /**
     * The keys of what is open in a plan, as far as rules ask for something, and the policy pack that
     * it was looked through by; null where it was not looked through as it is now.
     */
    async openFindings(planId: string): Promise<OpenFindings | null> {
      const looked = await db
        .selectFrom("planQuality")
        .innerJoin("plan", "plan.id", "planQuality.planId")
        .select("planQuality.pack")
        .where("plan.id", "=", planId)
        .whereRef("planQuality.seq", "=", "plan.seq")
        .executeTakeFirst();
      if (!looked) return null;
      const found = await db
        .selectFrom("planFinding")
        .select("key")
        .where("planId", "=", planId)
        .where("rule", "is not", null)
        .where("isOpen", "=", 1)
        .execute();
      return { pack: looked.pack, keys: new Set(found.map((it) => it.key)) };
    },

    /** Who wrote in a plan since a moment, as the audit log has it. */
    async writersOf(planId: string, since: number): Promise<string[]> {
      const people = await db
        .selectFrom("audit")
        .select("actor")
        .distinct()
        .where("planId", "=", planId)
        .where("at", ">=", since)
        .where("action", "=", "changed")
        .where("actorKind", "=", "person")
        .execute();
      return people.map((it) => it.actor);
    },
  };
}

/**
 * Begins reviews of those of these plans in which none is open, within a transaction. Answers which
 * review of each plan is open now, and which plans' were begun.
 */
export async function beginReviews(
  transaction: Transaction<Tables>,
  kind: Database["kind"],
  wishes: readonly NewReview[],
  by: string,
  at: number,
): Promise<{ open: Map<string, string>; begun: string[] }> {
  const open = new Map<string, string>();
  const begun: string[] = [];
  for (const some of inParts(wishes)) {
    const plans = await holdPlans(
      transaction,
      kind,
      some.map((it) => it.planId),
    );
    const ids = plans.map((it) => it.id);
    if (!ids.length) continue;
    const there = await transaction
      .selectFrom("planReview")
      .select(["id", "planId"])
      .where("planId", "in", ids)
      .where("state", "in", OPEN)
      .execute();
    for (const it of there) open.set(it.planId, it.id);
    const seqOf = new Map(plans.map((it) => [it.id, it.seq]));
    const news = some.flatMap(({ id, planId }) => {
      const seq = seqOf.get(planId);
      return seq === undefined || open.has(planId) ? [] : [{ id, planId, seq }];
    });
    if (!news.length) continue;
    await transaction
      .insertInto("planReview")
      .values(
        news.map(({ id, planId, seq }) => {
          return { id, planId, state: "waiting", steps: 1, begunAt: at, at, seenSeq: seq };
        }),
      )
      .execute();
    await transaction
      .insertInto("reviewStep")
      .values(
        news.map(({ id, planId, seq }) => {
          const said = { kind: "begun", words: "", items: "[]", by, at, seq };
          return { ...said, reviewId: id, planId, nth: 0 };
        }),
      )
      .execute();
    for (const { id, planId } of news) open.set(planId, id);
    begun.push(...news.map((it) => it.planId));
  }
  return { open, begun };
}

/** The last changes of plans; until the transaction ends, nobody else begins a review of them. */
async function holdPlans(
  transaction: Transaction<Tables>,
  kind: Database["kind"],
  ids: readonly string[],
) {
  return transaction
    .selectFrom("plan")
    .select(["id", "seq"])
    .where("id", "in", ids)
    .orderBy("id")
    .$if(kind === "postgres", (it) => it.forNoKeyUpdate())
    .execute();
}
