import { html, nothing, type TemplateResult } from "lit";
import {
  nameOf,
  type Outcome,
  type Plan,
  personOf,
  type Timeframe,
  type Writing,
} from "#src/plan/plan.ts";
import type { Section } from "#src/template/template.ts";
import { writingLines } from "./writing-lines.ts";
import { dayInWords } from "./words.ts";

/**
 * What a section of an outcome says, to read and to find but without a control: a card far from the
 * window is drawn so, because a hundred outcomes with all their controls are a quarter of a million
 * nodes.
 */
export function stillSection(section: Section, outcome: Outcome, plan: Plan): TemplateResult {
  switch (section.holds) {
    case "writing":
      return words(outcome.writing[section.key]);
    case "timeframe":
      return html`<p>${timeframeInWords(outcome.timeframe)}</p>${words(outcome.timeframe.note)}`;
    case "markers":
      return html`<ul role="list">
        ${outcome.markers.map((it) => html`<li>${words(it.wording)}</li>`)}
      </ul>`;
    case "actions":
      return html`<ul role="list">
        ${outcome.actions.map(
          (it) =>
            html`<li>
              ${words(it.wording)}
              <p class="quiet small">
                ${it.owner ? nameOf(personOf(plan, it.owner)) : "No one named yet"}${
                  it.dueOn ? `, by ${dayInWords(it.dueOn)}` : ""
                }
              </p>
              ${words(it.agreement.words)}
            </li>`,
        )}
      </ul>`;
  }
}

function words(writing: Writing | undefined) {
  return writing?.text
    ? html`<div class="still-words">${writingLines(writing)}</div>`
    : html`${nothing}`;
}

function timeframeInWords({ kind, from, to, reviewOn }: Timeframe): string {
  if (!kind) return "Not decided yet";
  const days = [
    from ? `from ${dayInWords(from)}` : "",
    to ? `by ${dayInWords(to)}` : "",
    kind === "open" ? "stays open" : "",
    reviewOn ? `review on ${dayInWords(reviewOn)}` : "",
  ].filter(Boolean);
  return days.join(", ");
}
