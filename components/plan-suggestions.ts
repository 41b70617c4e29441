import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { loadPart } from "#src/browser/load-part.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import { CommentChosenEvent } from "#src/browser/comment-board.ts";
import { type Offer, type OpenSuggestion, suggestionsIn } from "#src/document/suggestions.ts";
import { calledName, type Plan } from "#src/plan/plan.ts";
import { icons } from "./icons.ts";
import type { OwSuggestDialog } from "./suggest-dialog.ts";

/**
 * Says that words were suggested in a plan and leads to them; and the dialog that suggests, which is
 * fetched when it is asked for. Fires `comment-chosen` and `suggestion-made`.
 */
@customElement("ow-plan-suggestions")
export class OwPlanSuggestions extends LitElement {
  /** The open plan, and what it says now. */
  @property({ attribute: false }) open!: OpenPlan;
  @property({ attribute: false }) plan!: Plan;

  /** Whether the dialog is here. */
  @state() private hasDialog = false;

  @query("ow-suggest-dialog") private dialog!: OwSuggestDialog | null;

  protected override createRenderRoot() {
    return this;
  }

  /** Asks what to offer in the place of the resident's own words. */
  async suggest(offer: Offer) {
    await this.#fetch();
    await this.updateComplete;
    await this.dialog?.updateComplete;
    await this.dialog?.open(offer);
  }

  protected override render() {
    const { open, plan } = this;
    return html`
      ${this.#pointer(plan.remarks.length ? suggestionsIn(open.editing.ydoc) : [])}
      ${
        this.hasDialog
          ? html`<ow-suggest-dialog
              .editing=${open.editing}
              .called=${calledName(plan.resident)}
              @suggestion-made=${() => this.dispatchEvent(new Event("suggestion-made"))}
            ></ow-suggest-dialog>`
          : nothing
      }
    `;
  }

  /** Leads to the first one, among the comments. */
  #pointer([first, ...others]: readonly OpenSuggestion[]) {
    if (!first) return nothing;
    const by = new Set([first, ...others].map((it) => it.by || "Somebody"));
    const where = others.length ? `in ${others.length + 1} places` : "in one place";
    return html`<section class="plan-notice suggestions" aria-label="Suggested words">
      ${icons.pen}
      <p>${[...by].join(", ")} ${by.size > 1 ? "suggest" : "suggests"} other words ${where}.</p>
      <button
        class="button small-button"
        type="button"
        @click=${() => this.dispatchEvent(new CommentChosenEvent(first.id))}
      >
        Look at ${others.length ? "them" : "it"}
      </button>
    </section>`;
  }

  async #fetch() {
    const loaded = await loadPart(
      () => import("./suggest-dialog.ts"),
      () => {},
      () => !this.isConnected,
    );
    this.hasDialog ||= loaded !== null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-suggestions": OwPlanSuggestions;
  }
}
