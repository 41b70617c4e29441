import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { examplesOf } from "#src/lint/rules/examples.ts";
import { all } from "#src/lint/rules/index.ts";
import { linesOf, planOfExample, quoteLine } from "./example-lines.ts";
import { ruleAddress, sourceInWords } from "./rule-words.ts";

/** Why a rule asks, where it comes from and what does well: what a card has under More. */
@customElement("ow-rule-help")
export class OwRuleHelp extends LitElement {
  /** The name of the rule. */
  @property() rule = "";
  @property() why = "";

  /** The policy pack of the plan. */
  @property() pack = "";

  /** Wording that does better, as an example. */
  @property() better = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const rule = all.find((it) => it.name === this.rule);
    return html`
      <p>${this.why}</p>
      ${
        this.better
          ? html`<figure class="better">
              <figcaption>For example</figcaption>
              <p>${this.better}</p>
            </figure>`
          : nothing
      }
      ${rule?.sources.length ? html`<p class="quiet small">From: ${rule.sources.map(sourceInWords)}</p>` : nothing}
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
