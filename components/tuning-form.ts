import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Effect, TunedSetting } from "#src/api/rules-in-use.ts";
import type { Rule } from "#src/lint/rule.ts";
import { textIn } from "./form-field.ts";
import {
  effectInWords,
  loudnessOf,
  matters,
  options,
  type RuleOption,
  settingInWords,
} from "./tuning-words.ts";

/**
 * Asks how a question is to be asked here, and shows what that would do before it can be saved. Fires
 * `setting-tried` for the effect of another setting, and `setting-chosen`.
 */
@customElement("ow-tuning-form")
export class OwTuningForm extends LitElement {
  @property({ attribute: false }) rule!: Rule;

  /** How it is set now; null where it is as it was shipped. */
  @property({ attribute: false }) setting: TunedSetting | null = null;

  /** What the setting that was tried last would do, as far as plans were looked through. */
  @property({ attribute: false }) effect: Effect | null = null;

  @state() private loudness = "";
  @state() private severity = "";
  @state() private told: Readonly<Record<string, number | boolean>> = {};
  /** The setting that the effect is of, as JSON; empty when something else was chosen since. */
  @state() private tried = "";

  protected override createRenderRoot() {
    return this;
  }

  /** Puts another setting into the form, to be tried and saved like any. */
  put(setting: TunedSetting | null) {
    const { severity = "", tier = "", options: told = {} } = setting ?? {};
    this.loudness = severity === "off" ? "off" : tier;
    this.severity = severity === "off" ? "" : severity;
    this.told = Object.fromEntries(
      Object.entries(told).flatMap(([name, it]) => (it === null ? [] : [[name, it]])),
    );
    this.tried = "";
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("setting") || changed.has("rule")) this.put(this.setting);
  }

  protected override render() {
    const setting = this.#setting();
    const isOther = JSON.stringify(setting) !== JSON.stringify(this.setting);
    const isTried = this.tried === JSON.stringify(setting);
    return html`<form class="sheet tuning" @submit=${this.#save}>
      ${this.#choice("loudness", "How it is asked", loudnessOf(this.rule), this.loudness, (it) => (this.loudness = it))}
      ${
        this.loudness === "off"
          ? nothing
          : html`${this.#choice("severity", "How much it matters", levels, this.severity, (it) => (this.severity = it))}
            ${(options[this.rule.name] ?? []).map(this.#option)}`
      }
      <div class="dialog-actions">
        <button class="button" type="button" ?disabled=${!isOther} @click=${this.#try}>
          See what this would do
        </button>
      </div>
      ${isOther ? nothing : html`<p class="quiet">This is how it is asked now.</p>`}
      <div role="status">${isTried && isOther ? this.#effect() : nothing}</div>
      ${isTried && isOther && this.effect?.isDone ? this.#reason() : nothing}
    </form>`;
  }

  #choice(
    name: string,
    label: string,
    ways: readonly { value: string; words: string }[],
    chosen: string,
    set: (value: string) => void,
  ): TemplateResult {
    return html`<div class="field">
      <label for="tuning-${name}">${label}</label>
      <select
        id="tuning-${name}"
        class="select"
        @change=${(event: Event & { target: HTMLSelectElement }) => this.#change(() => set(event.target.value))}
      >
        ${ways.map(
          ({ value, words }) =>
            html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  #option = ({ name, label, kind, least }: RuleOption) => {
    const value = this.told[name];
    const id = `tuning-${name}`;
    if (kind === "yes-no")
      return html`<label class="choice">
        <input
          id=${id}
          type="checkbox"
          .checked=${value === true}
          @change=${(event: Event & { target: HTMLInputElement }) => this.#tell(name, event.target.checked || undefined)}
        />
        ${label}
      </label>`;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        class="input"
        type="number"
        min=${least}
        max="1000"
        step="1"
        .value=${typeof value === "number" ? String(value) : ""}
        aria-describedby="${id}-hint"
        @input=${(event: Event & { target: HTMLInputElement }) =>
          this.#tell(
            name,
            event.target.value && event.target.checkValidity()
              ? event.target.valueAsNumber
              : undefined,
          )}
      />
      <p class="quiet" id="${id}-hint">${least} or more. Leave it empty for what Ownwords does.</p>
    </div>`;
  };

  #effect() {
    const { effect } = this;
    if (!effect) return html`<p>Starting to look through plans…</p>`;
    if (!effect.isDone)
      return html`<p>Looked through ${effect.looked} of ${effect.of} plans.</p>
        <progress max=${Math.max(effect.of, 1)} value=${effect.looked} aria-label="Plans looked through"></progress>`;
    return html`<p>${settingInWords(this.rule.name, this.#setting())} In the plans that you lead:</p>
      <ul>
        ${effectInWords(effect).map((it) => html`<li>${it}</li>`)}
      </ul>`;
  }

  #reason() {
    return html`<div class="field">
        <label for="tuning-reason">Why, for everybody who asks later</label>
        <textarea id="tuning-reason" class="input" name="reason" rows="2" maxlength="500" required></textarea>
      </div>
      <p class="quiet">
        It holds for everybody in the organisation, at once. Other leads and administrators are told,
        and anybody of them can put it back.
      </p>
      <div class="dialog-actions">
        <button class="button main">Save for everybody</button>
      </div>`;
  }

  #change(set: () => void) {
    set();
    this.tried = "";
    this.dispatchEvent(new SettingTriedEvent(null));
  }

  #tell(name: string, value: number | boolean | undefined) {
    this.#change(() => {
      const { [name]: _, ...others } = this.told;
      this.told = value === undefined ? others : { ...others, [name]: value };
    });
  }

  #try = () => {
    const setting = this.#setting();
    this.tried = JSON.stringify(setting);
    this.dispatchEvent(new SettingTriedEvent({ setting }));
  };

  #save = (event: SubmitEvent) => {
    event.preventDefault();
    const setting = this.#setting();
    const isSeen = this.tried === JSON.stringify(setting) && this.effect?.isDone;
    const reason =
      event.target instanceof HTMLFormElement
        ? textIn(new FormData(event.target), "reason").trim()
        : "";
    if (isSeen && reason) this.dispatchEvent(new SettingChosenEvent(setting, reason));
  };

  #setting(): TunedSetting | null {
    const { loudness, severity, told } = this;
    if (loudness === "off") return { severity: "off" };
    const setting: TunedSetting = {
      ...(isLevel(severity) && { severity }),
      ...((loudness === "look" || loudness === "idea") && { tier: loudness }),
      ...(Object.keys(told).length > 0 && { options: { ...told } }),
    };
    return Object.keys(setting).length ? setting : null;
  }
}

const levels = Object.entries(matters).map(([value, words]) => ({ value, words }));

const isLevel = (it: string): it is "error" | "warning" | "advice" =>
  it !== "" && Object.hasOwn(matters, it);

/** A setting is to be tried; null where what was tried is of no interest any more. */
export class SettingTriedEvent extends Event {
  readonly tried: { setting: TunedSetting | null } | null;
  constructor(tried: { setting: TunedSetting | null } | null) {
    super("setting-tried");
    this.tried = tried;
  }
}

/** A setting is to hold for everybody from now on. */
export class SettingChosenEvent extends Event {
  readonly setting: TunedSetting | null;
  readonly reason: string;
  constructor(setting: TunedSetting | null, reason: string) {
    super("setting-chosen");
    this.setting = setting;
    this.reason = reason;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-tuning-form": OwTuningForm;
  }
  interface HTMLElementEventMap {
    "setting-tried": SettingTriedEvent;
    "setting-chosen": SettingChosenEvent;
  }
}
