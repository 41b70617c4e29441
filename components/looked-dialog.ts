import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { WhoLooked } from "#src/api/guests.ts";
import { deedInWords } from "#src/api/audit-words.ts";
import { fetchEverything } from "#src/browser/everything-held.ts";
import { whoLooked } from "#src/browser/guests.ts";
import { saveFile } from "#src/browser/save-file.ts";
import { sentenceOf } from "./form-field.ts";
import { dayInWords, timeInWords } from "./words.ts";

/** Says who has looked at the plan, and hands out everything that is held about its resident. */
@customElement("ow-looked-dialog")
export class OwLookedDialog extends LitElement {
  @property() planId = "";

  /** What the resident is called. */
  @property() called = "";

  @property() reference = "";

  @state() private looked: WhoLooked | null = null;
  @state() private isMaking = false;
  @state() private problem = "";
  @state() private said = "";

  protected override createRenderRoot() {
    return this;
  }

  /** Opens it with who has looked until now. */
  async show() {
    this.looked = null;
    this.said = "";
    this.querySelector("dialog")?.showModal();
    await this.#do(async () => {
      this.looked = await whoLooked(this.planId);
    });
  }

  protected override render() {
    const { looked } = this;
    return html`<dialog class="share" aria-labelledby="looked-title">
      <div class="dialog-body">
        <h2 id="looked-title">Who has looked at this plan</h2>
        <p class="quiet">
          Looking and writing are kept once an hour for each person, all else each time. ${this.called}
          may see this too.
        </p>
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        ${looked ? this.#looks(looked) : nothing}
        ${looked?.mayTakeAll ? this.#everything() : nothing}
        <p role="status">${this.said}</p>
        <div class="dialog-actions">
          <button class="button" type="button" @click=${this.#close}>Close</button>
        </div>
      </div>
    </dialog>`;
  }

  #looks({ looks }: WhoLooked): TemplateResult {
    if (!looks.length) return html`<p>Nobody has looked yet.</p>`;
    return html`<ul class="plain-list looks" tabindex="0" aria-label="Who has looked">
      ${looks.map((it) => {
        const then = new Date(it.at);
        const day = dayInWords(then.toISOString().slice(0, 10), "short");
        return html`<li>
          <strong>${it.who}</strong> ${deedInWords(it.action)}
          <span class="quiet">${day}, ${timeInWords(then)}</span>
        </li>`;
      })}
    </ul>`;
  }

  #everything(): TemplateResult {
    return html`<section aria-labelledby="held-title">
      <h3 id="held-title">Everything we hold about ${this.called}</h3>
      <p>
        For ${this.called} when they ask what is held about them: this plan with its comments, earlier
        versions, guests and who has looked, as Word and for computers. Look through it before you
        hand it over, for it names other people. It is put on the log.
      </p>
      <button class="button" type="button" ?disabled=${this.isMaking} @click=${this.#take}>
        ${this.isMaking ? "It is being made…" : `Save everything about ${this.called}`}
      </button>
    </section>`;
  }

  #take = () =>
    this.#do(async () => {
      this.isMaking = true;
      this.said = "";
      try {
        const file = await fetchEverything(this.planId);
        saveFile(file, `Everything we hold - ${this.reference}.zip`);
        this.said = "It is with your downloads. Look through it before you hand it over.";
      } finally {
        this.isMaking = false;
      }
    });

  async #do(act: () => Promise<void>) {
    this.problem = "";
    try {
      await act();
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }

  #close = () => this.querySelector("dialog")?.close();
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-looked-dialog": OwLookedDialog;
  }
}
