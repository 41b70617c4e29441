import { html, nothing, type TemplateResult } from "lit";
import { icons } from "./icons.ts";
import { findingChoices, ownPlaces } from "./review-ask.ts";
import type { ReviewDraft } from "./review-draft.ts";
import { asideList, type Surroundings } from "./review-items.ts";
import { count } from "./words.ts";

/**
 * The answer of whoever writes the plan to what was asked for. Those who review may write it too; for
 * them it is folded.
 */
export function answerForm(
  draft: ReviewDraft,
  isFolded: boolean,
  isSending: boolean,
  submit: (event: SubmitEvent) => void,
): TemplateResult {
  const form = html`<form class="review-form" @submit=${submit}>
    ${words("What you did about it, or why not", draft.now.answer, true, (answer) => draft.put({ answer }))}
    <div class="comment-acts">
      <button class="button main small-button" ?disabled=${isSending}>Say that it’s done</button>
    </div>
  </form>`;
  return isFolded
    ? html`<details class="fold"><summary>Answer it yourself</summary>${form}</details>`
    : form;
}

/** What happens in the form of whoever reviews, and what it needs to know of the page. */
type AskForm = {
  caret: string;
  comments: number;
  isSending: boolean;
  ask: (event: SubmitEvent) => void;
  markReviewed: () => void;
  showComments: () => void;
  signOff: TemplateResult | typeof nothing;
};

/** What is open in the plan, what is asked for, and what may be said of it. */
export function askForm(
  draft: ReviewDraft,
  around: Surroundings,
  { caret, comments, isSending, ask, markReviewed, showComments, signOff }: AskForm,
): TemplateResult {
  const { items } = draft.now;
  return html`<form class="review-form" @submit=${ask}>
    <h3>What is open in the plan</h3>
    ${findingChoices(draft, around)}
    <h3>Anything else</h3>
    ${ownPlaces(draft, caret, around)} ${asideList(around)}
    <button class="button small-button" type="button" @click=${showComments}>
      ${icons.comment}<span>${comments ? count(comments, "open comment") : "Comments"}</span>
    </button>
    ${words("What you want to say", draft.now.words, false, (it) => draft.put({ words: it }))}
    <div class="comment-acts">
      <button class="button main small-button" ?disabled=${isSending}>
        ${items.length ? `Ask for ${count(items.length, "change")}` : "Ask for changes"}
      </button>
      <button class="button small-button" type="button" ?disabled=${isSending} @click=${markReviewed}>
        Mark as reviewed
      </button>
      ${signOff}
    </div>
  </form>`;
}

function words(label: string, value: string, isRequired: boolean, put: (words: string) => void) {
  return html`<label class="field">
    <span>${label}</span>
    <textarea
      class="input"
      rows="3"
      maxlength="4000"
      dir="auto"
      ?required=${isRequired}
      .value=${value}
      @input=${({ target }: Event & { target: HTMLTextAreaElement }) => put(target.value)}
    ></textarea>
  </label>`;
}
