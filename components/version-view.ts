import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Version } from "#src/api/versions.ts";
import type { OpenVersion, PlanVersions } from "#src/browser/plan-versions.ts";
import { today } from "#src/browser/today.ts";
import type { Change } from "#src/compare/change.ts";
import { summaryOf } from "#src/compare/sentences.ts";
import type { Plan } from "#src/plan/plan.ts";
import "./version-changes.ts";
import { agreementsIn } from "./version-days.ts";
import { versionReading } from "./version-reading.ts";
import { versionName } from "./version-words.ts";
import { momentInWords, timeInWords } from "./words.ts";

/** What there is to see of a version. */
type Side = "changes" | "words";

/** One version: what changed since, and how the plan read then. Fires `go-back-wanted`. */
@customElement("ow-version-view")
export class OwVersionView extends LitElement {
  /** How the versions are reached. */
  @property({ attribute: false }) versions!: PlanVersions;

  /** Which one. */
  @property({ attribute: false }) version!: Version;

  /** All versions of the plan, to compare this one with. */
  @property({ attribute: false }) others: readonly Version[] = [];

  /** The plan as it is now. */
  @property({ attribute: false }) plan!: Plan;

  @state() private open: OpenVersion | null = null;
  @state() private problem = "";
  @state() private side: Side = "changes";
  /** What it is compared with; null for the plan as it is now. */
  @state() private beside: OpenVersion | null = null;
  #changes: readonly Change[] = [];
  /** Whether the plan reads now as it does in this version. */
  #isSame = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has("version")) void this.#read();
    if (this.open && ["plan", "open", "beside"].some((it) => changed.has(it))) {
      const { open, beside } = this;
      this.#isSame = !open.changesTo(this.plan).length;
      const [before, after] =
        beside && isOlder(beside, open) ? [beside, open.plan] : [open, beside?.plan];
      this.#changes = before.changesTo(after ?? this.plan);
    }
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
    const agreed = agreementsIn(plan);
    return html`
      ${agreed.length ? html`<p class="small">${agreed.join(" ")}</p>` : nothing}
      <div class="version-tools">
        <fieldset class="sides">
          <legend class="visually-hidden">What to see of this version</legend>
          ${this.#sideChoice("changes", "What is different")}
          ${this.#sideChoice("words", "Read it as it was")}
        </fieldset>
        ${this.#goBack()}
      </div>
      ${
        this.side === "changes"
          ? html`
            ${this.#besideChoice()}
            ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
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

  #besideChoice() {
    const others = this.others.filter((it) => it.id !== this.version.id);
    if (!others.length) return nothing;
    const chosen = this.beside?.version.id ?? "";
    return html`<div class="field beside">
      <label for="version-beside">Compared with</label>
      <select id="version-beside" class="input" @change=${this.#compareWith}>
        <option value="" ?selected=${!chosen}>The plan as it is now</option>
        ${others.map(
          (it) => html`<option value=${it.id} ?selected=${it.id === chosen}>
            ${versionName(it)}, ${momentInWords(it.at, new Date())}
          </option>`,
        )}
      </select>
    </div>`;
  }

  #compareWith = async ({ target }: Event) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const { version } = this;
    const wanted = this.others.find((it) => it.id === target.value);
    this.problem = "";
    try {
      const beside = wanted ? await this.versions.open(wanted) : null;
      if (this.version === version && target.value === (wanted?.id ?? "")) this.beside = beside;
    } catch (problem) {
      if (this.version !== version) return;
      target.value = this.beside?.version.id ?? "";
      this.problem = problem instanceof Error ? problem.message : "Try again in a moment.";
    }
  };

  #goBack() {
    if (this.#isSame) return html`<p class="quiet small">The plan reads so now.</p>`;
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
    this.beside = null;
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

/** Whether the first of two versions stands for an earlier moment. */
function isOlder(first: OpenVersion, second: OpenVersion): boolean {
  return first.version.at < second.version.at;
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-version-view": OwVersionView;
  }
}
