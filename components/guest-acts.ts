import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import { textOf } from "#src/document/roots.ts";
import { changeOf, suggest } from "#src/document/suggestions.ts";
import { plainOf } from "#src/document/writing.ts";
import type { Plan } from "#src/plan/plan.ts";
import { type Spot, spotsOf } from "./guest-spots.ts";
import { OwTextField } from "./text-field.ts";

/**
 * What somebody does who comments on a plan or offers other words, and does not write in it. Fires
 * `comment-wanted` and `suggestion-made`.
 */
@customElement("ow-guest-acts")
export class OwGuestActs extends LitElement {
  /** The open plan, and what it says now. */
  @property({ attribute: false }) open!: OpenPlan;
  @property({ attribute: false }) plan!: Plan;

  @property({ attribute: false }) maySuggest = false;

  /** Which piece of writing it is about: where the caret or the finger was last, or as chosen. */
  @state() private about = "";
  @state() private problem = "";

  @query("dialog") private dialog!: HTMLDialogElement | null;
  @query("textarea") private words!: HTMLTextAreaElement | null;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener("focusin", this.#moved);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("focusin", this.#moved);
  }

  protected override render() {
    return html`
      <section class="guest-acts" aria-label="What you can say">
        <button
          class="button main"
          type="button"
          @click=${() => this.dispatchEvent(new Event("comment-wanted"))}
        >
          Comment
        </button>
        ${
          this.maySuggest
            ? html`<button class="button" type="button" @click=${this.#begin}>
                Suggest other words
              </button>`
            : nothing
        }
      </section>
      ${this.maySuggest ? this.#dialog() : nothing}
    `;
  }

  #dialog() {
    return html`<dialog class="suggest" aria-labelledby="guest-acts-title">
      <form class="dialog-body" @submit=${this.#submit}>
        <h2 id="guest-acts-title">Suggest other words</h2>
        <p>Change the words as you would put them. The plan stays as it is until somebody says yes.</p>
        <div class="field">
          <label for="guest-acts-about">Which part of the plan</label>
          <select id="guest-acts-about" class="select" @change=${this.#choose}>
            ${this.#spots().map(
              (it) =>
                html`<option value=${it.id} .selected=${it.id === this.about}>${it.label}</option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="guest-acts-words">What you suggest</label>
          <textarea id="guest-acts-words" class="input" rows="5"></textarea>
        </div>
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        <div class="dialog-actions">
          <button class="button" type="button" @click=${() => this.dialog?.close()}>Cancel</button>
          <button class="button main">Suggest it</button>
        </div>
      </form>
    </dialog>`;
  }

  /** Where there are words to put otherwise. */
  #spots(): Spot[] {
    return spotsOf(this.plan, this.open.editing.template).filter((it) => it.text);
  }

  /** Keeps in mind where somebody is in the plan, also once they press a button elsewhere. */
  #moved = ({ target }: FocusEvent) => {
    const field = target instanceof Element ? target.closest("ow-text-field") : null;
    if (field instanceof OwTextField) this.about = `${field.entity}/${field.name}`;
  };

  async #begin() {
    this.problem = "";
    const spots = this.#spots();
    if (!spots.some((it) => it.id === this.about)) this.about = spots[0]?.id ?? "";
    await this.updateComplete;
    this.#fill();
    this.dialog?.showModal();
    this.words?.focus();
  }

  #choose(event: Event & { target: HTMLSelectElement }) {
    this.about = event.target.value;
    this.#fill();
  }

  /** Other words begin with the words that are there. */
  #fill() {
    if (this.words) this.words.value = this.#place().text;
  }

  #place() {
    const [entity = "", key = ""] = this.about.split("/");
    const text = entity ? plainOf(textOf(this.open.editing.ydoc, entity, key)) : "";
    return { entity, key, text };
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    const { entity, key, text } = this.#place();
    const change = changeOf(text, this.words?.value ?? text);
    this.problem = change ? "" : "Please change some of the words.";
    if (!change) return;
    const { ydoc, who } = this.open.editing;
    suggest(ydoc, { entity, key, ...change }, who);
    this.dialog?.close();
    this.dispatchEvent(new Event("suggestion-made"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-guest-acts": OwGuestActs;
  }
}
