import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { isOver } from "#src/api/review-steps.ts";
import { ReviewsToldEvent } from "./review-events.ts";
import { currentReview, stepInWords } from "./review-words.ts";
import { ReviewsHere } from "./reviews-here.ts";

/**
 * Says above a plan how its review stands, and leads to it. Fires `review-wanted`, and `reviews-told`
 * for those who show more of it.
 */
@customElement("ow-review-band")
export class OwReviewBand extends LitElement {
  @property() planId = "";

  /** Whether the review is shown beside the sheet. */
  @property({ attribute: false }) isOpen = false;

  /** Whether the resident looks on, who is not shown what staff say to one another. */
  @property({ attribute: false }) isTogether = false;

  #here = new ReviewsHere(
    () => (this.isTogether || !this.planId ? null : { plan: this.planId, isShown: this.isOpen }),
    () => {
      this.dispatchEvent(new ReviewsToldEvent(this.#here));
      this.requestUpdate();
    },
  );

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#here.begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#here.stop();
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("planId")) this.#here.forget();
    if (changed.has("planId") || changed.has("isOpen") || changed.has("isTogether"))
      void this.#here.ask();
  }

  protected override render() {
    const review = this.isTogether ? undefined : currentReview(this.#here.now?.reviews ?? []);
    const last = review?.steps.at(-1);
    // The status is there before there is something in it, so that it is read out when it comes.
    return html`<section
      class="plan-notice review-band ${review && isOver(review.state) ? "quiet" : "open"}"
      aria-label="Review"
      ?hidden=${!last}
    >
      <p role="status">
        ${last ? html`<span dir="auto">${stepInWords(last, new Date())}</span>` : nothing}
        ${review?.hasChanged && isOver(review.state) ? "The plan has changed since." : nothing}
      </p>
      <button
        class="button small-button"
        type="button"
        aria-expanded=${this.isOpen ? "true" : "false"}
        aria-controls="review"
        @click=${() => this.dispatchEvent(new Event("review-wanted"))}
      >
        ${this.isOpen ? "Close the review" : this.#offer(review?.state)}
      </button>
    </section>`;
  }

  #offer(state: string | undefined): string {
    return state === "asked" ? "Show what is asked for" : "Show the review";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-review-band": OwReviewBand;
  }
}
