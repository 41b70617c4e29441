import { html, type TemplateResult } from "lit";
import type { Part } from "#src/compare/change.ts";

/** Letters at each end of a long stretch that stayed the same; the middle is left out. */
const CONTEXT = 120;

/** Words that stayed, came and went, told by more than their colour, and to those who listen as well. */
export function comparedWords(parts: readonly Part[]): TemplateResult {
  return html`<p class="compared" dir="auto">${parts.map(part)}</p>`;
}

function part({ kind, text }: Part, at: number, parts: readonly Part[]): unknown {
  if (kind === "added")
    return html`<ins><span class="visually-hidden">added: </span>${text}</ins
      ><span class="visually-hidden"> (end) </span>`;
  if (kind === "removed")
    return html`<del><span class="visually-hidden">taken out: </span>${text}</del
      ><span class="visually-hidden"> (end) </span>`;
  return shortened(text, at > 0, at < parts.length - 1);
}

/** What stayed the same is shown only near what did not. */
function shortened(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const letters = Array.from(text);
  const most = CONTEXT * (Number(hasBefore) + Number(hasAfter));
  if (letters.length <= most + CONTEXT) return text;
  const start = hasBefore ? letters.slice(0, CONTEXT).join("") : "";
  const end = hasAfter ? letters.slice(-CONTEXT).join("") : "";
  return `${start} … ${end}`;
}
