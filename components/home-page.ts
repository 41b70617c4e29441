import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { NewPlan, PlanSummary } from "#src/api/plans.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import type { Template } from "#src/template/template.ts";
import { goTo } from "./app.ts";
import { icons } from "./icons.ts";
import "./new-plan-dialog.ts";
import type { OwNewPlanDialog } from "./new-plan-dialog.ts";
import "./plan-list.ts";
import "./theme-menu.ts";
import { count } from "./words.ts";

/** The list of plans: find one, begin one, put one away. A short welcome while there is none. */
@customElement("ow-home-page")
export class OwHomePage extends LitElement {
  /** How to reach the server and the device. */
  @property({ attribute: false }) outside!: Outside;

  @state() private plans: readonly PlanSummary[] | null = null;
  @state() private templates: readonly Template[] = [];
  @state() private archived = false;
  @state() private words = "";
  @state() private problem = "";
  @state() private isFromDevice = false;
  @state() private said = "";
  @query("ow-new-plan-dialog") private dialog!: OwNewPlanDialog | null;

  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Plans – Ownwords";
    addEventListener("focus", this.#load);
    addEventListener("online", this.#load);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("focus", this.#load);
    removeEventListener("online", this.#load);
    clearTimeout(this.#timer);
  }

  protected override firstUpdated() {
    void this.#load();
    void this.#loadTemplates();
  }

  protected override render() {
    const plans = this.plans;
    const own = plans?.filter((it) => !it.example) ?? [];
    const isFirstTime = plans !== null && !own.length && !this.words && !this.archived;
    return html`
      <header class="top-bar">
        <a class="brand" href="/"><img src=${ICON} alt="" width="28" height="28" />Ownwords</a>
        <ow-theme-menu></ow-theme-menu>
      </header>
      <main id="main" class="home" tabindex="-1">
        ${isFirstTime ? this.#welcome(plans) : this.#heading()}
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        ${
          this.isFromDevice
            ? html`<p class="notice" role="status">
              The server can't be reached. These are the plans that this device keeps a copy of.
            </p>`
            : nothing
        }
        ${isFirstTime ? nothing : this.#finder()}
        ${
          plans === null
            ? this.problem
              ? nothing
              : html`<p class="quiet" role="status">Looking for your plans…</p>`
            : isFirstTime && !plans.length
              ? nothing
              : html`<ow-plan-list
                .plans=${plans}
                .emptyText=${this.#emptyText()}
                @plan-archived=${this.#archive}
                @plan-duplicated=${this.#duplicate}
              ></ow-plan-list>`
        }
        <p class="visually-hidden" role="status">${this.said}</p>
      </main>
      <ow-new-plan-dialog .templates=${this.templates} @plan-wanted=${this.#create}>
      </ow-new-plan-dialog>
    `;
  }

  #welcome(plans: readonly PlanSummary[]) {
    const example = plans.find((it) => it.example);
    return html`
      <section class="welcome" aria-labelledby="welcome">
        <h1 id="welcome">Support plans, in the resident's own words</h1>
        <p class="lead">
          Sit down together and write what the person wants, who will do what, and how you will both
          know it is working. Ownwords asks a question where the words could say more, keeps every
          keystroke safe, and makes a Word copy to take home.
        </p>
        <div class="welcome-actions">
          ${this.#newPlanButton()}
          ${
            example
              ? html`<a class="button" href="/plans/${example.id}">Look at an example plan</a>`
              : nothing
          }
        </div>
      </section>
      ${plans.length ? html`<h2 class="list-heading">An example to look at</h2>` : nothing}
    `;
  }

  #heading() {
    return html`<div class="home-heading">
      <h1>Plans</h1>
      ${this.#newPlanButton()}
    </div>`;
  }

  #newPlanButton() {
    return html`<button class="button main" @click=${() => this.dialog?.open()}>
      ${icons.add} New plan
    </button>`;
  }

  #finder() {
    return html`
      <search class="finder">
        <div class="field">
          <label for="find">Find a plan</label>
          <input
            id="find"
            class="input"
            type="search"
            placeholder="A name, a reference or some words"
            autocomplete="off"
            .value=${this.words}
            @input=${this.#typed}
          />
        </div>
        <div class="field">
          <label for="which">Show</label>
          <select id="which" class="select" @change=${this.#chose}>
            <option value="" ?selected=${!this.archived}>Plans in use</option>
            <option value="archived" ?selected=${this.archived}>Archived plans</option>
          </select>
        </div>
      </search>
    `;
  }

  #emptyText() {
    if (this.words) return `No plan has “${this.words}” in it.`;
    return this.archived ? "No plan is archived." : "No plan yet.";
  }

  #typed(event: InputEvent & { target: HTMLInputElement }) {
    this.words = event.target.value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), 200);
  }

  #chose(event: Event & { target: HTMLSelectElement }) {
    this.archived = event.target.value === "archived";
    void this.#load();
  }

  #load = async () => {
    const asked = ++this.#asked;
    try {
      const { plans, from } = await this.outside.api.listPlans({
        q: this.words.trim(),
        archived: this.archived,
      });
      // An answer to an older question must not replace the newer one's.
      if (asked !== this.#asked) return;
      if (this.plans && this.words) this.said = `${count(plans.length, "plan")} found`;
      this.plans = plans;
      this.isFromDevice = from === "device";
      this.problem = "";
    } catch (problem) {
      if (asked === this.#asked) this.problem = sentence(problem);
    }
  };

  async #loadTemplates() {
    try {
      this.templates = (await this.outside.api.templates()).templates;
    } catch {
      // The dialog says that there is nothing to choose from; the list has said why.
      this.templates = [];
    }
  }

  async #create(event: Event & { plan: NewPlan }) {
    const { dialog } = this;
    await this.#try(
      async () => {
        const { id } = await this.outside.api.createPlan(event.plan);
        dialog?.close();
        goTo(`/plans/${id}`);
      },
      (why) => dialog?.fail(why),
    );
  }

  async #archive(event: Event & { plan: PlanSummary; archived: boolean }) {
    await this.#try(async () => {
      await this.outside.api.setArchived(event.plan.id, event.archived);
      await this.#load();
      this.said = `${event.plan.resident}'s plan is ${event.archived ? "archived" : "in use again"}`;
    });
  }

  async #duplicate(event: Event & { plan: PlanSummary }) {
    await this.#try(async () => {
      const { id } = await this.outside.api.duplicatePlan(event.plan.id);
      goTo(`/plans/${id}`);
    });
  }

  async #try(
    act: () => Promise<void>,
    tell: (why: string) => void = (why) => (this.problem = why),
  ) {
    try {
      this.problem = "";
      await act();
    } catch (problem) {
      tell(sentence(problem));
    }
  }
}

const ICON = new URL("./assets/icon.svg", import.meta.url).href;

function sentence(problem: unknown): string {
  return problem instanceof Error ? problem.message : "Something went wrong. Please try again.";
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-home-page": OwHomePage;
  }
}
