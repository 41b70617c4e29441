import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { sayAnswer } from "#src/browser/suggestions.ts";
import type { OpenSuggestion } from "#src/document/suggestions.ts";
import { readAloud } from "./read-aloud.ts";
import { NOT_DONE } from "./suggest-words.ts";

/** Other words that somebody suggests for the resident's own, for the resident to answer. Fires `answered`. */
@customElement("ow-my-suggestion")
export class OwMySuggestion extends LitElement {
  @property() planId = "";
  @property({ attribute: false }) suggestion!: OpenSuggestion;

  @state() private problem = "";
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { was, words, by, isCurrent } = this.suggestion;
    return html`
      <h1 id="step-heading" tabindex="-1">${by || "Somebody"} suggests other words</h1>
      <h2 id="my-was">You wrote</h2>
      <p class="their-words" aria-labelledby="my-was">${was}</p>
      <h2 id="my-offer">${by || "Somebody"} suggests</h2>
      <p class="their-words" aria-labelledby="my-offer">${words || "Taking these words out"}</p>
      ${readAloud(words)}
      <p>${isCurrent ? "Nothing changes unless you say yes." : "You have changed your words since."}</p>
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      <div class="dialog-actions">
        ${
          isCurrent
            ? html`<button
                class="button main"
                type="button"
                ?disabled=${this.isBusy}
                @click=${() => this.#say("yes")}
              >
                Yes, change my words
              </button>`
            : nothing
        }
        <button class="button" type="button" ?disabled=${this.isBusy} @click=${() => this.#say("no")}>
          No, keep my words
        </button>
      </div>
    `;
  }

  async #say(answer: "yes" | "no") {
    this.problem = "";
    this.isBusy = true;
    try {
      this.problem =
        NOT_DONE[await sayAnswer(this.planId, this.suggestion.id, { answer, witness: "" })];
      if (!this.problem) this.dispatchEvent(new Event("answered"));
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "Please try again.";
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-my-suggestion": OwMySuggestion;
  }
}
