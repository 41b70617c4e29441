import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { NewPlan, PlanSummary } from "#src/api/plans.ts";
import { ApiProblem } from "#src/browser/api-client.ts";
import { createAskAgain } from "#src/browser/ask-again.ts";
import { loadPart } from "#src/browser/load-part.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import type { Template } from "#src/template/template.ts";
import { countUnsentHere, forgetDevice } from "#src/browser/forget-device.ts";
import { leaveDevice } from "#src/browser/leave-device.ts";
import { fetchPartToStart, startPlan } from "#src/browser/start-plan.ts";
import { goTo } from "./app.ts";
import "./forget-dialog.ts";
import type { OwForgetDialog } from "./forget-dialog.ts";
import {
  type Chosen,
  deviceMenu,
  emptyText,
  homeHeading,
  homeLinks,
  homeWelcome,
  inOrderOf,
  mayBegin,
  morePlans,
  planFinder,
  sentence,
  teamsIn,
  toArchive,
} from "./home-parts.ts";
import { icons } from "./icons.ts";
import "./sign-out-dialog.ts";
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
  @state() private team = "";
  @state() private words = "";
  @state() private problem = "";
  @state() private isFromDevice = false;
  @state() private waiting: ReadonlySet<string> = new Set();
  @state() private total = 0;
  @state() private next: string | null = null;
  @state() private said = "";
  @query("ow-new-plan-dialog") private dialog!: OwNewPlanDialog | null;
  @query("ow-forget-dialog") private forgetDialog!: OwForgetDialog | null;

  #hasPagedOn = false;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again = createAskAgain(() => void this.#load({ isQuiet: true }));

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Plans – Ownwords";
    addEventListener("focus", this.#refresh);
    addEventListener("online", this.#refresh);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("focus", this.#refresh);
    removeEventListener("online", this.#refresh);
    clearTimeout(this.#timer);
    this.#asked++;
    this.#again.stop();
  }

  protected override firstUpdated() {
    void this.#load();
    void this.#loadTemplates();
    if (this.outside.session.state === "person") void loadPart(() => import("./notices-menu.ts"));
  }

  protected override render() {
    const plans = this.plans;
    const own = plans?.filter((it) => !it.example) ?? [];
    const { words, archived, team } = this;
    const teams = teamsIn(this.outside.session);
    const isFirstTime = plans !== null && !own.length && !words && !archived && !team;
    return html`
      <header class="top-bar">
        ${homeLinks(this.outside.session)}
        ${this.outside.session.state === "person" ? html`<ow-notices-menu></ow-notices-menu>` : nothing}
        <ow-theme-menu .more=${this.#deviceMenu()}></ow-theme-menu>
      </header>
      <main id="main" class="home" tabindex="-1">
        ${isFirstTime ? homeWelcome(plans, this.#newPlanButton()) : homeHeading(this.#newPlanButton())}
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        ${
          this.isFromDevice
            ? html`<p class="notice" role="status">
              The server can't be reached. These are the plans that this device keeps a copy of.
            </p>`
            : nothing
        }
        ${isFirstTime ? nothing : planFinder({ words, archived, team }, teams, this.#typed, this.#chose)}
        ${
          plans === null
            ? this.problem
              ? nothing
              : html`<p class="quiet" role="status">Looking for your plans…</p>`
            : isFirstTime && !plans.length
              ? nothing
              : html`<ow-plan-list
                .plans=${plans}
                .waiting=${this.waiting}
                .teams=${teams}
                .emptyText=${emptyText(words, archived)}
                @plan-archived=${this.#archive}
                @plan-duplicated=${this.#duplicate}
              ></ow-plan-list>`
        }
        ${this.next === null ? nothing : morePlans(plans?.length ?? 0, this.total, this.#showMore)}
        ${isFirstTime ? toArchive(() => this.#chose({ archived: true })) : nothing}
        <p class="visually-hidden" role="status">${this.said}</p>
      </main>
      <ow-new-plan-dialog .templates=${this.templates} .teams=${teams} @plan-wanted=${this.#create}>
      </ow-new-plan-dialog>
      <ow-forget-dialog @forget-wanted=${this.#forget}></ow-forget-dialog>
      <ow-sign-out-dialog .leaveDevice=${this.#leave}></ow-sign-out-dialog>
    `;
  }

  #openDialog = () => {
    this.dialog?.open();
    void fetchPartToStart();
  };

  #newPlanButton() {
    if (!mayBegin(this.outside.session)) return nothing;
    return html`<button class="button main" @click=${this.#openDialog}>
      ${icons.add} New plan
    </button>`;
  }

  #typed = (event: InputEvent & { target: HTMLInputElement }) => {
    this.words = event.target.value;
    this.#again.afresh();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), 200);
  };

  #chose = ({ archived = this.archived, team = this.team }: Chosen) => {
    this.archived = archived;
    this.team = team;
    void this.#load();
  };

  /** Lists again, unless somebody has paged on: the list must not jump back under their eyes. */
  #refresh = () => {
    if (!this.templates.length) void this.#loadTemplates();
    if (this.#hasPagedOn) return;
    void this.#load();
  };

  /** Lists; quietly where nobody asked for it: then no card changes its place, and nothing is said. */
  #load = async ({ isQuiet = false } = {}) => {
    const asked = ++this.#asked;
    if (!isQuiet) this.#again.afresh();
    try {
      const { plans, total, next, isBehind, from, waiting } = await this.outside.api.listPlans(
        this.#question,
      );
      // An answer to an older question must not replace the newer one's.
      if (asked !== this.#asked) return;
      const isFromDevice = from === "device";
      const isFound = this.plans !== null && this.words !== "";
      if (isFound && !(isQuiet && total === this.total))
        this.said = `${count(total, "plan")} found`;
      const keepsPlaces = isQuiet && isFromDevice === this.isFromDevice;
      this.plans = keepsPlaces ? inOrderOf(this.plans ?? [], plans) : plans;
      this.#hasPagedOn = false;
      this.total = total;
      this.next = next;
      this.isFromDevice = isFromDevice;
      this.waiting = waiting;
      this.problem = "";
      if (isBehind || isFromDevice || waiting.size) this.#again.later();
    } catch (problem) {
      if (asked !== this.#asked) return;
      if (!isQuiet) this.problem = sentence(problem);
      if (problem instanceof ApiProblem && problem.isUnreachable) this.#again.later();
    }
  };

  get #question() {
    return { q: this.words.trim(), archived: this.archived, team: this.team };
  }

  #showMore = async () => {
    const { plans, next: cursor } = this;
    if (!plans || cursor === null) return;
    this.#again.stop();
    const asked = ++this.#asked;
    await this.#try(async () => {
      const more = await this.outside.api.listPlans({ ...this.#question, cursor });
      if (asked !== this.#asked) return;
      this.plans = [...plans, ...more.plans];
      this.#hasPagedOn = true;
      this.next = more.next;
      this.said = `${this.plans.length} of ${count(more.total, "plan")} shown`;
    });
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
        const id = await startPlan(event.plan, this.templates, this.outside);
        dialog?.close();
        goTo(`/plans/${id}`);
      },
      (why) => dialog?.fail(why),
    );
  }

  #deviceMenu = () =>
    deviceMenu(this.outside.session, {
      goTo,
      forget: () => void this.#askToForget(),
      leave: () => void this.querySelector("ow-sign-out-dialog")?.leave(),
    });

  #leave = (isLosing: boolean) => leaveDevice(this.outside, isLosing);

  async #askToForget() {
    // Where nothing can be kept, nothing is lost either.
    const unsent = await countUnsentHere(this.outside.store).catch(() => 0);
    this.forgetDialog?.open(unsent);
  }

  async #forget() {
    await this.#try(
      () => forgetDevice(this.outside.store),
      (why) => this.forgetDialog?.fail(why),
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

declare global {
  interface HTMLElementTagNameMap {
    "ow-home-page": OwHomePage;
  }
}
