import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Editing } from "#src/browser/editing.ts";
import { addMarker, firstSpeaker, move, remove, setFact } from "#src/document/commands.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { Plan, ProgressMarker } from "#src/plan/plan.ts";
import "./day-field.ts";
import type { DayChosenEvent } from "./day-field.ts";
import { icons } from "./icons.ts";
import { itemKeys } from "./item-keys.ts";
import { menuButton } from "./menu-button.ts";
import { focusWords, thingId } from "./places.ts";
import { findingMark, speakerChoice } from "./section-head.ts";
import "./text-field.ts";
import { dayInWords, today } from "./words.ts";

/** The signs that an outcome comes nearer. Fires `diagnostic-chosen` for marks in the margin. */
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
        ${icons.add} Add a sign of progress
      </button>
    `;
  }

  #marker = (marker: ProgressMarker, at: number) => {
    const found = this.diagnostics.filter((it) => it.place.entity === marker.id);
    const name = `Sign of progress ${at + 1}`;
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
          .keys=${this.#keys(marker.id)}
        ></ow-text-field>
        <p class="item-meta">
          ${speakerChoice(this.editing, this.plan, marker.id, "text", marker.wording.speaker, name)}
          ${findingMark(found, this.choose)}
        </p>
      </div>
      <label class="reached">
        <input
          type="checkbox"
          ?disabled=${!this.editing.editable}
          .checked=${marker.reachedOn !== null}
          @change=${(event: Event & { target: HTMLInputElement }) =>
            setFact(
              this.editing.ydoc,
              marker.id,
              "reachedOn",
              event.target.checked ? today() : null,
            )}
        />
        <span>
          ${marker.reachedOn ? `Seen ${dayInWords(marker.reachedOn, "short")}` : "Seen"}
          <span class="visually-hidden">: ${name}</span>
        </span>
      </label>
      ${
        marker.reachedOn
          ? html`<ow-day-field
            class="reached-day"
            label="Seen on"
            .about=${name}
            .value=${marker.reachedOn}
            ?disabled=${!this.editing.editable}
            @day-chosen=${(event: DayChosenEvent) =>
              setFact(this.editing.ydoc, marker.id, "reachedOn", event.day)}
          ></ow-day-field>`
          : nothing
      }
      ${
        this.editing.editable
          ? menuButton(`menu-${marker.id}`, `More for ${name.toLowerCase()}`, [
              {
                label: "Move up",
                icon: icons.up,
                key: "Alt ↑",
                act: () => this.#move(marker.id, "up"),
              },
              {
                label: "Move down",
                icon: icons.down,
                key: "Alt ↓",
                act: () => this.#move(marker.id, "down"),
              },
              { label: "Remove", icon: icons.put, act: () => this.#remove(marker.id) },
            ])
          : nothing
      }
    </li>`;
  };

  #keys(id: string) {
    return itemKeys(this.editing, id, () => this.#add(id));
  }

  #add(after: string | null) {
    const { ydoc, who } = this.editing;
    const speaker = firstSpeaker(this.plan.voice, this.plan.spokenBy);
    void focusWords(addMarker(ydoc, this.outcome, after, speaker, who), "text");
  }

  #move(id: string, direction: "up" | "down") {
    move(this.editing.ydoc, id, direction, this.editing.who);
  }

  #remove(id: string) {
    remove(this.editing.ydoc, id, this.editing.who);
    this.dispatchEvent(new ItemRemovedEvent(id, "The sign of progress is put away."));
  }
}

/** Something was put away; `said` tells so, and undo brings it back. Bubbles to the page. */
export class ItemRemovedEvent extends Event {
  readonly item: string;
  readonly said: string;
  constructor(item: string, said: string) {
    // The page that shows the way back is several elements up.
    super("item-removed", { bubbles: true });
    this.item = item;
    this.said = said;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-marker-list": OwMarkerList;
  }
  interface HTMLElementEventMap {
    "item-removed": ItemRemovedEvent;
  }
}
