import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { WordBlock } from "#src/import/word-file.ts";

/** What a Word file says, block by block, with those that somebody looks for marked. */
@customElement("ow-file-view")
export class OwFileView extends LitElement {
  @property({ attribute: false }) blocks: readonly WordBlock[] = [];

  /** The numbers of the blocks to show. */
  @property({ attribute: false }) shown: readonly number[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`<div class="file-view" role="region" aria-label="The file" tabindex="0">
      ${this.blocks.map((it, at) => (it.text.trim() ? this.#block(it, at) : nothing))}
    </div>`;
  }

  protected override updated(changed: PropertyValues) {
    if (!changed.has("shown")) return;
    const view = this.querySelector<HTMLElement>(".file-view");
    const block = this.querySelector<HTMLElement>("mark");
    if (view && block) view.scrollTop = block.offsetTop - view.clientHeight / 3;
  }

  #block({ text, headingLevel, isBold, listDepth, cell, place }: WordBlock, at: number) {
    const looks = [
      headingLevel !== null || isBold ? "strong" : "",
      listDepth === null ? "" : "item",
      cell ? "cell" : "",
      place === "body" || place === "text box" ? "" : "aside",
    ];
    const isShown = this.shown.includes(at);
    return html`<p class="file-block ${looks.join(" ")}" dir="auto">
      ${isShown ? html`<mark>${text}</mark>` : text}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-file-view": OwFileView;
  }
}
