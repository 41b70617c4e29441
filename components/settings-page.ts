import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import * as z from "zod/mini";
import {
  type ClosedPlan,
  OrganisationPage,
  OrganisationSettings,
  type UntendedPlan,
} from "#src/api/organisation.ts";
import { PlanEnd } from "#src/api/retention.ts";
import { ask } from "#src/browser/api-client.ts";
import { formField, sentenceOf, textIn } from "./form-field.ts";
import { icons } from "./icons.ts";
import { dayInWords } from "./words.ts";

const ADDRESS = "/api/organisation";
const NOTHING = z.unknown();

/** What the organisation settles on for everybody, and which closed plans are to be erased; for administrators. */
@customElement("ow-settings-page")
export class OwSettingsPage extends LitElement {
  @state() private found: OrganisationPage | null = null;
  @state() private problem = "";
  @state() private said = "";
  /** The plan that somebody is about to hold, release or erase. */
  @state() private chosen: { plan: ClosedPlan; deed: Deed } | null = null;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Settings – Ownwords";
    void this.#do(this.#read);
  }

  protected override render() {
    return html`
      <header class="top-bar">
        <a class="button plain back" href="/">${icons.back}<span>Plans</span></a>
      </header>
      <main id="main" class="home narrow" tabindex="-1">
        <h1>Settings</h1>
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        <p class="quiet" role="status">${this.said}</p>
        ${this.found ? html`${this.#form(this.found)} ${this.#untended(this.found.untended)} ${this.#closed(this.found.closed)}` : nothing}
      </main>
    `;
  }

  #form({ name, planYears, deviceDays }: OrganisationPage): TemplateResult {
    return html`<form class="sheet" @submit=${this.#save} aria-label="Settings">
      ${formField("settings", "name", "Name of the organisation", {
        value: name,
        hint: "Shown where people sign in, and to guests.",
      })}
      ${formField("settings", "planYears", "Years that a closed plan is kept", {
        value: `${planYears}`,
        type: "number",
        hint: "After that it is erased for good: its words, versions and comments. Counts for plans that are closed from now on; those closed before keep their day.",
      })}
      ${formField("settings", "deviceDays", "Days until an unused device forgets", {
        value: `${deviceDays}`,
        type: "number",
        hint: "A phone, tablet or computer keeps a sealed copy of the plans that were opened on it. Where nobody has used it for so many days, the copy is wiped.",
      })}
      <div class="dialog-actions"><button class="button main">Save</button></div>
    </form>`;
  }

  #untended(plans: readonly UntendedPlan[]): TemplateResult | typeof nothing {
    if (!plans.length) return nothing;
    return html`<section aria-labelledby="untended-plans">
      <h2 id="untended-plans">Plans that nobody looks after</h2>
      <p class="quiet">
        Only named people know of these, and all who could change that have left. Name a lead of the team
        in each; you see nothing of the plan by it.
      </p>
      <ul class="plain-list">
        ${plans.map((it) => this.#entrusted(it))}
      </ul>
    </section>`;
  }

  #entrusted(plan: UntendedPlan): TemplateResult {
    const { id, reference, team, leads } = plan;
    return html`<li class="sheet">
      <strong>${reference}</strong> <span class="quiet" dir="auto">${team}</span>
      ${
        leads.length
          ? html`<form @submit=${(event: SubmitEvent) => this.#entrust(event, plan)}>
              <div class="field">
                <label for="lead-${id}">Who will look after ${reference}?</label>
                <select id="lead-${id}" name="lead">
                  ${leads.map((it) => html`<option value=${it.id}>${it.name}</option>`)}
                </select>
              </div>
              <div class="dialog-actions">
                <button class="button main">Name this lead<span class="visually-hidden"> in ${reference}</span></button>
              </div>
            </form>`
          : html`<p>This team has no lead. Make somebody a lead of it first, on the page about people.</p>`
      }
    </li>`;
  }

  #closed(plans: readonly ClosedPlan[]): TemplateResult {
    return html`<section aria-labelledby="closed-plans">
      <h2 id="closed-plans">Closed plans</h2>
      <p class="quiet">
        By reference, for you need not see whose they are. The first to be erased come first.
      </p>
      ${
        plans.length
          ? html`<ul class="plain-list">
              ${plans.map((it) => this.#plan(it))}
            </ul>`
          : html`<p>No plan is closed.</p>`
      }
    </section>`;
  }

  #plan(plan: ClosedPlan): TemplateResult {
    const { reference, eraseOn, isHeld } = plan;
    const chosen = this.chosen?.plan.id === plan.id ? this.chosen : null;
    const button = (deed: Deed) =>
      html`<button class="button" type="button" @click=${() => this.#choose(plan, deed)}>
        ${DEEDS[deed]}<span class="visually-hidden"> ${reference}</span>
      </button>`;
    return html`<li class="sheet">
      <strong>${reference}</strong>
      <span class="quiet">
        ${isHeld ? "Held, so it is not erased" : `To be erased on ${eraseOn ? dayInWords(eraseOn) : "no day yet"}`}
      </span>
      ${
        chosen
          ? this.#why(chosen.plan, chosen.deed)
          : html`<div class="dialog-actions">
              ${isHeld ? button("release") : html`${button("hold")} ${button("erase")}`}
            </div>`
      }
    </li>`;
  }

  #why(plan: ClosedPlan, deed: Deed): TemplateResult {
    const hint =
      deed === "erase"
        ? "Its words, versions and comments are gone for good; nobody can bring them back. The reason goes with it."
        : "It is on the audit log.";
    return html`<form @submit=${(event: SubmitEvent) => this.#end(event, plan, deed)}>
      ${
        deed === "erase"
          ? formField("end", "reference", `Type ${plan.reference} to erase it`)
          : nothing
      }
      ${formField("end", "why", "Why", { hint })}
      <div class="dialog-actions">
        <button class="button" type="button" @click=${() => (this.chosen = null)}>Cancel</button>
        <button class="button main">${DEEDS[deed]}</button>
      </div>
    </form>`;
  }

  #choose(plan: ClosedPlan, deed: Deed) {
    this.chosen = { plan, deed };
    void this.updateComplete.then(() =>
      this.querySelector<HTMLInputElement>("#end-reference, #end-why")?.focus(),
    );
  }

  #save = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const settings = OrganisationSettings.safeParse({
      name: textIn(form, "name"),
      planYears: Number(textIn(form, "planYears")),
      deviceDays: Number(textIn(form, "deviceDays")),
    });
    if (!settings.success) {
      this.said = "";
      this.problem = `Nothing was saved. ${LIMITS}`;
      return;
    }
    void this.#do(async () => {
      await ask(NOTHING, "PUT", ADDRESS, settings.data);
      await this.#read();
      this.said = "Saved.";
    });
  };

  #entrust(event: SubmitEvent, { id, reference }: UntendedPlan) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const person = textIn(new FormData(event.target), "lead");
    void this.#do(async () => {
      await ask(NOTHING, "PUT", `/api/plans/${id}/entrusted`, { person });
      await this.#read();
      this.said = `${reference} is looked after again.`;
    });
  }

  #end(event: SubmitEvent, plan: ClosedPlan, deed: Deed) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const why = textIn(form, "why");
    const typed = textIn(form, "reference").trim().toUpperCase();
    if (deed === "erase" && typed !== plan.reference) {
      this.problem = `Nothing was erased: what was typed is not ${plan.reference}.`;
      return;
    }
    void this.#do(async () => {
      const path = `/api/plans/${plan.id}`;
      if (deed === "erase") await ask(NOTHING, "DELETE", path, { why });
      else await ask(PlanEnd, "PUT", `${path}/held`, { held: deed === "hold", why });
      this.chosen = null;
      await this.#read();
      this.said = `${plan.reference} ${DONE[deed]}.`;
    });
  }

  #read = async () => {
    this.found = await ask(OrganisationPage, "GET", ADDRESS);
  };

  async #do(act: () => Promise<void>) {
    this.problem = "";
    this.said = "";
    try {
      await act();
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }
}

/** What can be done with a closed plan without seeing it. */
type Deed = "hold" | "release" | "erase";

const DEEDS: Record<Deed, string> = {
  hold: "Hold",
  release: "Hold no longer",
  erase: "Erase now",
};

const DONE: Record<Deed, string> = {
  hold: "is held",
  release: "is held no longer",
  erase: "is erased",
};

const LIMITS =
  "An organisation has a name, keeps plans for 1 to 100 years, and lets devices keep copies for 1 to 365 days.";

declare global {
  interface HTMLElementTagNameMap {
    "ow-settings-page": OwSettingsPage;
  }
}
