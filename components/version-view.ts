import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Version } from "#src/api/versions.ts";
import type { OpenVersion, PlanVersions } from "#src/browser/plan-versions.ts";
import { today } from "#src/browser/today.ts";
import type { Change } from "#src/compare/change.ts";
import { summaryOf } from "#src/compare/sentences.ts";
import type { Plan } from "#src/plan/plan.ts";
import "./version-changes.ts";
import { versionReading } from "./version-reading.ts";
import { versionName } from "./version-words.ts";
import { timeInWords } from "./words.ts";

/** What there is to see of a version. */
type Side = "changes" | "words";

/** One version: what changed since, and how the plan read then. Fires `go-back-wanted`. */
@customElement("ow-version-view")
export class OwVersionView extends LitElement {
  /** How the versions are reached. */
  @property({ attribute: false }) versions!: PlanVersions;

  /** Which one. */
  @property({ attribute: false }) version!: Version;

  /** The plan as it is now. */
  @property({ attribute: false }) plan!: Plan;

  @state() private open: OpenVersion | null = null;
  @state() private problem = "";
  @state() private side: Side = "changes";
  #changes: readonly Change[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has("version")) void this.#read();
    if (this.open && (changed.has("plan") || changed.has("open")))
      this.#changes = this.open.changesTo(this.plan);
  }

  protected override render() {
    const { at } = this.version;
    return html`
      <h3 tabindex="-1">${versionName(this.version)}</h3>
      <p class="quiet small">The plan as it was at ${timeInWords(new Date(at))}.</p>
      ${this.open ? this.#content(this.open) : this.#waiting()}
    `;
  }

  #waiting(): TemplateResult {
    if (!this.problem) return html`<p class="quiet" role="status">Reading this version…</p>`;
    return html`<div class="notice" role="alert">
      <p>${this.problem}</p>
      <button class="button small-button" type="button" @click=${this.#read}>Try again</button>
    </div>`;
  }

  #content({ plan, version }: OpenVersion): TemplateResult {
    const { template } = this.versions;
    return html`
      <div class="version-tools">
        <fieldset class="sides">
          <legend class="visually-hidden">What to see of this version</legend>
          ${this.#sideChoice("changes", "What has changed since")}
          ${this.#sideChoice("words", "Read it as it was")}
        </fieldset>
        ${this.#goBack()}
      </div>
      ${
        this.side === "changes"
          ? html`
            <p class="summary" role="status">${summaryOf(this.#changes, template.outcomeName)}</p>
            <ow-version-changes .changes=${this.#changes}></ow-version-changes>
          `
          : versionReading(plan, template, today(new Date(version.at)))
      }
    `;
  }

  #sideChoice(side: Side, label: string) {
    return html`<label class="side">
      <input
        type="radio"
        name="version-side"
        value=${side}
        .checked=${this.side === side}
        @change=${() => (this.side = side)}
      />
      <span>${label}</span>
    </label>`;
  }

  #goBack() {
    if (!this.#changes.length) return html`<p class="quiet small">The plan reads so now.</p>`;
    if (!this.versions.mayGoBack)
      return html`<p class="quiet small">This plan can only be read here.</p>`;
    if (!this.versions.isReachable())
      return html`<p class="quiet small">
        You can go back to it when the server can be reached: the plan as it is now is kept there first.
      </p>`;
    return html`<button
      class="button"
      type="button"
      @click=${() => this.dispatchEvent(new Event("go-back-wanted"))}
    >
      Go back to this version
    </button>`;
  }

  #read = async () => {
    const { version } = this;
    this.open = null;
    this.problem = "";
    try {
      const open = await this.versions.open(version);
      if (this.version === version) this.open = open;
    } catch (problem) {
      if (this.version === version)
        this.problem = problem instanceof Error ? problem.message : "Try again in a moment.";
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-version-view": OwVersionView;
  }
}
