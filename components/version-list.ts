import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Version } from "#src/api/versions.ts";
import { versionDay, versionName } from "./version-words.ts";
import { timeInWords } from "./words.ts";

/** The versions of a plan by day, newest first. Fires `version-chosen`. */
@customElement("ow-version-list")
export class OwVersionList extends LitElement {
  /** What there is, newest first. */
  @property({ attribute: false }) versions: readonly Version[] = [];

  /** The id of the one that is shown; empty for none. */
  @property() chosen = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const now = new Date();
    const days = new Map<string, Version[]>();
    for (const it of this.versions) {
      const day = versionDay(it, now);
      days.set(day, [...(days.get(day) ?? []), it]);
    }
    return [...days].map(
      ([day, versions]) => html`
        <h3 class="label">${day}</h3>
        <ul role="list" class="version-items">
          ${versions.map(this.#item)}
        </ul>
      `,
    );
  }

  #item = (version: Version) => html`
    <li>
      <button
        type="button"
        aria-current=${version.id === this.chosen ? "true" : "false"}
        @click=${() => this.dispatchEvent(new VersionChosenEvent(version))}
      >
        <span>${versionName(version)}</span>
        <span class="quiet small">${timeInWords(new Date(version.at))}</span>
      </button>
    </li>
  `;
}

/** Somebody wants to look at a version. */
export class VersionChosenEvent extends Event {
  readonly version: Version;
  constructor(version: Version) {
    super("version-chosen");
    this.version = version;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-version-list": OwVersionList;
  }
  interface HTMLElementEventMap {
    "version-chosen": VersionChosenEvent;
  }
}
