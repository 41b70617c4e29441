import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { calledName, noWriting, type Outcome, type Plan } from "#src/plan/plan.ts";
import { withKeptSections } from "#src/template/kept-sections.ts";
import { headingFor, type Section } from "#src/template/template.ts";
import "./action-list.ts";
import { itemKeys, itemMenu } from "./item-commands.ts";
import "./marker-list.ts";
import { unwatch, watch } from "./near-viewport.ts";
import { factId, thingId } from "./place-ids.ts";
import { onRecord, stillRight } from "./record-part.ts";
import { findingMark, prompts, remarkMark, speakerChoice } from "./section-head.ts";
import { stillSection } from "./still-section.ts";
import "./text-field.ts";
import "./timeframe-field.ts";

/**
 * One outcome: its words first and largest, then everything that helps it come true. Far from the
 * window it is drawn without controls.
 */
@customElement("ow-outcome-card")
export class OwOutcomeCard extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) plan!: Plan;
  @property({ attribute: false }) outcome!: Outcome;

  /** Counting from 1. */
  @property({ type: Number }) number = 1;

  /** What was noticed in this outcome and in all under it. */
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];

  /** What to do with a mark in the margin that is pressed. */
  @property({ attribute: false }) choose: (diagnostic: Diagnostic) => void = () => {};

  @state() private isDrawn = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    watch(this, 4, (isNear) => {
      if (isNear) void this.draw();
      else this.#still();
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    unwatch(this);
  }

  /** Draws the card with all its controls; resolves when they are there. */
  async draw() {
    if (this.isDrawn) return;
    this.isDrawn = true;
    await this.updateComplete;
    // Its lists draw themselves a moment after it.
    await new Promise(requestAnimationFrame);
    this.style.minHeight = "";
  }

  /** Takes the controls away again, but not from under somebody, and keeps the height. */
  #still() {
    if (!this.isDrawn || this.contains(document.activeElement)) return;
    this.style.minHeight = `${this.offsetHeight}px`;
    this.isDrawn = false;
  }

  protected override willUpdate() {
    // The first one is what people see when a plan opens; it does not wait to be told.
    if (!this.hasUpdated && this.number === 1) this.isDrawn = true;
  }

  // The plan is a new object at every key; only what a card shows of it may draw the card again.
  protected override shouldUpdate(changed: PropertyValues<this>) {
    const before = changed.get("plan");
    if (changed.size !== 1 || !before) return true;
    return seenByCards(before) !== seenByCards(this.plan);
  }

  protected override render() {
    const { outcomeSections, outcomeName } = this.editing.template;
    const id = this.outcome.id;
    return html`
      <section class="outcome" id=${thingId(id)} aria-labelledby="title-${id}">
        <header class="outcome-head">
          <h2 id="title-${id}" tabindex="-1">${outcomeName} ${this.number}</h2>
          ${
            this.isDrawn
              ? itemMenu(this.editing, id, `${outcomeName.toLowerCase()} ${this.number}`, this)
              : nothing
          }
        </header>
        ${this.#sections(withKeptSections(outcomeSections, this.outcome.writing))}
        ${
          this.isDrawn
            ? onRecord(this.editing, this.plan, this.outcome, `${outcomeName} ${this.number}`)
            : nothing
        }
      </section>
    `;
  }

  /** Strengths stand side by side; everything else one after the other. */
  #sections(sections: readonly Section[]): TemplateResult[] {
    const shown: TemplateResult[] = [];
    for (let at = 0; at < sections.length; at++) {
      const section = sections[at];
      if (!section) continue;
      if (section.role !== "strengths") {
        shown.push(this.#section(section));
        continue;
      }
      let end = at;
      while (sections[end]?.role === "strengths") end += 1;
      shown.push(
        html`<div class="strands">
          ${sections.slice(at, end).map((it) => this.#section(it))}
        </div>`,
      );
      at = end - 1;
    }
    return shown;
  }

  #section(section: Section): TemplateResult {
    const { id } = this.outcome;
    const heading = headingFor(section.heading, this.plan.voice, calledName(this.plan.resident));
    const found = this.diagnostics.filter(
      (it) => it.place.entity === id && this.#keyBelongs(it.place.key, section),
    );
    const writing = this.outcome.writing[section.key] ?? noWriting(section.speaker);
    const isWriting = section.holds === "writing";
    return html`
      <div
        class="section ${section.role} holds-${section.holds}"
        id=${isWriting ? nothing : factId(id, section.key)}
      >
        <div class="section-head">
          <h3 id="head-${id}-${section.key}">
            ${heading}<span class="visually-hidden">, outcome ${this.number}</span>
          </h3>
          ${findingMark(found, this.choose)}
          ${remarkMark(this.plan, (entity, key) => this.#isIn(section, entity, key))}
        </div>
        ${this.isDrawn ? prompts(section.prompts) : nothing}
        <div class="section-words">
          ${
            this.isDrawn
              ? this.#content(section, found)
              : stillSection(section, this.outcome, this.plan)
          }
          ${
            isWriting && this.isDrawn
              ? [
                  speakerChoice(this.editing, this.plan, id, section.key, writing.speaker, heading),
                  stillRight(this.editing, this.plan, id, section.key, writing, heading),
                ]
              : nothing
          }
        </div>
      </div>
    `;
  }

  #content(section: Section, found: readonly Diagnostic[]): TemplateResult {
    const { id, markers, actions, timeframe } = this.outcome;
    switch (section.holds) {
      case "writing":
        return html`<ow-text-field
          .editing=${this.editing}
          .entity=${id}
          .name=${section.key}
          .writing=${this.outcome.writing[section.key] ?? noWriting(section.speaker)}
          labelId="head-${id}-${section.key}"
          .diagnostics=${found}
          .keys=${this.#keys}
        ></ow-text-field>`;
      case "timeframe":
        return html`<ow-timeframe-field
          .editing=${this.editing}
          .outcome=${id}
          .timeframe=${timeframe}
          .about="${this.editing.template.outcomeName} ${this.number}"
          .diagnostics=${found.filter((it) => it.place.key === "timeframe-note")}
        ></ow-timeframe-field>`;
      case "markers":
        return html`<ow-marker-list
          .editing=${this.editing}
          .plan=${this.plan}
          .outcome=${id}
          .markers=${markers}
          .diagnostics=${this.diagnostics}
          .choose=${this.choose}
        ></ow-marker-list>`;
      case "actions":
        return html`<ow-action-list
          .editing=${this.editing}
          .plan=${this.plan}
          .outcome=${id}
          .actions=${actions}
          .diagnostics=${this.diagnostics}
          .choose=${this.choose}
        ></ow-action-list>`;
    }
  }

  #isIn(section: Section, entity: string, key: string): boolean {
    const { id, markers, actions } = this.outcome;
    if (entity === id) return this.#keyBelongs(key, section);
    const things = { markers, actions, writing: [], timeframe: [] }[section.holds];
    return things.some((it) => it.id === entity);
  }

  #keyBelongs(key: string, section: Section): boolean {
    if (section.holds === "timeframe")
      return key === "timeframe-note" || key === section.key || key === "timeframe";
    return key === section.key || (section.holds !== "writing" && key === section.holds);
  }

  get #keys() {
    return itemKeys(this.editing, this.outcome.id, () => {});
  }
}

/** What of a whole plan is seen in an outcome, as text to compare; kept, for it is asked often. */
function seenByCards(plan: Plan): string {
  let seen = SEEN.get(plan);
  if (seen === undefined) {
    seen = JSON.stringify([
      plan.resident,
      plan.people,
      plan.voice,
      plan.spokenBy,
      plan.pack,
      plan.reviews.map((it) => [it.on, it.kind, it.stillRight]),
      plan.remarks.map((it) => [it.id, it.about, it.settledOn, it.thread]),
    ]);
    SEEN.set(plan, seen);
  }
  return seen;
}

const SEEN = new WeakMap<Plan, string>();

declare global {
  interface HTMLElementTagNameMap {
    "ow-outcome-card": OwOutcomeCard;
  }
}
