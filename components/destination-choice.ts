import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import {
  type Destination,
  destinationOf,
  type DestinationGroup,
} from "#src/import/destinations.ts";

/** Asks where in a plan words belong. Fires `destination-chosen`. */
@customElement("ow-destination-choice")
export class OwDestinationChoice extends LitElement {
  @property({ attribute: false }) groups: readonly DestinationGroup[] = [];

  /** The words, for those who hear one control at a time. */
  @property() about = "";

  /** What the button says. */
  @property() label = "Put it there";

  @property({ type: Boolean }) disabled = false;

  @state() private chosen = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      <select
        class="select"
        aria-label="Where it belongs: ${this.about}"
        ?disabled=${this.disabled}
        @change=${(event: Event & { target: HTMLSelectElement }) =>
          (this.chosen = event.target.value)}
      >
        <option value="">Where does it belong?</option>
        ${this.groups.map(
          ({ heading, places }) =>
            html`<optgroup label=${heading}>
              ${places.map((it) => html`<option value=${it.id}>${it.label}</option>`)}
            </optgroup>`,
        )}
      </select>
      <button
        class="button small-button"
        type="button"
        ?disabled=${this.disabled || !this.chosen}
        @click=${this.#choose}
      >
        ${this.label}<span class="visually-hidden">: ${this.about}</span>
      </button>
    `;
  }

  #choose() {
    const found = destinationOf(this.groups, this.chosen);
    if (found) this.dispatchEvent(new DestinationChosenEvent(found.to, found.label));
  }
}

/** Somebody said where words belong. */
export class DestinationChosenEvent extends Event {
  readonly to: Destination;
  /** What the place is called. */
  readonly label: string;
  constructor(to: Destination, label: string) {
    super("destination-chosen");
    this.to = to;
    this.label = label;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-destination-choice": OwDestinationChoice;
  }
  interface HTMLElementEventMap {
    "destination-chosen": DestinationChosenEvent;
  }
}
