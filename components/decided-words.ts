import { html, type TemplateResult } from "lit";
import { compareWords } from "#src/compare/compare-words.ts";
import type { Decided } from "#src/document/suggestions.ts";
import { comparedWords } from "./compared-words.ts";

/** Other words that were offered, and what became of them. */
export function decidedWords(decided: Decided, called: string): TemplateResult {
  const { was, words } = decided;
  return html`${comparedWords(compareWords(was, words))}
    <p class="small"><strong dir="auto">${outcomeInWords(decided, called)}</strong></p>`;
}

function outcomeInWords({ isYes, by, witness }: Decided, called: string): string {
  if (isYes === null) return "Withdrawn";
  if (witness) return `${called} said ${isYes ? "yes" : "no"}, as ${witness} heard`;
  const what = isYes ? "Accepted" : "Declined";
  return by ? `${what} by ${by}` : what;
}
