import { html, nothing, type TemplateResult } from "lit";
import type { Sample } from "#src/api/reviews.ts";
import { number, plansInWords } from "./quality-words.ts";
import { type FilterNames, filterInWords, sampleName, statesInWords } from "./review-words.ts";
import { momentInWords } from "./words.ts";

/** The address of one sample. */
export const sampleAddress = (id: string) => `/quality/reviews?sample=${encodeURIComponent(id)}`;

/** The samples that were drawn, the newest first. */
export function sampleList(samples: readonly Sample[], names: FilterNames | null): TemplateResult {
  if (!samples.length)
    return html`<p class="empty">
      No sample has been drawn yet. A sample is a number of plans, drawn by lot, to be looked at one
      after the other.
    </p>`;
  return html`<ol role="list" class="place-plans">
    ${samples.map(
      (it) =>
        html`<li class="place-plan">
          <h3><a href=${sampleAddress(it.id)}>${sampleName(it)}</a></h3>
          <p class="quiet small">
            ${it.by || "Somebody"} · ${momentInWords(it.at, new Date())} ·
            ${number(it.size)} of ${plansInWords(it.from)} · ${filterInWords(it.filter, names)}
          </p>
          ${statesBar(it)}
        </li>`,
    )}
  </ol>`;
}

/** How far a sample is: a bar of what is done and what has begun, and the same in words. */
export function statesBar(sample: Sample): TemplateResult {
  const { states, hidden } = sample;
  const all = hidden + Object.values(states).reduce((sum, it) => sum + it, 0);
  const share = (part: number) => (all ? (100 * part) / all : 0);
  const done = share(states.reviewed + states.signedOff);
  const going = share(states.asked + states.answered);
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-all" width="100" height="1"></rect>
      <rect class="bar-going" x=${done} width=${going} height="1"></rect>
      <rect class="bar-part" width=${done} height="1"></rect>
    </svg>
    <p class="small">${statesInWords(sample) || nothing}</p>`;
}
