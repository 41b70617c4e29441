import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Editing } from "#src/browser/editing.ts";
import type { PutAway } from "#src/browser/put-away.ts";
import { addOutcome, firstSpeaker, setFact } from "#src/document/commands.ts";
import { PLAN } from "#src/document/roots.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { calledName, nameOf, noWriting, type Plan, RESIDENT, type Voice } from "#src/plan/plan.ts";
import { withKeptSections } from "#src/template/kept-sections.ts";
import { headingFor } from "#src/template/template.ts";
import "./day-field.ts";
import type { DayChosenEvent } from "./day-field.ts";
import { icons } from "./icons.ts";
import "./outcome-card.ts";
import "./people-list.ts";
import { factId, thingId } from "./place-ids.ts";
import { focusWords } from "./places.ts";
import { loadRecord, loadRecordNear, stillRight } from "./record-part.ts";
import { findingMark, prompts, remarkMark, speakerChoice } from "./section-head.ts";
import "./text-field.ts";
import { nameAndRelation } from "./words.ts";

const NONE: readonly Diagnostic[] = [];

/** One plan as a sheet of paper: what it is, the outcomes, the people. */
@customElement("ow-plan-editor")
export class OwPlanEditor extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;

  /** What the document says now. */
  @property({ attribute: false }) plan!: Plan;

  /** What to show of what was noticed, by the outcome it is in, or `plan`. */
  @property({ attribute: false }) diagnostics: ReadonlyMap<string, readonly Diagnostic[]> =
    new Map();

  /** What was put away. */
  @property({ attribute: false }) putAway: readonly PutAway[] = [];

  /** What to do with a mark in the margin that is pressed. */
  @property({ attribute: false }) choose: (diagnostic: Diagnostic) => void = () => {};

  // The first outcome is drawn at once, the others while nothing else is to be done.
  @state() private drawn = 1;
  #canType: Promise<void> | null = null;

  protected override createRenderRoot() {
    return this;
  }

  /** Draws every outcome now, though those far from the window without their controls. */
  async drawAll() {
    this.drawn = Infinity;
    await this.updateComplete;
  }

  /** Draws the outcome that a thing belongs to with its controls, so that any place in it can be shown. */
  async reveal(entity: string) {
    await this.drawAll();
    const card = [...this.querySelectorAll("ow-outcome-card")].find(({ outcome }) =>
      [outcome, ...outcome.markers, ...outcome.actions].some((it) => it.id === entity),
    );
    await card?.draw();
  }

  protected override firstUpdated() {
    loadRecordNear(this.querySelector("ow-record-panel"));
  }

  protected override updated() {
    if (this.putAway.length) void loadRecord();
    if (this.drawn < this.plan.outcomes.length) void this.#drawMore();
  }

  async #drawMore() {
    // The first words can be typed in before the rest of the plan is drawn.
    this.#canType ??= Promise.race([this.querySelector("ow-text-field")?.mount(), pause(500)]);
    await this.#canType.catch(() => {});
    const more = () => (this.drawn += 8);
    if ("requestIdleCallback" in window) requestIdleCallback(more, { timeout: 200 });
    else setTimeout(more, 16);
  }

  protected override render() {
    const { plan, editing } = this;
    return html`
      <article class="sheet" aria-labelledby="plan-title">
        ${this.#front()} ${withKeptSections(editing.template.planSections, plan.writing).map(this.#section)}
        ${repeat(
          plan.outcomes,
          (it) => it.id,
          (outcome, at) =>
            at < this.drawn
              ? html`<ow-outcome-card
                  .editing=${editing}
                  .plan=${plan}
                  .outcome=${outcome}
                  .number=${at + 1}
                  .diagnostics=${this.diagnostics.get(outcome.id) ?? NONE}
                  .choose=${this.choose}
                ></ow-outcome-card>`
              : html`<div class="outcome waiting">
                  ${outcome.writing["voice"]?.text.slice(0, 400)}
                </div>`,
        )}
        <button
          class="button add-outcome"
          type="button"
          ?disabled=${!editing.editable}
          @click=${this.#addOutcome}
        >
          ${icons.add} Add ${withArticle(editing.template.outcomeName)}
        </button>
        <ow-people-list .editing=${editing} .plan=${plan}></ow-people-list>
        <ow-record-panel
          .editing=${editing}
          .plan=${plan}
          .diagnostics=${this.diagnostics.get(PLAN) ?? NONE}
          .choose=${this.choose}
        ></ow-record-panel>
        <ow-put-away-list .editing=${editing} .putAway=${this.putAway}></ow-put-away-list>
      </article>
    `;
  }

  #front() {
    const { plan, editing } = this;
    const { resident } = plan;
    return html`
      <header class="plan-front" id=${thingId(PLAN)}>
        <p class="eyebrow">${editing.template.title} · ${plan.reference}</p>
        <h1 id="plan-title" class="visually-hidden">${plan.title || "Plan"}: ${nameOf(resident)}</h1>
        <textarea
          class="title-input"
          rows="1"
          aria-label="Title of the plan"
          maxlength="200"
          autocomplete="off"
          ?disabled=${!editing.editable}
          .value=${live(plan.title)}
          @keydown=${(event: KeyboardEvent) => event.key === "Enter" && event.preventDefault()}
          @input=${(event: Event & { target: HTMLTextAreaElement }) =>
            setFact(editing.ydoc, PLAN, "title", event.target.value.replaceAll(/\s+/g, " "))}
        ></textarea>
        <p class="whose">
          ${resident.name || "No name yet"}${
            resident.pronouns ? html` <span class="quiet">(${resident.pronouns})</span>` : nothing
          }
        </p>
        <div class="facts plan-facts">
          ${this.#voice()} ${plan.voice === "advocate" ? this.#spokenBy() : nothing}
          <ow-day-field
            id=${factId(PLAN, "reviewOn")}
            label="Next review"
            .value=${plan.reviewOn}
            ?disabled=${!editing.editable}
            @day-chosen=${(event: DayChosenEvent) =>
              setFact(editing.ydoc, PLAN, "reviewOn", event.day)}
          ></ow-day-field>
          ${editing.template.asksTotalHours ? this.#hours() : nothing}
        </div>
      </header>
    `;
  }

  #voice() {
    const name = calledName(this.plan.resident);
    const voices: readonly (readonly [Voice, string])[] = [
      ["first", "As them: “I want…”"],
      ["third", `About them: “${name} wants…”`],
      ["advocate", "Through an advocate"],
    ];
    return html`<div class="field">
      <label for=${factId(PLAN, "voice")}>How the plan speaks</label>
      <select
        id=${factId(PLAN, "voice")}
        class="select fact"
        ?disabled=${!this.editing.editable}
        @change=${(event: Event & { target: HTMLSelectElement }) =>
          setFact(this.editing.ydoc, PLAN, "voice", event.target.value)}
      >
        ${voices.map(
          ([it, words]) =>
            html`<option value=${it} .selected=${it === this.plan.voice}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  #spokenBy() {
    const { people, spokenBy } = this.plan;
    return html`<div class="field">
      <label for=${factId(PLAN, "spokenBy")}>Who speaks</label>
      <select
        id=${factId(PLAN, "spokenBy")}
        class="select fact"
        ?disabled=${!this.editing.editable}
        @change=${(event: Event & { target: HTMLSelectElement }) =>
          setFact(this.editing.ydoc, PLAN, "spokenBy", event.target.value || null)}
      >
        <option value="" .selected=${spokenBy === null}>No one named yet</option>
        ${people
          .filter((it) => it.id !== RESIDENT)
          .map(
            (it) =>
              html`<option value=${it.id} .selected=${it.id === spokenBy}>
                ${nameAndRelation(it)}
              </option>`,
          )}
      </select>
    </div>`;
  }

  #hours() {
    return html`<div class="field">
      <label for=${factId(PLAN, "totalHours")}>Total hours a week</label>
      <input
        id=${factId(PLAN, "totalHours")}
        class="input fact"
        type="number"
        min="0"
        max="168"
        step="0.25"
        inputmode="decimal"
        ?disabled=${!this.editing.editable}
        .value=${live(this.plan.totalHours === null ? "" : String(this.plan.totalHours))}
        @change=${(event: Event & { target: HTMLInputElement }) => {
          const input = event.target;
          if (!input.checkValidity()) return input.reportValidity();
          setFact(
            this.editing.ydoc,
            PLAN,
            "totalHours",
            input.value === "" ? null : input.valueAsNumber,
          );
          return undefined;
        }}
      />
    </div>`;
  }

  #section = (section: Editing["template"]["planSections"][number]) => {
    const { plan, editing } = this;
    if (section.holds !== "writing") return nothing;
    const heading = headingFor(section.heading, plan.voice, calledName(plan.resident));
    const writing = plan.writing[section.key] ?? noWriting(section.speaker);
    const found = (this.diagnostics.get(PLAN) ?? NONE).filter((it) => it.place.key === section.key);
    return html`<section class="section plan-section" aria-labelledby="head-plan-${section.key}">
      <div class="section-head">
        <h2 id="head-plan-${section.key}">${heading}</h2>
        ${findingMark(found, this.choose)}
        ${remarkMark(plan, (entity, key) => entity === PLAN && key === section.key)}
      </div>
      ${prompts(section.prompts)}
      <ow-text-field
        .editing=${editing}
        entity=${PLAN}
        .name=${section.key}
        .writing=${writing}
        labelId="head-plan-${section.key}"
        .diagnostics=${found}
      ></ow-text-field>
      ${speakerChoice(editing, plan, PLAN, section.key, writing.speaker, heading)}
      ${stillRight(editing, plan, PLAN, section.key, writing, heading)}
    </section>`;
  };

  async #revealNew(id: string, key: string) {
    await this.drawAll();
    await new Promise(requestAnimationFrame);
    await this.reveal(id);
    await focusWords(id, key);
  }

  #addOutcome() {
    const { ydoc, template, who } = this.editing;
    const speaker = firstSpeaker(this.plan.voice, this.plan.spokenBy);
    const id = addOutcome(ydoc, template.outcomeSections, speaker, who);
    const key = template.outcomeSections.find((it) => it.role === "outcome")?.key ?? "voice";
    void this.#revealNew(id, key);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun.toLowerCase()}`;
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-editor": OwPlanEditor;
  }
}
