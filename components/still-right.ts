import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import { setMember } from "#src/document/commands.ts";
import type { Writing } from "#src/plan/plan.ts";
import { printOfText } from "#src/plan/print.ts";
import type { Review } from "#src/plan/record.ts";
import { icons } from "./icons.ts";

/** Confirms in a review that a piece of writing is still right, while nobody has changed it since. */
@customElement("ow-still-right")
export class OwStillRight extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;

  /** The review that goes on today. */
  @property({ attribute: false }) review!: Review;

  /** The writing and its place. */
  @property({ attribute: false }) writing!: Writing;
  @property() place = "";

  /** What it is, for those who hear one control at a time. */
  @property() about = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { review, place, writing } = this;
    const print = review.prints[place];
    // What was written anew in the review needs no word that it is still right.
    if (!print || print !== printOfText(writing.text)) return nothing;
    const isRight = review.stillRight.includes(place);
    return html`<button
      class="button small-button still-right"
      type="button"
      aria-pressed=${isRight ? "true" : "false"}
      ?disabled=${!this.editing.editable}
      @click=${() => setMember(this.editing.ydoc, review.id, "right", place, !isRight)}
    >
      ${isRight ? icons.check : nothing} Still right<span class="visually-hidden">: ${this.about}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-still-right": OwStillRight;
  }
}
