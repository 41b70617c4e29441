import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { count } from "./words.ts";

/** Signs out, and asks first where words would be lost with that. */
@customElement("ow-sign-out-dialog")
export class OwSignOutDialog extends LitElement {
  /** Leaves, unless some plans have words that can't be sent: then answers how many, if not `isLosing`. */
  @property({ attribute: false }) leaveDevice: (isLosing: boolean) => Promise<number> = async () =>
    0;

  @state() private unsent = 0;
  @state() private problem = "";
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  /** Sends what is not sent yet and signs out. */
  leave = async (isLosing = false): Promise<void> => {
    if (this.isBusy) return;
    const dialog = this.querySelector("dialog");
    this.isBusy = true;
    this.problem = "";
    this.unsent = 0;
    if (!dialog?.open) dialog?.showModal();
    try {
      this.unsent = await this.leaveDevice(isLosing);
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "Please try again.";
    }
    this.isBusy = false;
  };

  protected override render() {
    const { unsent, isBusy, problem } = this;
    return html`<dialog aria-labelledby="sign-out-title">
      <div class="dialog-body">
        <h2 id="sign-out-title">${unsent ? "Sign out and lose words?" : "Signing out"}</h2>
        <p role="status">
          ${
            unsent
              ? html`${count(unsent, "plan")} ${unsent === 1 ? "has" : "have"} words that are on this
                device alone, and the server can't take them at the moment. Signing out wipes this
                device's copy: they would be lost for good.`
              : "What is not sent yet goes to the server first. Then this device forgets your plans."
          }
        </p>
        ${problem ? html`<p class="notice" role="alert">${problem}</p>` : ""}
        <div class="dialog-actions">
          <button class="button main" type="button" autofocus @click=${this.#stay}>
            Stay signed in
          </button>
          <button
            class="button"
            type="button"
            ?hidden=${!unsent}
            ?disabled=${isBusy}
            @click=${() => this.leave(true)}
          >
            Sign out and lose these words
          </button>
        </div>
      </div>
    </dialog>`;
  }

  #stay() {
    this.querySelector("dialog")?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-sign-out-dialog": OwSignOutDialog;
  }
}
