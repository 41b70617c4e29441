import { html, nothing, type TemplateResult } from "lit";
import type { ReviewItem } from "#src/api/reviews.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { icons } from "./icons.ts";
import { isSameItem, type ReviewDraft } from "./review-draft.ts";
import { goButton, itemOf, type Surroundings } from "./review-items.ts";

/** What is open that asks something of people: what may be asked for, or left open with a reason. */
export function openIn({ open }: Surroundings["noticed"]): readonly Diagnostic[] {
  return open?.filter(({ tier }) => tier === "fix" || tier === "look") ?? [];
}

/** The open findings of a plan in its order, each to be ticked, and what was ticked in words. */
export function findingChoices(draft: ReviewDraft, around: Surroundings): TemplateResult {
  const found = openIn(around.noticed);
  if (!around.noticed.open) return html`<p class="quiet">The plan is being looked through…</p>`;
  if (!found.length) return html`<p class="quiet">Nothing is open in this plan.</p>`;
  return html`<p class="quiet small">Tick what you want to ask for. Nobody has to ask for all of it.</p>
    <ul role="list" class="review-items">
      ${found.map((it, at) => {
        const where = around.whereIs(it.place.entity, it.place.key);
        const item = itemOf(it);
        return html`<li class="review-item">
          ${choice(draft, item, html`${it.question || it.message}`, `finding-${at}`)}
          <p class="quiet small">${where}</p>
          ${sayWhat(draft, item, `${at + 1}, ${where}`, false)}
          ${goButton(`${at + 1}, ${where}`, () => around.goTo(it.place))}
        </li>`;
      })}
    </ul>`;
}

/** Places that somebody named themselves, with what should change there, and the way to name one more. */
export function ownPlaces(
  draft: ReviewDraft,
  caret: string,
  { noticed, whereIs }: Surroundings,
): TemplateResult {
  const found = openIn(noticed);
  // A finding that was ticked and has gone since is still to be seen, so that it can be taken out.
  const own = draft.now.items.filter((it) =>
    it.key ? noticed.open && !found.some(({ key }) => key === it.key) : true,
  );
  const [entity = "", section = ""] = caret.split("/");
  const here: ReviewItem = { key: "", rule: "", entity, section, words: "" };
  const isThere = own.some((it) => isSameItem(it, here));
  return html`
    ${
      own.length
        ? html`<ul role="list" class="review-items">
            ${own.map((it, at) => {
              const where = whereIs(it.entity, it.section);
              return html`<li class="review-item">
                ${choice(draft, it, html`${where}`, `own-${at}`)}
                ${it.key ? html`<p class="quiet small">Not asked any more in the plan.</p>` : nothing}
                ${sayWhat(draft, it, where, !it.key)}
              </li>`;
            })}
          </ul>`
        : nothing
    }
    ${
      isThere
        ? nothing
        : html`<button
            class="button small-button"
            type="button"
            @click=${() => draft.choose(here, true)}
          >
            ${icons.add}<span>Ask about ${caret ? whereIs(entity, section) : "the plan as a whole"}</span>
          </button>`
    }
    ${caret ? nothing : html`<p class="quiet small">Put the caret into a part of the plan to ask about that part.</p>`}
  `;
}

function choice(draft: ReviewDraft, item: ReviewItem, words: TemplateResult, name: string) {
  const isChosen = draft.now.items.some((it) => isSameItem(it, item));
  return html`<label class="review-choice">
    <input
      type="checkbox"
      name=${name}
      .checked=${isChosen}
      @change=${({ target }: Event & { target: HTMLInputElement }) =>
        draft.choose(item, target.checked)}
    />
    <span>${words}</span>
  </label>`;
}

/** What should change at a place that was ticked. */
function sayWhat(draft: ReviewDraft, item: ReviewItem, about: string, isRequired: boolean) {
  const chosen = draft.now.items.find((it) => isSameItem(it, item));
  if (!chosen) return nothing;
  return html`<label class="field">
    <span
      >What should change?${isRequired ? nothing : " (if the question does not say it)"}<span
        class="visually-hidden"
        >: ${about}</span
      ></span
    >
    <textarea
      class="input"
      rows="2"
      maxlength="1000"
      dir="auto"
      ?required=${isRequired}
      .value=${chosen.words}
      @input=${({ target }: Event & { target: HTMLTextAreaElement }) =>
        draft.say(item, target.value)}
    ></textarea>
  </label>`;
}
