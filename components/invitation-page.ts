import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { InvitationLook } from "#src/api/directory.ts";
import { ask } from "#src/browser/api-client.ts";
import { addPasskey, passkeysProblem } from "#src/browser/passkeys.ts";
import { brandBar } from "./brand-bar.ts";
import { formField, PASSWORD_HINT, sentenceOf, textIn } from "./form-field.ts";

/** Where somebody who was invited makes their account, or gets back into it. */
@customElement("ow-invitation-page")
export class OwInvitationPage extends LitElement {
  @state() private look: InvitationLook | null = null;
  @state() private problem = "";
  @state() private isBusy = false;
  #token = decodeURIComponent(location.hash.slice(1));

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Invitation – Ownwords";
    void this.#try(async () => {
      const wish = { token: this.#token };
      this.look = await ask(InvitationLook, "POST", "/api/invitation/look", wish);
    });
  }

  protected override render() {
    const { look } = this;
    return html`
      ${brandBar()}
      <main id="main" class="home narrow" tabindex="-1">
        <h1>${look?.isKnown ? "Set a new password" : "Make your account"}</h1>
        ${look ? this.#form(look) : nothing}
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      </main>
    `;
  }

  #form({ name, email, organisation, isKnown }: InvitationLook) {
    const noPasskeys = passkeysProblem();
    return html`
      <p>
        ${
          isKnown
            ? `This gives you back your account at ${organisation}. Everything that was signed in before is signed out.`
            : `${organisation} invites you to write support plans with residents.`
        }
      </p>
      <form class="sheet" @submit=${this.#submit}>
        ${isKnown ? nothing : formField("invitation", "name", "Your name", { value: name, autocomplete: "name" })}
        ${formField("invitation", "email", "Your e-mail address", {
          value: email,
          type: "email",
          autocomplete: "username",
          isFixed: true,
          hint: "You sign in with it.",
        })}
        ${formField("invitation", "password", "Your password", {
          type: "password",
          autocomplete: "new-password",
          hint: PASSWORD_HINT,
        })}
        <div class="dialog-actions">
          <button class="button main" ?disabled=${this.isBusy}>
            ${isKnown ? "Set my password" : "Make my account"}
          </button>
        </div>
      </form>
      ${
        isKnown
          ? nothing
          : html`<p class="quiet">
                Or do without a password: this device, a phone or a security key signs you in.
              </p>
              ${
                noPasskeys === null
                  ? html`<p>
                      <button
                        class="button"
                        type="button"
                        ?disabled=${this.isBusy}
                        @click=${this.#usePasskey}
                      >
                        Make my account with a passkey
                      </button>
                    </p>`
                  : html`<p class="quiet">${noPasskeys}</p>`
              }`
      }
    `;
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    const password = textIn(this.#typed(), "password");
    void this.#try(async () => {
      await this.#take(password);
      location.assign("/");
    });
  }

  #usePasskey() {
    void this.#try(async () => {
      await this.#take(null);
      // Whoever stops half-way is in all the same, and finds their account open.
      const isMade = await addPasskey("First passkey").then(
        () => true,
        () => false,
      );
      location.assign(isMade ? "/" : "/account");
    });
  }

  #take(password: string | null) {
    const name = textIn(this.#typed(), "name") || (this.look?.name ?? "");
    const wish = { token: this.#token, name, password };
    return ask(z.unknown(), "POST", "/api/invitation/take", wish);
  }

  #typed(): FormData {
    return new FormData(this.querySelector("form") ?? undefined);
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
    "ow-invitation-page": OwInvitationPage;
  }
}
