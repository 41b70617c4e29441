import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { forgetDevice } from "#src/browser/forget-device.ts";
import { join, leave } from "#src/browser/guests.ts";
import type { LocalStore } from "#src/browser/local-store.ts";
import { brandBar } from "./brand-bar.ts";

/** Where a guest's own device comes in by a link; or, when the access is over, says so. */
@customElement("ow-join-page")
export class OwJoinPage extends LitElement {
  /** Whether this device was a guest's and the access is over. */
  @property({ attribute: false }) isOver = false;

  /** What they wrote that was not sent before their access ended; it is nowhere but on this page. */
  @property({ attribute: false }) words: readonly string[] = [];

  /** What this device keeps; wiped when the access is over. */
  @property({ attribute: false }) store: LocalStore | null = null;

  @state() private problem = "";
  @state() private isBusy = false;
  /** What came of copying the words; empty until then. */
  @state() private copied = "";

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Come in – Ownwords";
  }

  protected override render() {
    return html`
      ${brandBar()}
      <main id="main" class="home narrow my-plan" tabindex="-1">
        ${this.isOver ? this.#over() : this.#invitation()}
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      </main>
    `;
  }

  #invitation() {
    return html`
      <h1>Hello</h1>
      <p>You were asked to look at a support plan on this phone or tablet.</p>
      <p>
        Only use this on a device that is yours. You see this one plan, and whoever showed you the
        code can end that at any time. So can you: ask them, or press “Leave”.
      </p>
      <button class="button main" type="button" ?disabled=${this.isBusy} @click=${this.#join}>
        Come in
      </button>
    `;
  }

  #over() {
    return html`
      <h1>Your access has ended</h1>
      <p>
        You can't see the plan on this device any more.
        ${this.words.length ? "What you wrote before is kept in it." : "What you wrote is kept in it."}
        Ask whoever supports you if you want to come in again.
      </p>
      ${this.words.length ? this.#leftOver() : nothing}
      <button class="button" type="button" ?disabled=${this.isBusy} @click=${this.#leave}>
        All right
      </button>
    `;
  }

  #leftOver() {
    return html`<section aria-labelledby="left-over">
      <h2 id="left-over">Show this to somebody</h2>
      <p>
        These words of yours may not have reached the plan. They are only on this page and nobody is
        sent them. Copy them or show them to somebody before you leave it.
      </p>
      ${this.words.map((it) => html`<p class="their-words">${it}</p>`)}
      <button class="button" type="button" @click=${this.#copy}>Copy my words</button>
      <p role="status">${this.copied}</p>
    </section>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.words.join("\n\n"));
      this.copied = "Your words are copied. You can paste them into a message or a note.";
    } catch {
      this.copied = "This device didn't copy them. You can mark the words and copy them yourself.";
    }
  }

  #join() {
    return this.#attempt(async () => {
      const plan = await join(location.hash.slice(1));
      location.replace(`/plans/${plan}`);
    });
  }

  #leave() {
    return this.#attempt(async () => {
      await leave();
      await forgetDevice(this.store);
      location.replace("/");
    });
  }

  async #attempt(deed: () => Promise<void>) {
    this.problem = "";
    this.isBusy = true;
    try {
      await deed();
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "Please try again.";
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-join-page": OwJoinPage;
  }
}
