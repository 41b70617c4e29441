import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Editing } from "#src/browser/editing.ts";
import { today } from "#src/browser/today.ts";
import { addMarker, firstSpeaker, setFact } from "#src/document/commands.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { Plan, ProgressMarker } from "#src/plan/plan.ts";
import "./day-field.ts";
import type { DayChosenEvent } from "./day-field.ts";
import { icons } from "./icons.ts";
import { itemKeys, itemMenu } from "./item-commands.ts";
import { thingId } from "./place-ids.ts";
import { focusWords } from "./places.ts";
import { findingMark, speakerChoice } from "./section-head.ts";
import "./text-field.ts";

/** The signs that an outcome comes nearer. Fires `item-removed`. */
@customElement("ow-marker-list")
export class OwMarkerList extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) plan!: Plan;
  @property() outcome = "";
  @property({ attribute: false }) markers: readonly ProgressMarker[] = [];
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];

  /** What to do with a mark in the margin that is pressed. */
  @property({ attribute: false }) choose: (diagnostic: Diagnostic) => void = () => {};

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      ${
        this.markers.length
          ? html`<ul role="list" class="items">
            ${repeat(this.markers, (it) => it.id, this.#marker)}
          </ul>`
          : nothing
      }
      <button
        class="button plain add"
        type="button"
        ?disabled=${!this.editing.editable}
        @click=${() => this.#add(null)}
      >
        ${icons.add} Add a progress marker
      </button>
    `;
  }

  #marker = (marker: ProgressMarker, at: number) => {
    const found = this.diagnostics.filter((it) => it.place.entity === marker.id);
    const name = `Progress marker ${at + 1}`;
    return html`<li class="item marker" id=${thingId(marker.id)}>
      <div class="item-words">
        <ow-text-field
          .editing=${this.editing}
          .entity=${marker.id}
          name="text"
          .writing=${marker.wording}
          .label=${name}
          hint="What would you both see?"
          .diagnostics=${found}
          .keys=${itemKeys(this.editing, marker.id, () => this.#add(marker.id))}
        ></ow-text-field>
        <p class="item-meta">
          ${speakerChoice(this.editing, this.plan, marker.id, "text", marker.wording.speaker, name)}
          ${findingMark(found, this.choose)}
        </p>
      </div>
      <div class="reached-cell">
        <label class="reached">
          <input
            type="checkbox"
            ?disabled=${!this.editing.editable}
            .checked=${marker.reachedOn !== null}
            @change=${(event: Event & { target: HTMLInputElement }) =>
              this.#reach(marker.id, event.target.checked ? today() : null)}
          />
          <span>Seen<span class="visually-hidden">: ${name}</span></span>
        </label>
        ${marker.reachedOn === null ? nothing : this.#reachedOn(marker.id, marker.reachedOn, name)}
      </div>
      ${itemMenu(this.editing, marker.id, name.toLowerCase(), this)}
    </li>`;
  };

  #reachedOn(id: string, day: string, name: string) {
    return html`<ow-day-field
      label="Seen on"
      .about=${name}
      .value=${day}
      ?disabled=${!this.editing.editable}
      @day-chosen=${(event: DayChosenEvent) => this.#reach(id, event.day)}
    ></ow-day-field>`;
  }

  #reach(id: string, day: string | null) {
    setFact(this.editing.ydoc, id, "reachedOn", day);
  }

  #add(after: string | null) {
    const { ydoc, who } = this.editing;
    const speaker = firstSpeaker(this.plan.voice, this.plan.spokenBy);
    void focusWords(addMarker(ydoc, this.outcome, after, speaker, who), "text");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-marker-list": OwMarkerList;
  }
}
