import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import type { Action, Outcome, Plan } from "#src/plan/plan.ts";
import { configFor } from "./record-config.ts";
import { recordField } from "./record-field.ts";
import type { RecordEntry } from "./record-fields.ts";
import { actionEntry, outcomeEntry } from "./record-in-place.ts";
import { calledInRecord } from "./record-parts.ts";

/** What is on record of one outcome or one action, in its place. */
@customElement("ow-record-thing")
export class OwRecordThing extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) plan!: Plan;
  @property({ attribute: false }) thing!: Outcome | Action;

  /** What sets it apart for those who hear one control at a time. */
  @property() about = "";

  /** Whether its fields are seen: a long plan has a thousand of them folded. */
  @property({ type: Boolean }) open = false;

  protected override createRenderRoot() {
    return this;
  }

  /** The fields that are shown. */
  get entry(): RecordEntry {
    const { plan, thing, about } = this;
    const config = configFor(this.editing, plan, this);
    const source = { plan, config, called: calledInRecord({ plan, config }) };
    return "actions" in thing
      ? outcomeEntry(thing, about, source)
      : actionEntry(thing, about, source);
  }

  protected override render() {
    if (!this.open) return nothing;
    const { editing, plan, entry } = this;
    return html`<div class="facts">
      ${entry.fields.map((it) => recordField(it, { editing, plan, entry, found: [] }))}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-record-thing": OwRecordThing;
  }
}
