import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Noticed } from "#src/browser/plan-checks.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { Dismissal } from "#src/plan/record.ts";
import { dismissalInWords } from "./reasons.ts";

/** The questions that were set aside, by whom, when and why. Fires `findings-restored`. */
@customElement("ow-dismissed-list")
export class OwDismissedList extends LitElement {
  @property({ attribute: false }) noticed!: Pick<Noticed, "dismissed" | "unused">;

  /** What the person here is called, and the resident. */
  @property() me = "";
  @property() called = "";

  @property({ attribute: false }) editable = true;

  /** Where in the plan a diagnostic is, in words. */
  @property({ attribute: false }) whereIs: (diagnostic: Diagnostic) => string = () => "";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { dismissed, unused } = this.noticed;
    const amount = dismissed.length + unused.length;
    if (!amount) return nothing;
    return html`<details class="fold">
      <summary>Set aside (${amount})</summary>
      <ul role="list" class="findings">
        ${dismissed.map(({ diagnostic, dismissal }) => this.#item(diagnostic, dismissal))}
      </ul>
      ${unused.length ? this.#unused() : nothing}
    </details>`;
  }

  #item(diagnostic: Diagnostic, dismissal: Dismissal) {
    return html`<li class="aside-item">
      <p>${diagnostic.question || diagnostic.message}</p>
      <p class="quiet small">${this.whereIs(diagnostic)}</p>
      <p class="small">${dismissalInWords(dismissal, this.me, this.called)}</p>
      ${this.#button("Ask again", [dismissal.key], diagnostic.question)}
    </li>`;
  }

  /** What is set aside and not found any more can be forgotten: nobody would ask it. */
  #unused() {
    const { unused } = this.noticed;
    return html`<div class="aside-item">
      <p>No longer needed</p>
      <p class="quiet small">The plan has changed, so these would not be asked again anyway.</p>
      <ul>
        ${unused.map(
          (it) => html`<li class="small">${dismissalInWords(it, this.me, this.called)}</li>`,
        )}
      </ul>
      ${this.#button(
        "Forget these",
        unused.map((it) => it.key),
        "",
      )}
    </div>`;
  }

  #button(words: string, keys: readonly string[], about: string) {
    return html`<button
      class="button small-button"
      type="button"
      ?disabled=${!this.editable}
      @click=${() => this.dispatchEvent(new FindingsRestoredEvent(keys, words))}
    >
      ${words}${about ? html`<span class="visually-hidden">: ${about}</span>` : nothing}
    </button>`;
  }
}

/** What was set aside is to be asked again, or forgotten; `said` is what was pressed. */
export class FindingsRestoredEvent extends Event {
  readonly keys: readonly string[];
  readonly said: string;
  constructor(keys: readonly string[], said: string) {
    super("findings-restored");
    this.keys = keys;
    this.said = said;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-dismissed-list": OwDismissedList;
  }
  interface HTMLElementEventMap {
    "findings-restored": FindingsRestoredEvent;
  }
}
