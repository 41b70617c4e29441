import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { SyncStatus } from "#src/browser/connection.ts";
import type { OpenPlan, Present } from "#src/browser/open-plan.ts";
import { calledName } from "#src/plan/plan.ts";
import { icons } from "./icons.ts";
import "./presence-list.ts";
import "./sync-status.ts";

/**
 * The bar over a plan: the way back, where the words are safe, who is here, what can be done. Fires
 * `questions-wanted`, `together-wanted`, `copy-told` and `commands-wanted`.
 */
@customElement("ow-plan-bar")
export class OwPlanBar extends LitElement {
  @property({ attribute: false }) status: SyncStatus = { kind: "opening" };
  @property({ attribute: false }) present: readonly Present[] = [];

  /** The plan that is shown; null while there is none. */
  @property({ attribute: false }) open: OpenPlan | null = null;

  /** How many questions there are. */
  @property({ attribute: false }) questions = 0;

  /** Whether the resident looks on, so that nothing is counted. */
  @property({ attribute: false }) together = false;

  /** Whether the drawer of questions is open, where the window is too narrow for a margin. */
  @property({ attribute: false }) questionsAreOpen = false;

  @state() private isMakingCopy = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`<header class="top-bar plan-bar">
      <a class="button plain back" href="/">${icons.back}<span>Plans</span></a>
      <ow-sync-status .status=${this.status}></ow-sync-status>
      <ow-presence-list .people=${this.present}></ow-presence-list>
      ${this.open ? this.#tools(this.questions, calledName(this.open.plan.resident)) : nothing}
    </header>`;
  }

  #tools(questions: number, called: string) {
    return html`
      <button
        class="button plain questions-toggle"
        type="button"
        aria-expanded=${this.questionsAreOpen ? "true" : "false"}
        aria-controls="questions"
        @click=${() => this.#want("questions-wanted")}
      >
        ${icons.question}<span>
          ${
            this.together
              ? "Questions"
              : html`${questions}<span class="button-words">
                    ${questions === 1 ? "question" : "questions"}</span
                  >`
          }
        </span>
      </button>
      <button
        class="button plain together-switch"
        type="button"
        aria-pressed=${this.together ? "true" : "false"}
        @click=${() => this.#want("together-wanted")}
      >
        ${icons.people}<span class="button-words">Sitting together with ${called}</span>
      </button>
      <button
        class="button main"
        type="button"
        ?disabled=${this.isMakingCopy}
        @click=${this.makeCopy}
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

  /** Makes a Word copy of the plan as it is now and hands it to the downloads. */
  async makeCopy() {
    if (!this.open || this.isMakingCopy) return;
    const { plan, editing } = this.open;
    this.isMakingCopy = true;
    try {
      const { saveWordCopy } = await import("#src/browser/word-copy.ts");
      await saveWordCopy(plan, editing, new Date());
      this.dispatchEvent(new CopyToldEvent("The Word copy is in your downloads."));
    } catch (problem) {
      const why = problem instanceof Error ? problem.message : "The Word copy could not be made.";
      this.dispatchEvent(new CopyToldEvent(why));
    } finally {
      this.isMakingCopy = false;
    }
  }

  #want(what: "questions-wanted" | "together-wanted" | "commands-wanted") {
    this.dispatchEvent(new Event(what));
  }
}

/** A Word copy was made, or could not be; `said` tells which. */
export class CopyToldEvent extends Event {
  readonly said: string;
  constructor(said: string) {
    super("copy-told");
    this.said = said;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-bar": OwPlanBar;
  }
  interface HTMLElementEventMap {
    "copy-told": CopyToldEvent;
  }
}
