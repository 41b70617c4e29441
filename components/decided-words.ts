import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { compareWords } from "#src/compare/compare-words.ts";
import type { Decided } from "#src/document/suggestions.ts";
import { comparedWords } from "./compared-words.ts";

/** Other words that were offered, and what became of them. */
@customElement("ow-decided-words")
export class OwDecidedWords extends LitElement {
  @property({ attribute: false }) decided: Decided | null = null;
  /** What the resident is called. */
  @property({ attribute: false }) called = "";

  override createRenderRoot() {
    return this;
  }

  override render() {
    if (!this.decided) return nothing;
    const { was, words } = this.decided;
    return html`${comparedWords(compareWords(was, words))}
      <p class="small"><strong dir="auto">${outcomeInWords(this.decided, this.called)}</strong></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-decided-words": OwDecidedWords;
  }
}

function outcomeInWords({ isYes, by, witness }: Decided, called: string): string {
  if (isYes === null) return "Withdrawn";
  if (witness) return `${called} said ${isYes ? "yes" : "no"}, as ${witness} heard`;
  const what = isYes ? "Accepted" : "Declined";
  return by ? `${what} by ${by}` : what;
}
