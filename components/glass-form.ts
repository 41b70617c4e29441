import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { GLASS_HOURS } from "#src/api/standing.ts";
import { breakGlass } from "#src/browser/standing.ts";
import { sentenceOf, textIn } from "./form-field.ts";

/**
 * Asks why somebody has to look at a plan that is hidden from them, or that is not there: it looks the
 * same in both cases. Fires `glass-broken` when that was said.
 */
@customElement("ow-glass-form")
export class OwGlassForm extends LitElement {
  @property() planId = "";

  @state() private isAsked = false;
  @state() private isBusy = false;
  @state() private problem = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    if (!this.isAsked)
      return html`<button class="button" type="button" @click=${() => (this.isAsked = true)}>
        I have to look at this plan
      </button>`;
    return html`<form class="sheet glass" @submit=${this.#submit} aria-labelledby="glass-title">
      <h2 id="glass-title">Why do you have to look?</h2>
      <p>
        If there is a plan here, you can read it for ${GLASS_HOURS} hours. The people whose work it is
        are told at once, with your name and your reason, and both stand on the log.
      </p>
      <div class="field">
        <label for="glass-reason">Your reason</label>
        <textarea
          id="glass-reason"
          class="input"
          name="reason"
          rows="3"
          required
          maxlength="500"
        ></textarea>
      </div>
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      <div class="dialog-actions">
        <button class="button main" ?disabled=${this.isBusy}>
          ${this.isBusy ? "One moment…" : "Look at the plan"}
        </button>
      </div>
    </form>`;
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const reason = textIn(new FormData(event.target), "reason").trim();
    if (!reason) return void (this.problem = "Please say why, in a few words.");
    this.problem = "";
    this.isBusy = true;
    try {
      await breakGlass(this.planId, reason);
      this.dispatchEvent(new Event("glass-broken"));
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
    this.isBusy = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-glass-form": OwGlassForm;
  }
}
