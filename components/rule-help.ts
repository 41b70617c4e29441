import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { helpOf } from "#src/lint/help/help-of.ts";
import { examplesOf } from "#src/lint/rules/examples.ts";
import { all } from "#src/lint/rules/index.ts";
import { linesOf, planOfExample, quoteLine } from "./example-lines.ts";
import { ruleAddress, sourceInWords } from "./rule-words.ts";

/** Why a rule asks, where it comes from and what does well: what a card has under More. */
@customElement("ow-rule-help")
export class OwRuleHelp extends LitElement {
  /** The name of the rule. */
  @property() rule = "";

  /** The policy pack of the plan. */
  @property() pack = "";

  /** Wording that does better here, as an example; empty where the rule's own does. */
  @property() better = "";

  protected override createRenderRoot() {
    return this;
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
      ${this.#good()}
      ${rule ? html`<p><a href=${ruleAddress(rule.name, this.pack)}>All about this question</a></p>` : nothing}
    `;
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
