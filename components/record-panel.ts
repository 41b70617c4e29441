import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Editing } from "#src/browser/editing.ts";
import { today } from "#src/browser/today.ts";
import { PLAN } from "#src/document/roots.ts";
import type { Diagnostic, Place } from "#src/lint/rule.ts";
import type { Plan } from "#src/plan/plan.ts";
import { icons } from "./icons.ts";
import { factId } from "./place-ids.ts";
import { showPlace } from "./places.ts";
import { configFor } from "./record-config.ts";
import "./record-entry.ts";
import type { RecordAdd, RecordEntry, RecordPart } from "./record-fields.ts";
import { findingMark } from "./section-head.ts";
import { recordParts } from "./record-parts.ts";

/** What is on record of a plan beside its words: reviews, needs, safety, agreement, copies. */
@customElement("ow-record-panel")
export class OwRecordPanel extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) plan!: Plan;

  /** What was noticed in the plan as a whole and on its record. */
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];

  /** What to do with a mark in the margin that is pressed. */
  @property({ attribute: false }) choose: (diagnostic: Diagnostic) => void = () => {};

  /** The first field of what was just added, until it is on the page. */
  #begun: Place | null = null;

  protected override createRenderRoot() {
    return this;
  }

  /** The parts that are shown. */
  get parts(): readonly RecordPart[] {
    const { plan, editing } = this;
    const config = configFor(editing, plan, this);
    return recordParts({ plan, config, template: editing.template, today: today() });
  }

  protected override render() {
    return html`
      <section class="record" aria-labelledby="record-title">
        <h2 id="record-title" tabindex="-1">About this plan</h2>
        ${repeat(this.parts, (it) => it.name, this.#part)}
      </section>
    `;
  }

  protected override updated() {
    const begun = this.#begun;
    const entries = [...this.querySelectorAll("ow-record-entry")];
    if (!begun || !entries.some((it) => it.entry.id === begun.entity)) return;
    this.#begun = null;
    void showPlace(begun);
  }

  #part = ({ name, heading, entries, adds }: RecordPart) => {
    const found = this.diagnostics.filter(
      ({ place }) => place.entity === PLAN && place.key === name,
    );
    return html`<section
      id=${factId(PLAN, name)}
      class="record-part"
      aria-labelledby="record-${name}"
    >
      <div class="section-head">
        <h3 id="record-${name}">${heading}</h3>
        ${findingMark(found, this.choose)} ${adds.map(this.#add)}
      </div>
      <ul role="list" class="record-entries" ?hidden=${!entries.length}>
        ${repeat(entries, (it) => `${it.id} ${it.name}`, this.#entry)}
      </ul>
    </section>`;
  };

  #add = (it: RecordAdd) => html`<button
    class="button plain small-button"
    type="button"
    ?disabled=${!this.editing.editable}
    @click=${() => this.#begin(it)}
  >
    ${icons.add} ${it.label}
  </button>`;

  #entry = (entry: RecordEntry) => html`<li>
    <ow-record-entry
      .editing=${this.editing}
      .plan=${this.plan}
      .entry=${entry}
      .diagnostics=${entry.isThing ? this.diagnostics.filter((it) => it.place.entity === entry.id) : []}
      .choose=${this.choose}
    ></ow-record-entry>
  </li>`;

  #begin({ add, first }: RecordAdd) {
    this.#begun = { entity: add(this.editing), key: first, from: 0, to: 0 };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-record-panel": OwRecordPanel;
  }
}
