import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Editing } from "#src/browser/editing.ts";
import { addPerson, setFact } from "#src/document/commands.ts";
import { nameOf, type Person, type Plan, RESIDENT } from "#src/plan/plan.ts";
import { icons } from "./icons.ts";
import { itemMenu } from "./item-commands.ts";
import { factId, thingId } from "./place-ids.ts";
import { count } from "./words.ts";

/** The people that a plan names: the resident first, then everybody else. */
@customElement("ow-people-list")
export class OwPeopleList extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) plan!: Plan;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { resident, people } = this.plan;
    return html`
      <section class="people" aria-labelledby="people-title">
        <h2 id="people-title" tabindex="-1">People in this plan</h2>
        <p class="prompt">Who matters here, and who has said they will help?</p>
        <ul role="list" class="items">
          ${repeat([resident, ...people], (it) => it.id, this.#person)}
        </ul>
        <button
          class="button plain add"
          type="button"
          ?disabled=${!this.editing.editable}
          @click=${this.#add}
        >
          ${icons.add} Add a person
        </button>
        <p class="visually-hidden" role="status">${count(people.length + 1, "person", "people")}</p>
      </section>
    `;
  }

  #person = (person: Person) => {
    const isResident = person.id === RESIDENT;
    return html`<li class="item person" id=${thingId(person.id)}>
      <div class="facts">
        ${this.#text(person, "name", isResident ? "Resident's name" : "Name")}
        ${isResident ? nothing : this.#text(person, "relation", "Relation")}
        ${isResident ? nothing : this.#paid(person)}
        ${isResident ? nothing : this.#text(person, "organisation", "Organisation")}
        ${this.#text(person, "pronouns", "Pronouns")}
      </div>
      ${isResident ? nothing : itemMenu(this.editing, person.id, nameOf(person), this)}
    </li>`;
  };

  #text(person: Person, key: "name" | "relation" | "organisation" | "pronouns", label: string) {
    const id = factId(person.id, key);
    return html`<div class="field ${key}">
      <label for=${id}>${label}${this.#of(person, key)}</label>
      <input
        id=${id}
        class="input fact"
        autocomplete="off"
        maxlength="200"
        ?disabled=${!this.editing.editable}
        .value=${live(person[key])}
        @input=${(event: Event & { target: HTMLInputElement }) =>
          setFact(this.editing.ydoc, person.id, key, event.target.value)}
      />
    </div>`;
  }

  #paid(person: Person) {
    const id = factId(person.id, "paid");
    const options = [
      ["", "Not said"],
      ["unpaid", "Unpaid"],
      ["paid", "Paid"],
    ] as const;
    return html`<div class="field">
      <label for=${id}>Paid to help?${this.#of(person, "paid")}</label>
      <select
        id=${id}
        class="select fact"
        ?disabled=${!this.editing.editable}
        @change=${(event: Event & { target: HTMLSelectElement }) =>
          setFact(this.editing.ydoc, person.id, "paid", event.target.value)}
      >
        ${options.map(
          ([it, words]) =>
            html`<option value=${it} .selected=${it === person.paid}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  #of(person: Person, key: string) {
    // A name can't be told apart by itself.
    const at = this.plan.people.indexOf(person) + 1;
    const of = key === "name" ? `person ${at}` : nameOf(person);
    return person.id === RESIDENT && key === "name"
      ? nothing
      : html`<span class="visually-hidden">: ${of}</span>`;
  }

  #add() {
    const id = addPerson(this.editing.ydoc, {}, this.editing.who);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(factId(id, "name"))?.focus()),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-people-list": OwPeopleList;
  }
}
