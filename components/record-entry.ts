import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { Plan } from "#src/plan/plan.ts";
import { itemMenu } from "./item-commands.ts";
import { thingId } from "./place-ids.ts";
import { recordField } from "./record-field.ts";
import type { RecordEntry } from "./record-fields.ts";
import { findingMark } from "./section-head.ts";

/** One entry of a plan's record: a line to read, which unfolds to what can be put down about it. */
@customElement("ow-record-entry")
export class OwRecordEntry extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) plan!: Plan;
  @property({ attribute: false }) entry!: RecordEntry;

  /** What was noticed about the thing. */
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];

  /** What to do with a mark in the margin that is pressed. */
  @property({ attribute: false }) choose: (diagnostic: Diagnostic) => void = () => {};

  @state() private isOpen = false;

  protected override createRenderRoot() {
    return this;
  }

  /** Unfolds it; resolves when its fields are there. */
  async unfold() {
    this.isOpen = true;
    await this.updateComplete;
  }

  protected override render() {
    const { editing, entry, isOpen, diagnostics: found } = this;
    return html`
      <details
        id=${entry.isThing ? thingId(entry.id) : nothing}
        class="record-entry"
        .open=${isOpen}
        @toggle=${this.#toggled}
      >
        <summary>
          ${entry.isThing ? html`<span class="visually-hidden">${entry.title}: </span>` : nothing}${entry.summary}
        </summary>
        ${isOpen ? this.#fields() : nothing}
      </details>
      ${isOpen ? nothing : findingMark(found, this.choose)}
      ${entry.isThing ? itemMenu(editing, entry.id, entry.title.toLowerCase(), this) : nothing}
    `;
  }

  #fields() {
    const { editing, plan, entry, diagnostics: found } = this;
    const around = { editing, plan, entry, found };
    const texts = entry.fields.filter((it) => it.kind === "text");
    const sides = texts.filter((it) => it.isSide);
    const facts = entry.fields.filter((it) => it.kind !== "text");
    return html`<div class="record-fields">
      ${findingMark(found, this.choose)}
      ${entry.note ? html`<p class="quiet small">${entry.note}</p>` : nothing}
      ${texts.filter((it) => !it.isSide).map((it) => recordField(it, around))}
      ${
        sides.length
          ? html`<div class="record-sides">${sides.map((it) => recordField(it, around))}</div>`
          : nothing
      }
      ${
        facts.length
          ? html`<div class="facts">${facts.map((it) => recordField(it, around))}</div>`
          : nothing
      }
      ${entry.acts.length ? html`<div class="record-acts">${entry.acts.map(this.#act)}</div>` : nothing}
    </div>`;
  }

  #act = ({ label, act }: RecordEntry["acts"][number]) => html`<button
    class="button small-button"
    type="button"
    ?disabled=${!this.editing.editable}
    @click=${() => act(this.editing)}
  >
    ${label}<span class="visually-hidden">: ${this.entry.title}</span>
  </button>`;

  #toggled({ target }: Event) {
    if (target instanceof HTMLDetailsElement) this.isOpen = target.open;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-record-entry": OwRecordEntry;
  }
}
