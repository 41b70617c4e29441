import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { FirstRun } from "#src/api/people.ts";
import { ask } from "#src/browser/api-client.ts";
import { brandBar } from "./brand-bar.ts";
import { formField, PASSWORD_HINT, sentenceOf } from "./form-field.ts";

/** Asks the person at the keyboard for the first account, with the code that the server printed. */
@customElement("ow-setup-page")
export class OwSetupPage extends LitElement {
  @state() private problem = "";
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Set up – Ownwords";
  }

  protected override render() {
    const code = decodeURIComponent(location.hash.slice(1));
    return html`
      ${brandBar()}
      <main id="main" class="home narrow" tabindex="-1">
        <h1>Set up Ownwords</h1>
        <p>
          Nobody has an account here yet. Make yours: you will be able to invite others, and you lead
          the first team.
        </p>
        <form class="sheet" @submit=${this.#submit}>
          ${formField("setup", "code", "Code", { value: code, autocomplete: "one-time-code", hint: CODE_HINT })}
          ${formField("setup", "organisation", "Your organisation", { autocomplete: "organization" })}
          ${formField("setup", "team", "Your team or service", { hint: "More teams can come later." })}
          ${formField("setup", "name", "Your name", { autocomplete: "name" })}
          ${formField("setup", "email", "Your e-mail address", { type: "email", autocomplete: "username" })}
          ${formField("setup", "password", "Your password", {
            type: "password",
            autocomplete: "new-password",
            hint: PASSWORD_HINT,
          })}
          ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
          <div class="dialog-actions">
            <button class="button main" ?disabled=${this.isBusy}>
              ${this.isBusy ? "Setting up…" : "Make my account"}
            </button>
          </div>
        </form>
      </main>
    `;
  }

  async #submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const wish = FirstRun.safeParse(Object.fromEntries(new FormData(event.target)));
    if (!wish.success) {
      this.problem = problemIn(wish.error);
      return;
    }
    this.problem = "";
    this.isBusy = true;
    try {
      await ask(z.unknown(), "POST", "/api/setup", wish.data);
      location.assign("/");
    } catch (problem) {
      this.problem = sentenceOf(problem);
      this.isBusy = false;
    }
  }
}

const CODE_HINT = "The server printed it when it started.";

function problemIn(error: z.core.$ZodError): string {
  const place = error.issues[0]?.path[0];
  if (place === "password") return "The password needs 12 characters or more.";
  if (place === "email") return "The e-mail address is not complete.";
  return "Something is missing. Please fill in every field.";
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-setup-page": OwSetupPage;
  }
}
