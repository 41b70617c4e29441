import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { PlanSummary } from "#src/api/plans.ts";
import { today } from "#src/browser/today.ts";
import { icons } from "./icons.ts";
import { menuButton } from "./menu-button.ts";
import { count, dayInWords, momentInWords } from "./words.ts";

/** Plans with what helps to find one. Fires `plan-archived` and `plan-duplicated`. */
@customElement("ow-plan-list")
export class OwPlanList extends LitElement {
  /** What to show, in order. */
  @property({ attribute: false }) plans: readonly PlanSummary[] = [];

  /** The ids of those that the server has not got yet. */
  @property({ attribute: false }) waiting: ReadonlySet<string> = new Set();

  /** The teams that somebody is in, whose names tell plans apart where there are several. */
  @property({ attribute: false }) teams: readonly { id: string; name: string }[] = [];

  /** What to say when there is none. */
  @property() emptyText = "No plan yet.";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    if (!this.plans.length) return html`<p class="empty">${this.emptyText}</p>`;
    return html`<ul role="list" class="plans">
      ${repeat(this.plans, (it) => it.id, this.#plan)}
    </ul>`;
  }

  #plan = (plan: PlanSummary) => html`
    <li class="plan-card">
      <div class="plan-card-main">
        <h2>
          <a href="/plans/${plan.id}">${plan.resident || "No name yet"}</a>
        </h2>
        <p class="plan-card-title">
          ${plan.title}<span class="quiet"> · ${plan.template.title} · ${plan.reference}</span>
        </p>
        <p class="plan-card-facts">
          ${plan.example ? html`<span class="chip">Example</span>` : nothing}
          ${plan.isRestricted ? html`<span class="chip">Named people only</span>` : nothing}
          ${plan.isClosed ? html`<span class="chip">Closed</span>` : nothing}
          ${this.#team(plan)}
          ${
            this.waiting.has(plan.id)
              ? html`<span class="chip">Only on this device yet</span>`
              : this.#counts(plan)
          }
          ${plan.nextReviewOn ? this.#review(plan.nextReviewOn) : nothing}
          <span class="chip">Changed ${momentInWords(plan.changedAt, new Date())}</span>
        </p>
      </div>
      ${this.waiting.has(plan.id) ? nothing : this.#menu(plan)}
    </li>
  `;

  #team({ team }: PlanSummary) {
    const name = this.teams.length > 1 && this.teams.find((it) => it.id === team)?.name;
    return name ? html`<span class="chip" dir="auto">${name}</span>` : nothing;
  }

  #counts({ outcomes, findings }: PlanSummary) {
    return html`
      <span class="chip">${count(outcomes, "outcome")}</span>
      ${
        findings
          ? html`<span class="chip finding-chip">
            ${icons.question}${count(findings, "question")}
          </span>`
          : html`<span class="chip">No questions</span>`
      }
    `;
  }

  #menu(plan: PlanSummary) {
    return menuButton(`plan-menu-${plan.id}`, `More for ${plan.resident || plan.reference}`, [
      { label: "Duplicate", icon: icons.copy, act: () => this.#duplicate(plan) },
      plan.archived
        ? { label: "Put back in use", icon: icons.up, act: () => this.#archive(plan, false) }
        : { label: "Archive", icon: icons.put, act: () => this.#archive(plan, true) },
    ]);
  }

  #review(day: string) {
    const isPast = day < today();
    return html`<span class="chip ${isPast ? "late" : ""}">
      ${isPast ? "Review was due" : "Next review"} ${dayInWords(day, "short")}
    </span>`;
  }

  #archive(plan: PlanSummary, archived: boolean) {
    this.dispatchEvent(new PlanArchivedEvent(plan, archived));
  }

  #duplicate(plan: PlanSummary) {
    this.dispatchEvent(new PlanDuplicatedEvent(plan));
  }
}

/** A plan is to be put away, or back in use. */
export class PlanArchivedEvent extends Event {
  readonly plan: PlanSummary;
  readonly archived: boolean;
  constructor(plan: PlanSummary, archived: boolean) {
    super("plan-archived");
    this.plan = plan;
    this.archived = archived;
  }
}

/** A plan is to be copied. */
export class PlanDuplicatedEvent extends Event {
  readonly plan: PlanSummary;
  constructor(plan: PlanSummary) {
    super("plan-duplicated");
    this.plan = plan;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-list": OwPlanList;
  }
  interface HTMLElementEventMap {
    "plan-archived": PlanArchivedEvent;
    "plan-duplicated": PlanDuplicatedEvent;
  }
}
