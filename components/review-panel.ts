import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { isOver } from "#src/api/review-steps.ts";
import type { NewReviewStep, PlanReview, PlanReviews, ReviewItem } from "#src/api/reviews.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import type { Noticed } from "#src/browser/plan-checks.ts";
import { beginReview, takeStep } from "#src/browser/reviews.ts";
import type { Place } from "#src/lint/rule.ts";
import { calledName, type Plan } from "#src/plan/plan.ts";
import { PlaceWantedEvent } from "./comment-events.ts";
import { whereInWords } from "./comment-threads.ts";
import { sentenceOf } from "./form-field.ts";
import { icons } from "./icons.ts";
import { ReviewDraft } from "./review-draft.ts";
import type { Surroundings } from "./review-items.ts";
import { history, standing } from "./review-standing.ts";
import { answerForm, askForm } from "./review-forms.ts";
import { itemsLeft, leftOpen, signOffForm } from "./review-sign-off.ts";
import { askedLast, currentReview, doneInWords, meanwhileInWords } from "./review-words.ts";
import type { ReviewsHere } from "./reviews-here.ts";

/**
 * The review of a plan, beside its sheet: what is open, what was asked for and answered, and what is
 * done next. Fires `close-wanted`, `comments-wanted`, `versions-wanted` and `place-wanted`.
 */
@customElement("ow-review")
export class OwReview extends LitElement {
  @property() planId = "";
  @property({ attribute: false }) isOpen = false;

  /** The open plan, what it says now, and what was noticed in it. */
  @property({ attribute: false }) open!: OpenPlan;
  @property({ attribute: false }) plan!: Plan;
  @property({ attribute: false }) noticed!: Noticed;

  /** What is known of the plan's reviews; null until the server has told. */
  @property({ attribute: false }) here: ReviewsHere | null = null;
  @property({ attribute: false }) now: PlanReviews | null = null;

  /** Where somebody last was in the plan, as `ENTITY/KEY`. */
  @property() caret = "";

  /** How many comments are open. */
  @property({ attribute: false }) comments = 0;

  /** The sample from which somebody came; empty for none. */
  @property() sample = "";

  @state() private isSigning = false;
  @state() private isSending = false;
  @state() private problem = "";
  @state() private said = "";
  #draft!: ReviewDraft;

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues) {
    if (!changed.has("planId")) return;
    this.#draft = new ReviewDraft(this.open.reviewDraft, () => this.requestUpdate());
    void this.#draft.takeUp();
    this.isSigning = false;
    this.problem = this.said = "";
  }

  protected override updated(changed: PropertyValues) {
    if (changed.has("isOpen") && this.isOpen) this.#focus("#review-title");
    if (changed.has("isSigning") && this.isSigning) this.#focus("#sign-off-title");
    // What went wrong is said at the top, and the buttons are at the end of what may be long.
    if (changed.has("problem") && this.problem)
      this.querySelector("[role=alert]")?.scrollIntoView({ block: "nearest" });
  }

  protected override render() {
    if (!this.isOpen) return nothing;
    return html`<aside
      id="review"
      class="margin review open"
      aria-labelledby="review-title"
      @keydown=${this.#key}
    >
      <button class="button icon close" type="button" aria-label="Close the review" @click=${this.#close}>
        ${icons.close}
      </button>
      <div class="margin-inner">
        <h2 id="review-title" tabindex="-1">Review</h2>
        ${
          this.sample
            ? html`<p><a href="/quality/reviews?sample=${this.sample}">Back to the sample</a></p>`
            : nothing
        }
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        <p class="visually-hidden" role="status">${this.said}</p>
        ${
          this.now
            ? this.#review(this.now)
            : html`<p class="quiet" role="status">
                Reviews are kept on the server. They come as soon as it can be reached.
              </p>`
        }
      </div>
    </aside>`;
  }

  #review({ mayReview }: PlanReviews) {
    const review = this.#current;
    const mayAnswer = review?.state === "asked" && this.open.may("writeStaffComments");
    return html`
      ${review ? standing(review, this.#around, () => this.#fire("versions-wanted")) : nothing}
      ${review || mayReview ? nothing : html`<p class="quiet">Nobody has reviewed this plan.</p>`}
      ${mayAnswer ? answerForm(this.#draft, mayReview, this.isSending, this.#answer) : nothing}
      ${mayReview ? this.#reviewing(review) : nothing}
      ${review ? history(review.steps, this.#around.whereIs) : nothing}
    `;
  }

  #reviewing(review: PlanReview | undefined): TemplateResult {
    if (this.isSigning) return this.#signOff(review);
    if (review && isOver(review.state)) return this.#over(review);
    return askForm(this.#draft, this.#around, {
      caret: this.caret,
      comments: this.comments,
      isSending: this.isSending,
      ask: this.#ask,
      markReviewed: this.#markReviewed,
      showComments: () => this.#fire("comments-wanted"),
      signOff: this.#signOffButton(),
    });
  }

  #over({ state }: PlanReview) {
    return html`<div class="comment-acts">
      ${state === "reviewed" ? this.#signOffButton() : nothing}
      <button
        class="button small-button"
        type="button"
        ?disabled=${this.isSending}
        @click=${() => void this.#take({ kind: "again", words: "", items: [] })}
      >
        Take it up again
      </button>
    </div>`;
  }

  #signOffButton() {
    return html`<button
      class="button small-button"
      type="button"
      ?disabled=${this.isSending || !this.noticed.open}
      @click=${() => (this.isSigning = true)}
    >
      Sign off…
    </button>`;
  }

  #signOff(review: PlanReview | undefined) {
    const left = leftOpen(this.#around, (review && askedLast(review)?.items) ?? []);
    return signOffForm(left, this.#draft, this.#around, {
      isSending: this.isSending,
      submit: (event) => {
        event.preventDefault();
        const items = itemsLeft(left, this.#draft.now.reasons);
        void this.#take({ kind: "signedOff", words: this.#draft.now.words, items });
      },
      cancel: () => {
        this.isSigning = false;
        this.#focus("#review-title");
      },
    });
  }

  #ask = (event: SubmitEvent) => {
    event.preventDefault();
    const { words, items } = this.#draft.now;
    if (!words.trim() && !items.length) {
      this.problem = "Tick what you ask for, or say it in your own words.";
      return;
    }
    void this.#take({ kind: "asked", words, items: items.map(trimmed) });
  };

  #answer = (event: SubmitEvent) => {
    event.preventDefault();
    void this.#take({ kind: "answered", words: this.#draft.now.answer, items: [] });
  };

  #markReviewed = () => {
    const { words, items } = this.#draft.now;
    if (items.length) {
      this.problem = "Something is ticked to be asked for. Ask for it, or untick it first.";
      return;
    }
    void this.#take({ kind: "reviewed", words, items });
  };

  /** Takes a step; where others took one meanwhile, says so and keeps all that was typed. */
  async #take(step: Omit<NewReviewStep, "after">) {
    const { planId } = this;
    if (this.isSending) return;
    const seen = this.#current;
    this.isSending = true;
    this.problem = "";
    try {
      const review = seen ?? (await beginReview(planId));
      const after = seen?.steps.length ?? 1;
      const now = await takeStep(planId, review.id, { ...step, after });
      if (planId !== this.planId) return;
      if (now) await this.#taken(now, step);
      else await this.#overtaken(seen);
    } catch (problem) {
      if (planId === this.planId) this.problem = sentenceOf(problem);
    } finally {
      this.isSending = false;
    }
  }

  async #taken(review: PlanReview, step: Omit<NewReviewStep, "after">) {
    if (step.kind !== "again") this.#draft.clear(step.kind === "answered");
    this.isSigning = false;
    this.here?.put(review);
    this.said = doneInWords(step);
    await this.updateComplete;
    this.#focus("#review-title");
  }

  async #overtaken(seen: PlanReview | undefined) {
    await this.here?.ask();
    const now = this.here?.now?.reviews.find((it) => !seen || it.id === seen.id);
    this.problem = meanwhileInWords(now?.steps.slice(seen?.steps.length) ?? [], new Date());
  }

  get #current(): PlanReview | undefined {
    return currentReview(this.now?.reviews ?? []);
  }

  get #around(): Surroundings {
    const { editing } = this.open;
    return {
      noticed: this.noticed,
      me: editing.who.by,
      called: calledName(this.plan.resident),
      whereIs: (entity, section) =>
        whereInWords(entity && `${entity}/${section}`, this.plan, editing.template),
      goTo: this.#goTo,
    };
  }

  #goTo = (place: Place) => {
    const panel = this.querySelector("aside");
    // Where it lies over the sheet, it would hide the words that it leads to.
    if (panel && getComputedStyle(panel).position === "fixed") this.#close();
    this.dispatchEvent(new PlaceWantedEvent(place));
  };

  #key = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#close();
  };

  #close = () => this.#fire("close-wanted");

  #focus(selector: string) {
    const found = this.querySelector<HTMLElement>(selector);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: "nearest" });
  }

  #fire(what: "close-wanted" | "comments-wanted" | "versions-wanted") {
    this.dispatchEvent(new Event(what));
  }
}

const trimmed = (it: ReviewItem): ReviewItem => ({ ...it, words: it.words.trim() });

declare global {
  interface HTMLElementTagNameMap {
    "ow-review": OwReview;
  }
}
