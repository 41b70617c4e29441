import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import { addPerson, setFact } from "#src/document/commands.ts";

/** Asks who somebody is, adds them to the people of the plan, and gives them an action. */
@customElement("ow-person-dialog")
export class OwPersonDialog extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;

  @state() private problem = "";
  @state() private isOwner = true;
  #action = "";

  protected override createRenderRoot() {
    return this;
  }

  /** Shows the dialog, with a name if one is known; whoever is told of will own the action, if any. */
  open({ action = "", name = "" }: { action?: string; name?: string }) {
    this.#action = action;
    this.isOwner = action !== "";
    this.querySelector("form")?.reset();
    const input = this.querySelector<HTMLInputElement>("[name=name]");
    if (input) input.value = name;
    this.problem = "";
    this.querySelector("dialog")?.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="new-person">
      <form class="dialog-body" @submit=${this.#submit}>
        <h2 id="new-person">${this.isOwner ? "Who will do it?" : "Who is this?"}</h2>
        <p class="quiet">One named person. They join the people in this plan.</p>
        <div class="two-fields">
          ${this.#text("name", "Name")} ${this.#text("relation", "What are they to the resident?")}
          <div class="field">
            <label for="new-person-paid">Paid to help?</label>
            <select id="new-person-paid" name="paid" class="select">
              <option value="">Not said</option>
              <option value="unpaid">Unpaid</option>
              <option value="paid">Paid</option>
            </select>
          </div>
          ${this.#text("organisation", "Organisation, if any")}
        </div>
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : ""}
        <div class="dialog-actions">
          <button class="button" type="button" @click=${this.#close}>Cancel</button>
          <button class="button main">Add</button>
        </div>
      </form>
    </dialog>`;
  }

  #text(name: string, label: string) {
    return html`<div class="field">
      <label for="new-person-${name}">${label}</label>
      <input
        id="new-person-${name}"
        name=${name}
        class="input"
        maxlength="200"
        autocomplete="off"
      />
    </div>`;
  }

  #close() {
    this.querySelector("dialog")?.close();
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    if (!text("name") && !text("relation")) {
      this.problem = "Please say a name, or what they are to the resident.";
      return;
    }
    this.#close();
    const { ydoc, who } = this.editing;
    const person = addPerson(
      ydoc,
      {
        name: text("name"),
        relation: text("relation"),
        paid: text("paid"),
        organisation: text("organisation"),
      },
      who,
    );
    if (this.#action) setFact(ydoc, this.#action, "owner", person);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-person-dialog": OwPersonDialog;
  }
}
