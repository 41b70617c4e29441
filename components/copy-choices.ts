import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Version } from "#src/api/versions.ts";
import { baselineIn } from "#src/browser/copy-maker.ts";
import { type CopyWish, type Switch, usualWish } from "#src/browser/copy-wish.ts";
import { COPY_KINDS, type CopyKind } from "#src/export/copy.ts";
import { calledName, type Plan } from "#src/plan/plan.ts";
import { kindInWords, needsInWords, switchInWords, SWITCHES_OF } from "./copy-words.ts";
import { versionDay, versionName } from "./version-words.ts";
import { count } from "./words.ts";

/** Asks whom a copy is for and how it should be. Fires `wish-changed`. */
@customElement("ow-copy-choices")
export class OwCopyChoices extends LitElement {
  /** The plan as it is now. */
  @property({ attribute: false }) plan!: Plan;

  /** What is chosen. */
  @property({ attribute: false }) wish!: CopyWish;

  /** What one outcome is called in this plan. */
  @property() outcomeName = "Outcome";

  /** What a review can compare with; a sentence where that can't be known now. */
  @property({ attribute: false }) versions: readonly Version[] | string = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const called = calledName(this.plan.resident);
    const { leavesOut } = kindInWords(this.wish.copy, called);
    return html`
      <fieldset class="choices">
        <legend class="label">Who is the copy for?</legend>
        ${COPY_KINDS.map((it) => this.#kind(it, called))}
      </fieldset>
      ${this.#switches()} ${this.wish.copy === "review" ? this.#since() : nothing}
      ${this.plan.outcomes.length > 1 ? this.#outcomes(this.plan) : nothing}
      <p class="quiet small" role="status">
        ${this.wish.followMe ? "Left out of what people read, but inside the Word file: " : "Left out: "}${leavesOut}
      </p>
    `;
  }

  #kind(kind: CopyKind, called: string) {
    const { label, holds } = kindInWords(kind, called);
    return html`<label class="choice">
      <input
        type="radio"
        name="copy-kind"
        value=${kind}
        .checked=${this.wish.copy === kind}
        @change=${() => this.#tell(usualWish(this.plan, kind))}
      />
      <span><strong>${label}</strong><br /><span class="quiet small">${holds}</span></span>
    </label>`;
  }

  #switches(): TemplateResult | typeof nothing {
    const switches = SWITCHES_OF[this.wish.copy];
    if (!switches.length) return nothing;
    return html`<fieldset class="copy-switches">
      <legend class="label">How should it be?</legend>
      ${this.wish.copy === "resident" ? html`<p class="quiet small">${needsInWords(this.plan)}</p>` : nothing}
      ${switches.map((it) => this.#switch(it))}
    </fieldset>`;
  }

  #switch(name: Switch) {
    const [label, more] = switchInWords(name, this.plan);
    return html`<label class="check">
      <input
        type="checkbox"
        name=${name}
        .checked=${this.wish[name]}
        @change=${(event: Event & { target: HTMLInputElement }) =>
          this.#tell({ ...this.wish, [name]: event.target.checked })}
      />
      <span>${label}<br /><span class="quiet small">${more}</span></span>
    </label>`;
  }

  #since() {
    const { versions } = this;
    if (typeof versions === "string") return html`<p class="notice">${versions}</p>`;
    const now = new Date();
    const agreed = baselineIn(versions, "");
    const usual = agreed
      ? `${versionName(agreed)} (last agreed)`
      : "No agreed version is kept: show the plan as it is";
    return html`<div class="field">
      <label for="copy-since">What is the old wording?</label>
      <select
        id="copy-since"
        class="select"
        @change=${(event: Event & { target: HTMLSelectElement }) =>
          this.#tell({ ...this.wish, since: event.target.value })}
      >
        <option value="" .selected=${this.wish.since === ""}>${usual}</option>
        ${versions.map(
          (it) =>
            html`<option value=${it.id} .selected=${this.wish.since === it.id}>
              ${versionName(it)} (${versionDay(it, now)})
            </option>`,
        )}
      </select>
    </div>`;
  }

  #outcomes({ outcomes }: Plan) {
    const chosen = this.wish.outcomes ?? outcomes.map((it) => it.id);
    const all = this.wish.outcomes === null;
    return html`<details class="copy-outcomes">
      <summary>
        ${all ? `All ${count(outcomes.length, this.outcomeName.toLowerCase())}` : `${chosen.length} of ${count(outcomes.length, this.outcomeName.toLowerCase())}`}
      </summary>
      <fieldset class="copy-switches">
        <legend class="visually-hidden">Which of them should it hold?</legend>
        ${outcomes.map(({ id, writing }, index) => {
          const isOnly = chosen.length === 1 && chosen.includes(id);
          return html`<label class="check">
            <input
              type="checkbox"
              name="outcome"
              value=${id}
              .checked=${chosen.includes(id)}
              ?disabled=${isOnly}
              @change=${() => this.#chooseOutcome(id)}
            />
            <span>
              ${this.outcomeName} ${index + 1}:
              <span class="quiet" dir="auto">${beginning(writing["voice"]?.text ?? "") || "nothing written yet"}</span>
            </span>
          </label>`;
        })}
      </fieldset>
    </details>`;
  }

  #chooseOutcome(id: string) {
    const all = this.plan.outcomes.map((it) => it.id);
    const before = new Set(this.wish.outcomes ?? all);
    if (!before.delete(id)) before.add(id);
    const outcomes = all.filter((it) => before.has(it));
    this.#tell({ ...this.wish, outcomes: outcomes.length === all.length ? null : outcomes });
  }

  #tell(wish: CopyWish) {
    this.dispatchEvent(new WishChangedEvent(wish));
  }
}

/** The first words of an outcome. */
function beginning(text: string): string {
  const words = text.trim().replaceAll(/\s+/g, " ");
  return words.length > 80 ? `${words.slice(0, 80).replace(/\s\S*$/, "")}…` : words;
}

/** Somebody wants another copy than before. */
export class WishChangedEvent extends Event {
  readonly wish: CopyWish;
  constructor(wish: CopyWish) {
    super("wish-changed");
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-copy-choices": OwCopyChoices;
  }
  interface HTMLElementEventMap {
    "wish-changed": WishChangedEvent;
  }
}
