import type { PlanReview, PlanReviews } from "#src/api/reviews.ts";
import { isOver } from "#src/api/review-steps.ts";
import { listReviews } from "#src/browser/reviews.ts";

/** So long until it is asked again: while a review is shown or open, and while there is none. */
const AGAIN_MS = 15_000;
const AGAIN_LATER_MS = 120_000;

/** What is asked for: null while whoever looks on is not to hear of it. */
type Wanted = () => { plan: string; isShown: boolean } | null;

/** The reviews of a plan, kept up to date while somebody looks at its page. */
export class ReviewsHere {
  now: PlanReviews | null = null;
  readonly #wanted: Wanted;
  readonly #told: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was learned, so that a slow answer does not put an older state back. */
  #turn = 0;

  constructor(wanted: Wanted, told: () => void) {
    this.#wanted = wanted;
    this.#told = told;
  }

  begin() {
    addEventListener("focus", this.ask);
    addEventListener("online", this.ask);
    document.addEventListener("visibilitychange", this.ask);
  }

  stop() {
    removeEventListener("focus", this.ask);
    removeEventListener("online", this.ask);
    document.removeEventListener("visibilitychange", this.ask);
    clearTimeout(this.#timer);
    this.#turn++;
  }

  /** Asks now, and again later. */
  ask = async () => {
    clearTimeout(this.#timer);
    const wanted = this.#wanted();
    if (!wanted || document.hidden) return;
    const turn = ++this.#turn;
    // Away from the server, what was known last stays.
    const now = await listReviews(wanted.plan).catch(() => null);
    if (turn !== this.#turn || wanted.plan !== this.#wanted()?.plan) return;
    if (now) this.#tell(now);
    const isSoon = wanted.isShown || this.now?.reviews.some((it) => !isOver(it.state));
    this.#timer = setTimeout(() => void this.ask(), isSoon ? AGAIN_MS : AGAIN_LATER_MS);
  };

  /** Takes in what became of a review by what somebody did here. */
  put(review: PlanReview) {
    const { reviews, mayReview } = this.now ?? { reviews: [], mayReview: true };
    this.#tell({ reviews: [review, ...reviews.filter((it) => it.id !== review.id)], mayReview });
    void this.ask();
  }

  /** Forgets what was known of another plan. */
  forget() {
    this.now = null;
    this.#turn++;
    clearTimeout(this.#timer);
  }

  #tell(now: PlanReviews) {
    this.now = now;
    this.#told();
  }
}
