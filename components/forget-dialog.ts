import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { count } from "./words.ts";

/** Asks before everything on this device is forgotten. Fires `forget-wanted`. */
@customElement("ow-forget-dialog")
export class OwForgetDialog extends LitElement {
  @state() private unsent = 0;
  @state() private problem = "";

  protected override createRenderRoot() {
    return this;
  }

  /** Shows the question; `unsent` plans have something that the server does not have. */
  open(unsent: number) {
    this.unsent = unsent;
    this.problem = "";
    this.querySelector("dialog")?.showModal();
  }

  /** Says why nothing was forgotten. */
  fail(why: string) {
    this.problem = why;
  }

  protected override render() {
    const { unsent } = this;
    return html`<dialog aria-labelledby="forget-title">
      <div class="dialog-body">
        <h2 id="forget-title">Forget everything on this device?</h2>
        <p>
          This device then has no copy of any plan, nor your name. What is on the server stays there.
        </p>
        ${
          unsent
            ? html`<p class="notice">
              ${count(unsent, "plan")} ${unsent === 1 ? "has" : "have"} words that are on this device
              alone. They would be lost for good.
            </p>`
            : nothing
        }
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        <div class="dialog-actions">
          <button class="button main" type="button" autofocus @click=${this.#close}>Keep it</button>
          <button class="button" type="button" @click=${this.#forget}>
            ${unsent ? "Forget it and lose these words" : "Forget everything"}
          </button>
        </div>
      </div>
    </dialog>`;
  }

  #close() {
    this.querySelector("dialog")?.close();
  }

  #forget() {
    this.dispatchEvent(new Event("forget-wanted"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-forget-dialog": OwForgetDialog;
  }
}
