import type { ReviewsHere } from "./reviews-here.ts";

/** What is known of a plan's reviews is something else than before. */
export class ReviewsToldEvent extends Event {
  readonly here: ReviewsHere;
  constructor(here: ReviewsHere) {
    super("reviews-told");
    this.here = here;
  }
}

declare global {
  interface HTMLElementEventMap {
    "reviews-told": ReviewsToldEvent;
  }
}
