import { html, nothing, type TemplateResult } from "lit";
import type { Colleague } from "#src/api/staff-comments.ts";

/** What a form for comments asks and does. */
export type CommentForm = {
  label: string;
  send: string;
  /** Whether staff alone can be chosen as those who read it. */
  offersStaff: boolean;
  colleagues: readonly Colleague[];
  isSending: boolean;
  submit: (event: SubmitEvent) => void;
  cancel: () => void;
};

/** The form for a new comment or an answer. */
export function commentForm(form: CommentForm): TemplateResult {
  const { label, send, offersStaff, colleagues, isSending, submit, cancel } = form;
  return html`<form class="comment-form" @submit=${submit}>
    <label class="field">
      <span>${label}</span>
      <textarea name="words" class="input" rows="3" maxlength="4000" required dir="auto"></textarea>
    </label>
    ${
      offersStaff
        ? html`<fieldset>
            <legend>Who can read it</legend>
            <label><input type="radio" name="for" value="everyone" checked /> Everyone who has this plan, the resident too</label>
            <label><input type="radio" name="for" value="staff" /> Staff only</label>
          </fieldset>`
        : nothing
    }
    ${
      colleagues.length
        ? html`<details>
            <summary>Tell somebody about it</summary>
            <fieldset>
              <legend>Who gets a notice</legend>
              ${colleagues.map(
                (it) =>
                  html`<label><input type="checkbox" name="mention" value=${it.id} /> <span dir="auto">${it.name}</span></label>`,
              )}
            </fieldset>
          </details>`
        : nothing
    }
    <div class="comment-acts">
      <button class="button main small-button" ?disabled=${isSending}>${send}</button>
      <button class="button small-button" type="button" @click=${cancel}>Cancel</button>
    </div>
  </form>`;
}

/** What somebody wrote in such a form; null where there are no words. */
export function readForm(event: SubmitEvent) {
  event.preventDefault();
  const { currentTarget: form } = event;
  if (!(form instanceof HTMLFormElement)) return null;
  const said = new FormData(form);
  const [words, reader] = [said.get("words"), said.get("for")];
  if (typeof words !== "string" || !words.trim()) return null;
  const mentions = said.getAll("mention").filter((it) => typeof it === "string");
  return { words: words.trim(), isForStaff: reader === "staff", mentions };
}
