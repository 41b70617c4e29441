import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Colleague } from "#src/api/staff-comments.ts";
import type { Editing } from "#src/browser/editing.ts";
import { tellMentioned } from "#src/browser/staff-comments.ts";
import { placesOf } from "#src/document/anchors.ts";
import { hasOwn } from "#src/document/own-words.ts";
import { textOf } from "#src/document/roots.ts";
import { changeOf, type Offer, suggest } from "#src/document/suggestions.ts";
import { plainOf } from "#src/document/writing.ts";
import { CommentsToldEvent } from "./comment-events.ts";
import { whoIsTold } from "./comment-form.ts";
import type { CommentDraft } from "./commenting.ts";
import { IS_SUGGESTED } from "./suggest-words.ts";

/**
 * Offers other words for those that were selected, or for a whole piece of writing; it begins with the
 * words that are there. Fires `draft-done` and `comments-told`.
 */
@customElement("ow-suggest-form")
export class OwSuggestForm extends LitElement {
  @property({ attribute: false }) editing!: Editing;
  @property() planId = "";

  /** Which words, and who can be told of it. */
  @property({ attribute: false }) draft!: CommentDraft;
  @property({ attribute: false }) colleagues: readonly Colleague[] = [];

  /** What the resident is called. */
  @property() called = "";

  /** The words as they are; null where they are gone. */
  @state() private was: string | null = null;
  @state() private problem = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("draft")) this.was = this.#place().now;
  }

  protected override firstUpdated() {
    this.querySelector("textarea")?.focus();
  }

  protected override render() {
    const { was, called } = this;
    const { ytext, range } = this.#place();
    const asks = range && hasOwn(ytext, range.from, range.to) ? called : "somebody";
    return html`<form class="comment-form" @submit=${this.#submit}>
      ${
        was
          ? html`<div>
              <p class="small quiet">As it is now</p>
              <blockquote dir="auto">${was}</blockquote>
            </div>`
          : nothing
      }
      <label class="field">
        <span>What you suggest</span>
        <textarea name="words" class="input" rows="4" dir="auto" .defaultValue=${was ?? ""}></textarea>
      </label>
      <p class="small quiet">The plan stays as it is until ${asks} says yes.</p>
      ${whoIsTold(this.colleagues)}
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      <div class="comment-acts">
        <button class="button main small-button">Suggest it</button>
        <button class="button small-button" type="button" @click=${this.#done}>Cancel</button>
      </div>
    </form>`;
  }

  /** Where the words are at this moment. */
  #place() {
    const { about, anchor } = this.draft;
    const [entity = "", key = ""] = about.split("/");
    const { ydoc } = this.editing;
    const ytext = textOf(ydoc, entity, key);
    const text = plainOf(ytext);
    const whole = { from: 0, to: text.length };
    const range = anchor ? placesOf(ydoc, ytext, anchor) : whole;
    return { entity, key, ytext, range, now: range && text.slice(range.from, range.to) };
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const words = this.querySelector("textarea")?.value ?? "";
    const offer = this.#offer(words);
    if (!offer) return;
    const mentions = [...this.querySelectorAll<HTMLInputElement>("[name=mention]:checked")];
    const { ydoc, undo, who } = this.editing;
    undo.stop();
    suggest(ydoc, offer, who);
    undo.stop();
    this.dispatchEvent(new CommentsToldEvent(IS_SUGGESTED, true));
    this.#done();
    const people = mentions.map((it) => it.value);
    await tellMentioned(this.planId, people).catch(() =>
      this.dispatchEvent(new CommentsToldEvent(NOT_TOLD, false)),
    );
  };

  /** What is offered; null, with a problem to show, where that can't be. */
  #offer(words: string): Offer | null {
    const { entity, key, range, now } = this.#place();
    if (!range || now === null || (!now && this.was)) {
      this.problem = GONE;
      return null;
    }
    if (now !== this.was) {
      this.was = now;
      this.problem = CHANGED;
      return null;
    }
    // Of a whole piece of writing only the lines are offered in which something is different.
    const change = this.draft.anchor && words !== now ? { ...range, words } : changeOf(now, words);
    this.problem = change ? "" : SAME;
    return change && { entity, key, ...change };
  }

  #done = () => this.dispatchEvent(new Event("draft-done"));
}

const SAME = "Please change some of the words.";
const GONE = "These words are not in the text any more, so nothing can be put in their place.";
const CHANGED =
  "The words have changed while you wrote. They are shown as they are now: suggest yours again if they still fit.";
const NOT_TOLD = "The words are suggested, but whoever it is for could not be told.";

declare global {
  interface HTMLElementTagNameMap {
    "ow-suggest-form": OwSuggestForm;
  }
}
