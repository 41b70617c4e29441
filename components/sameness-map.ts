import { html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FoundSameness } from "#src/api/sameness.ts";
import { DrawingWidth } from "./drawing-width.ts";
import { number } from "./quality-words.ts";
import { percent } from "./sameness-words.ts";

type InSection = FoundSameness["sections"][number];

/** The height of the drawing and the gap between blocks, in units of a sixteenth of the text's size. */
const HEIGHT = 96;
const FOOT = 20;
const GAP = 2;

/** A block that is narrower has no room for its number. */
const ROOM = 18;

/**
 * How much of the writing of one template recurs: a block for each heading, as wide as there is
 * writing under it and filled as far as that recurs. A table tells the same in numbers.
 */
@customElement("ow-sameness-map")
export class OwSamenessMap extends LitElement {
  /** The headings of one template, in its order. */
  @property({ attribute: false }) sections: readonly InSection[] = [];

  #width = new DrawingWidth(this);

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { sections } = this;
    const [first] = sections;
    if (!first) return nothing;
    return html`
      ${this.#drawing(sections)}
      <table class="bars sameness-bars">
        <caption class="visually-hidden">
          What recurs under each heading of ${first.templateTitle}
        </caption>
        <thead>
          <tr>
            <th scope="col">Heading</th>
            <th scope="col">Pieces that recur</th>
          </tr>
        </thead>
        <tbody>
          ${sections.map(
            (it, at) => html`<tr>
              <th scope="row">${at + 1}. ${it.heading}</th>
              <td>
                ${`${number(it.recurring)} of ${number(it.pieces)} (${percent(it.recurring, it.pieces)})`}
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    `;
  }

  #drawing(sections: readonly InSection[]): TemplateResult {
    const width = this.#width.value;
    const all = sections.reduce((sum, it) => sum + it.pieces, 0);
    const room = Math.max(0, width - GAP * (sections.length - 1));
    const high = HEIGHT - FOOT;
    let x = 0;
    const blocks = sections.map((it, at) => {
      const wide = (room * it.pieces) / all;
      const filled = (high * it.recurring) / it.pieces;
      const block = svg`
        <rect class="bar-all" x=${x} y="0" width=${wide} height=${high} />
        <rect class="bar-part" x=${x} y=${high - filled} width=${wide} height=${filled} />
        ${wide < ROOM ? nothing : svg`<text text-anchor="middle" x=${x + wide / 2} y=${HEIGHT - 5}>${at + 1}</text>`}
      `;
      x += wide + GAP;
      return block;
    });
    return html`<svg class="sameness-map" viewBox="0 0 ${width} ${HEIGHT}" aria-hidden="true">
      ${blocks}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-sameness-map": OwSamenessMap;
  }
}
