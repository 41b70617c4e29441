import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";

/** What is asked about somebody new. */
export type NewPerson = { name: string; relation: string; paid: string; organisation: string };

/** Asks who somebody is before they own an action. Fires `person-told`. */
@customElement("ow-person-dialog")
export class OwPersonDialog extends LitElement {
  @state() private problem = "";

  protected override createRenderRoot() {
    return this;
  }

  /** Shows the dialog, empty. */
  open() {
    this.querySelector("form")?.reset();
    this.problem = "";
    this.querySelector("dialog")?.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="new-person">
      <form class="dialog-body" @submit=${this.#submit}>
        <h2 id="new-person">Who will do it?</h2>
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
    this.dispatchEvent(
      new PersonToldEvent({
        name: text("name"),
        relation: text("relation"),
        paid: text("paid"),
        organisation: text("organisation"),
      }),
    );
  }
}

/** Somebody new was named. */
export class PersonToldEvent extends Event {
  readonly person: NewPerson;
  constructor(person: NewPerson) {
    super("person-told");
    this.person = person;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-person-dialog": OwPersonDialog;
  }
  interface HTMLElementEventMap {
    "person-told": PersonToldEvent;
  }
}
