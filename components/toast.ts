import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";

/** Long enough to read and to reach; whatever it offers can be done elsewhere too. */
const SHOWN_MS = 12_000;

/** A short message at the foot of the page, with a way back where there is one. Fires `undo-wanted`. */
@customElement("ow-toast")
export class OwToast extends LitElement {
  @state() private words = "";
  @state() private hasUndo = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Shows a message in place of the one before. */
  tell(words: string, hasUndo = false) {
    if (!words) return;
    this.words = words;
    this.hasUndo = hasUndo;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.words = ""), SHOWN_MS);
  }

  protected override render() {
    return html`<div role="status">
      ${this.words ? html`<div class="toast"><span>${this.words}</span>${this.#undo()}</div>` : nothing}
    </div>`;
  }

  #undo() {
    if (!this.hasUndo) return nothing;
    return html`<button class="button small-button" type="button" @click=${this.#wantUndo}>
      Undo
    </button>`;
  }

  #wantUndo() {
    this.words = "";
    this.dispatchEvent(new Event("undo-wanted"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-toast": OwToast;
  }
}
