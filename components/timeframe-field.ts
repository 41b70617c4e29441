import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import { setFact } from "#src/document/commands.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { Timeframe } from "#src/plan/plan.ts";
import "./day-field.ts";
import type { DayChosenEvent } from "./day-field.ts";
import "./text-field.ts";

/** When an outcome is aimed at: between days, or open with a day to look at it again. */
@customElement("ow-timeframe-field")
export class OwTimeframeField extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;
  @property() outcome = "";
  @property({ attribute: false }) timeframe!: Timeframe;

  /** What the outcome is called, for those who hear one control at a time. */
  @property() about = "";

  /** What was noticed in the note. */
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { kind, note } = this.timeframe;
    return html`
      <div class="facts">
        <div class="field">
          <label for="when-${this.outcome}">How long?</label>
          <select
            id="when-${this.outcome}"
            class="select fact"
            ?disabled=${!this.editing.editable}
            @change=${(event: Event & { target: HTMLSelectElement }) =>
              this.#set("kind", event.target.value)}
          >
            <option value="" .selected=${kind === ""}>Not decided yet</option>
            <option value="dates" .selected=${kind === "dates"}>By a day</option>
            <option value="open" .selected=${kind === "open"}>Stays open, and we look again</option>
          </select>
        </div>
        ${kind === "dates" ? [this.#day("from", "From"), this.#day("to", "By")] : nothing}
        ${kind === "" ? nothing : this.#day("reviewOn", "Review on")}
      </div>
      <ow-text-field
        class="note-field"
        .editing=${this.editing}
        .entity=${this.outcome}
        name="timeframe-note"
        .writing=${note}
        label="More about the time: ${this.about}"
        hint="Anything a date can't say"
        .diagnostics=${this.diagnostics}
      ></ow-text-field>
    `;
  }

  #day(key: "from" | "to" | "reviewOn", label: string) {
    return html`<ow-day-field
      .value=${this.timeframe[key]}
      label=${label}
      .about=${this.about}
      ?disabled=${!this.editing.editable}
      @day-chosen=${(event: DayChosenEvent) => this.#set(key, event.day)}
    ></ow-day-field>`;
  }

  #set(key: string, value: string | null) {
    setFact(this.editing.ydoc, this.outcome, `timeframe.${key}`, value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-timeframe-field": OwTimeframeField;
  }
}
