import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { passkeysProblem, signInWithPasskey } from "#src/browser/passkeys.ts";
import { giveCode, signIn } from "#src/browser/session.ts";
import { brandBar } from "./brand-bar.ts";
import { formField, sentenceOf, textIn } from "./form-field.ts";

/** Asks who somebody is; afterwards the page is loaded again, at the same address. */
@customElement("ow-sign-in-page")
export class OwSignInPage extends LitElement {
  /** Who runs this server. */
  @property() organisation = "";

  @state() private step: "password" | "app" | "recovery" = "password";
  @state() private problem = "";
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Sign in – Ownwords";
  }

  protected override updated(changed: Map<string, unknown>) {
    if (changed.has("step") && this.step !== "password") this.querySelector("input")?.focus();
  }

  protected override render() {
    return html`
      ${brandBar()}
      <main id="main" class="home narrow" tabindex="-1">
        <h1>Sign in</h1>
        <p class="quiet">${this.organisation}</p>
        ${this.step === "password" ? this.#first() : this.#second(this.step)}
      </main>
    `;
  }

  #first() {
    const noPasskeys = passkeysProblem();
    return html`
      <form class="sheet" @submit=${this.#submit}>
        ${formField("sign-in", "email", "E-mail address", {
          type: "email",
          autocomplete: "username",
        })}
        ${formField("sign-in", "password", "Password", {
          type: "password",
          autocomplete: "current-password",
        })}
        ${this.#said()}
        <div class="dialog-actions">
          <button class="button main" ?disabled=${this.isBusy}>
            ${this.isBusy ? "Signing in…" : "Sign in"}
          </button>
        </div>
      </form>
      ${
        noPasskeys === null
          ? html`<p>
              <button class="button" type="button" @click=${this.#usePasskey}>
                Sign in with a passkey
              </button>
            </p>`
          : html`<p class="quiet">${noPasskeys}</p>`
      }
    `;
  }

  #second(step: "app" | "recovery") {
    const other = step === "app" ? "recovery" : "app";
    return html`
      <form class="sheet" @submit=${this.#submit}>
        ${
          step === "app"
            ? formField("sign-in", "code", "Code from your app", {
                autocomplete: "one-time-code",
                hint: "Six digits. They change every half minute.",
              })
            : formField("sign-in", "recovery", "One of your recovery codes", {
                hint: "Each works once.",
              })
        }
        ${this.#said()}
        <div class="dialog-actions">
          <button class="button" type="button" @click=${() => this.#turnTo(other)}>
            ${other === "recovery" ? "Use a recovery code" : "Use the app"}
          </button>
          <button class="button main" ?disabled=${this.isBusy}>Go on</button>
        </div>
      </form>
    `;
  }

  #said() {
    return this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing;
  }

  #turnTo(step: "app" | "recovery") {
    this.problem = "";
    this.step = step;
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    void this.#try(async () => {
      if (this.step === "recovery") await giveCode(textIn(form, "recovery").trim(), "recovery");
      else if (this.step === "app") await giveCode(textIn(form, "code").replaceAll(/\s/g, ""));
      else if ((await signIn(textIn(form, "email").trim(), textIn(form, "password"))) !== "in")
        return this.#turnTo("app");
      location.reload();
    });
  }

  #usePasskey() {
    void this.#try(async () => {
      await signInWithPasskey();
      location.reload();
    });
  }

  async #try(act: () => Promise<void>) {
    this.problem = "";
    this.isBusy = true;
    try {
      await act();
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-sign-in-page": OwSignInPage;
  }
}
