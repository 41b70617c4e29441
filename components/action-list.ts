import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Editing } from "#src/browser/editing.ts";
import { addAction, setFact } from "#src/document/commands.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { type Action, calledName, type Plan, personOf } from "#src/plan/plan.ts";
import "./day-field.ts";
import type { DayChosenEvent } from "./day-field.ts";
import { icons } from "./icons.ts";
import { itemKeys, itemMenu } from "./item-commands.ts";
import { factId, thingId } from "./place-ids.ts";
import { focusWords } from "./places.ts";
import { onRecord } from "./record-part.ts";
import { findingMark } from "./section-head.ts";
import "./text-field.ts";
import { nameAndRelation, possessive } from "./words.ts";

const SOMEONE_ELSE = "+";

/** Who does what by when, and what the resident says of it. Fires `owner-wanted`. */
@customElement("ow-action-list")
export class OwActionList extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) plan!: Plan;
  @property() outcome = "";
  @property({ attribute: false }) actions: readonly Action[] = [];
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];

  /** What to do with a mark in the margin that is pressed. */
  @property({ attribute: false }) choose: (diagnostic: Diagnostic) => void = () => {};

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      ${
        this.actions.length
          ? html`<ol role="list" class="items">
            ${repeat(this.actions, (it) => it.id, this.#action)}
          </ol>`
          : nothing
      }
      <button
        class="button plain add"
        type="button"
        ?disabled=${!this.editing.editable}
        @click=${() => this.#add(null)}
      >
        ${icons.add} Add an action
      </button>
    `;
  }

  #action = (action: Action, at: number) => {
    const name = `Action ${at + 1}`;
    const found = this.diagnostics.filter((it) => it.place.entity === action.id);
    const { editable } = this.editing;
    return html`<li class="item action" id=${thingId(action.id)}>
      <div class="item-words">
        <ow-text-field
          .editing=${this.editing}
          .entity=${action.id}
          name="text"
          .writing=${action.wording}
          .label="${name}: what will happen"
          hint="What will happen?"
          .diagnostics=${found.filter((it) => it.place.key === "text")}
          .keys=${itemKeys(this.editing, action.id, () => this.#add(action.id))}
        ></ow-text-field>
        <p class="item-meta">${findingMark(found, this.choose)}</p>
      </div>
      ${itemMenu(this.editing, action.id, name.toLowerCase(), this)}
      <div class="facts">
        ${this.#owner(action, name)}
        <ow-day-field
          id=${factId(action.id, "dueOn")}
          label="By when"
          .about=${name}
          .value=${action.dueOn}
          ?disabled=${!editable}
          @day-chosen=${(event: DayChosenEvent) => this.#set(action, "dueOn", event.day)}
        ></ow-day-field>
        ${this.#choice(action, name, "status", "How is it going?", action.status, [
          ["open", "To do"],
          ["done", "Done"],
          ["not-done", "Not done"],
        ])}
        ${this.#choice(
          action,
          name,
          "agreement",
          `Does ${calledName(this.plan.resident)} agree?`,
          action.agreement.answer,
          [
            ["", "Not asked yet"],
            ["agrees", "Agrees"],
            ["disagrees", "Doesn't agree"],
          ],
        )}
      </div>
      ${
        action.agreement.answer || action.agreement.words.text
          ? html`<div class="agreement">
            <p class="label" id="agreement-${action.id}">
              ${possessive(calledName(this.plan.resident))} own words about this
              <span class="visually-hidden">: ${name}</span>
            </p>
            <ow-text-field
              .editing=${this.editing}
              .entity=${action.id}
              name="agreement"
              .writing=${action.agreement.words}
              labelId="agreement-${action.id}"
              hint=${
                action.agreement.answer === "disagrees"
                  ? "What would they rather?"
                  : "Anything they want to add"
              }
            ></ow-text-field>
          </div>`
          : nothing
      }
      ${onRecord(this.editing, this.plan, action, name)}
    </li>`;
  };

  #owner(action: Action, name: string) {
    const people = [this.plan.resident, ...this.plan.people];
    const isGone = action.owner !== null && !personOf(this.plan, action.owner);
    return html`<div class="field">
      <label for=${factId(action.id, "owner")}>
        Who will do it?<span class="visually-hidden"> ${name}</span>
      </label>
      <select
        id=${factId(action.id, "owner")}
        class="select fact"
        ?disabled=${!this.editing.editable}
        @change=${(event: Event & { target: HTMLSelectElement }) =>
          this.#chooseOwner(action, event.target)}
      >
        <option value="" .selected=${action.owner === null}>No one named yet</option>
        ${people.map(
          (it) =>
            html`<option value=${it.id} .selected=${it.id === action.owner}>
              ${nameAndRelation(it)}
            </option>`,
        )}
        ${isGone ? html`<option value=${action.owner} selected>Someone put away</option>` : nothing}
        <option value=${SOMEONE_ELSE}>Someone else…</option>
      </select>
    </div>`;
  }

  #choice(
    action: Action,
    name: string,
    key: string,
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
  ) {
    return html`<div class="field">
      <label for=${factId(action.id, key)}>
        ${label}<span class="visually-hidden"> ${name}</span>
      </label>
      <select
        id=${factId(action.id, key)}
        class="select fact ${value === "disagrees" ? "disagrees" : ""}"
        ?disabled=${!this.editing.editable}
        @change=${(event: Event & { target: HTMLSelectElement }) =>
          this.#set(action, key, event.target.value)}
      >
        ${options.map(
          ([it, words]) => html`<option value=${it} .selected=${it === value}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  #chooseOwner(action: Action, select: HTMLSelectElement) {
    if (select.value !== SOMEONE_ELSE) return this.#set(action, "owner", select.value || null);
    select.value = action.owner ?? "";
    this.dispatchEvent(new OwnerWantedEvent(action.id));
  }

  #set(action: Action, key: string, value: string | null) {
    setFact(this.editing.ydoc, action.id, key, value);
  }

  #add(after: string | null) {
    void focusWords(addAction(this.editing.ydoc, this.outcome, after, this.editing.who), "text");
  }
}

/** Somebody who is not among the people yet is to own an action. Bubbles to the page. */
export class OwnerWantedEvent extends Event {
  readonly action: string;
  constructor(action: string) {
    // The dialog that asks who it is belongs to the page.
    super("owner-wanted", { bubbles: true });
    this.action = action;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-action-list": OwActionList;
  }
  interface HTMLElementEventMap {
    "owner-wanted": OwnerWantedEvent;
  }
}
