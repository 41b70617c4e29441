import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import { today } from "#src/browser/today.ts";
import { remove, setFact } from "#src/document/commands.ts";
import { isForNextTime } from "#src/plan/next-time.ts";
import type { Talk } from "#src/plan/record.ts";

/** The questions that are kept for the next conversation, to tick off or take away. */
@customElement("ow-next-time-list")
export class OwNextTimeList extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;

  /** The talks of the plan, those that were held among them. */
  @property({ attribute: false }) talks: readonly Talk[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const kept = this.talks.filter(isForNextTime);
    if (!kept.length) return nothing;
    return html`<section class="next-time" aria-labelledby="next-time-title">
      <h3 id="next-time-title">To talk about next time</h3>
      <ul role="list">
        ${kept.map(this.#item)}
      </ul>
    </section>`;
  }

  #item = ({ id, words: { text } }: Talk) => {
    const isFixed = !this.editing.editable;
    return html`<li>
      <p>${text}</p>
      <div class="finding-acts">
        <button
          class="button small-button"
          type="button"
          ?disabled=${isFixed}
          @click=${() => this.#edit(() => setFact(this.editing.ydoc, id, "on", today()))}
        >
          Talked about<span class="visually-hidden">: ${text}</span>
        </button>
        <button
          class="button plain small-button"
          type="button"
          ?disabled=${isFixed}
          @click=${() => this.#edit(() => remove(this.editing.ydoc, id, this.editing.who))}
        >
          Remove<span class="visually-hidden">: ${text}</span>
        </button>
      </div>
    </li>`;
  };

  #edit(edit: () => void) {
    const { undo } = this.editing;
    undo.stop();
    edit();
    undo.stop();
    this.dispatchEvent(new Event("questions-ticked"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-next-time-list": OwNextTimeList;
  }
}
