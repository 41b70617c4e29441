import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Version, Written } from "#src/api/versions.ts";
import type { Plan } from "#src/plan/plan.ts";
import { daysOf, type VersionDay } from "./version-days.ts";
import { dayTitle, versionName } from "./version-words.ts";
import { namesInWords, timeInWords } from "./words.ts";

/** The life of a plan by day, newest first: who wrote, who agreed, what was kept. Fires `version-chosen`. */
@customElement("ow-version-list")
export class OwVersionList extends LitElement {
  /** What there is, newest first. */
  @property({ attribute: false }) versions: readonly Version[] = [];

  /** Who wrote when, newest first. */
  @property({ attribute: false }) written: readonly Written[] = [];

  /** The plan as it is now, which knows who agreed. */
  @property({ attribute: false }) plan: Plan | null = null;

  /** The id of the one that is shown; empty for none. */
  @property() chosen = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const now = new Date();
    return daysOf(this.versions, this.written, this.plan).map(
      (it) => html`
        <h3 class="label">${dayTitle(it.day, now)}</h3>
        ${this.#people(it)}
        <ul role="list" class="version-items" ?hidden=${!it.versions.length}>
          ${it.versions.map(this.#item)}
        </ul>
      `,
    );
  }

  #people({ by, agreed }: VersionDay) {
    const said = [
      by.length ? `Written in by ${namesInWords(by)}.` : "",
      agreed.length ? `${namesInWords(agreed)} agreed.` : "",
    ].filter(Boolean);
    return said.length
      ? html`<p class="quiet small version-people">${said.join(" ")}</p>`
      : nothing;
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
