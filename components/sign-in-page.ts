import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Session } from "#src/api/people.ts";
import { ask } from "#src/browser/api-client.ts";
import { passkeysProblem, signInWithPasskey } from "#src/browser/passkeys.ts";
import { giveCode, signIn, signInElsewhere } from "#src/browser/session.ts";
import { brandBar } from "./brand-bar.ts";
import { formField, sentenceOf, textIn } from "./form-field.ts";

/** Asks who somebody is; afterwards the page is loaded again, at the same address. */
@customElement("ow-sign-in-page")
export class OwSignInPage extends LitElement {
  /** Who runs this server. */
  @property() organisation = "";

  @state() private ways: Ways = { hasPasswords: true, provider: null };
  @state() private step: "password" | "app" | "recovery" = "password";
  @state() private problem = cameBack();
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Sign in – Ownwords";
    void this.#readWays();
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
        ${this.ways.provider === null ? nothing : this.#elsewhere(this.ways.provider)}
        ${this.ways.hasPasswords ? this.#here() : this.#said()}
      </main>
    `;
  }

  /** Until the server has said how people sign in, they do with a password. */
  async #readWays() {
    const session = await ask(Session, "GET", "/api/session").catch(() => null);
    if (session?.state === "signed-out") this.ways = session;
  }

  #elsewhere(provider: string) {
    return html`<p>
      <button class="button main" type="button" ?disabled=${this.isBusy} @click=${this.#goElsewhere}>
        Sign in with ${provider}
      </button>
    </p>`;
  }

  #here() {
    return this.step === "password" ? this.#first() : this.#second(this.step);
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

  #goElsewhere() {
    void this.#try(async () => location.assign(await signInElsewhere()));
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

type Ways = Pick<Extract<Session, { state: "signed-out" }>, "hasPasswords" | "provider">;

/** Why somebody who comes back from the other provider is not signed in. */
function cameBack(): string {
  const error = new URLSearchParams(location.search).get("error");
  if (error === null) return "";
  if (error === "no_role")
    return "Your organisation has not said yet what you may do here. Ask whoever looks after Ownwords where you work.";
  if (error === "account_not_linked" || error === "signup_disabled")
    return "There is no account for you here that this may open. Ask whoever looks after Ownwords where you work.";
  if (error === "provider_silent")
    return "Your organisation's sign-in does not answer just now. Try again in a moment.";
  return "Signing in there did not work. Please try again.";
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-sign-in-page": OwSignInPage;
  }
}
