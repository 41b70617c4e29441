import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type GuestSeen, LINK_MINUTES, NewGuest, type NewLink } from "#src/api/guests.ts";
import {
  addGuest,
  endGuest,
  linkOf,
  listGuests,
  newLinkFor,
  withdrawConsent,
} from "#src/browser/guests.ts";
import { kindsInWords, OVER, scopesFor, scopeInWords } from "./guest-words.ts";
import { qrCode } from "./qr-code.ts";
import { momentInWords } from "./words.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long somebody may come, in days. */
const PERIODS = [
  { days: 1, label: "For today and tonight" },
  { days: 7, label: "For a week" },
  { days: 90, label: "For three months" },
  { days: 365, label: "For a year" },
];

/** Lets somebody without an account into the plan, and shows who was let in. */
@customElement("ow-share-dialog")
export class OwShareDialog extends LitElement {
  @property() planId = "";

  /** What the resident is called. */
  @property() called = "";

  @state() private guests: readonly GuestSeen[] = [];
  @state() private link: NewLink | null = null;
  @state() private kind: NewGuest["kind"] = "resident";
  @state() private problem = "";
  @state() private said = "";

  protected override createRenderRoot() {
    return this;
  }

  /** Opens it with who may come in now. */
  async show() {
    this.link = null;
    this.problem = "";
    this.said = "";
    this.querySelector("dialog")?.showModal();
    await this.#read();
  }

  protected override render() {
    return html`<dialog class="share" aria-labelledby="share-title">
      <div class="dialog-body">
        <h2 id="share-title">Let somebody in</h2>
        ${this.link ? this.#showLink(this.link) : this.#form()}
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        <p class="visually-hidden" role="status">${this.said}</p>
        ${this.guests.length ? this.#list() : nothing}
        <div class="dialog-actions">
          <button class="button" type="button" @click=${this.#close}>Close</button>
        </div>
      </div>
    </dialog>`;
  }

  #form() {
    const { called, kind } = this;
    return html`<form @submit=${this.#submit}>
      <p class="quiet">
        They need no account: you show a code, and they open it on their own phone or tablet.
      </p>
      <div class="field">
        <label for="share-kind">Who is it?</label>
        <select
          id="share-kind"
          class="input"
          name="kind"
          @change=${(event: Event) => {
            if (event.target instanceof HTMLSelectElement)
              this.kind = NewGuest.shape.kind.parse(event.target.value);
          }}
        >
          ${kindsInWords(called).map(
            (it) =>
              html`<option value=${it.value} ?selected=${it.value === kind}>${it.label}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="share-name">Their name</label>
        <input
          id="share-name"
          class="input"
          name="name"
          required
          maxlength="200"
          autocomplete="off"
          .value=${kind === "resident" ? called : ""}
        />
      </div>
      ${
        kind === "resident"
          ? nothing
          : html`<div class="field">
              <label for="share-relation">Who they are to ${called}</label>
              <input
                id="share-relation"
                class="input"
                name="relation"
                maxlength="200"
                autocomplete="off"
              />
            </div>`
      }
      <div class="field">
        <label for="share-scope">What may they do?</label>
        <select id="share-scope" class="input" name="scope">
          ${scopesFor(kind).map((it) => html`<option value=${it.value}>${it.label}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="share-days">Until when?</label>
        <select id="share-days" class="input" name="days">
          ${PERIODS.map((it) => html`<option value=${it.days}>${it.label}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="share-what">What did ${called} agree to?</label>
        <input
          id="share-what"
          class="input"
          name="what"
          required
          maxlength="200"
          autocomplete="off"
        />
      </div>
      <div class="field">
        <label for="share-how">How did ${called} say so?</label>
        <input
          id="share-how"
          class="input"
          name="how"
          required
          maxlength="200"
          autocomplete="off"
          aria-describedby="share-how-hint"
        />
        <p class="quiet" id="share-how-hint">For example: said so when we talked today.</p>
      </div>
      <div class="dialog-actions"><button class="button main">Show the code</button></div>
    </form>`;
  }

  #showLink(link: NewLink) {
    const address = linkOf(link);
    const label = "QR code with the link. The link stands below it too.";
    return html`<div class="share-link">
      <p>Point the camera of their phone or tablet at this code.</p>
      ${qrCode(address, label)}
      <p class="quiet">
        It works once, on one device, and for ${LINK_MINUTES} minutes. Never send it to anybody else.
      </p>
      <label for="share-address">Or open this link there</label>
      <input id="share-address" class="input" readonly .value=${address} />
      <div class="dialog-actions">
        <button class="button" type="button" @click=${() => void this.#copy(address)}>
          Copy the link
        </button>
        <button class="button" type="button" @click=${() => (this.link = null)}>
          Let somebody else in
        </button>
      </div>
    </div>`;
  }

  #list() {
    return html`<h3 id="share-list">Who was let in</h3>
      <ul class="guests" aria-labelledby="share-list">
        ${this.guests.map((it) => this.#guest(it))}
      </ul>`;
  }

  #guest(it: GuestSeen) {
    const now = new Date();
    const moment = (at: number) => momentInWords(new Date(at).toISOString(), now);
    const kind = kindsInWords(this.called).find(({ value }) => value === it.kind)?.label ?? "";
    const { consent } = it;
    return html`<li>
      <p><strong>${it.name}</strong> (${it.relation || kind}): ${scopeInWords(it.scope)}</p>
      <p class="quiet">
        ${OVER[it.over] || `Until ${new Date(it.until).toLocaleDateString("en-GB")}`}.
        ${it.lastUsedAt === null ? "Never here." : `Last here ${moment(it.lastUsedAt)}.`}
      </p>
      <p class="quiet">
        Agreed to: ${consent.what}. How: ${consent.how}. Written down
        ${moment(consent.recordedAt)}${consent.recordedBy ? ` by ${consent.recordedBy}` : ""}.
      </p>
      ${
        it.over
          ? nothing
          : html`<div class="dialog-actions">
              <button class="button" type="button" @click=${() => void this.#again(it)}>
                Show a new code<span class="visually-hidden"> for ${it.name}</span>
              </button>
              <button class="button" type="button" @click=${() => void this.#withdraw(it)}>
                Consent was withdrawn<span class="visually-hidden">, for ${it.name}</span>
              </button>
              <button class="button" type="button" @click=${() => void this.#end(it)}>
                End access<span class="visually-hidden"> of ${it.name}</span>
              </button>
            </div>`
      }
    </li>`;
  }

  async #submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const { what, how, days, ...others } = Object.fromEntries(new FormData(event.target));
    const until = Date.now() + Number(days) * DAY_MS;
    const wish = NewGuest.safeParse({ ...others, until, consent: { what, how } });
    if (!wish.success) {
      this.problem = "Something is missing. Please fill in every field.";
      return;
    }
    await this.#attempt(async () => (this.link = await addGuest(this.planId, wish.data)));
  }

  async #again({ id }: GuestSeen) {
    await this.#attempt(async () => (this.link = await newLinkFor(this.planId, id)));
  }

  async #end({ id, name }: GuestSeen) {
    await this.#attempt(async () => {
      await endGuest(this.planId, id);
      this.said = `${name} has no access any more.`;
    });
  }

  async #withdraw({ consent, name }: GuestSeen) {
    await this.#attempt(async () => {
      await withdrawConsent(this.planId, consent.id);
      this.said = `It is written down, and ${name} has no access any more.`;
    });
  }

  async #attempt(deed: () => Promise<unknown>) {
    this.problem = "";
    try {
      await deed();
      this.guests = await listGuests(this.planId);
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "Please try again.";
    }
  }

  #read = () => this.#attempt(async () => {});

  async #copy(address: string) {
    try {
      await navigator.clipboard.writeText(address);
      this.said = "The link is copied.";
    } catch {
      this.querySelector<HTMLInputElement>("#share-address")?.select();
    }
  }

  #close() {
    this.querySelector("dialog")?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-share-dialog": OwShareDialog;
  }
}
