import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SyncStatus } from "#src/browser/connection.ts";
import type { Present } from "#src/browser/open-plan.ts";
import { icons } from "./icons.ts";
import "./presence-list.ts";
import "./sync-status.ts";

/**
 * The bar over a plan: the way back, where the words are safe, who is here, what can be done. Fires
 * `questions-wanted`, `copy-wanted` and `commands-wanted`.
 */
@customElement("ow-plan-bar")
export class OwPlanBar extends LitElement {
  @property({ attribute: false }) status: SyncStatus = { kind: "opening" };
  @property({ attribute: false }) present: readonly Present[] = [];

  /** How many questions there are; null while no plan is shown. */
  @property({ attribute: false }) questions: number | null = null;

  /** Whether the drawer of questions is open, where the window is too narrow for a margin. */
  @property({ attribute: false }) questionsAreOpen = false;

  @property({ attribute: false }) isMakingCopy = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`<header class="top-bar plan-bar">
      <a class="button plain back" href="/">${icons.back}<span>Plans</span></a>
      <ow-sync-status .status=${this.status}></ow-sync-status>
      <ow-presence-list .people=${this.present}></ow-presence-list>
      ${this.questions === null ? nothing : this.#tools(this.questions)}
    </header>`;
  }

  #tools(questions: number) {
    return html`
      <button
        class="button plain questions-toggle"
        type="button"
        aria-expanded=${this.questionsAreOpen ? "true" : "false"}
        aria-controls="questions"
        @click=${() => this.#want("questions-wanted")}
      >
        ${icons.question}<span>
          ${questions}<span class="button-words"> ${questions === 1 ? "question" : "questions"}</span>
        </span>
      </button>
      <button
        class="button main"
        type="button"
        ?disabled=${this.isMakingCopy}
        @click=${() => this.#want("copy-wanted")}
      >
        ${icons.word}<span>${this.isMakingCopy ? "Making…" : "Word copy"}</span>
      </button>
      <button
        class="button icon"
        type="button"
        aria-label="Commands and keys"
        title="Commands and keys (Ctrl K)"
        @click=${() => this.#want("commands-wanted")}
      >
        ${icons.more}
      </button>
    `;
  }

  #want(what: "questions-wanted" | "copy-wanted" | "commands-wanted") {
    this.dispatchEvent(new Event(what));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-bar": OwPlanBar;
  }
}
