import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import { textOf } from "#src/document/roots.ts";
import { type Offer, suggest } from "#src/document/suggestions.ts";
import { possessive } from "#src/plan/in-words.ts";
import { plainOf } from "#src/document/writing.ts";

/** Offers other words for the resident's own, which nobody else changes. */
@customElement("ow-suggest-dialog")
export class OwSuggestDialog extends LitElement {
  @property({ attribute: false }) editing!: Editing;

  /** What the resident is called. */
  @property() called = "";

  @state() private offer: Offer | null = null;
  @state() private was = "";

  protected override createRenderRoot() {
    return this;
  }

  /** Asks for the words to offer, beginning with those that somebody would have written. */
  async open(offer: Offer) {
    const { entity, key, from, to } = offer;
    this.offer = offer;
    this.was = plainOf(textOf(this.editing.ydoc, entity, key)).slice(from, to);
    await this.updateComplete;
    const [dialog, words] = [this.querySelector("dialog"), this.querySelector("textarea")];
    if (!dialog || !words || dialog.open) return;
    words.value = offer.words;
    dialog.showModal();
    words.focus();
  }

  protected override render() {
    const { called } = this;
    return html`<dialog class="suggest" aria-labelledby="suggest-title">
      <form class="dialog-body" @submit=${this.#submit}>
        <h2 id="suggest-title">These are ${possessive(called)} own words</h2>
        <p>What you write here is offered to ${called}. Nothing changes until ${called} says yes.</p>
        <h3 id="suggest-was">As ${called} wrote it</h3>
        <blockquote class="their-words" aria-labelledby="suggest-was">${this.was}</blockquote>
        <div class="field">
          <label for="suggest-words">What you suggest</label>
          <textarea id="suggest-words" class="input" rows="4"></textarea>
        </div>
        <div class="dialog-actions">
          <button class="button" type="button" @click=${this.#close}>Leave the words as they are</button>
          <button class="button main">Ask ${called}</button>
        </div>
      </form>
    </dialog>`;
  }

  #close() {
    this.querySelector("dialog")?.close();
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    const words = this.querySelector("textarea")?.value;
    const { offer } = this;
    this.#close();
    if (!offer || words === undefined || words === this.was) return;
    suggest(this.editing.ydoc, { ...offer, words }, this.editing.who);
    this.dispatchEvent(new Event("suggestion-made"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-suggest-dialog": OwSuggestDialog;
  }
}
