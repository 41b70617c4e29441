import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SyncStatus } from "#src/browser/sync-status.ts";
import type { OpenPlan, Present } from "#src/browser/open-plan.ts";
import { calledName } from "#src/plan/plan.ts";
import { icons } from "./icons.ts";
import "./presence-list.ts";
import "./sync-status.ts";

/**
 * The bar over a plan: the way back, where the words are safe, who is here, what can be done. Fires
 * `questions-wanted`, `comments-wanted`, `together-wanted`, `copy-wanted`, `share-wanted` and `commands-wanted`.
 */
@customElement("ow-plan-bar")
export class OwPlanBar extends LitElement {
  @property({ attribute: false }) status: SyncStatus = { kind: "opening" };
  @property({ attribute: false }) present: readonly Present[] = [];

  /** The plan that is shown; null while there is none. */
  @property({ attribute: false }) open: OpenPlan | null = null;

  /** How many questions there are. */
  @property({ attribute: false }) questions = 0;

  /** How many comments are open, and whether they are shown. */
  @property({ attribute: false }) comments = { count: 0, isOpen: false };

  /** Whether the resident looks on, so that nothing is counted. */
  @property({ attribute: false }) together = false;

  /** Whether somebody can be let in from here. */
  @property({ attribute: false }) mayShare = false;

  /** Whether it is a guest's, who has no list of plans and takes no copies. */
  @property({ attribute: false }) isGuest = false;

  /** Whether the drawer of questions is open, where the window is too narrow for a margin. */
  @property({ attribute: false }) questionsAreOpen = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`<header class="top-bar plan-bar">
      ${
        this.isGuest
          ? nothing
          : html`<a class="button plain back" href="/">${icons.back}<span>Plans</span></a>`
      }
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
          ${this.together ? "Questions" : counted(questions, "question")}
        </span>
      </button>
      <button
        class="button plain comments-toggle"
        type="button"
        aria-expanded=${this.comments.isOpen ? "true" : "false"}
        aria-controls="comments"
        @click=${() => this.#want("comments-wanted")}
      >
        ${icons.comment}<span>
          ${
            this.together || !this.comments.count
              ? html`<span class="button-words">Comments</span>`
              : counted(this.comments.count, "comment")
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
      ${
        this.mayShare
          ? html`<button class="button plain" type="button" @click=${() => this.#want("share-wanted")}>
              ${icons.letIn}<span class="button-words">Let somebody in</span>
            </button>`
          : nothing
      }
      ${
        this.isGuest
          ? nothing
          : html`<button class="button main" type="button" @click=${() => this.#want("copy-wanted")}>
              ${icons.word}<span>Make a copy</span>
            </button>`
      }
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

  #want(
    what:
      | "questions-wanted"
      | "comments-wanted"
      | "together-wanted"
      | "copy-wanted"
      | "share-wanted"
      | "commands-wanted",
  ) {
    this.dispatchEvent(new Event(what));
  }
}

/** How many there are, the word only where there is room for it. Its space is said, for the build drops others. */
const counted = (number: number, what: string) =>
  html`${number}<span class="button-words">${number === 1 ? ` ${what}` : ` ${what}s`}</span>`;

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-bar": OwPlanBar;
  }
}
