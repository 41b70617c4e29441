import { html } from "lit";
import type { WhoLooked } from "#src/api/guests.ts";
import { lookInWords } from "./guest-words.ts";
import { momentInWords } from "./words.ts";

/** Tells the resident who has looked at their plan; null while that is being fetched. */
export function myLooks(looks: WhoLooked["looks"] | null) {
  return html`
    <h1 id="step-heading" tabindex="-1">Who has looked at your plan</h1>
    ${
      looks
        ? html`<ul class="looks">
            ${looks.map(
              (it) => html`<li>
                <strong>${it.who}</strong>: ${lookInWords(it.action)},
                ${momentInWords(new Date(it.at).toISOString(), new Date())}
              </li>`,
            )}
          </ul>`
        : html`<p role="status">This is being fetched.</p>`
    }
  `;
}
