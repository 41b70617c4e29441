import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Version, VersionList } from "#src/api/versions.ts";
import type { PlanVersions } from "#src/browser/plan-versions.ts";
import type { Plan } from "#src/plan/plan.ts";
import { icons } from "./icons.ts";
import "./version-list.ts";
import type { OwVersionList, VersionChosenEvent } from "./version-list.ts";
import "./version-view.ts";
import { asItWas, versionName } from "./version-words.ts";

/** What is known of the versions of the plan. */
type Found =
  { kind: "looking" } | ({ kind: "found" } & VersionList) | { kind: "failed"; why: string };

/**
 * The versions of a plan: keep one, look at one, go back to one. Fires `version-restored` when the plan
 * on the page reads as a version did.
 */
@customElement("ow-version-dialog")
export class OwVersionDialog extends LitElement {
  /** How the versions are reached. */
  @property({ attribute: false }) versions!: PlanVersions;

  /** The plan as it is now. */
  @property({ attribute: false }) plan!: Plan;

  @state() private found: Found = { kind: "looking" };
  @state() private chosen: Version | null = null;
  @state() private isKeeping = false;
  @state() private isGoingBack = false;
  @state() private problem = "";
  @state() private said = "";

  @query("dialog.versions") private dialog!: HTMLDialogElement | null;
  @query("dialog.go-back") private question!: HTMLDialogElement | null;
  @query("ow-version-list") private list!: OwVersionList | null;

  protected override createRenderRoot() {
    return this;
  }

  /** Shows the versions as they are on the server now. */
  async open() {
    await this.updateComplete;
    this.chosen = null;
    this.problem = "";
    this.said = "";
    this.dialog?.showModal();
    await this.#look();
  }

  protected override updated(changed: PropertyValues) {
    if (!changed.has("chosen")) return;
    const place = this.chosen ? ".version-view h3" : "#versions-title";
    // The list stays where it is in a wide window, and so does the focus in it.
    if (this.chosen === null || !this.list?.checkVisibility())
      this.querySelector<HTMLElement>(place)?.focus();
  }

  protected override render() {
    return html`
      <dialog class="versions ${this.chosen ? "has-chosen" : ""}" aria-labelledby="versions-title">
        <div class="dialog-body">
          <header class="versions-head">
            <h2 id="versions-title" tabindex="-1">Versions of this plan</h2>
            <button class="button icon" type="button" aria-label="Close the versions" @click=${this.#close}>
              ${icons.close}
            </button>
          </header>
          <div class="versions-panes">
            <div class="versions-list">${this.#keepForm()} ${this.#list()}</div>
            <div class="version-view">${this.#chosen()}</div>
          </div>
          <p class="visually-hidden" role="status">${this.said}</p>
        </div>
      </dialog>
      <dialog class="go-back" aria-labelledby="go-back-title" aria-describedby="go-back-words">
        ${this.chosen ? this.#goBackQuestion(this.chosen) : nothing}
      </dialog>
    `;
  }

  #keepForm() {
    return html`<form class="keep-version" @submit=${this.#keep}>
      <div class="field">
        <label for="version-note">Name for the plan as it is now</label>
        <input
          id="version-note"
          class="input"
          name="note"
          maxlength="200"
          autocomplete="off"
          placeholder="Before the meeting"
        />
      </div>
      <button class="button" ?disabled=${this.isKeeping}>
        ${this.isKeeping ? "Keeping…" : "Keep"}
      </button>
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
    </form>`;
  }

  #list(): TemplateResult {
    const { found } = this;
    if (found.kind === "looking")
      return html`<p class="quiet" role="status">Looking for versions…</p>`;
    if (found.kind === "failed")
      return html`<div class="notice" role="alert">
        <p>${found.why}</p>
        <button class="button small-button" type="button" @click=${this.#look}>Try again</button>
      </div>`;
    const isEmpty = !found.versions.length;
    return html`<p class="quiet" ?hidden=${!isEmpty}>
        No version is kept yet. On each day on which somebody writes, the plan is first kept as it was the
        day before. You can also keep one yourself, at any time.
      </p>
      <ow-version-list
      .versions=${found.versions}
      .written=${found.written}
      .plan=${this.plan}
      .chosen=${this.chosen?.id ?? ""}
      @version-chosen=${({ version }: VersionChosenEvent) => (this.chosen = version)}
    ></ow-version-list>`;
  }

  #chosen(): TemplateResult {
    if (!this.chosen)
      return html`<p class="quiet choose-one">
        Choose a version to see what has changed since, to compare it with another, to read it, or to go
        back to it.
      </p>`;
    return html`
      <button class="button plain all-versions" type="button" @click=${() => (this.chosen = null)}>
        ${icons.back}<span>All versions</span>
      </button>
      <ow-version-view
        .versions=${this.versions}
        .version=${this.chosen}
        .others=${this.found.kind === "found" ? this.found.versions : []}
        .plan=${this.plan}
        @go-back-wanted=${() => this.question?.showModal()}
      ></ow-version-view>
    `;
  }

  #goBackQuestion(version: Version) {
    return html`<div class="dialog-body">
      <h2 id="go-back-title">Go back to this version?</h2>
      <div id="go-back-words">
        <p>The plan will read as it did ${asItWas(version)}, for everybody who works on it.</p>
        <p>
          The plan as it is now is kept as a version first. What was added since is put away, and you can
          undo it all.
        </p>
      </div>
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      <div class="dialog-actions">
        <button class="button" type="button" autofocus @click=${() => this.question?.close()}>
          Leave the plan as it is
        </button>
        <button
          class="button main"
          type="button"
          ?disabled=${this.isGoingBack}
          @click=${() => this.#goBack(version)}
        >
          ${this.isGoingBack ? "Going back…" : "Go back to it"}
        </button>
      </div>
    </div>`;
  }

  #look = async () => {
    this.found = { kind: "looking" };
    if (!this.versions.isReachable()) {
      const why =
        "Versions are kept on the server, which can't be reached now. You can go on writing; look here again when the page says Saved.";
      this.found = { kind: "failed", why };
      return;
    }
    try {
      this.found = { kind: "found", ...(await this.versions.list()) };
    } catch (problem) {
      this.found = { kind: "failed", why: sentenceOf(problem) };
    }
  };

  async #keep(event: SubmitEvent) {
    event.preventDefault();
    const input = this.querySelector<HTMLInputElement>("#version-note");
    if (!input || this.isKeeping) return;
    this.isKeeping = true;
    this.problem = "";
    try {
      const kept = await this.versions.keep(input.value.trim());
      input.value = "";
      this.said = `${versionName(kept)}.`;
      const { versions, written } =
        this.found.kind === "found" ? this.found : { versions: [], written: [] };
      this.found = { kind: "found", versions: [kept, ...versions], written };
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
    this.isKeeping = false;
  }

  async #goBack(version: Version) {
    this.isGoingBack = true;
    this.problem = "";
    try {
      const suggested = await this.versions.goBack(version);
      this.question?.close();
      this.#close();
      const said = `The plan reads as it did ${asItWas(version)}.`;
      const but = " The resident's own words stay until the resident says yes.";
      this.dispatchEvent(new VersionRestoredEvent(suggested ? said + but : said));
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
    this.isGoingBack = false;
  }

  #close() {
    this.dialog?.close();
  }
}

function sentenceOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : "Something went wrong. Try again.";
}

/** The plan on the page reads as a version did; `said` tells so. */
export class VersionRestoredEvent extends Event {
  readonly said: string;
  constructor(said: string) {
    super("version-restored");
    this.said = said;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-version-dialog": OwVersionDialog;
  }
  interface HTMLElementEventMap {
    "version-restored": VersionRestoredEvent;
  }
}
