import { html, nothing, type TemplateResult } from "lit";
import type { ReviewItem, ReviewStep } from "#src/api/reviews.ts";
import type { Noticed } from "#src/browser/plan-checks.ts";
import type { Diagnostic, Place } from "#src/lint/rule.ts";
import { ruleWords } from "./quality-words.ts";
import { dismissalInWords } from "./reasons.ts";

/** What items and findings are shown with: where they are, what is known of them, and the way there. */
export type Surroundings = {
  noticed: Noticed;
  /** What the person here is called, and the resident. */
  me: string;
  called: string;
  /** Where a place is, in words. */
  whereIs: (entity: string, section: string) => string;
  goTo: (place: Place) => void;
};

/** What a person wants to be asked for, or leaves open, about a finding. */
export function itemOf({ key, rule, place }: Diagnostic): ReviewItem {
  return { key, rule, entity: place.entity, section: place.key, words: "" };
}

/** What was asked for at each place, how it is there now, and the way there. */
export function itemsList(
  items: ReviewStep["items"],
  { noticed, me, called, whereIs, goTo }: Surroundings,
): TemplateResult {
  return html`<ul role="list" class="review-items">
    ${items.map((it, at) => {
      const found = noticed.open?.find(({ key }) => it.key && key === it.key);
      const aside = noticed.dismissed.find(({ diagnostic: { key } }) => it.key && key === it.key);
      const now = aside
        ? dismissalInWords(aside.dismissal, me, called)
        : whatIsThere(it, noticed, found);
      const where = whereIs(it.entity, it.section);
      const place = { entity: it.entity, key: it.section, from: 0, to: 0 };
      return html`<li class="review-item">
        ${it.rule ? html`<p>${found?.question || found?.message || ruleWords(it.rule)}</p>` : nothing}
        ${it.words ? html`<p class="comment-words" dir="auto">${it.words}</p>` : nothing}
        <p class="quiet small">${where}</p>
        ${now ? html`<p class="small"><strong>${now}</strong></p>` : nothing}
        ${it.entity ? goButton(`${at + 1}, ${where}`, () => goTo(found?.place ?? place)) : nothing}
      </li>`;
    })}
  </ul>`;
}

function whatIsThere(
  { key, isThere }: ReviewStep["items"][number],
  { open }: Noticed,
  found: Diagnostic | undefined,
): string {
  if (!key) return "";
  // Until the page has looked for itself, it is as the server last knew it.
  const isStill = open ? found !== undefined : isThere;
  if (isStill === null) return "";
  return isStill ? "Still as it was." : "Not asked any more.";
}

/** A button that leads to a place; `about` tells it from the others. */
export function goButton(about: string, act: () => void): TemplateResult {
  return html`<button class="button small-button" type="button" @click=${act}>
    Go to the words<span class="visually-hidden">: ${about}</span>
  </button>`;
}

/** What was set aside in the plan, by whom and why. */
export function asideList({
  noticed: { dismissed },
  me,
  called,
  whereIs,
  goTo,
}: Surroundings): TemplateResult | typeof nothing {
  if (!dismissed.length) return nothing;
  return html`<details class="fold">
    <summary>Set aside (${dismissed.length})</summary>
    <ul role="list" class="review-items">
      ${dismissed.map(({ diagnostic, dismissal }, at) => {
        const { place, question, message } = diagnostic;
        const where = whereIs(place.entity, place.key);
        return html`<li class="review-item">
          <p>${question || message}</p>
          <p class="quiet small">${where}</p>
          <p class="small" dir="auto">${dismissalInWords(dismissal, me, called)}</p>
          ${goButton(`set aside ${at + 1}, ${where}`, () => goTo(place))}
        </li>`;
      })}
    </ul>
  </details>`;
}
