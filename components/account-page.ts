import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { Account, RecoveryCodes, SecondFactor } from "#src/api/account.ts";
import { ask } from "#src/browser/api-client.ts";
import { addPasskey } from "#src/browser/passkeys.ts";
import { giveCode } from "#src/browser/session.ts";
import {
  nameForm,
  passkeyPart,
  passwordForm,
  recoveryCodes,
  secondFactorPart,
  sessionList,
} from "./account-parts.ts";
import { sentenceOf, textIn } from "./form-field.ts";
import { icons } from "./icons.ts";

/** Somebody's own account: their name, how they sign in, and where they are signed in. */
@customElement("ow-account-page")
export class OwAccountPage extends LitElement {
  @state() private account: Account | null = null;
  /** An app that is being set up. */
  @state() private setup: SecondFactor | null = null;
  /** Recovery codes that were made just now; they are shown this once. */
  @state() private codes: readonly string[] = [];
  @state() private problem = "";
  @state() private done = "";

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Your account – Ownwords";
    void this.#do("", async () => {});
  }

  protected override render() {
    return html`
      <header class="top-bar">
        <a class="button plain back" href="/">${icons.back}<span>Plans</span></a>
      </header>
      <main id="main" class="home narrow" tabindex="-1">
        <h1>Your account</h1>
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        <p role="status">${this.done}</p>
        ${this.account ? this.#all(this.account) : nothing}
      </main>
    `;
  }

  #all(account: Account): TemplateResult {
    return html`
      ${nameForm(account, this.#rename)} ${passwordForm(account, this.#changePassword)}
      ${secondFactorPart(account, this.setup, {
        begin: this.#beginSecondFactor,
        confirm: this.#confirmSecondFactor,
        renew: this.#renewCodes,
        end: this.#endSecondFactor,
      })}
      ${this.codes.length ? recoveryCodes(this.codes) : nothing}
      ${passkeyPart(account, {
        add: this.#addPasskey,
        remove: (id) =>
          void this.#do("The passkey is removed here. Remove it on the device too.", () =>
            ask(z.unknown(), "POST", "/api/auth/passkey/delete-passkey", { id }),
          ),
      })}
      ${sessionList(account, new Date(), {
        end: (id) =>
          void this.#do("That browser is signed out.", () =>
            ask(z.unknown(), "DELETE", `/api/account/sessions/${id}`),
          ),
        endAll: () =>
          void this.#do("", async () => {
            await ask(z.unknown(), "DELETE", "/api/account/sessions");
            location.assign("/");
          }),
      })}
    `;
  }

  #rename = (event: SubmitEvent) => {
    const name = textIn(formOf(event), "name");
    void this.#do("Your name is saved.", () =>
      ask(z.unknown(), "PUT", "/api/account/name", { name }),
    );
  };

  #changePassword = (event: SubmitEvent) => {
    const form = formOf(event);
    const wish = { old: textIn(form, "old"), password: textIn(form, "password") };
    void this.#do("Your password is set. All other browsers are signed out.", async () => {
      await ask(z.unknown(), "PUT", "/api/account/password", wish);
      if (event.target instanceof HTMLFormElement) event.target.reset();
    });
  };

  #beginSecondFactor = (event: SubmitEvent) => {
    const wish = passwordIn(event);
    void this.#do("", async () => {
      this.setup = await ask(SecondFactor, "POST", "/api/auth/two-factor/enable", wish);
    });
  };

  #confirmSecondFactor = (event: SubmitEvent) => {
    const code = textIn(formOf(event), "code").replaceAll(/\s/g, "");
    void this.#do(
      "From now on, a code from your app is asked for with your password.",
      async () => {
        await giveCode(code);
        this.codes = this.setup?.backupCodes ?? [];
        this.setup = null;
      },
    );
  };

  #renewCodes = (event: SubmitEvent) => {
    const wish = passwordIn(event);
    void this.#do("The recovery codes from before don't work any more.", async () => {
      const path = "/api/auth/two-factor/generate-backup-codes";
      this.codes = (await ask(RecoveryCodes, "POST", path, wish)).backupCodes;
    });
  };

  #endSecondFactor = (event: SubmitEvent) => {
    const wish = passwordIn(event);
    void this.#do("Your password is enough again.", async () => {
      await ask(z.unknown(), "POST", "/api/auth/two-factor/disable", wish);
      this.codes = [];
    });
  };

  #addPasskey = (event: SubmitEvent) => {
    const name = textIn(formOf(event), "name");
    void this.#do("The passkey is added.", async () => {
      await addPasskey(name);
      if (event.target instanceof HTMLFormElement) event.target.reset();
    });
  };

  /** Does something, says so, and shows how things are then. */
  async #do(done: string, act: () => Promise<unknown>) {
    this.problem = "";
    this.done = "";
    try {
      await act();
      this.account = await ask(Account, "GET", "/api/account");
      this.done = done;
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }
}

/** What a form holds that is being sent; the browser does not send it. */
function formOf(event: SubmitEvent): FormData {
  event.preventDefault();
  return event.target instanceof HTMLFormElement ? new FormData(event.target) : new FormData();
}

/** Nothing where somebody has no password. */
function passwordIn(event: SubmitEvent): { password?: string } {
  const password = textIn(formOf(event), "password");
  return password ? { password } : {};
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-account-page": OwAccountPage;
  }
}
