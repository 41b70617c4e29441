import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Editing } from "#src/browser/editing.ts";
import { sayAnswer } from "#src/browser/suggestions.ts";
import { today } from "#src/browser/today.ts";
import { compareWords } from "#src/compare/compare-words.ts";
import { setFact } from "#src/document/commands.ts";
import { type OpenSuggestion, takeOffered } from "#src/document/suggestions.ts";
import { whereIs } from "#src/lint/where-is.ts";
import type { Plan } from "#src/plan/plan.ts";
import { comparedWords } from "./compared-words.ts";
import { showPlace } from "./places.ts";
import { NOT_DONE } from "./suggest-words.ts";

/** Other words that were offered, and wait for somebody's yes. */
@customElement("ow-suggestion-list")
export class OwSuggestionList extends LitElement {
  @property() planId = "";
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) plan!: Plan;
  @property({ attribute: false }) suggestions: readonly OpenSuggestion[] = [];

  /** What the resident is called. */
  @property() called = "";

  /** Whether somebody here can put on record what the resident said. */
  @property({ attribute: false }) mayWitness = false;

  /** The suggestion for which a witness is being named. */
  @state() private asked: { id: string; answer: "yes" | "no" } | null = null;
  @state() private problem = "";
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { suggestions } = this;
    if (!suggestions.length && !this.problem) return nothing;
    return html`<section class="plan-notice suggestions" aria-label="Suggested words">
      <p><strong>Suggested words</strong></p>
      <ul>
        ${repeat(suggestions, (it) => it.id, this.#suggestion)}
      </ul>
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
    </section>`;
  }

  #suggestion = (it: OpenSuggestion) => {
    const place = { entity: it.entity, key: it.key, from: it.from, to: it.to };
    const { part, place: where } = whereIs(place, this.plan, this.editing.template);
    return html`<li>
      <p class="quiet">
        ${it.by || "Somebody"} suggests, in ${part}, ${where}.
        ${it.isOwn ? `${this.called} wrote these words, and nothing changes until ${this.called} says yes.` : ""}
      </p>
      ${comparedWords(compareWords(it.was, it.words))}
      ${it.isCurrent ? nothing : html`<p class="quiet">The words have changed since.</p>`}
      ${this.asked?.id === it.id ? this.#witness(it) : this.#acts(it, place)}
    </li>`;
  };

  #acts(it: OpenSuggestion, place: Parameters<typeof showPlace>[0]) {
    const { called } = this;
    const { editable, ydoc } = this.editing;
    const button = (label: string, act: () => void) => html`<button
      class="button small-button"
      type="button"
      ?disabled=${this.isBusy}
      @click=${act}
    >
      ${label}
    </button>`;
    const answers = it.isOwn
      ? this.mayWitness
        ? [
            it.isCurrent ? button(`${called} said yes`, () => this.#ask(it.id, "yes")) : nothing,
            button(`${called} said no`, () => this.#ask(it.id, "no")),
          ]
        : nothing
      : editable && it.isCurrent
        ? button("Take these words", () => takeOffered(ydoc, it, today()))
        : nothing;
    return html`<div class="dialog-actions">
      ${answers} ${button("Go to the words", () => void showPlace(place))}
      ${
        editable || it.guest === this.editing.who.guest
          ? button("Withdraw it", () => setFact(ydoc, it.id, "settledOn", today()))
          : nothing
      }
    </div>`;
  }

  #witness(it: OpenSuggestion) {
    const { called, asked } = this;
    return html`<form class="witness" @submit=${(event: SubmitEvent) => this.#answer(event, it)}>
      <div class="field">
        <label for="witness-${it.id}">Who heard ${called} say ${asked?.answer ?? ""}?</label>
        <input id="witness-${it.id}" class="input" maxlength="120" autocomplete="off" required />
      </div>
      <p class="quiet">The name goes on record with yours.</p>
      <div class="dialog-actions">
        <button class="button small-button" type="button" @click=${() => (this.asked = null)}>Cancel</button>
        <button class="button main small-button" ?disabled=${this.isBusy}>Put it on record</button>
      </div>
    </form>`;
  }

  async #ask(id: string, answer: "yes" | "no") {
    this.asked = { id, answer };
    this.problem = "";
    await this.updateComplete;
    this.querySelector<HTMLElement>(".witness input")?.focus();
  }

  async #answer(event: SubmitEvent, { id }: OpenSuggestion) {
    event.preventDefault();
    const witness = this.querySelector<HTMLInputElement>(".witness input")?.value.trim();
    if (!witness || !this.asked) return;
    this.isBusy = true;
    try {
      const outcome = await sayAnswer(this.planId, id, { answer: this.asked.answer, witness });
      this.problem = NOT_DONE[outcome];
      this.asked = null;
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "Please try again.";
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-suggestion-list": OwSuggestionList;
  }
}
