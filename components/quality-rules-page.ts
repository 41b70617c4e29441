import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Effect, TunedSetting, Tuning } from "#src/api/rules-in-use.ts";
import { effectOf, listTunings, openNow, ruleSums, tuneRule } from "#src/browser/rules-in-use.ts";
import { howRight } from "#src/lint/how-right.ts";
import { ruleInWords } from "#src/lint/rule-in-words.ts";
import type { Rule } from "#src/lint/rule.ts";
import { all } from "#src/lint/rules/index.ts";
import { sentenceOf } from "./form-field.ts";
import { withQuery } from "./quality-address.ts";
import { type RuleFigures, sumsLine, sumsTable } from "./rule-sums.ts";
import { ruleAddress } from "./rule-words.ts";
import { tiers, topics } from "./tier-words.ts";
import type { OwTuningForm, SettingChosenEvent, SettingTriedEvent } from "./tuning-form.ts";
import { settingInWords, tunedByInWords } from "./tuning-words.ts";
import "./tuning-form.ts";

/** How the questions do here: how each is asked, and one of them to be asked otherwise. */
@customElement("ow-quality-rules-page")
export class OwQualityRulesPage extends LitElement {
  /** What the address asks for: `?rule=` is the name of one rule, `&team=` the id of a team. */
  @property() search = "";

  @state() private tunings: readonly Tuning[] | null = null;
  @state() private figures: RuleFigures | null = null;
  @state() private effect: Effect | null = null;
  @state() private problem = "";
  @state() private done = "";
  @query("ow-tuning-form") private form!: OwTuningForm | null;

  #stop = new AbortController();

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
    void this.#loadFigures();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has("search")) return;
    this.#forget();
    this.done = this.problem = "";
    document.title = "Questions – Quality – Ownwords";
    if (this.figures?.team !== this.#team()) void this.#loadFigures();
  }

  protected override render() {
    const rule = this.#rule();
    const { tunings } = this;
    return html`
      ${rule ? html`<p><a href=${this.#address("")}>All questions</a></p>` : nothing}
      <h1>${rule ? ruleInWords(rule) : "Questions, and how they are asked here"}</h1>
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      <p role="status">${this.done}</p>
      ${tunings ? (rule ? this.#one(rule, tunings) : this.#all(tunings)) : nothing}
    `;
  }

  #all(tunings: readonly Tuning[]) {
    const now = inForce(tunings);
    return html`
      <p>
        What Ownwords asks can be asked more quietly here, or not at all, where it does not help. See
        what that would do before it is saved.
      </p>
      <p><a href="/quality/examples">Examples of your teams</a> stand in the help about a question.</p>
      ${Object.entries(topics).map(([topic, heading]) => {
        const rules = all.filter((it) => it.topic === topic);
        return rules.length
          ? html`<section aria-labelledby="topic-${topic}">
              <h2 id="topic-${topic}">${heading}</h2>
              <ul role="list" class="rule-list">
                ${rules.map((it) => this.#entry(it, now.get(it.name)))}
              </ul>
            </section>`
          : nothing;
      })}
    `;
  }

  #entry(rule: Rule, tuning: Tuning | undefined) {
    const { icon, words } = tiers[rule.tier];
    return html`<li>
      <a href=${this.#address(rule.name)}>${ruleInWords(rule)}</a>
      <p class="rule-loudness">
        <span class="finding-tier">${icon} ${words}</span>
        <span>Right ${howRight(rule.name)}.</span>
      </p>
      ${this.figures ? sumsLine(rule.name, this.figures) : nothing}
      ${
        tuning?.setting
          ? html`<p><strong>Set here:</strong> ${settingInWords(rule.name, tuning.setting)}</p>`
          : nothing
      }
    </li>`;
  }

  #one(rule: Rule, tunings: readonly Tuning[]) {
    const own = tunings.filter((it) => it.rule === rule.name);
    const setting = own[0]?.setting ?? null;
    return html`
      <p>
        <a href=${ruleAddress(rule.name, "")}>Why it is asked, with examples</a>. Tried on wording that
        it was not written against: right ${howRight(rule.name)}.
      </p>
      <section aria-labelledby="does">
        <h2 id="does">How it does here</h2>
        ${this.figures ? sumsTable(rule.name, this.figures) : nothing}
      </section>
      <section aria-labelledby="asked">
        <h2 id="asked">How it is asked here</h2>
        <ow-tuning-form
          .rule=${rule}
          .setting=${setting}
          .effect=${this.effect}
          @setting-tried=${(event: SettingTriedEvent) => this.#try(rule, event)}
          @setting-chosen=${(event: SettingChosenEvent) => this.#save(rule, own[0]?.number ?? 0, event)}
        ></ow-tuning-form>
      </section>
      <section aria-labelledby="before">
        <h2 id="before">What was decided before</h2>
        ${
          own.length
            ? html`<ol role="list" class="plain-list">
                ${own.map((it, at) => this.#decided(it, at === 0))}
              </ol>`
            : html`<p class="quiet">Nobody has changed this question.</p>`
        }
      </section>
    `;
  }

  #decided(tuning: Tuning, isNow: boolean) {
    const { rule, setting, reason } = tuning;
    return html`<li>
      <p>
        ${isNow ? html`<strong>Now:</strong> ` : nothing}${settingInWords(rule, setting)}
        <span class="quiet">${tunedByInWords(tuning, new Date())}</span>
      </p>
      <p>“${reason}”</p>
      ${
        isNow
          ? setting
            ? html`<button class="button small-button" type="button" @click=${() => this.#put(null)}>
              Put it back to how Ownwords asks
            </button>`
            : nothing
          : html`<button class="button small-button" type="button" @click=${() => this.#put(setting)}>
            Choose this again<span class="visually-hidden">: ${settingInWords(rule, setting)}</span>
          </button>`
      }
    </li>`;
  }

  /** What was decided once goes the same way as anything new: seen first, then saved with a reason. */
  #put(setting: TunedSetting | null) {
    this.#forget();
    this.form?.put(setting);
    this.form?.querySelector<HTMLElement>("select")?.focus();
  }

  #try(rule: Rule, { tried }: SettingTriedEvent) {
    this.#forget();
    if (tried) void this.#look(rule, tried.setting, this.#stop.signal);
  }

  async #look(rule: Rule, setting: TunedSetting | null, stop: AbortSignal) {
    this.problem = this.done = "";
    try {
      for await (const effect of effectOf(rule.name, setting, stop))
        if (!stop.aborted) this.effect = effect;
    } catch (problem) {
      if (!stop.aborted) this.problem = sentenceOf(problem);
    }
  }

  async #save(rule: Rule, after: number, { setting, reason }: SettingChosenEvent) {
    this.problem = "";
    try {
      await tuneRule(rule.name, { setting, reason, after });
      this.done = "Saved. It holds for everybody who opens a plan from now on.";
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
    this.#forget();
    await this.#load();
  }

  async #load() {
    try {
      this.tunings = await listTunings();
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }

  async #loadFigures() {
    const team = this.#team();
    try {
      const [now, year] = await Promise.all([openNow(team), ruleSums(team)]);
      if (team === this.#team()) this.figures = { now, year, team };
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }

  /** Nobody waits any more for the effect of what was tried. */
  #forget() {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.effect = null;
  }

  #team(): string | undefined {
    return new URLSearchParams(this.search).get("team") ?? undefined;
  }

  #address(rule: string): string {
    return withQuery("/quality/rules", { rule, team: this.#team() });
  }

  #rule(): Rule | undefined {
    const name = new URLSearchParams(this.search).get("rule");
    return all.find((it) => it.name === name);
  }
}

/** What was set last of each rule. */
function inForce(tunings: readonly Tuning[]): Map<string, Tuning> {
  return new Map(tunings.toReversed().map((it) => [it.rule, it]));
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-rules-page": OwQualityRulesPage;
  }
}
