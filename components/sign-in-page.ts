import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { signIn } from "#src/browser/session.ts";
import { brandBar } from "./brand-bar.ts";

/** Asks who somebody is; afterwards the page is loaded again, at the same address. */
@customElement("ow-sign-in-page")
export class OwSignInPage extends LitElement {
  /** Who runs this server. */
  @property() organisation = "";

  @state() private problem = "";
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Sign in – Ownwords";
  }

  protected override render() {
    return html`
      ${brandBar()}
      <main id="main" class="home narrow" tabindex="-1">
        <h1>Sign in</h1>
        <p class="quiet">${this.organisation}</p>
        <form class="sheet" @submit=${this.#submit}>
          <div class="field">
            <label for="sign-in-email">E-mail address</label>
            <input
              id="sign-in-email"
              class="input"
              name="email"
              type="email"
              required
              maxlength="200"
              autocomplete="username"
            />
          </div>
          <div class="field">
            <label for="sign-in-password">Password</label>
            <input
              id="sign-in-password"
              class="input"
              name="password"
              type="password"
              required
              maxlength="200"
              autocomplete="current-password"
            />
          </div>
          ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
          <div class="dialog-actions">
            <button class="button main" ?disabled=${this.isBusy}>
              ${this.isBusy ? "Signing in…" : "Sign in"}
            </button>
          </div>
        </form>
      </main>
    `;
  }

  async #submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    this.problem = "";
    this.isBusy = true;
    try {
      await signIn(textOf(form, "email").trim(), textOf(form, "password"));
      location.reload();
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "Please try again.";
      this.isBusy = false;
    }
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-sign-in-page": OwSignInPage;
  }
}
