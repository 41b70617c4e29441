import { html, nothing, type TemplateResult } from "lit";
import type { PlanReview, ReviewStep } from "#src/api/reviews.ts";
import { ruleWords } from "./quality-words.ts";
import { itemsList, type Surroundings } from "./review-items.ts";
import { askedLast, stepInWords } from "./review-words.ts";

/** How a review stands, whether the plan has changed since, and what was asked for. */
export function standing(
  review: PlanReview,
  around: Surroundings,
  seeChanges: () => void,
): TemplateResult {
  const last = review.steps.at(-1);
  const asked = askedLast(review);
  return html`
    ${last ? html`<p class="review-standing" dir="auto">${stepInWords(last, new Date())}</p>` : nothing}
    ${
      last?.words && last !== asked
        ? html`<blockquote dir="auto">${last.words}</blockquote>`
        : nothing
    }
    ${
      review.hasChanged
        ? html`<p>
            The plan has changed since.
            <button class="button small-button" type="button" @click=${seeChanges}>See what changed</button>
          </p>`
        : nothing
    }
    ${
      asked
        ? html`<section aria-labelledby="asked-title">
            <h3 id="asked-title">What was asked for</h3>
            ${asked.words ? html`<blockquote dir="auto">${asked.words}</blockquote>` : nothing}
            ${itemsList(asked.items, around)}
          </section>`
        : nothing
    }
  `;
}

/** All that was done in a review, the newest first. */
export function history(
  steps: readonly ReviewStep[],
  whereIs: Surroundings["whereIs"],
): TemplateResult {
  const now = new Date();
  return html`<details class="fold">
    <summary>What has been done (${steps.length})</summary>
    <ol role="list" class="review-items">
      ${steps.toReversed().map(
        (step) =>
          html`<li class="review-item">
            <p dir="auto">${stepInWords(step, now)}</p>
            ${step.words ? html`<p class="comment-words" dir="auto">${step.words}</p>` : nothing}
            ${step.items.length ? itemsBriefly(step.items, whereIs) : nothing}
          </li>`,
      )}
    </ol>
  </details>`;
}

function itemsBriefly(items: ReviewStep["items"], whereIs: Surroundings["whereIs"]) {
  return html`<ul>
    ${items.map(
      (it) =>
        html`<li class="small">
          ${it.rule ? ruleWords(it.rule) : nothing}
          ${it.words ? html`<span dir="auto">${it.words}</span>` : nothing}
          <span class="quiet">${whereIs(it.entity, it.section)}</span>
        </li>`,
    )}
  </ul>`;
}
