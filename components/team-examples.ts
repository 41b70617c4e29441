import { html, nothing, type TemplateResult } from "lit";
import type { TeamExample } from "#src/api/examples.ts";

/** What a team itself says of a rule, told apart by words; nothing where it says nothing. `heading` fits where it stands. */
export function teamExamples(
  examples: readonly TeamExample[],
  rule: string,
  heading: TemplateResult,
): TemplateResult | typeof nothing {
  const own = examples.filter((it) => it.rule === rule);
  if (!own.length) return nothing;
  const sorted = [...own.filter((it) => it.isGood), ...own.filter((it) => !it.isGood)];
  return html`<section class="team-examples" aria-label="From your team">
    ${heading}
    <ul role="list">
      ${sorted.map((it) => html`<li>${teamExample(it)}</li>`)}
    </ul>
  </section>`;
}

/** One example, with what it is and why. */
export function teamExample({ isGood, words, note }: TeamExample): TemplateResult {
  return html`<figure class="team-example ${isGood ? "does-well" : "asks-about"}">
    <figcaption>${goodInWords(isGood)}</figcaption>
    <blockquote dir="auto">${words}</blockquote>
    ${note ? html`<p class="quiet small" dir="auto">${note}</p>` : nothing}
  </figure>`;
}

/** Which of the two kinds an example is. */
export const goodInWords = (isGood: boolean) =>
  isGood ? "This does well" : "This could do better";
