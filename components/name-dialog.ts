import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { readIdentity, writeIdentity } from "#src/browser/identity.ts";

/** Asks what name others see beside this person's caret. Fires `name-told`. */
@customElement("ow-name-dialog")
export class OwNameDialog extends LitElement {
  @state() private name = "";

  protected override createRenderRoot() {
    return this;
  }

  open() {
    this.name = readIdentity().name;
    this.querySelector("dialog")?.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="name-title">
      <form class="dialog-body" @submit=${this.#submit}>
        <h2 id="name-title">What should others call you?</h2>
        <p class="quiet">They see it beside your caret, and in the record of who wrote what.</p>
        <div class="field">
          <label for="my-name">Your name</label>
          <input
            id="my-name"
            class="input"
            name="name"
            maxlength="60"
            autocomplete="name"
            required
            .value=${this.name}
          />
        </div>
        <div class="dialog-actions">
          <button class="button" type="button" @click=${this.#close}>Cancel</button>
          <button class="button main">Use this name</button>
        </div>
      </form>
    </dialog>`;
  }

  #close() {
    this.querySelector("dialog")?.close();
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    const name = this.querySelector("input")?.value.trim();
    if (!name) return;
    const identity = writeIdentity(name);
    this.#close();
    this.dispatchEvent(new NameToldEvent(identity.name, identity.colour));
  }
}

/** The person at this device said their name. */
export class NameToldEvent extends Event {
  readonly name: string;
  readonly colour: string;
  constructor(name: string, colour: string) {
    super("name-told");
    this.name = name;
    this.colour = colour;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-name-dialog": OwNameDialog;
  }
  interface HTMLElementEventMap {
    "name-told": NameToldEvent;
  }
}
