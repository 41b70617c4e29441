import { html, nothing, type TemplateResult } from "lit";
import type { Account, SecondFactor } from "#src/api/account.ts";
import { passkeysProblem } from "#src/browser/passkeys.ts";
import { formField, PASSWORD_HINT } from "./form-field.ts";
import { qrCode } from "./qr-code.ts";
import { momentInWords } from "./words.ts";

type Send = (event: SubmitEvent) => void;

/** What somebody is called. */
export function nameForm({ name, email }: Account, save: Send): TemplateResult {
  return html`<form class="sheet" @submit=${save} aria-label="Your name">
    ${formField("account", "name", "Your name", {
      value: name,
      autocomplete: "name",
      hint: `You sign in as ${email}.`,
    })}
    <div class="dialog-actions"><button class="button">Save your name</button></div>
  </form>`;
}

/** Changes a password, or sets the first one. */
export function passwordForm({ hasPassword, email }: Account, save: Send): TemplateResult {
  return html`<section aria-labelledby="password">
    <h2 id="password">Password</h2>
    <form class="sheet" @submit=${save} aria-labelledby="password">
      <input type="hidden" name="username" autocomplete="username" .value=${email} />
      ${
        hasPassword
          ? formField("account", "old", "Your password now", {
              type: "password",
              autocomplete: "current-password",
            })
          : nothing
      }
      ${formField("account", "password", "New password", {
        type: "password",
        autocomplete: "new-password",
        hint: PASSWORD_HINT,
      })}
      <div class="dialog-actions">
        <button class="button">${hasPassword ? "Change the password" : "Set a password"}</button>
      </div>
    </form>
  </section>`;
}

/** Sets a second factor up, or takes it away. */
export function secondFactorPart(
  account: Account,
  setup: SecondFactor | null,
  deeds: { begin: Send; confirm: Send; renew: Send; end: Send },
): TemplateResult {
  const { hasPassword, hasSecondFactor } = account;
  const password = (form: string) =>
    hasPassword
      ? formField(form, "password", "Your password, to be sure it is you", {
          type: "password",
          autocomplete: "current-password",
        })
      : nothing;
  return html`<section aria-labelledby="second-factor">
    <h2 id="second-factor">Second factor</h2>
    ${
      hasSecondFactor
        ? html`
          <p>A code from your app is asked for with your password.</p>
          <form class="sheet" @submit=${deeds.renew} aria-label="New recovery codes">
            ${password("renew")}
            <div class="dialog-actions"><button class="button">Make new recovery codes</button></div>
          </form>
          <form class="sheet" @submit=${deeds.end} aria-label="End the second factor">
            ${password("end")}
            <div class="dialog-actions"><button class="button">Do without the second factor</button></div>
          </form>
        `
        : html`
          <p>
            With an app on your phone, nobody gets in with your password alone. A passkey does the
            same by itself.
          </p>
          ${setup ? confirmForm(setup, deeds.confirm) : nothing}
          ${
            setup
              ? nothing
              : html`<form class="sheet" @submit=${deeds.begin} aria-label="Set up a second factor">
                ${password("begin")}
                <div class="dialog-actions"><button class="button">Set up an app</button></div>
              </form>`
          }
        `
    }
  </section>`;
}

function confirmForm({ totpURI }: SecondFactor, confirm: Send) {
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  return html`<form class="sheet" @submit=${confirm} aria-label="Set up your app">
    <p>Scan this with your app. On the phone itself, <a href=${totpURI}>open the app with it</a>.</p>
    ${qrCode(totpURI, "QR code for your app; the key below says the same")}
    ${formField("setup", "key", "Key for the app, to type in", { value: secret, isFixed: true })}
    ${formField("confirm", "code", "Code that the app shows then", {
      autocomplete: "one-time-code",
      hint: "Six digits.",
    })}
    <div class="dialog-actions"><button class="button main">Turn it on</button></div>
  </form>`;
}

/** What helps somebody in who has lost their phone; shown once. */
export function recoveryCodes(codes: readonly string[]): TemplateResult {
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(codes.join("\n"))}`;
  return html`<section class="sheet" aria-labelledby="recovery">
    <h2 id="recovery">Recovery codes</h2>
    <p>
      Keep these somewhere safe. Each gets you in once when you don't have the app. They are not
      shown again.
    </p>
    <ul>
      ${codes.map((it) => html`<li><code>${it}</code></li>`)}
    </ul>
    <a class="button" href=${file} download="ownwords-recovery-codes.txt">Download the codes</a>
  </section>`;
}

/** The devices and keys that sign somebody in by themselves. */
export function passkeyPart(
  { passkeys }: Account,
  deeds: { add: Send; remove: (id: string) => void },
): TemplateResult {
  const problem = passkeysProblem();
  return html`<section aria-labelledby="passkeys">
    <h2 id="passkeys">Passkeys</h2>
    <p>Your phone, computer or a security key signs you in, with its own code or your fingerprint.</p>
    <ul class="plain-list">
      ${passkeys.map(
        ({ id, name }) =>
          html`<li class="sheet">
            <p>${name || "Passkey"}</p>
            <button class="button small-button" type="button" @click=${() => deeds.remove(id)}>
              Remove ${name || "the passkey"}
            </button>
          </li>`,
      )}
    </ul>
    ${
      problem === null
        ? html`<form class="sheet" @submit=${deeds.add} aria-label="Add a passkey">
          ${formField("passkey", "name", "What you call this device", { hint: "For example: work laptop." })}
          <div class="dialog-actions"><button class="button">Add a passkey</button></div>
        </form>`
        : html`<p class="quiet">${problem}</p>`
    }
  </section>`;
}

/** Where somebody is signed in. */
export function sessionList(
  { sessions }: Account,
  now: Date,
  deeds: { end: (id: string) => void; endAll: () => void },
): TemplateResult {
  return html`<section aria-labelledby="sessions">
    <h2 id="sessions">Where you are signed in</h2>
    <ul class="plain-list">
      ${sessions.map(({ id, userAgent, createdAt, usedAt, isThis }) => {
        const since = momentInWords(new Date(createdAt).toISOString(), now);
        const used = momentInWords(new Date(usedAt).toISOString(), now);
        return html`<li class="sheet">
          <p>
            <strong>${browserIn(userAgent)}</strong>
            <span class="quiet">signed in ${since}, used ${isThis ? "just now, here" : used}</span>
          </p>
          ${
            isThis
              ? nothing
              : html`<button class="button small-button" type="button" @click=${() => deeds.end(id)}>
                Sign out this browser of ${since}
              </button>`
          }
        </li>`;
      })}
    </ul>
    <button class="button" type="button" @click=${deeds.endAll}>Sign out everywhere</button>
  </section>`;
}

/** What a browser calls itself, in a word or two. */
function browserIn(userAgent: string): string {
  const browsers = [/Edg\//, /Firefox\//, /Chrome\//, /Safari\//];
  const names = ["Edge", "Firefox", "Chrome", "Safari"];
  const name = names[browsers.findIndex((it) => it.test(userAgent))] ?? "A browser";
  const system = /Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux/.exec(userAgent)?.[0];
  return system ? `${name} on ${SYSTEMS[system] ?? system}` : name;
}

const SYSTEMS: Readonly<Record<string, string>> = { "Mac OS X": "a Mac", CrOS: "a Chromebook" };
