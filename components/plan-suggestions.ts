import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { loadPart } from "#src/browser/load-part.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import { type Offer, suggestionsIn } from "#src/document/suggestions.ts";
import { calledName, type Plan } from "#src/plan/plan.ts";
import type { OwSuggestDialog } from "./suggest-dialog.ts";

/**
 * What was suggested in a plan, and the dialog that suggests; both are fetched when there is something
 * to show. Fires `suggestion-made`.
 */
@customElement("ow-plan-suggestions")
export class OwPlanSuggestions extends LitElement {
  /** The open plan, and what it says now. */
  @property({ attribute: false }) open!: OpenPlan;
  @property({ attribute: false }) plan!: Plan;

  @property() planId = "";

  /** Whether the parts that show all this are here. */
  @state() private hasParts = false;

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
    const { open, plan, planId } = this;
    const suggestions = plan.remarks.length ? suggestionsIn(open.editing.ydoc) : [];
    if (suggestions.length && !this.hasParts) void this.#fetch();
    if (!this.hasParts) return nothing;
    const called = calledName(plan.resident);
    return html`
      <ow-suggestion-list
        .planId=${planId}
        .editing=${open.editing}
        .plan=${plan}
        .suggestions=${suggestions}
        .called=${called}
        .mayWitness=${open.may("witness")}
      ></ow-suggestion-list>
      <ow-suggest-dialog
        .editing=${open.editing}
        .called=${called}
        @suggestion-made=${() => this.dispatchEvent(new Event("suggestion-made"))}
      ></ow-suggest-dialog>
    `;
  }

  async #fetch() {
    const loaded = await loadPart(
      () => Promise.all([import("./suggestion-list.ts"), import("./suggest-dialog.ts")]),
      () => {},
      () => !this.isConnected,
    );
    this.hasParts ||= loaded !== null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-suggestions": OwPlanSuggestions;
  }
}
