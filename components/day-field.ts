import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { dayInWords } from "./words.ts";

// Each field names its label, so each needs an id of its own on the page.
let made = 0;

/**
 * A day: words to read, and the browser's own date field once it is pressed (a hundred native date
 * fields are what makes a long plan slow to open). Fires `day-chosen`.
 */
@customElement("ow-day-field")
export class OwDayField extends LitElement {
  /** The day, or null. */
  @property() value: string | null = null;

  /** What the day is for; shown above it. */
  @property() label = "";

  /** More for those who do not see what it stands in, such as the action. */
  @property() about = "";

  /** What an empty day says. */
  @property() empty = "Choose a day";

  @property({ type: Boolean }) disabled = false;

  @state() private isOpen = false;

  #id = `day-${++made}`;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const id = this.#id;
    return html`<div class="field">
      <span class="label" id=${id}>
        ${this.label}${this.about ? html`<span class="visually-hidden">: ${this.about}</span>` : ""}
      </span>
      ${
        this.isOpen
          ? html`<input
            type="date"
            class="input fact"
            aria-labelledby=${id}
            min="1900-01-01"
            max="2199-12-31"
            .value=${this.value ?? ""}
            @change=${this.#changed}
            @blur=${this.#close}
            @keydown=${this.#key}
          />`
          : html`<button
            type="button"
            id="${id}-day"
            class="day ${this.value ? "" : "unset"}"
            aria-labelledby="${id} ${id}-day"
            ?disabled=${this.disabled}
            @click=${this.#open}
          >
            ${this.value ? dayInWords(this.value, "short") : this.empty}
          </button>`
      }
    </div>`;
  }

  async #open({ detail }: MouseEvent) {
    this.isOpen = true;
    await this.updateComplete;
    const input = this.querySelector("input");
    input?.focus();
    // An open calendar takes the keys: who came by a key wants to type the day.
    if (detail === 0) return;
    try {
      input?.showPicker();
    } catch {
      // Without a gesture or a picker the field itself is enough.
    }
  }

  #close() {
    this.#send();
    this.isOpen = false;
  }

  #changed() {
    this.#send();
  }

  #key(event: KeyboardEvent) {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") this.#send();
    this.isOpen = false;
    void this.updateComplete.then(() => this.querySelector("button")?.focus());
  }

  #send() {
    const input = this.querySelector("input");
    // A half-typed date reads as empty but is not "no date".
    if (!input || input.validity.badInput || !input.checkValidity()) return;
    const day = input.value || null;
    if (day === this.value) return;
    this.dispatchEvent(new DayChosenEvent(day));
  }
}

/** A day was chosen, or taken away. */
export class DayChosenEvent extends Event {
  readonly day: string | null;
  constructor(day: string | null) {
    super("day-chosen");
    this.day = day;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-day-field": OwDayField;
  }
  interface HTMLElementEventMap {
    "day-chosen": DayChosenEvent;
  }
}
