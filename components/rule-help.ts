import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { TeamExample } from "#src/api/examples.ts";
import type { TeamHelp } from "#src/browser/team-help.ts";
import { helpOf } from "#src/lint/help/help-of.ts";
import type { Place } from "#src/lint/rule.ts";
import { examplesOf } from "#src/lint/rules/examples.ts";
import { all } from "#src/lint/rules/index.ts";
import { ExampleWantedEvent } from "./example-events.ts";
import { linesOf, planOfExample, quoteLine } from "./example-lines.ts";
import { ruleAddress, sourceInWords } from "./rule-words.ts";
import { teamExamples } from "./team-examples.ts";

/** Why a rule asks, where it comes from and what does well: what a card has under More. Fires `example-wanted`. */
@customElement("ow-rule-help")
export class OwRuleHelp extends LitElement {
  /** The name of the rule. */
  @property() rule = "";

  /** The policy pack of the plan. */
  @property() pack = "";

  /** Wording that does better here, as an example; empty where the rule's own does. */
  @property() better = "";

  /** Where the card's finding is. */
  @property({ attribute: false }) place: Place | null = null;

  /** What the team adds; null where nobody is in a team. */
  @property({ attribute: false }) team: TeamHelp | null = null;

  @state() private examples: readonly TeamExample[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("team")) void this.#ask();
  }

  async #ask() {
    this.examples = (await this.team?.examples()) ?? [];
  }

  protected override render() {
    const rule = all.find((it) => it.name === this.rule);
    const { why, better, sources } = helpOf(this.rule);
    const example = this.better || better;
    return html`
      <p>${why}</p>
      ${
        example
          ? html`<figure class="better">
              <figcaption>For example</figcaption>
              <p>${example}</p>
            </figure>`
          : nothing
      }
      ${sources.length ? html`<p class="quiet small">From: ${sources.map(sourceInWords)}</p>` : nothing}
      ${this.#good()} ${teamExamples(this.examples, this.rule, html`<p><strong>From your team</strong></p>`)}
      ${rule ? html`<p><a href=${ruleAddress(rule.name, this.pack)}>All about this question</a></p>` : nothing}
      ${this.place && this.team?.mayMake() ? this.#maker(this.place) : nothing}
    `;
  }

  #maker(place: Place) {
    const want = () => this.dispatchEvent(new ExampleWantedEvent(place, this.rule));
    return html`<button class="button small-button" type="button" @click=${want}>
      Use these words as an example…
    </button>`;
  }

  #good() {
    const [example] = examplesOf[this.rule]?.good ?? [];
    const lines = example ? linesOf(planOfExample(example)) : [];
    if (!lines.length) return nothing;
    return html`<figure class="better">
      <figcaption>A plan that does well</figcaption>
      ${lines.map((it) => quoteLine(it, ""))}
    </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-rule-help": OwRuleHelp;
  }
}
