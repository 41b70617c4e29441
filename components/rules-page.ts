import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { TeamExample } from "#src/api/examples.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import { teamHelpOf } from "#src/browser/team-help.ts";
import { Layer, type Level } from "#src/lint/config.ts";
import { createConfigs, DEFAULT_PACK, packs } from "#src/lint/packs/index.ts";
import { helpOf } from "#src/lint/help/help-of.ts";
import { ruleInWords } from "#src/lint/rule-in-words.ts";
import type { Rule } from "#src/lint/rule.ts";
import { examplesOf } from "#src/lint/rules/examples.ts";
import { all } from "#src/lint/rules/index.ts";
import { linesOf, planOfExample, quoteLine } from "./example-lines.ts";
import { icons } from "./icons.ts";
import { ruleAddress, sourceInWords } from "./rule-words.ts";
import { teamExamples } from "./team-examples.ts";
import { tiers, topics } from "./tier-words.ts";

/** The help about what is asked: all rules by topic, or one with its examples. */
@customElement("ow-rules-page")
export class OwRulesPage extends LitElement {
  /** The name of the rule to tell about; empty for all. */
  @property() rule = "";

  /** How to reach the server and the device. */
  @property({ attribute: false }) outside: Outside | null = null;

  @state() private pack = new URLSearchParams(location.search).get("pack") ?? DEFAULT_PACK;

  /** What holds under a pack here; as it is shipped until the server has told. */
  @state() private configOf = createConfigs([]);

  /** What the teams of whoever reads say of rules themselves. */
  @state() private ofTeams: readonly TeamExample[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has("outside")) return;
    void this.#readLayers();
    void this.#readExamples();
  }

  async #readExamples() {
    if (!this.outside) return;
    const { session, store } = this.outside;
    const { teamHelp } = teamHelpOf(session, store, () => false);
    this.ofTeams = (await teamHelp?.examples()) ?? [];
  }

  async #readLayers() {
    const layers = (await this.outside?.api.layers()) ?? [];
    this.configOf = createConfigs(layers.flatMap((it) => Layer.safeParse(it).data ?? []));
  }

  protected override updated(changed: Map<string, unknown>) {
    if (!changed.has("rule")) return;
    document.title = `${this.querySelector("h1")?.textContent ?? "Help"} – Ownwords`;
  }

  protected override render() {
    const rule = all.find((it) => it.name === this.rule);
    const back = rule ? ruleAddress("", this.pack) : "/";
    return html`
      <header class="top-bar">
        <a class="button plain back" href=${back}>
          ${icons.back}<span>${rule ? "All questions" : "Plans"}</span>
        </a>
        <button class="button plain print" type="button" @click=${() => print()}>Print</button>
      </header>
      <main id="main" class="rules-page" tabindex="-1">
        ${rule ? this.#one(rule) : this.#all()}
      </main>
    `;
  }

  #all() {
    return html`
      <h1>What Ownwords asks, and why</h1>
      <p>
        ${this.rule ? html`There is no question of this name any more. ` : nothing}These are questions
        about the words of a plan, never about the person who wrote them. None stops you saving or
        sharing, and each can be set aside.
      </p>
      ${this.#packs()}
      ${Object.entries(topics).map(([topic, heading]) => {
        const rules = all.filter((it) => it.topic === topic);
        return rules.length
          ? html`<section aria-labelledby="topic-${topic}">
              <h2 id="topic-${topic}">${heading}</h2>
              <ul role="list" class="rule-list">
                ${rules.map(this.#entry)}
              </ul>
            </section>`
          : nothing;
      })}
    `;
  }

  #packs() {
    return html`<div class="field rules-pack">
      <label for="rules-pack">How much each matters under</label>
      <select
        id="rules-pack"
        class="select"
        @change=${(event: Event & { target: HTMLSelectElement }) => (this.pack = event.target.value)}
      >
        ${packs.map(
          (it) =>
            html`<option value=${it.name} .selected=${it.name === this.pack}>
              ${it.title ?? it.name}
            </option>`,
        )}
      </select>
    </div>`;
  }

  #entry = (rule: Rule) => html`
    <li>
      <a href=${ruleAddress(rule.name, this.pack)}>${ruleInWords(rule)}</a>
      ${this.#loudness(rule)}
      <p class="quiet">${helpOf(rule.name).why}</p>
    </li>
  `;

  #loudness(rule: Rule) {
    const { icon, words } = tiers[rule.tier];
    return html`<p class="rule-loudness">
      <span class="finding-tier">${icon} ${words}</span>
      <span>${this.#matters(rule)}</span>
    </p>`;
  }

  /** How much a rule matters under the pack, or its messages where they differ. */
  #matters(rule: Rule): string {
    const config = this.configOf(this.pack);
    const levels = Object.keys(rule.messages).map((it) => config.severityOf(rule, it));
    return [...new Set(levels)].map((it) => LEVELS[it]).join(" or ");
  }

  #one(rule: Rule) {
    const { good, bad, nearMiss } = examplesOf[rule.name] ?? { good: [], bad: [], nearMiss: [] };
    const { why, sources } = helpOf(rule.name);
    return html`
      <h1>${ruleInWords(rule)}</h1>
      ${this.#loudness(rule)} ${this.#packs()}
      <p>${why}</p>
      <p class="quiet">From: ${sources.map(sourceInWords)}</p>
      ${rule.sparesOwnWords ? html`<p>Words that are marked as the resident’s own are passed over.</p>` : nothing}
      <section aria-labelledby="rule-asks">
        <h2 id="rule-asks">What it asks</h2>
        <ul>
          ${Object.values(rule.messages).map(
            (it) =>
              html`<li>${withoutNames(it.message)} <strong>${withoutNames(it.question)}</strong></li>`,
          )}
        </ul>
      </section>
      ${teamExamples(this.ofTeams, rule.name, html`<h2>From your team</h2>`)}
      ${examples(
        "asks-about",
        "It asks about this",
        bad.map((it) => ({ lines: linesOf(it.plan), quote: it.quote })),
      )}
      ${examples(
        "does-well",
        "This does well",
        good.map((it) => ({ lines: linesOf(planOfExample(it)), quote: "" })),
      )}
      ${examples(
        "passes-over",
        "It does not ask about this",
        nearMiss.map((it) => ({ lines: linesOf(planOfExample(it)), quote: "" })),
      )}
    `;
  }
}

const LEVELS: Readonly<Record<Level, string>> = {
  error: "to be settled before the plan is finished",
  warning: "better settled",
  advice: "advice",
  off: "not asked here",
};

type Shown = { lines: ReturnType<typeof linesOf>; quote: string };

function examples(
  id: string,
  heading: string,
  shown: readonly Shown[],
): TemplateResult | typeof nothing {
  const said = shown.filter((it) => it.lines.length);
  if (!said.length) return nothing;
  return html`<section aria-labelledby=${id}>
    <h2 id=${id}>${heading}</h2>
    <ul role="list" class="rule-examples">
      ${said.map(
        ({ lines, quote }) => html`<li class=${id}>${lines.map((it) => quoteLine(it, quote))}</li>`,
      )}
    </ul>
  </section>`;
}

/** What a message says of any plan: names are known only of one. */
const withoutNames = (words: string) => ruleInWords({ messages: { only: { message: words } } });

declare global {
  interface HTMLElementTagNameMap {
    "ow-rules-page": OwRulesPage;
  }
}
