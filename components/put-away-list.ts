import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import type { PutAway } from "#src/browser/put-away.ts";
import { restore } from "#src/document/commands.ts";

/** What was put away in a plan, to bring back. */
@customElement("ow-put-away-list")
export class OwPutAwayList extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) putAway: readonly PutAway[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    if (!this.putAway.length) return nothing;
    return html`<section class="put-away" aria-labelledby="put-away-title">
      <h2 id="put-away-title">Put away</h2>
      <p class="quiet">Nothing here is lost. Bring back what is still wanted.</p>
      <ul role="list">
        ${this.putAway.map(
          (it) =>
            html`<li>
              <span>
                ${it.label}
                ${
                  it.hasNewWords
                    ? html`<strong class="new-words">Words were added after it was put away</strong>`
                    : nothing
                }
              </span>
              <button
                class="button small-button"
                type="button"
                ?disabled=${!this.editing.editable}
                @click=${() => restore(this.editing.ydoc, it.id)}
              >
                Bring back<span class="visually-hidden">: ${it.label}</span>
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-put-away-list": OwPutAwayList;
  }
}
