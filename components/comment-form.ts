import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Colleague, NewStaffComment, StaffComment } from "#src/api/staff-comments.ts";
import type { Editing } from "#src/browser/editing.ts";
import { addStaffComment, tellMentioned } from "#src/browser/staff-comments.ts";
import { today } from "#src/browser/today.ts";
import { addComment } from "#src/document/comments.ts";
import { CommentMadeEvent } from "./comment-events.ts";

/** What a new comment is about, or which thread it answers. */
export type NewAbout = Pick<NewStaffComment, "about" | "anchor" | "quote" | "thread">;

/** The form for a new comment or an answer. Fires `comment-made` and `draft-done`. */
@customElement("ow-comment-form")
export class OwCommentForm extends LitElement {
  @property({ attribute: false }) editing!: Editing;
  @property() planId = "";

  @property({ attribute: false }) about!: NewAbout;

  /** Who reads it, or that whoever writes it says so. */
  @property({ attribute: false }) readers: "everybody" | "staff" | "ask" = "everybody";

  /** Who can be told of it. */
  @property({ attribute: false }) colleagues: readonly Colleague[] = [];

  @state() private isSending = false;
  @state() private problem = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated() {
    this.querySelector("textarea")?.focus();
  }

  protected override render() {
    const isAnswer = this.about.thread !== "";
    return html`<form class="comment-form" @submit=${this.#submit}>
      <label class="field">
        <span>${isAnswer ? "Your answer" : "Your comment"}</span>
        <textarea name="words" class="input" rows="3" maxlength="4000" required dir="auto"></textarea>
      </label>
      ${this.readers === "ask" ? whoReads() : nothing} ${whoIsTold(this.colleagues)}
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      <div class="comment-acts">
        <button class="button main small-button" ?disabled=${this.isSending}>
          ${isAnswer ? "Answer" : "Comment"}
        </button>
        <button class="button small-button" type="button" @click=${this.#done}>Cancel</button>
      </div>
    </form>`;
  }

  #submit = async (event: SubmitEvent) => {
    const asked = readForm(event);
    if (!asked || this.isSending) return;
    const { words, mentions } = asked;
    const comment = { ...this.about, words, mentions };
    this.problem = "";
    this.isSending = true;
    try {
      if (this.readers === "staff" || asked.isForStaff) await this.#tellStaff(comment);
      else await this.#tellAll(comment);
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "Please try again.";
    }
    this.isSending = false;
  };

  async #tellStaff(comment: NewStaffComment) {
    const made = await addStaffComment(this.planId, comment);
    this.#made(made.id, made, "");
  }

  async #tellAll(comment: NewStaffComment) {
    const { ydoc, undo, who } = this.editing;
    undo.stop();
    const id = addComment(ydoc, { ...comment, on: today() }, who);
    undo.stop();
    const isTold = await tellMentioned(this.planId, comment.mentions).then(
      () => true,
      () => false,
    );
    this.#made(id, null, isTold ? "" : NOT_TOLD);
  }

  #made(id: string, forStaff: StaffComment | null, problem: string) {
    this.dispatchEvent(new CommentMadeEvent(id, forStaff, problem));
  }

  #done = () => this.dispatchEvent(new Event("draft-done"));
}

const NOT_TOLD = "The comment is made, but whoever it is for could not be told.";

function whoReads(): TemplateResult {
  return html`<fieldset>
    <legend>Who can read it</legend>
    <label><input type="radio" name="for" value="everyone" checked /> Everyone who has this plan, the resident too</label>
    <label><input type="radio" name="for" value="staff" /> Staff only</label>
  </fieldset>`;
}

/** Asks who gets a notice. */
export function whoIsTold(colleagues: readonly Colleague[]): TemplateResult | typeof nothing {
  if (!colleagues.length) return nothing;
  return html`<details>
    <summary>Tell somebody about it</summary>
    <fieldset>
      <legend>Who gets a notice</legend>
      ${colleagues.map(
        (it) =>
          html`<label><input type="checkbox" name="mention" value=${it.id} /> <span dir="auto">${it.name}</span></label>`,
      )}
    </fieldset>
  </details>`;
}

/** What somebody wrote in such a form; null where there are no words. */
function readForm(event: SubmitEvent) {
  event.preventDefault();
  const { currentTarget: form } = event;
  if (!(form instanceof HTMLFormElement)) return null;
  const said = new FormData(form);
  const [words, reader] = [said.get("words"), said.get("for")];
  if (typeof words !== "string" || !words.trim()) return null;
  const mentions = said.getAll("mention").filter((it) => typeof it === "string");
  return { words: words.trim(), isForStaff: reader === "staff", mentions };
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-comment-form": OwCommentForm;
  }
}
