import { html, nothing, type TemplateResult } from "lit";
import type * as Y from "yjs";
import { restore } from "#src/document/commands.ts";
import { ownPutAwayIn } from "#src/document/own-put-away.ts";

/** Tells the resident what was put away with words of theirs in it, and lets them put it back. */
export function myPutAway(ydoc: Y.Doc, mayWrite: boolean): TemplateResult | typeof nothing {
  const [first] = ownPutAwayIn(ydoc);
  if (!first) return nothing;
  const { id, by, words } = first;
  return html`<section class="notice" aria-label="Put away">
    <p role="status">${by || "Somebody"} put something away that you wrote in:</p>
    <blockquote dir="auto">${words}</blockquote>
    ${
      mayWrite
        ? html`<button class="button main" type="button" @click=${() => restore(ydoc, id)}>
            Put it back
          </button>`
        : html`<p>Ask somebody who works with you to put it back.</p>`
    }
  </section>`;
}
