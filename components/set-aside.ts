import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Reason } from "#src/plan/record.ts";
import { reasonInWords, reasons } from "./reasons.ts";

/**
 * Asks why a question is set aside: a number, or the arrows and Enter, is enough. Fires `reason-chosen`,
 * and `reason-refused` when nobody wants to say.
 */
@customElement("ow-set-aside")
export class OwSetAside extends LitElement {
  /** What the resident is called. */
  @property() called = "";

  @state() private asksNote = false;

  protected override createRenderRoot() {
    return this;
  }

  /** Puts the focus on the first reason. */
  override focus() {
    this.querySelector<HTMLElement>("button")?.focus();
  }

  protected override updated(changed: Map<string, unknown>) {
    if (changed.has("asksNote") && this.asksNote) this.querySelector("input")?.focus();
  }

  protected override render() {
    return html`<div class="set-aside" role="group" aria-label="Why set it aside?" @keydown=${this.#key}>
      <p class="set-aside-title" aria-hidden="true">Why set it aside?</p>
      <ol role="list">
        ${reasons.map(
          (it, at) =>
            html`<li>
              <button class="button plain small-button" type="button" @click=${() => this.#choose(it)}>
                <kbd aria-hidden="true">${at + 1}</kbd> ${reasonInWords(it, this.called)}
              </button>
            </li>`,
        )}
      </ol>
      ${this.asksNote ? this.#note() : nothing}
      <p class="quiet small">Everybody who has the plan sees it, and can ask again.</p>
    </div>`;
  }

  #note() {
    return html`<form class="set-aside-note" @submit=${this.#submit}>
      <label>
        In a few words
        <input class="input" name="note" maxlength="500" autocomplete="off" required />
      </label>
      <button class="button small-button main">Set aside</button>
    </form>`;
  }

  #choose(reason: Reason) {
    if (reason === "other") this.asksNote = true;
    else this.dispatchEvent(new ReasonChosenEvent(reason, ""));
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    const note = this.querySelector("input")?.value.trim() ?? "";
    if (note) this.dispatchEvent(new ReasonChosenEvent("other", note));
  }

  #key(event: KeyboardEvent) {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.dispatchEvent(new Event("reason-refused"));
      return;
    }
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey)
      return;
    const reason = reasons[Number(event.key) - 1];
    if (reason) {
      event.preventDefault();
      this.#choose(reason);
    } else if (event.key === "ArrowDown") this.#step(event, 1);
    else if (event.key === "ArrowUp") this.#step(event, -1);
  }

  #step(event: KeyboardEvent, step: 1 | -1) {
    event.preventDefault();
    const buttons = [...this.querySelectorAll<HTMLElement>("li button")];
    const at = buttons.findIndex((it) => it === document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }
}

/** Why something is set aside; `note` says more, and says it where the reason is another one. */
export class ReasonChosenEvent extends Event {
  readonly reason: Reason;
  readonly note: string;
  constructor(reason: Reason, note: string) {
    super("reason-chosen");
    this.reason = reason;
    this.note = note;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-set-aside": OwSetAside;
  }
  interface HTMLElementEventMap {
    "reason-chosen": ReasonChosenEvent;
  }
}
